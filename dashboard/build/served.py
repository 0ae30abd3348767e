"""What regions load, unload and have carried, gathered from the flows for the measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dashboard.measures.raw import ServedRow
from dashboard.measures.served import (
    ESTIMATED,
    INSIDE,
    LOADED,
    SOURCES,
    UNLOADED,
    with_all_modes,
)
from dashboard.sources.flow_files import read_flow_array, read_flow_report, read_flow_table
from dashboard.sources.regional_tables import official_by_region, sum_of_parts

PUBLISHED = frozenset({"official", "provisional"})
QUANTITIES = (LOADED, UNLOADED, INSIDE)
COUNTRY_LETTERS, NUTS_1, NUTS_2 = 2, 3, 4
"""Letters of the codes of each level."""
_KEY = ["region_id", "year", "mode", "quantity"]
_COLUMNS = ("region_id", "level", "year", "mode", "quantity", "value", "low", "high")


def read_served(
    built: Path, fetched: Mapping[str, pd.DataFrame], regions: frozenset[str]
) -> tuple[ServedRow, ...]:
    """Return the sums of the flows by region, the modes together behind the single ones.

    Parameters
    ----------
    built
        The folder ``geodata/built``.
    fetched
        Tables of Eurostat that the user fetched; what they tell of a region stands in the place
        of the estimate. May be none.
    regions
        Codes of the regions of the atlas.

    Raises
    ------
    MissingInput
        If the flows are not built.
    """
    table = read_flow_table(built, "region_ranges", _COLUMNS)
    rows = (
        ServedRow(
            region, str(level), year, mode, quantity, value, low, high, ESTIMATED, SOURCES[mode]
        )
        for region, level, year, mode, quantity, value, low, high in zip(
            *(table[name] for name in _COLUMNS), strict=True
        )
    )
    official = with_sums(official_by_region(fetched, regions), regions)
    found = put_in_place(rows, official_rows(official))
    return with_all_modes(found, _without_way(built))


def with_sums(table: pd.DataFrame, regions: frozenset[str]) -> pd.DataFrame:
    """Return published figures with the sums of their parts, for regions without one of their own.

    Parameters
    ----------
    table
        As `official_by_region` gives it. What stays inside a region is not summed: what goes from
        one part to the other also stays inside the whole.
    regions
        Codes of the regions of the atlas.
    """
    for length in (NUTS_2, NUTS_1, COUNTRY_LETTERS):
        parts: dict[str, list[str]] = defaultdict(list)
        for code in regions:
            if len(code) == length + 1:
                parts[code[:length]].append(code)
        known = set(map(tuple, table[_KEY].to_numpy()))
        sums = sum_of_parts(table[table["quantity"].isin((LOADED, UNLOADED))], parts)
        new = [tuple(key) not in known for key in sums[_KEY].to_numpy()]
        table = pd.concat([table, sums[new]], ignore_index=True) if any(new) else table
    return table


def official_rows(table: pd.DataFrame) -> Iterator[ServedRow]:
    """Give what an office published of regions, as rows without a range.

    Parameters
    ----------
    table
        As `official_by_region` gives it. What is missing, confidential or a lower limit is left
        out: none of these may stand in the place of an estimate.
    """
    for row in table.to_dict("records"):
        if row["status"] in PUBLISHED and row["quantity"] in QUANTITIES:
            yield ServedRow(
                region_id=row["region_id"],
                level=str(len(row["region_id"]) - COUNTRY_LETTERS),
                year=int(row["year"]),
                mode=row["mode"],
                quantity=row["quantity"],
                value=float(row["value"]),
                low=float(row["value"]),
                high=float(row["value"]),
                status=row["status"],
                source_id=fetched_source(row["source_table"]),
            )


def fetched_source(code: str) -> str:
    """Return the id under which a fetched table stands among the sources.

    Examples
    --------
    >>> fetched_source("road_go_ta_rl")
    'estat-road-go-ta-rl'
    """
    return f"estat-{code.replace('_', '-')}"


def put_in_place(
    estimated: Iterable[ServedRow], official: Iterable[ServedRow]
) -> tuple[ServedRow, ...]:
    """Return estimates, those of which an office has published the same replaced by it."""
    found = {(row.region_id, row.year, row.mode, row.quantity): row for row in estimated}
    found |= {(row.region_id, row.year, row.mode, row.quantity): row for row in official}
    return tuple(found.values())


def _without_way(built: Path) -> set[tuple[str, str]]:
    """Return the regions, of every level, that a mode does not reach at all."""
    index: Mapping[str, Any] = read_flow_report(built, "index")
    has_way = np.isfinite(read_flow_array(built, "km"))
    reached: list[list[bool]] = has_way.any(axis=2).tolist()  # type: ignore[assignment]
    found = set()
    for mode, is_reached in zip(index["modes"], reached, strict=True):
        with_way = {
            code[:length]
            for code, known in zip(index["region_ids"], is_reached, strict=True)
            if known
            for length in (2, 3, 4)
        }
        every = {code[:length] for code in index["region_ids"] for length in (2, 3, 4)}
        found |= {(code, mode) for code in every - with_way}
    return found
