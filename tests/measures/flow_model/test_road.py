"""Road flows of a tiny world meet what is official there."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.measures.flow_model.deterrence import Deterrence
from dashboard.measures.flow_model.road import RoadYear, estimate_road, road_ways
from tests.measures.flow_model.tiny_flows import YEAR, tiny_inputs

NEAR = Deterrence(1.0, 300.0, 20.0)


def made(year: int = YEAR, **changed: float) -> RoadYear:
    inputs = tiny_inputs(**changed)
    return estimate_road(inputs, inputs.parameters, NEAR, year, road_ways(inputs, 1.1))


def test_tonnes_between_countries_are_the_two_halves() -> None:
    pairs = tiny_inputs().territory.by_pair(np.nan_to_num(made().tonnes))
    assert pairs[0, 1] == pytest.approx(45_000)
    assert pairs[1, 0] == pytest.approx(15_000)


def test_tonne_km_of_own_lorries_are_the_official_ones() -> None:
    sums = made().sums
    assert (sums.domestic + sums.own)[:2] == pytest.approx([20e6, 30e6])


def test_a_country_without_an_official_figure_has_no_flow_not_a_zero() -> None:
    tonnes = made().tonnes
    assert np.isnan(tonnes[4]).all()
    assert np.isnan(tonnes[:, 4]).all()


def test_a_year_without_any_figure_has_no_flow() -> None:
    assert np.isnan(made(1990).tonnes).all()


def test_a_country_whose_figure_cannot_be_divided_has_no_flow_inside() -> None:
    tonnes = made(road_counts__BB=0.0).tonnes
    assert np.isnan(tonnes[2:4, 2:4]).all()
    assert np.isfinite(tonnes[0, 2])
