"""Bars of estimates are all hatched, one way for what is sent and the other for what comes in."""

from __future__ import annotations

import math

import plotly.graph_objects as go

from dashboard.figures.estimate_bars import EstimateRow, estimate_bars
from dashboard.figures.quantity import scale_of
from dashboard.words import speak

WORDS, MILLION = speak("en"), scale_of("t", [5e6])
ROWS = [
    EstimateRow("SE11", "Stockholm", "Stockholm", (4.1e6, 5e6), "var(--mode-road)", (False, False)),
    EstimateRow("DE60", "Hamburg", "Hamburg", (math.nan, 1e6), "var(--mode-road)", (False, False)),
]


def chart():
    return estimate_bars(ROWS, ("sent", "received"), MILLION, 2, WORDS)


def test_the_chart_is_one_that_plotly_takes() -> None:
    assert len(go.Figure(chart()).data) == 2


def test_each_direction_has_its_own_hatch_and_its_own_place() -> None:
    first, second = chart()["data"]
    shapes = [one["marker"]["pattern"]["shape"] for one in (first, second)]
    assert shapes == ["/", "\\"]
    assert first["y"][0] < second["y"][0]
    assert first["meta"] == {"keys": ["SE11", "DE60"], "kind": 0}


def test_the_directions_are_named_at_the_first_bars() -> None:
    texts = [one["text"] for one in chart()["layout"]["annotations"]]
    assert texts == ["<b>4.1 sent</b>", "<b>5.0 received</b>", "<b>–</b>", "<b>1.0</b>"]


def test_what_is_not_known_has_no_bar() -> None:
    assert chart()["data"][0]["x"] == [4.1, None]


def test_one_kind_has_one_bar_a_row() -> None:
    rows = [EstimateRow("S1", "A – B", "A – B", (8e6,), "var(--ink-2)", (False,))]
    drawn = estimate_bars(rows, ("",), MILLION, 2, WORDS)
    assert [one["y"] for one in drawn["data"]] == [[0.0]]
    assert drawn["layout"]["annotations"][0]["text"] == "<b>8.0</b>"


def test_a_sum_of_which_a_part_is_not_known_is_labelled_as_at_least_so_much() -> None:
    rows = [EstimateRow("SE", "Sweden", "Sweden", (8e6,), "var(--ink-2)", (True,))]
    shown = estimate_bars(rows, ("",), MILLION, 2, WORDS)
    assert shown["layout"]["annotations"][0]["text"] == "<b>≥\N{NO-BREAK SPACE}8.0</b>"
    assert "≥\N{NO-BREAK SPACE}8.0" in shown["data"][0]["text"][0]
