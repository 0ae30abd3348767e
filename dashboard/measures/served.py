"""Figures of regions by what they load and unload: the flows, added up for each region."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeAlias

from dashboard.measures.cube import ALL_MODES, MISSING, UNKNOWN, Figure
from dashboard.measures.raw import ServedRow
from dashboard.measures.status import made_status
from dashboard.words import N_

NATIONAL, SERVED = "national", "served"
DEFINITIONS = {
    NATIONAL: N_("As national statistics count"),
    SERVED: N_("By where goods are loaded and unloaded"),
}
USUAL = {"eu": NATIONAL, "0": NATIONAL, "1": SERVED, "2": SERVED, "3": SERVED}
"""Countries are shown as their statistics count them; smaller regions have flows only."""
LOADED, UNLOADED, INSIDE = "tonnes_loaded", "tonnes_unloaded", "tonnes_inside"
TONNE_KM = "tonne_km_half"
FLOW_MODES = ("road", "rail", "inland_waterway")
SERVED_MODES = (*FLOW_MODES, ALL_MODES)
SOURCES = {
    "road": "estat-road-go-ia-lgtt|estat-road-go-ia-ugtt|itf-trends-freight",
    "rail": "itf-trends-freight",
    "inland_waterway": "itf-trends-freight",
}
"""What the flows of each mode are held to."""
T_PER_MILLION = 1e6
ESTIMATED = "estimated"

Key: TypeAlias = tuple[str, str, int, str]
"""Region, level, year and mode."""


def served_figure(
    row: ServedRow, value: float, unit: str, low: float = UNKNOWN, high: float = UNKNOWN
) -> Figure:
    """Return a figure that was made from a row of the flows.

    Parameters
    ----------
    row
        Tells region, level, year, mode, status and source.
    value, low, high
        In `unit`; NaN where not known.
    unit
        Code of a unit.
    """
    status = MISSING if math.isnan(value) else row.status
    return Figure(
        *(row.region_id, row.level, row.year, row.mode, "", value, unit, status),
        *(row.flag, row.source_id),
        low=low,
        high=high,
    )


def quantity_figures(
    rows: Iterable[ServedRow], quantity: str, unit: str, divisor: float = 1.0, definition: str = ""
) -> list[Figure]:
    """Return one quantity of the flows as figures, with its range.

    Parameters
    ----------
    rows
        Everything that the flows were added up to.
    quantity
        Which of it.
    unit, divisor
        Unit of the figures, and how much of the row's unit it has.
    definition
        Definition that the figures carry.
    """
    return [
        served_figure(
            row, row.value / divisor, unit, row.low / divisor, row.high / divisor
        )._replace(definition=definition)
        for row in rows
        if row.quantity == quantity
    ]


def with_all_modes(
    rows: Iterable[ServedRow], nothing_goes: Collection[tuple[str, int, str]]
) -> tuple[ServedRow, ...]:
    """Return rows, and behind them the sum of the land modes for each region, year and quantity.

    Parameters
    ----------
    rows
        One for each region, level, year, mode and quantity that is known.
    nothing_goes
        Regions, years and modes without a row because nothing goes there.

    Returns
    -------
    rows
        A sum is there only where every mode has a row, or nothing goes by it. Its range is made
        of all low and of all high ends, so it is wider than the true one.
    """
    found = tuple(rows)
    parts: dict[tuple[str, str, int, str], dict[str, ServedRow]] = defaultdict(dict)
    for row in found:
        if row.mode in FLOW_MODES:
            parts[row.region_id, row.level, row.year, row.quantity][row.mode] = row
    sums = []
    for (region_id, _, year, _), known in parts.items():
        lacking = set(FLOW_MODES) - known.keys()
        if all((region_id, year, mode) in nothing_goes for mode in lacking):
            sums.append(_added(tuple(known.values())))
    return (*found, *sums)


def _added(rows: Sequence[ServedRow]) -> ServedRow:
    sources = dict.fromkeys(source for row in rows for source in row.source_id.split("|"))
    statuses = {row.status for row in rows}
    status = statuses.pop() if len(statuses) == 1 else made_status(ESTIMATED, statuses)
    return rows[0]._replace(
        mode=ALL_MODES,
        value=math.fsum(row.value for row in rows),
        low=math.fsum(row.low for row in rows),
        high=math.fsum(row.high for row in rows),
        status=status,
        source_id="|".join(sources),
    )


def by_key(rows: Iterable[ServedRow], quantity: str) -> dict[Key, ServedRow]:
    """Return the rows of one quantity by region, level, year and mode."""
    return {
        (row.region_id, row.level, row.year, row.mode): row
        for row in rows
        if row.quantity == quantity
    }


def whole_of(rows: Mapping[Key, ServedRow], key: Key) -> float:
    """Return all modes of a region and year together; NaN where one of them is not known."""
    row = rows.get((*key[:3], ALL_MODES))
    return row.value if row else math.nan
