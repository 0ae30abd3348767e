"""Shares of several subjects stand side by side, the mode in question first."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboard.figures.share_bars import ShareBar, share_bars
from tests.figures.tiny_figures import WORDS, figure


def shares(code, rail, status="official"):
    return ShareBar(
        *(code, code, code),
        {
            "road": figure(code, 2022, 100 - rail, mode="road", status=status),
            "rail": figure(code, 2022, rail, status=status),
        },
    )


def test_the_mode_in_question_comes_first_and_its_share_is_written():
    chart = share_bars([shares("SE", 30.0), shares("DE", 20.0)], "rail", WORDS)
    go.Figure(chart)
    assert [trace["meta"]["mode"] for trace in chart["data"]] == ["rail", "road"]
    texts = [one["text"] for one in chart["layout"]["annotations"]]
    assert texts == ["<b>Rail</b>", "<b>Road</b>", "<b>30.0%</b>", "<b>20.0%</b>"]


def test_the_others_are_faint_inside_a_full_edge():
    road = share_bars([shares("SE", 30.0)], "rail", WORDS)["data"][1]["marker"]
    assert road["color"] == "var(--mode-road 38%)"
    assert road["line"]["color"] == "var(--mode-road)"


def test_only_the_estimated_bars_are_hatched():
    chart = share_bars([shares("SE", 30.0), shares("EU", 20.0, "estimated")], "rail", WORDS)
    sure, hatched = chart["data"][:2]
    assert (sure["y"], "pattern" in sure["marker"]) == ([0], False)
    assert (hatched["y"], hatched["marker"]["pattern"]["shape"]) == ([1], "/")
