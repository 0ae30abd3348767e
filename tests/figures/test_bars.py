"""Bars start at zero and end in their number; estimates are hatched, press figures dotted."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboard.figures.bars import bar_chart, mode_bar
from dashboard.figures.quantity import scale_of
from tests.figures.tiny_figures import WORDS, figure

SCALE = scale_of("kt_co2e", [4_550.0])


def drawn(*figures):
    bars = [mode_bar(one.mode, one, WORDS) for one in figures]
    chart = bar_chart(bars, SCALE, WORDS)
    go.Figure(chart)
    return chart


ROAD = figure("SE", 2022, 4_550.0, "kt_co2e", mode="road", status="estimated")
TINY = figure("SE", 2022, 2.7, "kt_co2e", mode="inland_waterway", status="estimated")


def test_values_stand_at_the_ends_and_small_ones_are_not_zero():
    labels = drawn(ROAD, TINY)["layout"]["annotations"]
    assert [label["text"] for label in labels] == ["<b>4.55</b>", "<b>under 0.01</b>"]


def test_bars_start_at_zero_and_are_named_at_the_left():
    chart = drawn(ROAD, TINY)["layout"]
    assert chart["xaxis"]["range"][0] == 0
    assert chart["yaxis"]["ticktext"] == ["Road", "Inland waterway"]


def test_estimates_are_hatched_inside_a_full_outline():
    marker = drawn(ROAD)["data"][0]["marker"]
    assert marker["pattern"]["shape"] == "/"
    assert marker["line"]["color"] == "var(--mode-road)"


def test_press_figures_are_dotted_and_say_so():
    press = figure("SE", 2022, 4_550.0, "kt_co2e", status="secondary")
    chart = drawn(press)
    assert chart["data"][0]["marker"]["pattern"]["shape"] == "."
    assert "Press" in chart["layout"]["annotations"][0]["text"]


def test_official_bars_carry_the_pattern_of_their_mode_for_print():
    trace = drawn(figure("SE", 2022, 4_550.0, "kt_co2e"))["data"][0]
    assert "pattern" not in trace["marker"]
    assert trace["meta"]["pattern"]["where"] == "bar"
