"""A leg takes what its mode takes, over the distance that is really driven."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.measures.chains.legs import legs
from dashboard.measures.chains.rates import Rates

ROAD = Rates("road", 0.1, 1.0, 70.0, 20.0, 1.05, 60.0)
RAIL = Rates("rail", 0.03, 0.1, 0.0, float("nan"), 1.0, 50.0)
GRID = np.array([100.0, np.nan])


def test_cost_energy_and_emissions_follow_the_driven_kilometres() -> None:
    one = legs(ROAD, 10.0, np.array([100.0]), GRID[:1])
    assert one.km.tolist() == [105.0]
    assert one.eur[0] == pytest.approx(105.0)
    assert (one.ttw_kg[0], one.wtt_kg[0]) == (pytest.approx(73.5), pytest.approx(21.0))
    assert (one.hours[0], one.rest[0]) == (1.75, 0.0)


def test_the_electricity_on_the_way_decides_and_unknown_electricity_is_unknown() -> None:
    one = legs(RAIL, 10.0, np.array([100.0, 100.0]), GRID)
    assert one.wtt_kg[0] == pytest.approx(10.0)
    assert np.isnan(one.wtt_kg[1])
    assert one.ttw_kg.tolist() == [0.0, 0.0]


def test_no_way_gives_nothing_that_is_known() -> None:
    one = legs(ROAD, 10.0, np.array([np.nan]), GRID[:1])
    assert all(np.isnan(part[0]) for part in (one.km, one.hours, one.eur, one.mj, one.ttw_kg))


def test_cooling_takes_its_energy_by_the_hour() -> None:
    cold = Rates("rail", 0.0, 0.0, 0.0, 100.0, 1.0, 50.0, cooling_mj_per_hour=18.0)
    assert legs(cold, 10.0, np.array([100.0]), GRID[:1]).mj.tolist() == [36.0]
