"""The card of a corridor: its sections with what goes over them, in the order of the way."""

from __future__ import annotations

import pytest

from dashboard.figures.load_card import load_card
from dashboard.words import speak
from tests.figures.tiny_flow_atlas import FLOW_ATLAS, loaded


def card(*subjects: str, **changes):
    return load_card(loaded(*subjects, **changes), FLOW_ATLAS, speak("en"))


def test_the_table_has_the_sections_in_the_order_of_the_way() -> None:
    table = card("corridor:ETC-SCM").table
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == [
        ["Oslo – Göteborg", "20", "12", "293"],
        ["Göteborg – Malmö", "40", "30", "272"],
    ]
    assert [row.cells[1].detail for row in table.rows] == ["16–26", "32–52"]
    assert table.is_sortable


def test_the_title_names_the_busiest_section() -> None:
    title = card("corridor:ETC-SCM").title
    assert title == (
        "Göteborg – Malmö carries most by road: 40\N{NO-BREAK SPACE}Mt in 2022, estimated"
    )


def test_all_modes_stand_side_by_side_each_named() -> None:
    shown = card("corridor:ETC-SCM", mode="")
    assert [row.cells[1].text for row in shown.table.rows] == ["Road", "Road", "Rail"]
    colours = shown.figure["data"][0]["marker"]["color"]
    assert colours == ["var(--mode-road)", "var(--mode-road)", "var(--mode-rail)"]


def test_a_section_without_a_known_load_is_a_dash_and_no_bar() -> None:
    shown = card()
    assert shown.table.rows[-1].key == "S9|road"
    assert shown.table.rows[-1].cells[1].text == "–"
    assert "S9|road" not in shown.figure["data"][0]["meta"]["keys"]


def test_the_chart_shows_what_the_table_shows() -> None:
    shown = card("corridor:ETC-SCM")
    (trace,) = shown.figure["data"]
    bars = dict(zip(trace["meta"]["keys"], trace["x"], strict=True))
    assert bars == pytest.approx({row.key: row.cells[1].order / 1e6 for row in shown.table.rows})


def test_a_load_of_which_a_part_is_not_known_is_at_least_so_much() -> None:
    shown = card("corridor:ETC-SCM", mode="rail")
    (row,) = shown.table.rows
    assert [cell.text for cell in row.cells[1:3]] == [
        "≥\N{NO-BREAK SPACE}8.0",
        "≥\N{NO-BREAK SPACE}6.0",
    ]
    assert ": ≥\N{NO-BREAK SPACE}8.0\N{NO-BREAK SPACE}Mt in 2022" in shown.title
    assert "≥\N{NO-BREAK SPACE}8.0" in shown.summary
    assert "≥ means at least" in shown.note
    assert "≥" not in card("corridor:ETC-SCM").note


@pytest.mark.parametrize("changes", [{"year": 1999}, {"mode": "sea"}])
def test_without_loads_the_card_says_what_there_is(changes) -> None:
    assert card("corridor:ETC-SCM", **changes).empty


def test_the_loads_can_be_fetched() -> None:
    assert card("corridor:ETC-SCM").csv == (
        "/data/corridor_load.csv?corridor=ETC-SCM&year=2022&mode=road"
    )
