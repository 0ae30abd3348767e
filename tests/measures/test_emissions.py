"""Emissions and energy are tonne-kilometres times factors that hold."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.emissions import emissions, energy
from dashboard.measures.factors import FactorRow, Factors, GridRow
from dashboard.measures.raw import CountryRow, Tables

MODES = ("road", "rail", "inland_waterway", "sea")


def factor(mode: str, quantity: str, value: float) -> FactorRow:
    return FactorRow(
        *(f"{mode}-{quantity}", mode, quantity, "fuel", value, "", 2018, 2024),
        *("official", "", f"source-{mode}", "used", ""),
    )


FACTORS = Factors(
    [
        factor("road", "intensity_wtt", 20.0),
        factor("road", "intensity_ttw", 80.0),
        factor("road", "carrier_ttw", 70.0),
        factor("inland_waterway", "intensity_wtw", 20.0),
        factor("inland_waterway", "carrier_ttw", 75.0),
        factor("inland_waterway", "carrier_wtw", 100.0),
        factor("sea", "intensity_wtt", 3.0),
        factor("sea", "intensity_ttw", 13.0),
        factor("rail", "intensity_ttw", 0.0),
        factor("rail", "case_emissions", 72.0),
        factor("rail", "case_activity", 5000.0),
        factor("rail", "carrier_wtt", 144.0),
    ],
    [GridRow("SE", 2022, 45.0, "", "official", "ember")],
)


def carried(mode: str, value: float, year: int = 2022, region: str = "SE") -> CountryRow:
    return CountryRow(region, year, mode, value, "b", "official", "itf")


def tables(*rows: CountryRow) -> Tables:
    return Tables(tonne_km=rows, factors=FACTORS)


def test_road_is_tonne_kilometres_times_both_parts() -> None:
    (road,) = emissions(tables(carried("road", 50_000.0)))
    assert (road.value, road.wtt, road.ttw, road.unit) == (5_000.0, 1_000.0, 4_000.0, "kt_co2e")


def test_rail_is_energy_times_the_electricity_of_that_country_and_year() -> None:
    (rail,) = emissions(tables(carried("rail", 20_000.0)))
    assert rail.value == pytest.approx(20_000 * 0.1 / 3.6 * 45 / 1000)
    assert (rail.ttw, rail.wtt) == (0.0, rail.value)


def test_a_whole_is_divided_as_the_fuel_is() -> None:
    (waterway,) = emissions(tables(carried("inland_waterway", 1_000.0)))
    assert (waterway.wtt, waterway.ttw) == (pytest.approx(5.0), pytest.approx(15.0))


def test_rail_without_electricity_of_that_year_has_no_figure() -> None:
    rows = (carried("rail", 20_000.0, year=2021), carried("rail", 20_000.0, region="NO"))
    assert emissions(tables(*rows)) == []
    assert len(energy(tables(*rows))) == 2


def test_no_factor_is_used_outside_its_years() -> None:
    rows = (carried("road", 1.0, year=2017), carried("road", 1.0, year=2025))
    assert emissions(tables(*rows)) == []
    assert energy(tables(*rows)) == []


def test_what_nobody_counted_has_no_emissions_and_what_did_not_move_has_none() -> None:
    found = emissions(tables(carried("road", math.nan), carried("sea", 0.0)))
    assert [(figure.mode, figure.value) for figure in found] == [("sea", 0.0)]


def test_every_figure_is_an_estimate_and_keeps_flag_and_all_sources() -> None:
    (road,) = emissions(tables(carried("road", 1.0)))
    assert (road.status, road.flag, road.source_ids) == ("estimated", "b", ("itf", "source-road"))


def test_energy_is_exhaust_over_that_of_the_fuel_or_the_case() -> None:
    rows = tables(carried("road", 700.0), carried("rail", 700.0), carried("inland_waterway", 700.0))
    found = [figure.value for figure in energy(rows)]
    assert found == [pytest.approx(800.0), pytest.approx(70.0), pytest.approx(140.0)]


def test_energy_without_a_factor_for_the_fuel_is_not_guessed() -> None:
    assert energy(tables(carried("sea", 700.0))) == []


@given(st.sampled_from(MODES), st.floats(0, 1e6))
def test_well_to_wheel_is_well_to_tank_and_tank_to_wheel(mode: str, value: float) -> None:
    (figure,) = emissions(tables(carried(mode, value)))
    assert figure.value == pytest.approx(figure.wtt + figure.ttw)
    assert min(figure.value, figure.wtt, figure.ttw) >= 0


@given(st.sampled_from(MODES), st.floats(0, 1e6), st.floats(0, 1e6))
def test_emissions_of_two_parts_add_up(mode: str, one: float, other: float) -> None:
    apart = emissions(tables(carried(mode, one), carried(mode, other, region="SE")))
    together = emissions(tables(carried(mode, one + other)))
    assert sum(figure.value for figure in apart) == pytest.approx(together[0].value)
