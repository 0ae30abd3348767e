"""Emissions of regions: half at each end, terminals included, never a guess where unknown."""

from __future__ import annotations

import math

import pytest

from dashboard.measures.factors import FactorRow, Factors, GridRow
from dashboard.measures.raw import Tables
from dashboard.measures.served_emissions import hub, served_emissions, served_energy
from tests.measures.test_emissions import FACTORS, factor
from tests.measures.tiny_served import served_rows


def hubs(mode: str) -> list[FactorRow]:
    return [factor(mode, "hub_wtw", 1.0), factor(mode, "hub_ttw", 0.4)]


GRID = (GridRow("SE", 2022, 36.0, "", "official", "ember"),)


def with_hubs(grid: tuple[GridRow, ...] = GRID) -> Factors:
    known = (FactorRow(**one) for one in FACTORS.as_json()["factors"])
    return Factors([*known, *hubs("rail")], grid)


def emitted(factors: Factors, region: str = "SE12") -> dict[str, tuple[float, float, float]]:
    found = served_emissions(Tables(served=served_rows(), factors=factors))
    return {one.mode: (one.value, one.wtt, one.ttw) for one in found if one.subject_id == region}


def test_road_is_half_the_tonne_kilometres_at_each_end_times_both_parts() -> None:
    assert emitted(with_hubs())["road"] == pytest.approx((100.0, 20.0, 80.0))


def test_rail_has_the_electricity_of_its_country_and_a_terminal_at_each_end() -> None:
    on_the_way = 1000e6 * 0.1 / 3.6 * 36 / 1e9
    in_terminals = (6e6 + 4e6) * 1.0 / 1e6
    value, wtt, ttw = emitted(with_hubs())["rail"]
    assert value == pytest.approx(on_the_way + in_terminals)
    assert (wtt, ttw) == pytest.approx((on_the_way + 6.0, 4.0))


def test_all_modes_are_their_sum_and_unknown_where_one_is() -> None:
    found = emitted(with_hubs())
    assert found["all"][0] == pytest.approx(found["road"][0] + found["rail"][0])
    without_grid = emitted(with_hubs(grid=()))
    assert set(without_grid) == {"road"}


def test_a_range_is_that_of_the_tonne_kilometres_and_of_the_tonnes_in_terminals() -> None:
    found = served_emissions(Tables(served=served_rows(), factors=with_hubs()))
    road = next(one for one in found if (one.subject_id, one.mode) == ("SE12", "road"))
    assert (road.low, road.high) == pytest.approx((80.0, 130.0))
    rail = next(one for one in found if (one.subject_id, one.mode) == ("SE12", "rail"))
    assert (rail.low, rail.high) == pytest.approx((0.8 * 11.0, 1.3 * 11.0))


def test_regions_add_up_to_their_country() -> None:
    parts = [emitted(with_hubs(), region) for region in ("SE11", "SE12")]
    for mode, whole in emitted(with_hubs(), "SE").items():
        assert whole[0] == pytest.approx(sum(part[mode][0] for part in parts))


def test_a_mode_without_a_factor_for_terminals_has_none() -> None:
    assert (hub(FACTORS, "road", 2022).wtt, hub(FACTORS, "road", 2022).used) == (0.0, {})


def test_energy_is_tonne_kilometres_times_megajoules() -> None:
    found = served_energy(Tables(served=served_rows(), factors=with_hubs()))
    rail = next(one for one in found if (one.subject_id, one.mode) == ("SE12", "rail"))
    assert rail.value == pytest.approx(100.0)
    assert not math.isnan(rail.low)
