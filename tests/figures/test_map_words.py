"""Every measure has its words on the map, in each mode and level."""

from __future__ import annotations

import pytest

from dashboard.figures.map_words import card_line, legend_title, map_texts, subtitle, title
from dashboard.measures.catalogue import MEASURES
from dashboard.selection import Selection
from dashboard.words import speak

WORDS = speak("en")
VIEWS = [
    Selection(key, 2022, mode, level, definition)
    for key, measure in MEASURES.items()
    for mode in measure.modes or ("",)
    for level in measure.levels
    for definition in measure.definitions or ("",)
]


@pytest.mark.parametrize("selection", VIEWS)
def test_title_and_card_say_the_year_and_leave_no_gap(selection):
    line = card_line(selection.measure, selection.mode, selection.year, WORDS)
    for text in (title(selection, WORDS), line):
        assert "2022" in text
        assert "{" not in text
    assert "{" not in subtitle(selection, WORDS)
    assert legend_title(selection.measure, selection.mode, 2022, WORDS)


def test_a_subtitle_names_the_definition_of_a_ports_goods():
    shown = subtitle(Selection("port_tonnes", 2022, "", "2", "eurostat"), WORDS)
    assert shown == "Tonnes loaded and unloaded, gross weight, Eurostat, by NUTS 2 region"


def test_the_script_finds_a_place_for_the_name_in_what_it_announces():
    texts = map_texts(WORDS)
    assert "{name}" in texts["selected"]
    assert "{name}" in texts["removed"]
