"""The map as a table: every region with its value, and what has none."""

from __future__ import annotations

from dashboard.figures.map_table import map_table
from tests.figures.tiny_figures import ATLAS, WORDS, selected


def rows(**changes):
    table = map_table(selected(**changes), ATLAS, WORDS)
    return [(*(cell.text for cell in row.cells), row.status) for row in table.rows]


def test_the_eu_stands_on_top_then_values_by_rank_then_what_is_not_known():
    assert rows() == [
        ("European Union (27 countries)", "20.0", "–", "estimated"),
        ("Sweden", "35.0", "1", "official"),
        ("Germany", "20.0", "2", "official"),
        ("United Kingdom", "–", "–", "missing"),
    ]


def test_a_sum_tells_how_many_ports_it_holds_and_regions_without_ports_are_left_out():
    assert rows(measure="port_tonnes", level="0") == [("Sweden", "40.5", "1", "1 of 2", "partial")]


def test_places_are_listed_one_by_one():
    found = rows(measure="port_tonnes")
    assert [row[0] for row in found] == ["Göteborg", "Malmö"]


def test_what_is_selected_is_marked():
    table = map_table(selected("DE"), ATLAS, WORDS)
    assert [row.key for row in table.rows if row.is_chosen] == ["DE"]
