"""Questions to the built figures, answered by DuckDB from the Parquet files."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from dashboard.sources.built import FIGURES, built_file
from dashboard.sources.locked_database import locked_database

_ROWS = """
SELECT place_id, region_id, level, year, mode, definition, value, unit, status, flag, source_id,
       known, out_of, wtt, ttw, low, high
FROM read_parquet($path, file_row_number = true)
WHERE ($level IS NULL OR level = $level)
  AND ($year IS NULL OR year = $year)
  AND ($mode IS NULL OR mode = $mode)
  AND ($definition IS NULL OR definition = $definition)
  AND ($place IS NULL OR place_id = $place)
  AND ($region IS NULL OR region_id = $region
       OR (place_id <> '' AND list_contains($places::VARCHAR[], place_id)))
ORDER BY file_row_number
"""
_CONTENTS = """
SELECT count(*) FILTER (WHERE value IS NOT NULL AND NOT isnan(value)) AS known_figures,
       coalesce(bool_or(place_id <> ''), false) AS has_places,
       coalesce(bool_or(definition <> ''), false) AS has_definitions,
       coalesce(bool_or(out_of > 0), false) AS has_sums,
       coalesce(bool_or(wtt IS NOT NULL AND NOT isnan(wtt)), false) AS has_parts,
       coalesce(bool_or(high > low), false) AS has_ranges
FROM read_parquet($path)
"""
_UNITS = "SELECT unit FROM read_parquet($path) GROUP BY unit ORDER BY count(*) DESC, unit"
_SOURCES = """
SELECT source FROM (SELECT unnest(string_split(source_id, '|')) AS source FROM read_parquet($path))
WHERE source <> '' GROUP BY source ORDER BY count(*) DESC, source
"""


@dataclass(frozen=True, slots=True)
class Question:
    """Which figures of a measure are asked for; None asks for all.

    Parameters
    ----------
    level
        ``eu``, ``0`` to ``3`` or ``place``.
    region
        Code of a region.
    places
        Place ids that lie in `region`; their own figures belong to the answer.
    place
        Id of a port, port group or cluster.
    year
        Calendar year.
    mode, definition
        Keys, as the figures have them.
    """

    level: str | None = None
    region: str | None = None
    places: tuple[str, ...] = ()
    place: str | None = None
    year: int | None = None
    mode: str | None = None
    definition: str | None = None


class StoredFigure(NamedTuple):
    """One row of a measure as it is stored; None where a number is not known.

    Parameters
    ----------
    place_id, region_id
        One of them is empty.
    level, year, mode, definition
        What it holds for.
    value, unit, status, flag, source_id
        The figure, and how sure it is.
    known, out_of
        Ports with a figure, of how many; zero where it is no sum.
    wtt, ttw
        Parts of the value; None where it has none.
    low, high
        Range of an estimate; None where it has none.
    """

    place_id: str
    region_id: str
    level: str
    year: int
    mode: str
    definition: str
    value: float | None
    unit: str
    status: str
    flag: str
    source_id: str
    known: int
    out_of: int
    wtt: float | None
    ttw: float | None
    low: float | None = None
    high: float | None = None


class Contents(NamedTuple):
    """What the stored figures of a measure have.

    Parameters
    ----------
    known_figures
        How many rows have a value.
    has_places, has_definitions, has_sums, has_parts, has_ranges
        Whether any row is of a place, has a definition, is a sum, is made of two parts, or has
        a range.
    units, sources
        Codes of the units and ids of the sources, the most frequent first.
    """

    known_figures: int
    has_places: bool
    has_definitions: bool
    has_sums: bool
    has_parts: bool
    has_ranges: bool
    units: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class FigureTables:
    """The built figures, to be asked.

    Parameters
    ----------
    built
        The folder ``geodata/built``.
    measures
        Keys of the measures.

    Raises
    ------
    MissingInput
        If the figures of a measure are not built.

    Notes
    -----
    One database in memory that may read the folder of the figures and nothing else. Each
    question has a cursor of its own, so threads may ask at the same time.
    """

    def __init__(self, built: Path, measures: Iterable[str]) -> None:
        folder = (built / FIGURES).resolve()
        self._paths = {measure: built_file(folder / f"{measure}.parquet") for measure in measures}
        self._database = locked_database(folder)
        self._contents = {measure: self._look_into(measure) for measure in self._paths}

    def contents(self, measure: str) -> Contents:
        """Return what the figures of a measure have."""
        return self._contents[measure]

    def rows(self, measure: str, question: Question) -> list[StoredFigure]:
        """Return the figures that are asked for.

        Parameters
        ----------
        measure
            Key of the measure.
        question
            Its values are bound, never written into the query.

        Returns
        -------
        rows
            Sorted by level, definition, mode, year and subject; none where nothing fits.
        """
        asked = asdict(question) | {
            "path": str(self._paths[measure]),
            "places": list(question.places),
        }
        found = self._ask(_ROWS, asked)
        return [StoredFigure._make(map(_known, row)) for row in found]

    def _look_into(self, measure: str) -> Contents:
        file = {"path": str(self._paths[measure])}
        (row,) = self._ask(_CONTENTS, file)
        units, sources = (tuple(one for (one,) in self._ask(q, file)) for q in (_UNITS, _SOURCES))
        return Contents._make((*row, units, sources))

    def _ask(self, query: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
        with self._database.cursor() as cursor:
            return cursor.execute(query, values).fetchall()


def _known(value: Any) -> Any:
    return None if isinstance(value, float) and math.isnan(value) else value
