"""What regions load, unload and have carried, gathered from the flows for the measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dashboard.measures.raw import CountryRow, ServedRow
from dashboard.measures.served import (
    ESTIMATED,
    INSIDE,
    LOADED,
    SOURCES,
    TONNE_KM,
    UNLOADED,
    with_all_modes,
)
from dashboard.measures.served_official import LETTERS, Of, with_official
from dashboard.sources.flow_files import read_flow_array, read_flow_report, read_flow_table
from dashboard.sources.regional_tables import official_by_region, sum_of_parts

PUBLISHED = frozenset({"official", "provisional"})
QUANTITIES = (LOADED, UNLOADED, INSIDE, TONNE_KM)
COUNTRY_LETTERS, NUTS_1, NUTS_2 = 2, 3, 4
"""Letters of the codes of each level."""
_KEY = ["region_id", "year", "mode", "quantity"]
_COLUMNS = ("region_id", "level", "year", "mode", "quantity", "value", "low", "high")


def read_served(
    built: Path,
    fetched: Mapping[str, pd.DataFrame],
    regions: frozenset[str],
    national: Iterable[CountryRow],
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
    national
        Official tonne-kilometres of countries.

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
    found = with_official(rows, official_rows(official))
    reported = {(row.region_id, row.year, row.mode): row.value for row in national}
    return with_all_modes(found, nothing_goes(built, reported))


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
    halves = _halves_of_ways(table)
    for row in pd.concat([table, halves]).to_dict("records"):
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
                source_id="|".join(map(fetched_source, row["source_table"].split("|"))),
                flag=row["flag"],
            )


def _halves_of_ways(table: pd.DataFrame) -> pd.DataFrame:
    """Return half of the tonne-kilometres loaded and unloaded, where both are known."""
    ends = {"tonne_km_loaded", "tonne_km_unloaded"}
    ways = table[table["quantity"].isin(ends) & table["status"].isin(PUBLISHED)]
    rows = []
    for _, both in ways.groupby(["region_id", "year", "mode"]):
        if set(both["quantity"]) == ends:
            first = both.iloc[0].to_dict()
            rows.append(
                first
                | {
                    "quantity": TONNE_KM,
                    "value": both["value"].sum() / 2,
                    "flag": "".join(sorted(set("".join(both["flag"])))),
                    "status": "official" if set(both["status"]) == {"official"} else "provisional",
                    "source_table": "|".join(both["source_table"]),
                }
            )
    return pd.DataFrame(rows, columns=table.columns)


def fetched_source(code: str) -> str:
    """Return the id under which a fetched table stands among the sources.

    Examples
    --------
    >>> fetched_source("road_go_ta_rl")
    'estat-road-go-ta-rl'
    """
    return f"estat-{code.replace('_', '-')}"


def nothing_goes(built: Path, national: Mapping[tuple[str, int, str], float]) -> set[Of]:
    """Return the regions, of every level, years and modes in which nothing goes.

    Where the flows of a country are known, a region of it without a row has none: the model gives
    all of the country's freight to the others. Where they are not, only a mode that does not reach
    the region at all, and of which the country reports nothing, has none.

    Parameters
    ----------
    built
        The folder ``geodata/built``.
    national
        Official million tonne-kilometres by country, year and mode; NaN where not known.
    """
    index: Mapping[str, Any] = read_flow_report(built, "index")
    has_way = np.isfinite(read_flow_array(built, "km"))
    reached: list[list[bool]] = has_way.any(axis=2).tolist()  # type: ignore[assignment]
    every = {code[:length] for code in index["region_ids"] for length in LETTERS.values()}
    found = set()
    for mode, is_reached in zip(index["modes"], reached, strict=True):
        pairs = zip(index["region_ids"], is_reached, strict=True)
        with_way = {code[:length] for code, known in pairs if known for length in LETTERS.values()}
        for year in index["years"]:
            known = set(index["known"][mode][str(year)])
            found |= {
                (code, year, mode)
                for code in every
                if code[:2] in known
                or (code not in with_way and not national.get((code[:2], year, mode), 0.0) > 0)
            }
    return found
