"""The intensity of a mode is made from the rows that the table allows."""

from __future__ import annotations

import math

import pytest

from dashboard.measures.factors import FactorRow, Factors, GridRow
from dashboard.measures.intensity import emission_intensity, energy_intensity


def factors(mode: str, *grid: GridRow, **values: float) -> Factors:
    rows = [
        FactorRow(name, mode, name, "fuel", value, "", 2018, 2024, "official", "", "s", "used", "")
        for name, value in values.items()
    ]
    return Factors(rows, grid)


def test_both_parts_are_used_as_they_stand() -> None:
    one = emission_intensity(
        factors("road", intensity_wtt=23.59, intensity_ttw=101.63), "road", "SE", 2022
    )
    assert one is not None
    assert (one.wtt, one.ttw, one.wtw) == (23.59, 101.63, pytest.approx(125.22))
    assert list(one.used) == ["intensity_wtt", "intensity_ttw"]


def test_half_a_factor_is_no_factor() -> None:
    assert emission_intensity(factors("road", intensity_ttw=101.63), "road", "SE", 2022) is None
    assert energy_intensity(factors("road", intensity_ttw=101.63), "road", 2022) is None


def test_rail_needs_a_known_electricity() -> None:
    case = {"case_emissions": 72.0, "case_activity": 5000.0, "carrier_wtt": 144.0}
    known = GridRow("SE", 2022, 36.0, "", "official", "ember")
    unknown = GridRow("NO", 2022, math.nan, "", "missing", "ember")
    rail = factors("rail", known, unknown, intensity_ttw=0.0, **case)
    one = emission_intensity(rail, "rail", "SE", 2022)
    assert one is not None
    assert (one.wtt, one.ttw) == (pytest.approx(1.0), 0.0)
    assert list(one.used)[-1] == "grid"
    assert emission_intensity(rail, "rail", "NO", 2022) is None


def test_rail_without_its_energy_is_not_known() -> None:
    grid = GridRow("SE", 2022, 36.0, "", "official", "ember")
    assert emission_intensity(factors("rail", grid, intensity_ttw=0.0), "rail", "SE", 2022) is None


def test_energy_may_come_from_the_whole() -> None:
    one = energy_intensity(
        factors("inland_waterway", intensity_wtw=20.0, carrier_wtw=100.0), "inland_waterway", 2022
    )
    assert one is not None
    assert one.mj == pytest.approx(0.2)
