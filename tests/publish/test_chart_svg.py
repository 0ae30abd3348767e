"""Charts are drawn with all that their record says, or not at all."""

from __future__ import annotations

import copy
import re
from typing import Any
from xml.etree import ElementTree

import pytest

from dashboard.figures.layer_cards import layer_makers
from dashboard.figures.panel import cards
from dashboard.publish.drawing.chart import chart_svg
from dashboard.publish.drawing.chart_checks import NotDrawn
from dashboard.words import speak
from tests.figures.tiny_figures import selected, tiny_atlas
from tests.figures.tiny_flow_atlas import FLOW_ATLAS, flowing, loaded

ATLAS = tiny_atlas()
WORDS = speak("en")
SELECTIONS = [
    selected(),
    selected("SE"),
    selected("SE", "DE"),
    selected("SE", measure="tonne_km"),
    selected("SE", measure="emissions"),
    selected("port:SEGOT", measure="port_tonnes"),
    selected("cluster:C06", measure="cluster_throughput"),
]


def chart(**changes: Any) -> dict[str, Any]:
    """Return a chart of one line with a gap, with what is changed of its trace."""
    card = cards(selected("SE", measure="tonne_km"), ATLAS, WORDS)[0]
    figure = copy.deepcopy(card.figure)
    figure["data"][0] |= changes
    return figure


def drawn(figure: dict[str, Any]) -> str:
    return str(chart_svg(figure, "a", "Title <b>", "Summary & more").wide)


@pytest.mark.parametrize("asked", SELECTIONS)
def test_every_chart_of_the_panel_is_drawn_as_well_formed_svg(asked) -> None:
    shown = [card for card in cards(asked, ATLAS, WORDS) if card.figure]
    assert shown
    for card in shown:
        both = chart_svg(card.figure, card.key, card.title, card.summary)
        for drawing in (both.wide, both.narrow):
            root = ElementTree.fromstring(str(drawing))
            assert root[0].text == card.title
            assert root[1].text == card.summary


def test_the_charts_of_flows_and_loads_are_drawn_too() -> None:
    asked = (flowing("SE2"), loaded(), loaded("corridor:ETC-SCM", mode=""))
    made = [make() for one in asked for make in layer_makers(one, FLOW_ATLAS, WORDS)]
    found = [card for card in made if card.figure]
    assert found
    for card in found:
        assert "<rect" in drawn(card.figure)


def test_title_and_summary_are_text_and_never_markup() -> None:
    svg = drawn(chart())
    assert "Title &lt;b&gt;</title>" in svg
    assert "Summary &amp; more</desc>" in svg


def test_the_pen_is_lifted_at_a_gap() -> None:
    figure = chart(x=[2020, 2021, None, 2022], y=[1, 2, None, 3])
    path = re.search(r'<path d="(M[^"]*)" fill="none"', drawn(figure))
    assert path is not None
    assert path[1].count("M") == 2
    assert path[1].count("L") == 1


def test_an_unsure_line_is_dashed_and_a_sure_one_is_not() -> None:
    line = chart()["data"][0]["line"]
    assert 'stroke-dasharray="5 4"' in drawn(chart(line=line | {"dash": "5px,4px"}))
    assert 'stroke-dasharray="5 4"' not in drawn(chart())


def test_colours_stay_tokens_and_a_thinned_one_becomes_an_opacity() -> None:
    card = next(one for one in cards(selected("SE", "DE"), ATLAS, WORDS) if one.key == "split")
    svg = drawn(card.figure)
    assert 'fill="var(--mode-rail)"' in svg
    assert 'fill="var(--mode-road)" fill-opacity=".38"' in svg
    assert not re.search(r"#[0-9a-fA-F]{6}|rgb", svg)


def test_estimates_are_hatched_with_a_pattern_of_their_own_drawing() -> None:
    card = cards(selected("SE", measure="emissions"), ATLAS, WORDS)[0]
    svg = drawn(card.figure)
    used = set(re.findall(r"url\(#([^)]*)\)", svg))
    assert used
    assert used == set(re.findall(r'<pattern id="([^"]*)"', svg))


def test_a_wide_drawing_and_a_narrow_one_have_text_of_the_same_size() -> None:
    both = chart_svg(chart(), "a", "Title", "Summary")
    sizes = [set(re.findall(r'font-size="([^"]*)"', text)) for text in both_texts(both)]
    assert sizes[0] == sizes[1] == {"12.5"}


def both_texts(both: Any) -> tuple[str, str]:
    return str(both.wide), str(both.narrow)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"type": "pie"}, "data.type"),
        ({"mode": "lines+text"}, "scatter.mode"),
        ({"error_y": {"array": [1]}}, "scatter.error_y"),
        ({"line": {"color": "var(--ink)", "width": 1, "shape": "spline"}}, "scatter.line.shape"),
    ],
)
def test_a_part_that_is_not_drawn_is_refused_by_name(changes, named: str) -> None:
    with pytest.raises(NotDrawn) as told:
        drawn(chart(**changes))
    assert told.value.where == named


def test_a_second_axis_is_refused() -> None:
    figure = chart()
    figure["layout"]["yaxis2"] = {}
    with pytest.raises(NotDrawn, match="yaxis2"):
        drawn(figure)
