"""The card of the largest partners: a finding, bars both ways, and a table that can be sorted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.figures.flow_card import flow_card
from dashboard.measures.flows import FlowCube
from dashboard.words import speak
from tests.figures.tiny_flow_atlas import FLOW_ATLAS, flowing
from tests.tiny_flows import stored

WORDS = speak("en")


def card(*subjects: str, **changes):
    return flow_card(flowing(*subjects, **changes), FLOW_ATLAS, WORDS)


def cells(card) -> dict[str, list[str]]:
    return {
        row.key: [text for cell in row.cells for text in (cell.text, cell.detail) if text]
        for row in card.table.rows
    }


def test_the_title_says_where_most_goes() -> None:
    assert card("SE12").title == (
        "Östra Mellansverige sends most to Västsverige: 4.1\N{NO-BREAK SPACE}Mt by road in 2022, "
        "estimated"
    )


def test_where_nothing_sent_is_known_the_title_says_where_most_comes_from() -> None:
    title = card("SE23", mode="rail").title
    assert title.startswith("Västsverige receives most from Hamburg: 1.0")


def test_the_table_has_both_directions_with_their_ranges() -> None:
    found = cells(card("SE12"))
    assert found["SE23"] == ["Västsverige", "4.1", "3.3–5.4", "5.0", "4.0–6.5"]
    assert found["DE60"] == ["Hamburg", "3.0", "2.4–3.9", "2.0", "1.6–2.6"]


def test_what_stays_inside_stands_at_the_foot() -> None:
    table = card("SE12").table
    assert table.is_sortable
    assert [row.key for row in table.rows if row.is_foot] == ["inside"]
    assert cells(card("SE12"))["inside"][1] == "40"


def test_a_direction_that_is_not_known_is_a_dash_and_sorted_as_not_known() -> None:
    (germany,) = [row for row in card("SE23").table.rows if row.key == "DE60"]
    assert [cell.text for cell in germany.cells[1:3]] == ["–", "1.0"]
    assert germany.cells[1].order != germany.cells[1].order
    assert germany.cells[2].order == 1e6


def test_a_sum_with_an_unknown_part_is_at_least_so_much() -> None:
    assert cells(card("SE"))["DE"][1] == "≥\N{NO-BREAK SPACE}3.00"


def test_title_and_chart_say_at_least_where_the_table_does() -> None:
    shown = card("SE")
    assert "Germany: ≥\N{NO-BREAK SPACE}3.00\N{NO-BREAK SPACE}Mt" in shown.title
    assert "≥\N{NO-BREAK SPACE}3.00\N{NO-BREAK SPACE}Mt sent" in shown.summary
    assert "≥\N{NO-BREAK SPACE}3.00" in shown.figure["data"][0]["text"][0]


def test_the_sign_of_a_partial_sum_is_explained() -> None:
    assert "≥ means at least" in card("SE").note
    assert "≥" not in card("SE12").note


def test_the_chart_shows_what_the_table_shows() -> None:
    shown = card("SE12")
    drawn = {
        (key, trace["meta"]["kind"]): value
        for trace in shown.figure["data"]
        for key, value in zip(trace["meta"]["keys"], trace["x"], strict=True)
    }
    for row in shown.table.rows:
        if not row.is_foot:
            assert drawn[row.key, 0] == pytest.approx(row.cells[1].order / 1e6)
            assert drawn[row.key, 1] == pytest.approx(row.cells[2].order / 1e6)


def test_a_place_says_that_the_flows_are_those_of_its_region() -> None:
    note = card("port:SEGOT").note
    assert (
        "These are the flows of Västsverige, the NUTS 2 region round Göteborg, not its own." in note
    )
    assert "flows of" not in card("SE12").note


def test_partners_that_are_not_known_are_told() -> None:
    flows = stored()
    flows.tonnes[0, :, 0, 2] = float("nan")
    atlas = replace(FLOW_ATLAS, flows=FlowCube(flows))
    note = flow_card(flowing("SE23"), atlas, WORDS).note
    assert note == "1 partner is not known and in no sum (Germany)."
    assert "in no sum" not in card("SE12").note


def test_sums_say_that_their_range_is_too_wide() -> None:
    assert "adds up the ends" in card("SE", mode="").note
    assert "adds up the ends" not in card("SE").note
    assert "adds up the ends" not in card("SE12").note


def test_a_year_without_flows_is_an_empty_card_that_says_what_to_do() -> None:
    shown = card("SE12", year=2005)
    assert "2021–2022" in shown.empty
    assert not shown.figure


def test_everything_is_an_estimate_and_can_be_fetched() -> None:
    shown = card("SE12")
    assert (shown.status, shown.source) == ("estimated", "Own estimate")
    assert shown.csv == "/data/flows.csv?origin=SE12&year=2022&mode=road&level=2"
