"""The areas of the modal split: one at full strength, the others faint, estimates hatched."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboard.figures.areas import share_areas
from dashboard.figures.stack import stack
from tests.figures.tiny_figures import WORDS, series


def drawn(status="official"):
    found = {
        "road": series(70, 65, 60, mode="road", status=status),
        "rail": series(30, 35, 40, status=status),
    }
    chart = share_areas(stack(found, "rail"), 2011, WORDS)
    go.Figure(chart)
    return chart


def areas(chart):
    return [trace for trace in chart["data"] if trace.get("fill") == "toself"]


def test_the_mode_in_question_has_its_full_colour_and_stands_on_zero():
    first, second = areas(drawn())
    assert (first["meta"]["mode"], first["opacity"]) == ("rail", 1)
    assert (second["meta"]["mode"], second["opacity"]) == ("road", 0.38)
    assert first["y"] == [30, 35, 40, 0, 0, 0]
    assert second["y"] == [100, 100, 100, 40, 35, 30]


def test_estimated_years_are_hatched():
    assert all(area["fillpattern"]["shape"] == "/" for area in areas(drawn("estimated")))


def test_rail_carries_its_pattern_for_print():
    rail, road = areas(drawn())
    assert rail["meta"]["pattern"]["where"] == "area"
    assert "pattern" not in road["meta"]


def test_ends_are_labelled_and_the_axis_runs_to_the_whole():
    chart = drawn()["layout"]
    assert [one["text"] for one in chart["annotations"]] == [
        "<b>Rail 40.0%</b>",
        "<b>Road 60.0%</b>",
    ]
    assert chart["yaxis"]["ticktext"] == ["0", "50", "100%"]
