"""A measure is drawn in classes, circles or marks by what it is and by its level."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.map_kinds import (
    class_of,
    figures_shown,
    kind_of_map,
    shows_bare_ports,
    sized_places,
)
from tests.figures.tiny_map import CLUSTERS, PORTS, SHARE, SUMS, TOTAL, tiny_atlas

LIMITS = (0.0, 10.0, 20.0, 30.0, 40.0)


@pytest.mark.parametrize(
    ("selection", "kind", "sized", "bare"),
    [
        (SHARE, "share", "", False),
        (TOTAL, "circles", "", True),
        (SUMS, "circles", "", True),
        (PORTS, "places", "port", False),
        (CLUSTERS, "places", "cluster", True),
    ],
)
def test_the_kind_of_map_follows_measure_and_level(selection, kind, sized, bare):
    assert kind_of_map(selection) == kind
    assert sized_places(selection) == sized
    assert shows_bare_ports(selection) is bare


def test_unknown_figures_and_the_eu_are_not_among_the_countries():
    assert set(figures_shown(SHARE, tiny_atlas())) == {"SE", "DE"}
    assert set(figures_shown(replace(SHARE, level="eu"), tiny_atlas())) == {"EU27_2020"}


@given(st.floats(0, 100))
def test_a_value_lies_in_its_class(value):
    number = class_of(value, LIMITS)
    assert LIMITS[number] <= value
    assert number == len(LIMITS) - 1 or value < LIMITS[number + 1]
