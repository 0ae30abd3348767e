"""Questions to the estimated flows, answered by DuckDB from their Parquet file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from dashboard.sources.built import built_file
from dashboard.sources.country_ranges import read_country_ranges
from dashboard.sources.flow_files import FLOWS
from dashboard.sources.locked_database import locked_database

ROWS_AT_ONCE = 5_000
_COUNTRY, _FINEST = 2, 4
_WHERE = """
FROM read_parquet($path)
WHERE ($origin = '' OR starts_with(origin_id, $origin))
  AND ($destination = '' OR starts_with(destination_id, $destination))
  AND ($year = 0 OR year = $year) AND ($mode = '' OR mode = $mode)
"""
_PLAIN = f"""
SELECT origin_id, destination_id, year, mode, tonnes, low_tonnes, high_tonnes, tonne_km, km, status
{_WHERE}
"""
_GROUPED = f"""
SELECT substr(origin_id, 1, $origin_length) AS origin,
       substr(destination_id, 1, $destination_length) AS destination,
       year, mode, sum(tonnes) AS tonnes, sum(low_tonnes) AS low, sum(high_tonnes) AS high,
       sum(tonne_km) AS tonne_km,
       sum(tonnes * km) / nullif(sum(CASE WHEN km IS NOT NULL AND NOT isnan(km) THEN tonnes END), 0)
           AS km,
       CASE WHEN count(DISTINCT status) = 1 THEN min(status) ELSE 'estimated' END AS status
{_WHERE} GROUP BY ALL ORDER BY mode, year, origin, destination
"""
_COUNTED = f"""
SELECT count(*) FROM (
  SELECT DISTINCT substr(origin_id, 1, $origin_length) AS origin,
         substr(destination_id, 1, $destination_length) AS destination, year, mode {_WHERE}
)
"""
_COUNTED_PLAIN = f"SELECT count(*) {_WHERE}"


@dataclass(frozen=True, slots=True)
class FlowQuestion:
    """Which flows are asked for.

    Parameters
    ----------
    level
        Level of the rows, 0 to 2; cells of level 2 are added up to it. Where `origin` or
        `destination` names a region of a finer level, that end of the row is that region.
    origin, destination
        NUTS code of a level from 0 to 2; empty for all.
    year
        Calendar year; 0 for all.
    mode
        Key of a mode; empty for all, each for itself.
    """

    level: int
    origin: str = ""
    destination: str = ""
    year: int = 0
    mode: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether its rows are cells, as they are stored."""
        return self.lengths == (_FINEST, _FINEST)

    @property
    def is_of_countries(self) -> bool:
        """Whether its rows go from country to country."""
        return self.lengths == (_COUNTRY, _COUNTRY)

    @property
    def lengths(self) -> tuple[int, int]:
        """Letters of the codes at both ends: a country has two, each level below one more."""
        own = self.level + 2
        return max(own, len(self.origin)), max(own, len(self.destination))

    @property
    def bound(self) -> dict[str, Any]:
        """The values of the query."""
        own = dict(zip(("origin_length", "destination_length"), self.lengths, strict=True))
        return ({} if self.is_plain else own) | {
            "origin": self.origin,
            "destination": self.destination,
            "year": self.year,
            "mode": self.mode,
        }


class FlowRow(NamedTuple):
    """One row of an answer: a flow, or the sum of the cells of level 2 in it.

    Parameters
    ----------
    origin_id, destination_id, year, mode
        What it holds for.
    tonnes
        In tonnes a year.
    low, high
        Range. Between countries, and inside one, it is that of the sum; in other sums the ends of
        the cells are added up, which is wider than the range of the sum.
    tonne_km
        Tonne-kilometres; None where no distance is known.
    km
        Mean distance, weighted by tonnes; None where none is known.
    status
        Key of the status.
    """

    origin_id: str
    destination_id: str
    year: int
    mode: str
    tonnes: float
    low: float | None
    high: float | None
    tonne_km: float | None
    km: float | None
    status: str


class FlowTable:
    """The flows as rows, asked of DuckDB.

    Parameters
    ----------
    built
        The folder ``geodata/built``.

    Raises
    ------
    MissingInput
        If the flows are not built.

    Notes
    -----
    Flows that are zero or not known have no row there: the arrays tell which of the two.
    The database may read the folder of the flows and nothing else.
    """

    def __init__(self, built: Path) -> None:
        folder = (built / FLOWS).resolve()
        self._path = built_file(folder / "flows.parquet")
        self._countries = read_country_ranges(built)
        with self._path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256")
        for ends in (self._countries.low, self._countries.high):
            content.update(ends.tobytes())
        self.fingerprint = content.hexdigest()
        self._database = locked_database(folder)

    def count(self, question: FlowQuestion) -> int:
        """Return how many rows a question has."""
        with self._database.cursor() as cursor:
            query = _COUNTED_PLAIN if question.is_plain else _COUNTED
            found = cursor.execute(query, self._values(question)).fetchone()
        return int(found[0]) if found else 0

    def rows(self, question: FlowQuestion) -> Iterator[FlowRow]:
        """Give the rows of a question one after the other, by mode, year, origin, destination."""
        with self._database.cursor() as cursor:
            query = _PLAIN if question.is_plain else _GROUPED
            cursor.execute(query, self._values(question))
            while some := cursor.fetchmany(ROWS_AT_ONCE):
                made = map(FlowRow._make, some)
                yield from map(self._of_the_sum, made) if question.is_of_countries else made

    def _of_the_sum(self, row: FlowRow) -> FlowRow:
        low, high = self._countries.of(row.origin_id, row.destination_id, row.mode, row.year)
        return row._replace(low=low, high=high)

    def _values(self, question: FlowQuestion) -> dict[str, Any]:
        return question.bound | {"path": str(self._path)}
