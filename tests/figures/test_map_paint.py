"""The map shows the figures of its selection, and says what it does not know."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dashboard.figures.map_paint import paint
from dashboard.words import speak
from tests.figures.tiny_map import CLUSTERS, PORTS, SHARE, SUMS, TOTAL, tiny_atlas

WORDS = speak("en")
ATLAS = tiny_atlas()


@pytest.mark.parametrize("selection", [SHARE, TOTAL, PORTS, SUMS, CLUSTERS])
@pytest.mark.parametrize("language", ["en", "sv", "fr"])
def test_every_kind_of_map_can_be_sent_as_json(selection, language):
    payload = paint(selection, ATLAS, speak(language))
    assert json.loads(json.dumps(payload, allow_nan=False))["title"]


def test_title_and_subtitle_say_what_when_and_by_what():
    payload = paint(SHARE, ATLAS, WORDS)
    assert payload["title"] == "Rail’s share of inland freight, 2022"
    assert payload["subtitle"] == (
        "Per cent of tonne-kilometres on road, rail and inland waterway, by country"
    )


def test_the_view_is_announced_with_the_number_of_its_figures():
    assert paint(SHARE, ATLAS, WORDS)["announce"].endswith("by country. 2 figures")


def test_credits_name_suppliers_boundaries_and_where_corridors_are_from():
    assert paint(SHARE, ATLAS, WORDS)["credits"] == (
        "Figures: Eurostat, port authorities. Boundaries © EuroGeographics. "
        "Corridors © OpenStreetMap contributors"
    )
    bare = paint(replace(SHARE, layers=()), ATLAS, WORDS)["credits"]
    assert bare == "Figures: Eurostat. Boundaries © EuroGeographics"


def test_what_is_selected_is_named_first_and_names_are_few():
    chosen = replace(PORTS, selected=("port:SENRK", "SE"))
    labels = paint(chosen, ATLAS, WORDS)["labels"]
    assert labels[0] == ("port:SENRK", "SENRK")
    assert len(labels) <= 12


def test_ports_are_named_largest_first_and_circles_of_totals_too():
    assert [key for key, _ in paint(PORTS, ATLAS, WORDS)["labels"]] == ["port:G1", "port:SEGOT"]
    assert paint(TOTAL, ATLAS, WORDS)["labels"][0] == ("DE", "Germany")


def test_a_selected_corridor_has_a_name_to_be_announced():
    chosen = replace(SHARE, selected=("corridor:ETC-SCM",))
    assert paint(chosen, ATLAS, WORDS)["cards"]["corridor:ETC-SCM"][0] == "Scandinavian"


def test_a_map_of_places_draws_its_places_even_where_the_layer_is_off():
    assert paint(replace(PORTS, layers=()), ATLAS, WORDS)["layers"] == ["ports"]
    assert paint(replace(SHARE, layers=()), ATLAS, WORDS)["layers"] == []


def test_words_for_what_has_no_card_fit_the_kind_of_map():
    blank = paint(SHARE, ATLAS, WORDS)["blank"]
    assert blank["hatched"][0] == blank["port"][0] == "No figure"
    assert blank["cluster"] == ["", "Logistics cluster", "", "", ""]
    assert paint(SUMS, ATLAS, WORDS)["blank"]["plain"][1] == "No port in the atlas"
    assert paint(TOTAL, ATLAS, WORDS)["blank"]["port"] == ["", "Port", "", "", ""]
