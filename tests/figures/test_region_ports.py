"""A region's ports are drawn one by one: a sum of known ports is no total."""

from __future__ import annotations

from dashboard.figures.region_ports import region_ports_card
from tests.figures.tiny_figures import ATLAS, WORDS, selected


def card(region, **changes):
    return region_ports_card(region, selected(region, **changes), ATLAS, WORDS)


def test_each_port_is_a_line_and_the_others_are_counted():
    shown = card("SE", measure="port_tonnes")
    assert [column.title for column in shown.table.columns] == ["Year", "Göteborg, Mt"]
    assert "1 of 2 ports here have figures." in shown.unit_line
    assert "As the port authority counts." in shown.unit_line
    assert "not added up" in shown.note


def test_another_measure_shows_the_usual_definition():
    assert card("SE").measure == "port_tonnes"


def test_a_region_without_ports_or_figures_says_so():
    assert card("DE").empty == "There is no port of the atlas here."
    empty = card("SE", measure="port_teu").empty
    assert empty == "None of the 2 ports here has a figure, as counted in this way."
