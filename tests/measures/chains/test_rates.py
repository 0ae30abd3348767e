"""What a mode takes for a load follows from the inputs, and what is not known stays unknown."""

from __future__ import annotations

import math

import pytest

from dashboard.measures.chains.rates import load_rates
from tests.measures.chains.tiny_network import factors, inputs


def rates(numbers: dict[str, float] | None = None, **choices: str):
    return load_rates(inputs(numbers, **choices), factors())


def test_a_fuller_lorry_costs_and_emits_less_for_each_tonne() -> None:
    half, full = (rates({"load_factor": fill}).modes["road"] for fill in (50.0, 100.0))
    assert full.eur_per_tkm == pytest.approx(half.eur_per_tkm / 2, rel=0.1)
    assert full.mj_per_tkm < half.mj_per_tkm


def test_a_full_lorry_without_empty_running_emits_what_the_table_says() -> None:
    road = rates({"load_factor": 100.0, "empty_share": 0.0}).modes["road"]
    assert road.mj_per_tkm * road.ttw_g_per_mj == pytest.approx(59.88)


def test_empty_running_adds_the_empty_kilometres() -> None:
    none, some = (rates({"empty_share": share}).modes["road"] for share in (0.0, 50.0))
    added = some.eur_per_tkm - none.eur_per_tkm
    assert added > inputs()["road_eur_km"] / (0.68 * 17.8559) - 1e-6


def test_another_fuel_keeps_the_energy_and_changes_what_it_emits() -> None:
    diesel, hvo = rates().modes["road"], rates(fuel="hvo").modes["road"]
    assert hvo.mj_per_tkm == diesel.mj_per_tkm
    assert (hvo.ttw_g_per_mj, hvo.wtt_g_per_mj) == (1.16, 28.56)


def test_the_train_takes_the_electricity_of_the_countries_unless_told_otherwise() -> None:
    assert math.isnan(rates().modes["rail"].wtt_g_per_mj)
    german = rates(rail_power="de-2021").modes["rail"]
    assert german.mj_per_tkm * german.wtt_g_per_mj == pytest.approx(14.38)
    diesel = rates(rail_power="diesel").modes["rail"]
    assert diesel.mj_per_tkm * diesel.ttw_g_per_mj == pytest.approx(27.79)


def test_the_cost_of_a_train_for_a_kilometre_replaces_the_one_for_a_tonne_kilometre() -> None:
    own = rates({"rail_eur_train_km": 20.0, "train_t": 500.0}).modes["rail"]
    assert own.eur_per_tkm == 0.04


def test_half_the_time_between_departures_is_waited_and_none_without_departures() -> None:
    assert rates({"departures": 7.0}).modes["rail"].wait_hours == 12.0
    assert rates().modes["rail"].wait_hours == 0.0


def test_a_ship_has_no_cost_and_no_speed_until_they_are_given() -> None:
    sea = rates().modes["sea"]
    assert math.isnan(sea.eur_per_tkm)
    assert math.isnan(sea.kmh)
    given = rates({"ship_kmh": 30.0, "ship_eur_tkm": 0.01, "ship_hours": 8.0}).modes["sea"]
    assert (given.kmh, given.eur_per_tkm, given.lift_hours) == (30.0, 0.01, 8.0)


def test_cooling_needs_its_power_but_by_road() -> None:
    cold = rates(reefer="yes")
    assert cold.modes["road"].mj_per_tkm > rates().modes["road"].mj_per_tkm
    assert math.isnan(cold.modes["rail"].cooling_mj_per_hour)
    assert rates({"reefer_kw": 5.0}, reefer="yes").modes["rail"].cooling_mj_per_hour == 18.0
    assert rates({"reefer_kw": 5.0}).modes["rail"].cooling_mj_per_hour == 0.0


def test_a_transhipment_is_split_as_its_source_splits_it() -> None:
    load = rates({"tonnes": 10.0})
    assert load.hub_ttw_kg == pytest.approx(3.84)
    assert load.hub_ttw_kg + load.hub_wtt_kg == pytest.approx(10.7)
