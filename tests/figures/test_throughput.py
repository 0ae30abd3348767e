"""A place's series: one line for each definition, never joined, one chart for each unit."""

from __future__ import annotations

from dashboard.figures.throughput import place_cards
from tests.figures.tiny_figures import ATLAS, WORDS, selected


def cards(place, **changes):
    return place_cards(place, selected(place, **changes), ATLAS, WORDS)


def test_two_definitions_of_a_port_are_two_lines():
    goods = cards("port:SEGOT", measure="port_tonnes")[0]
    assert goods.key == "port_tonnes"
    labels = [one["text"] for one in goods.figure["layout"]["annotations"]]
    assert labels == ["<b>Authority 40.5</b>", "<b>Eurostat 36.0</b>"]
    assert "must not be compared" in goods.note


def test_press_figures_are_explained():
    assert "from the press" in cards("port:SEGOT")[0].unit_line


def test_the_measure_of_the_map_comes_first():
    assert cards("port:SEGOT", measure="port_connectivity")[0].key == "port_connectivity"


def test_a_cluster_has_one_chart_for_each_unit():
    found = cards("cluster:C06")
    assert [card.key for card in found] == [
        "cluster_throughput-teu",
        "cluster_throughput-million_t",
    ]
    assert [column.title for column in found[1].table.columns] == [
        *("Year", "Goods, all modes, Mt", "Goods by rail, Mt")
    ]


def test_years_between_are_not_joined():
    stroke = [one for one in cards("cluster:C06")[0].figure["data"] if one["mode"] == "lines"]
    assert stroke == []


def test_a_place_without_figures_has_no_card():
    assert cards("port:G1") == ()
