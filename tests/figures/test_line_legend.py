"""The legend shows three widths as on the map, with round values, and both directions."""

from __future__ import annotations

import pytest

from dashboard.figures.flow_map import WIDEST, line_width
from dashboard.figures.legend import legend
from dashboard.figures.line_legend import line_legends
from dashboard.words import speak
from tests.figures.tiny_flow_atlas import FLOW_ATLAS, flowing, loaded

WORDS = speak("en")


def shown(selection):
    return line_legends(selection, FLOW_ATLAS, WORDS)


def test_three_widths_stand_for_round_values() -> None:
    (lines,) = shown(flowing("SE12"))
    assert lines.values == ("0.5", "2", "5\N{NO-BREAK SPACE}Mt")
    assert lines.widths == tuple(line_width(v * 1e6, 5e6) for v in (0.5, 2, 5))
    assert max(lines.widths) <= WIDEST


def test_both_directions_have_their_sign_and_flows_between_countries_need_none() -> None:
    assert [kind for kind, _ in shown(flowing("SE12"))[0].ways] == ["flow-out", "flow-in"]
    assert shown(flowing())[0].ways == ()


def test_where_all_modes_are_drawn_each_has_its_sign() -> None:
    (lines,) = shown(loaded("corridor:ETC-SCM", mode=""))
    assert lines.ways == (("load-road", "Road"), ("load-rail", "Rail"))


@pytest.mark.parametrize("layers", [("flows",), ("load",)])
def test_where_nothing_is_drawn_the_legend_says_so(layers) -> None:
    (lines,) = shown(flowing("SE12", year=2005, layers=layers))
    assert lines.widths == ()
    assert "see the panel" in lines.note


def test_the_legend_of_the_map_has_one_for_each_layer_that_is_on() -> None:
    both = flowing("SE12", layers=("flows", "load"))
    assert [lines.title for lines in legend(both, FLOW_ATLAS, WORDS).lines] == [
        "Flows by road 2022",
        "Corridor load by road, 2022",
    ]
    assert legend(flowing("SE12", layers=()), FLOW_ATLAS, WORDS).lines == ()
