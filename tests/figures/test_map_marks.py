"""Marks have the size of what they stand for; of a group and its members only one is drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.map_marks import hidden_places, port_radius, radius, spread
from tests.figures.tiny_map import tiny_atlas

ATLAS = tiny_atlas()


@given(st.floats(0, 1e6), st.floats(1, 100))
def test_areas_are_in_proportion(tonnes, factor):
    small, large = (port_radius(value, "thousand_t") ** 2 for value in (tonnes, tonnes * factor))
    assert large == pytest.approx(small * factor)


def test_units_of_one_weight_give_one_size():
    sizes = {
        round(port_radius(value, unit), 6)
        for value, unit in ((5_000, "thousand_t"), (5, "million_t"), (5_000_000, "t"))
    }
    assert len(sizes) == 1


def test_nothing_known_gives_no_size():
    assert radius(5, 0, 40) == 0


def test_a_group_with_a_figure_stands_for_members_without_one():
    assert hidden_places(["port:G1"], [], ATLAS) == ["port:SEMMA"]


def test_a_member_with_a_figure_hides_the_group():
    assert hidden_places(["port:G1", "port:SEMMA"], [], ATLAS) == ["port:G1"]


def test_a_group_without_a_figure_is_not_drawn():
    assert hidden_places([], [], ATLAS) == ["port:G1"]


def test_what_is_selected_is_always_drawn():
    assert hidden_places([], ["port:G1"], ATLAS) == []


def test_names_keep_clear_of_each_other():
    ranked = ["port:SEGOT", "port:SELYS", "port:SENRK", "port:unknown"]
    assert spread(ranked, ATLAS) == ["port:SEGOT", "port:SENRK"]
    assert spread(ranked, ATLAS, most=1) == ["port:SEGOT"]
