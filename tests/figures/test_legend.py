"""The legend explains what is on the map, with the same sizes and classes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.legend import legend, legend_values
from dashboard.figures.map_paint import paint
from dashboard.words import speak
from tests.figures.tiny_map import CLUSTERS, PORTS, SHARE, SUMS, TOTAL, tiny_atlas

WORDS = speak("en")
ATLAS = tiny_atlas()


def kinds(marks):
    return [mark.kind for mark in marks]


def test_classes_carry_their_lower_limits_and_the_unit_once():
    shown = legend(SHARE, ATLAS, WORDS)
    assert shown.title == "Rail share, per cent"
    assert [one.label for one in shown.classes] == ["0", "10", "20", "30", "40%"]
    assert [one.token for one in shown.classes] == paint(SHARE, ATLAS, WORDS)["ramp"]
    assert shown.no_figure == "No figure"


def test_port_circles_under_a_choropleth_say_year_and_definition():
    circles = legend(SHARE, ATLAS, WORDS).circles
    assert circles.title == "Ports, goods 2022"
    assert circles.text == "9, 40, 90\N{NO-BREAK SPACE}Mt"
    assert circles.note == "as the port authority counts"
    assert kinds(circles.rings) == ["ring-double", "port-none"]


def test_there_are_no_circles_where_the_ports_are_off():
    shown = legend(replace(SHARE, layers=("corridors",)), ATLAS, WORDS)
    assert shown.circles is None
    assert kinds(shown.marks) == ["corridor"]


@pytest.mark.parametrize("selection", [SHARE, TOTAL, PORTS, SUMS, CLUSTERS])
def test_the_largest_sign_of_the_legend_is_the_largest_of_the_map(selection):
    payload = paint(selection, ATLAS, WORDS)
    sizes = [size for size, _ in (payload["circles"] or payload["marks"]).values()]
    assert legend(selection, ATLAS, WORDS).circles.radii[-1] == pytest.approx(max(sizes), abs=0.1)


def test_totals_have_the_colour_of_their_mode_and_ports_are_mere_points():
    shown = legend(TOTAL, ATLAS, WORDS)
    assert shown.circles.fill == "mode-road"
    assert kinds(shown.marks) == ["port", "cluster", "corridor"]


def test_a_sum_says_that_only_known_ports_are_in_it():
    note = legend(SUMS, ATLAS, WORDS).circles.note
    assert note == "as the port authority counts; only ports with a figure"


def test_clusters_without_a_figure_are_hollow():
    assert kinds(legend(CLUSTERS, ATLAS, WORDS).circles.rings) == ["cluster-hollow"]


def test_a_year_without_a_figure_says_so():
    circles = legend(replace(PORTS, year=1999), ATLAS, WORDS).circles
    assert circles.text == "No figure in this year"
    assert circles.radii == ()


def test_numbers_with_a_comma_are_kept_apart_by_semicolons():
    assert legend(TOTAL, ATLAS, WORDS).circles.text == "20, 80, 192\N{NO-BREAK SPACE}bn t-km"
    text = legend(CLUSTERS, ATLAS, speak("en")).circles.text
    assert text == "40,000; 200,000; 400,000\N{NO-BREAK SPACE}TEU"


@given(st.floats(0.001, 1e9))
def test_the_values_of_a_legend_rise(largest):
    small, middle, large = legend_values(largest)
    assert 0 < small < middle < large
