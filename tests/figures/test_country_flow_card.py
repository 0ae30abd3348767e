"""The strongest flows between countries, where nothing is selected."""

from __future__ import annotations

from dashboard.figures.country_flow_card import country_flow_card
from dashboard.words import speak
from tests.figures.tiny_flow_atlas import FLOW_ATLAS, flowing


def card(**changes):
    return country_flow_card(flowing(**changes), FLOW_ATLAS, speak("en"))


def test_each_direction_is_a_row_of_its_own() -> None:
    rows = card().table.rows
    assert [row.key for row in rows] == ["DE-SE", "SE-DE", "inside"]
    assert [cell.text for cell in rows[0].cells] == ["Germany", "Sweden", "3.00"]
    assert rows[0].cells[2].detail == "2.85–3.30"


def test_the_title_names_the_strongest_flow() -> None:
    assert card().title.startswith("Most goes from Germany to Sweden: 3.00")


def test_the_chart_shows_what_the_table_shows() -> None:
    shown = card()
    (trace,) = shown.figure["data"]
    bars = dict(zip(trace["meta"]["keys"], trace["x"], strict=True))
    assert bars == {
        row.key: row.cells[2].order / 1e6 for row in shown.table.rows if not row.is_foot
    }


def test_without_a_flow_the_card_says_so() -> None:
    assert "2005" in card(year=2005).empty


def test_a_flow_of_which_a_part_is_not_known_is_at_least_so_much() -> None:
    shown = card()
    assert shown.table.rows[1].cells[2].text == "≥\N{NO-BREAK SPACE}3.00"
    assert "Sweden – Germany ≥\N{NO-BREAK SPACE}3.00" in shown.summary
    assert "≥ means at least" in shown.note
