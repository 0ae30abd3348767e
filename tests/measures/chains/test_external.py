"""External cost is a range of studies by mode, and unknown where a mode has none."""

from __future__ import annotations

import math

import pytest

from dashboard.measures.chains.elements import Chain, Element
from dashboard.measures.chains.external import external_cost
from tests.measures.chains.tiny_network import factors


def leg(mode: str) -> Chain:
    return Chain((Element("transport", mode, "a", "b", 10.0, 100.0, 100.0),))


def test_road_and_rail_have_the_least_and_the_most_of_their_studies() -> None:
    road, rail = (external_cost(leg(mode), factors()) for mode in ("road", "rail"))
    assert (road.low_eur, road.high_eur) == (pytest.approx(34.0), pytest.approx(45.0))
    assert (rail.low_eur, rail.high_eur) == (pytest.approx(6.0), pytest.approx(20.4))
    assert set(rail.source_ids) == {"infras-aps19", "cedelft11", "krone22"}


def test_the_sea_has_no_study_so_the_whole_chain_has_no_figure() -> None:
    whole = Chain((*leg("road").elements, *leg("sea").elements))
    assert math.isnan(external_cost(whole, factors()).low_eur)
