"""What the map draws of flows: two curves a partner, as wide as their tonnes, and their words."""

from __future__ import annotations

import json

import pytest

from dashboard.figures.flow_map import WIDEST, drawn_load, line_width
from dashboard.figures.map_paint import paint
from dashboard.words import speak
from tests.figures.tiny_flow_atlas import FLOW_ATLAS, flowing, loaded

WORDS = speak("en")


def painted(*subjects: str, **changes):
    return paint(flowing(*subjects, **changes), FLOW_ATLAS, WORDS)


def test_without_the_layer_nothing_is_added() -> None:
    plain = paint(flowing("SE12", layers=("ports",)), FLOW_ATLAS, WORDS)
    assert "flows" not in plain
    assert "load" not in plain


def test_each_partner_has_a_line_out_and_a_line_in() -> None:
    lines = painted("SE12")["flows"]["lines"]
    assert [line[:2] + line[3:] for line in lines] == [
        ["SE12", "SE23", 0],
        ["SE23", "SE12", 1],
        ["SE12", "DE60", 0],
        ["DE60", "SE12", 1],
    ]


def test_widths_are_in_proportion_to_the_largest_of_all_years() -> None:
    widths = {tuple(line[:2]): line[2] for line in painted("SE12")["flows"]["lines"]}
    assert widths["SE23", "SE12"] == WIDEST
    assert widths["SE12", "DE60"] == pytest.approx(WIDEST * 3 / 5)
    before = painted("SE12", year=2021)["flows"]["lines"]
    assert max(line[2] for line in before) == pytest.approx(WIDEST / 1.1, abs=0.05)


def test_a_direction_that_is_not_known_has_no_line() -> None:
    lines = painted("SE23")["flows"]["lines"]
    assert ["SE23", "DE60"] not in [line[:2] for line in lines]
    assert ["DE60", "SE23"] in [line[:2] for line in lines]


def test_lines_come_with_the_points_that_they_join_and_the_colour_of_their_mode() -> None:
    flows = painted("SE12")["flows"]
    assert flows["points"]["SE12"] == [16.0, 60.0]
    assert set(flows["points"]) == {"SE12", "SE23", "DE60"}
    assert flows["token"] == "mode-road"
    assert painted("SE12", mode="")["flows"]["token"] == "ink"


def test_the_card_of_a_partner_tells_both_ways_with_their_ranges() -> None:
    card = painted("SE12")["cards"]["SE23"]
    assert card == [
        "Västsverige",
        "9.1\N{NO-BREAK SPACE}Mt",
        "sent there: 4.1\N{NO-BREAK SPACE}Mt (3.3–5.4)",
        "received from there: 5.0\N{NO-BREAK SPACE}Mt (4.0–6.5)",
        "estimated",
        "Estimated",
    ]


def test_the_card_of_a_partner_says_at_least_where_a_part_is_not_known() -> None:
    card = painted("SE")["cards"]["DE"]
    assert card[1] == "≥\N{NO-BREAK SPACE}6.00\N{NO-BREAK SPACE}Mt"
    assert card[2].startswith("sent there: ≥\N{NO-BREAK SPACE}3.00")
    assert card[3].startswith("received from there: 3.00")
    assert painted("SE23")["cards"]["DE60"][1] == "≥\N{NO-BREAK SPACE}1.0\N{NO-BREAK SPACE}Mt"


def test_regions_that_the_map_does_not_draw_have_a_name_to_be_told_by() -> None:
    assert painted("SE12")["cards"]["SE12"][0] == "Östra Mellansverige"


def test_what_the_lines_show_is_announced() -> None:
    assert "Östra Mellansverige sends most to Västsverige" in painted("SE12")["announce"]


def test_the_map_goes_to_a_small_region_and_stays_for_a_country() -> None:
    assert painted("SE12")["flows"]["fit"]
    assert not painted("SE")["flows"]["fit"]


def test_between_countries_each_direction_is_one_line() -> None:
    flows = painted()["flows"]
    assert [line[:2] for line in flows["lines"]] == [["DE", "SE"], ["SE", "DE"]]


@pytest.mark.parametrize("changes", [{"year": 2005}, {"mode": "sea"}])
def test_where_there_are_no_flows_no_line_is_drawn(changes) -> None:
    assert "flows" not in painted("SE12", **changes)


def test_a_payload_stays_small_and_can_be_sent() -> None:
    text = json.dumps(painted("SE12")["flows"], allow_nan=False)
    assert len(text) < 1000


def test_sections_have_the_width_of_their_load_and_those_not_known_none() -> None:
    load = drawn_load(loaded("corridor:ETC-SCM"), FLOW_ATLAS, WORDS)
    assert load == {"widths": {"S1|road": 5.5, "S2|road": 11.0}, "corridor": "corridor:ETC-SCM"}


def test_the_thinnest_line_can_still_be_seen() -> None:
    assert line_width(0.0, 10e6) == line_width(1.0, 0.0) == 0.7
