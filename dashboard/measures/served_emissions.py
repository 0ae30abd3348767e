"""Greenhouse gas and energy of regions: their flows times an intensity, terminals included."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.measures.cube import ALL_MODES, UNKNOWN, Figure
from dashboard.measures.factors import FactorRow, Factors, GridRow
from dashboard.measures.intensity import emission_intensity, energy_intensity
from dashboard.measures.raw import ServedRow, Tables
from dashboard.measures.served import (
    ESTIMATED,
    FLOW_MODES,
    LOADED,
    SERVED,
    TONNE_KM,
    UNLOADED,
    Key,
    by_key,
)
from dashboard.measures.status import known_status, made_status

EMISSIONS_UNIT, ENERGY_UNIT = "kt_co2e", "tj"
TKM_PER_GRAM_KT = 1e9
KG_PER_KT = 1e6
MJ_PER_TJ = 1e6


@dataclass(frozen=True, slots=True)
class Hub:
    """Greenhouse gas of handling one tonne once, in kg CO2e, and the rows that say so."""

    wtt: float
    ttw: float
    used: dict[str, FactorRow]


NO_HUB = Hub(0.0, 0.0, {})
"""A lorry is loaded where the goods are: road needs no terminal."""


def hub(factors: Factors, mode: str, year: int) -> Hub:
    """Return what handling one tonne in a terminal emits; nothing where a mode needs none."""
    whole, at_site = (factors.of(mode, f"hub_{scope}", year) for scope in ("wtw", "ttw"))
    if whole is None or at_site is None:
        return NO_HUB
    rows = {"hub_wtw": whole, "hub_ttw": at_site}
    return Hub(whole.value - at_site.value, at_site.value, rows)


def served_emissions(tables: Tables) -> list[Figure]:
    """Return the greenhouse gas of what regions load and unload, well to wheel.

    A transport is counted half where it begins and half where it ends: its tonne-kilometres
    times grams for one tonne-kilometre, and one handling in a terminal at each end for rail and
    inland waterways.

    Parameters
    ----------
    tables
        Of ``served``: tonnes and tonne-kilometres by region, year and mode; of ``factors``:
        intensities with the years they hold for. Rail uses the electricity of the region's
        country.

    Returns
    -------
    figures
        In kt CO2e, with definition ``served``; parts add up to the value; ``all`` is the sum of
        the modes and not known where one of them is not.

    Notes
    -----
    Not for reporting against a climate target, and not for judging a haulier or a region's
    companies: one intensity stands for all.
    """
    carried = by_key(tables.served, TONNE_KM)
    handled = [by_key(tables.served, quantity) for quantity in (LOADED, UNLOADED)]
    figures = {}
    for key, row in carried.items():
        if row.mode != ALL_MODES:
            ends = [one.get(key) for one in handled]
            figures[key] = _emitted(row, ends, tables.factors)
    return _with_sums(figures, carried)


def served_energy(tables: Tables) -> list[Figure]:
    """Return the energy that the transports of regions use, half at each end.

    Fuel in the tank and electricity at the train; terminals are left out, since no source gives
    their energy.

    Parameters
    ----------
    tables
        As for `served_emissions`.

    Returns
    -------
    figures
        In TJ, with definition ``served``.

    Notes
    -----
    Not for energy balances: those count what was sold, this counts what was driven.
    """
    carried = by_key(tables.served, TONNE_KM)
    figures = {
        key: _used(row, tables.factors) for key, row in carried.items() if row.mode != ALL_MODES
    }
    return _with_sums(figures, carried)


def _emitted(row: ServedRow, ends: Sequence[ServedRow | None], factors: Factors) -> Figure:
    one = emission_intensity(factors, row.mode, row.region_id[:2], row.year)
    if one is None:
        return _figure(row, EMISSIONS_UNIT, UNKNOWN, ())
    handling = hub(factors, row.mode, row.year)
    tonnes = _handled(ends) if handling.used else (0.0, 0.0, 0.0)
    wtt, ttw = (
        row.value * grams / TKM_PER_GRAM_KT + tonnes[0] * kg / KG_PER_KT
        for grams, kg in ((one.wtt, handling.wtt), (one.ttw, handling.ttw))
    )
    kg = handling.wtt + handling.ttw
    low, high = (
        tkm * one.wtw / TKM_PER_GRAM_KT + lifted * kg / KG_PER_KT
        for tkm, lifted in ((row.low, tonnes[1]), (row.high, tonnes[2]))
    )
    used = (*one.used.values(), *handling.used.values())
    figure = _figure(row, EMISSIONS_UNIT, wtt + ttw, used)
    return figure._replace(wtt=wtt, ttw=ttw, low=low, high=high)


def _handled(ends: Sequence[ServedRow | None]) -> tuple[float, float, float]:
    """Return the tonnes handled at both ends, with the low and the high of them."""
    known = [one for one in ends if one is not None]
    if len(known) < len(ends):
        return (math.nan, math.nan, math.nan)
    value, low, high = (
        math.fsum(getattr(one, name) for one in known) for name in ("value", "low", "high")
    )
    return value, low, high


def _used(row: ServedRow, factors: Factors) -> Figure:
    one = energy_intensity(factors, row.mode, row.year)
    if one is None:
        return _figure(row, ENERGY_UNIT, UNKNOWN, ())
    low, value, high = (tkm * one.mj / MJ_PER_TJ for tkm in (row.low, row.value, row.high))
    return _figure(row, ENERGY_UNIT, value, tuple(one.used.values()))._replace(low=low, high=high)


def _figure(row: ServedRow, unit: str, value: float, used: Sequence[FactorRow | GridRow]) -> Figure:
    made = made_status(ESTIMATED, [row.status, *(part.status for part in used)])
    status = known_status(value, made)
    every = dict.fromkeys([*row.source_id.split("|"), *(part.source_id for part in used)])
    where = (row.region_id, row.level, row.year, row.mode, SERVED)
    return Figure(*where, value, unit, status, "", "|".join(every))


def _with_sums(figures: dict[Key, Figure], carried: dict[Key, ServedRow]) -> list[Figure]:
    """Return known figures, and the sum of the modes wherever all that carry anything are known."""
    sums = [_sum(figures, key, row) for key, row in carried.items() if row.mode == ALL_MODES]
    return [one for one in (*figures.values(), *sums) if one is not None and one.is_known]


def _sum(figures: dict[Key, Figure], key: Key, whole: ServedRow) -> Figure | None:
    if math.isnan(whole.value):
        return None
    parts = [figures[one] for one in ((*key[:3], mode) for mode in FLOW_MODES) if one in figures]
    if not parts or not all(part.is_known for part in parts):
        return None
    sources = dict.fromkeys(source for part in parts for source in part.source_ids)
    added = {
        name: sum(getattr(part, name) for part in parts)
        for name in ("value", "wtt", "ttw", "low", "high")
    }
    first = parts[0]._replace(mode=ALL_MODES, source_id="|".join(sources))
    return first._replace(**added)
