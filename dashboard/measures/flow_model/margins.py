"""Official tonnes by region, where the user has them, as what flows are to be divided by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from dashboard.errors import DataFaults, Fault
from dashboard.measures.flow_model.territory import Array, Territory

if TYPE_CHECKING:
    import pandas as pd

QUANTITIES = {"tonnes_loaded": "loaded", "tonnes_unloaded": "unloaded"}
COLUMNS = ("region_id", "year", "mode", "quantity", "value", "unit")
FILE = "fetched tables"
UNIT, LEVEL_2, LEVEL_3 = "t", 4, 5
Margins = Mapping[tuple[str, int, str], Array]
"""Official tonnes by mode, year and direction; one value a NUTS 2 region, NaN where none."""


def regional_margins(
    rows: pd.DataFrame, territory: Territory, parts: Mapping[str, Sequence[str]]
) -> dict[tuple[str, int, str], Array]:
    """Return official tonnes loaded and unloaded by NUTS 2 region.

    Parameters
    ----------
    rows
        One row per ``region_id`` (NUTS 2021, any level), ``year``, ``mode`` and ``quantity``,
        with ``value`` (NaN where not known) and ``unit``. May be empty.
    territory
        The NUTS 2 regions.
    parts
        The NUTS 3 regions of each NUTS 2 region.

    Returns
    -------
    margins
        By mode, year and direction. A NUTS 2 region without a row of its own has the sum of its
        NUTS 3 regions if all of them are known, else NaN.

    Raises
    ------
    DataFaults
        If a column is missing, a unit is not tonnes, a value is negative, or a code is of no
        region of NUTS 2021. All faults are told.
    """
    _check(rows, territory, parts)
    known = rows[rows["quantity"].isin(list(QUANTITIES))]
    found: dict[tuple[str, int, str], dict[str, float]] = defaultdict(dict)
    names = ("mode", "year", "quantity", "region_id", "value")
    for mode, year, quantity, code, value in zip(
        *(known[name].tolist() for name in names), strict=True
    ):
        found[mode, int(year), QUANTITIES[quantity]][code] = float(value)
    return {
        key: np.array([_value(code, values, parts.get(code, ())) for code in territory.region_ids])
        for key, values in found.items()
    }


def official_shares(margin: Array | None, mass: Array, territory: Territory) -> Array:
    """Return each region's share of its country, official where there is a figure.

    Parameters
    ----------
    margin
        Official tonnes, NaN where there is no figure; None where there are none at all.
    mass
        Shares by mass, zero for a region without a way.
    territory
        The regions.

    Notes
    -----
    Regions with a figure keep their official proportion to each other and have together what
    their masses have, so that one missing figure does not move all others. Only the proportion is
    official: how much a country carries is known by another count (its own lorries, or its
    territory), and the two must not be mixed.
    """
    if margin is None:
        return mass
    there = np.isfinite(margin) & (mass > 0)
    known = territory.by_country(np.where(there, margin, 0.0))[territory.country_of]
    part = territory.by_country(np.where(there, mass, 0.0))[territory.country_of]
    scale = np.divide(part, known, out=np.zeros_like(part), where=known > 0)
    return np.where(there & (known > 0), np.nan_to_num(margin) * scale, mass)


def _value(code: str, values: Mapping[str, float], parts: Sequence[str]) -> float:
    if code in values:
        return values[code]
    own = [values.get(part, np.nan) for part in parts]
    return float(sum(own)) if own else np.nan


def _check(rows: pd.DataFrame, territory: Territory, parts: Mapping[str, Sequence[str]]) -> None:
    faults = [
        Fault(FILE, 1, name, "", "is not there", "Fetch the table again")
        for name in COLUMNS
        if name not in rows.columns
    ]
    codes = set(territory.region_ids) | {one for own in parts.values() for one in own}
    faults = faults or list(_wrong_cells(rows, codes))
    if faults:
        raise DataFaults(faults)


def _wrong_cells(rows: pd.DataFrame, codes: set[str]) -> Iterator[Fault]:
    names = ("region_id", "quantity", "unit", "value")
    for code, quantity, unit, value in zip(*(rows[name].tolist() for name in names), strict=True):
        if quantity not in QUANTITIES:
            continue
        if len(code) in (LEVEL_2, LEVEL_3) and code not in codes:
            what, mend = "is not a region of NUTS 2021", "Fetch the table in codes of NUTS 2021"
            yield Fault(FILE, 0, "region_id", code, what, mend)
        if unit != UNIT:
            yield Fault(FILE, 0, "unit", unit, "is not tonnes", "Fetch the table in tonnes")
        if value < 0:
            yield Fault(FILE, 0, "value", f"{value:g}", "is negative", "Fetch the table again")
