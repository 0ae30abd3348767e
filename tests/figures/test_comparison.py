"""Up to five subjects over the years and in the chosen year, told apart without mode colours."""

from __future__ import annotations

from dashboard.figures.comparison import comparison_cards
from tests.figures.tiny_figures import ATLAS, WORDS, selected


def cards(*subjects, **changes):
    return comparison_cards(selected(*subjects, **changes), ATLAS, WORDS)


def test_countries_have_lines_bars_and_their_split():
    assert [card.key for card in cards("SE", "UK", "DE")] == ["compare", "compare-year", "split"]


def test_lines_are_ink_of_different_dash_and_marker():
    lines = cards("SE", "UK", "DE")[0]
    marks = [one for one in lines.figure["data"] if one["mode"] == "markers"]
    assert len({mark["marker"]["symbol"][-1] for mark in marks}) == 3
    assert "var(--mode" not in repr(marks)


def test_long_names_of_countries_stand_as_codes_beside_the_lines():
    labels = [one["text"] for one in cards("SE", "UK")[0].figure["layout"]["annotations"]]
    assert labels[1] == "<b>UK 9.1, 2019</b>"


def test_bars_are_sorted_and_who_has_none_is_named_and_in_the_table():
    bars = cards("DE", "UK", "SE")[1]
    assert bars.unit_line == "Per cent. No figure: United Kingdom."
    assert [row.key for row in bars.table.rows] == ["SE", "DE", "UK"]
    assert bars.table.rows[-1].status == "missing"


def test_sums_of_known_ports_are_never_joined_by_a_line():
    keys = [card.key for card in cards("SE", "SE2", measure="port_tonnes", level="0")]
    assert keys == ["compare-year"]


def test_ports_are_compared_by_their_own_measure_when_the_map_shows_another():
    assert cards("port:SEGOT", "port:SEMMA")[0].measure == "port_tonnes"


def test_units_are_never_mixed():
    shown = cards("SE", "port:SEGOT", "cluster:C06")[0]
    assert shown.measure == "modal_split"
    assert "No figure: Göteborg, Norrköping." in shown.unit_line
