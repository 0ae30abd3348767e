"""How much is emitted, and how much energy used, for one tonne-kilometre."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dashboard.measures.factors import FactorRow, Factors, GridRow

RAIL = "rail"
MJ_PER_KWH = 3.6
G_PER_KG = 1000


@dataclass(frozen=True, slots=True)
class Intensity:
    """Greenhouse gas for one tonne-kilometre of one mode, in g CO2e.

    Parameters
    ----------
    wtt, ttw
        From well to tank, and from tank to wheel.
    used
        The rows that it was made from, by their quantity; electricity as ``grid``.
    """

    wtt: float
    ttw: float
    used: dict[str, FactorRow | GridRow]

    @property
    def wtw(self) -> float:
        """From well to wheel: both parts together."""
        return self.wtt + self.ttw


@dataclass(frozen=True, slots=True)
class EnergyIntensity:
    """Energy for one tonne-kilometre of one mode, in MJ, and the rows it was made from."""

    mj: float
    used: dict[str, FactorRow | GridRow]


def emission_intensity(factors: Factors, mode: str, region_id: str, year: int) -> Intensity | None:
    """Return what one tonne-kilometre emits, or None where a factor is not known.

    Parameters
    ----------
    factors
        Factors with the years that they hold for.
    mode
        Rail uses the electricity of the country in that very year; other modes have one factor
        for all countries.
    region_id
        Country as Eurostat writes it.
    year
        Calendar year. Nothing is carried from another year.

    Notes
    -----
    Three ways: both parts stand in the table; well-to-wheel stands there and is divided as the
    fuel's own factors are; rail takes its energy times the carbon intensity of electricity.
    """
    if mode == RAIL:
        return _of_electricity(factors, region_id, year)
    parts = _rows(factors, mode, year, "intensity_wtt", "intensity_ttw")
    if parts:
        return Intensity(parts["intensity_wtt"].value, parts["intensity_ttw"].value, {**parts})
    parts = _rows(factors, mode, year, "intensity_wtw", "carrier_ttw", "carrier_wtw")
    if not parts:
        return None
    whole, fuel_ttw, fuel_wtw = (row.value for row in parts.values())
    exhaust = whole * fuel_ttw / fuel_wtw
    return Intensity(whole - exhaust, exhaust, {**parts})


def energy_intensity(factors: Factors, mode: str, year: int) -> EnergyIntensity | None:
    """Return the energy of one tonne-kilometre, or None where a factor is not known.

    Parameters
    ----------
    factors
        Factors with the years that they hold for.
    mode
        Mode of transport.
    year
        Calendar year.

    Notes
    -----
    Three ways, the first that the table allows: the emissions of a measured case over its
    tonne-kilometres and over those of a megajoule; the exhaust of a tonne-kilometre over that
    of a megajoule; the same from well to wheel.
    """
    parts = _rows(factors, mode, year, "case_emissions", "case_activity", "carrier_wtt")
    if parts:
        emitted, activity, fuel = (row.value for row in parts.values())
        return EnergyIntensity(emitted * G_PER_KG / activity / fuel, {**parts})
    for scope in ("ttw", "wtw"):
        parts = _rows(factors, mode, year, f"intensity_{scope}", f"carrier_{scope}")
        if parts:
            intensity, fuel = (row.value for row in parts.values())
            return EnergyIntensity(intensity / fuel, {**parts})
    return None


def _rows(factors: Factors, mode: str, year: int, *quantities: str) -> dict[str, FactorRow]:
    found = {quantity: factors.of(mode, quantity, year) for quantity in quantities}
    known = {quantity: row for quantity, row in found.items() if row is not None}
    return known if len(known) == len(quantities) else {}


def _of_electricity(factors: Factors, region_id: str, year: int) -> Intensity | None:
    by_train = energy_intensity(factors, RAIL, year)
    at_train = factors.of(RAIL, "intensity_ttw", year)
    grid = factors.grid(region_id, year)
    if by_train is None or at_train is None or grid is None or math.isnan(grid.value):
        return None
    wtt = by_train.mj / MJ_PER_KWH * grid.value
    return Intensity(
        wtt, at_train.value, {**by_train.used, "intensity_ttw": at_train, "grid": grid}
    )
