"""The card of a region says value, rank and status, or what is known instead."""

from __future__ import annotations

from dataclasses import replace

from dashboard.figures.map_cards import kind_of, known_cards, ranks, unknown_card
from dashboard.figures.map_kinds import figures_shown
from dashboard.figures.map_parts import place_parts
from dashboard.measures.cube import Cube
from dashboard.words import speak
from tests.figures.tiny_figures import figure
from tests.figures.tiny_map import PORTS, SHARE, share, tiny_atlas

WORDS = speak("en")
ATLAS = tiny_atlas()


def test_a_card_has_name_value_year_rank_and_status():
    cards = known_cards(figures_shown(SHARE, ATLAS), SHARE, ATLAS, WORDS)
    assert cards["SE"] == [
        *("Sweden", "28.7%", "by rail, 2022", "1st of 2 countries", "official", "Official")
    ]


def test_a_card_is_written_in_the_readers_language():
    cards = known_cards(figures_shown(SHARE, ATLAS), SHARE, ATLAS, speak("sv"))
    assert cards["DE"][:2] == ["Tyskland", "19,8\N{NO-BREAK SPACE}%"]


def test_without_a_figure_the_card_tells_the_last_one():
    card = unknown_card("UK", SHARE, ATLAS, WORDS)
    assert card[1:] == ["No figure", "Last figure: 9.1% in 2019", "", "missing", "No figure"]


def test_before_the_first_figure_the_card_tells_the_first_one():
    card = unknown_card("SE", replace(SHARE, year=2005), ATLAS, WORDS)
    assert card[2] == "First figure: 28.7% in 2022"


def test_where_there_never_was_a_figure_the_card_tells_nothing_more():
    assert unknown_card("port:SENRK", PORTS, ATLAS, WORDS)[2] == ""


def test_where_only_another_definition_has_a_figure_of_the_year_the_card_says_so():
    own = [
        figure("port:SEGOT", 2022, 36_000.0, "thousand_t", definition="eurostat"),
        figure("port:SEGOT", 2021, 40_000.0, "thousand_t", definition="authority"),
    ]
    rows = [row._replace(mode="", level="place") for row in own]
    atlas = replace(ATLAS, cubes={**ATLAS.cubes, "port_tonnes": Cube(rows)})
    card = unknown_card("port:SEGOT", PORTS, atlas, WORDS)
    told = "No figure in this definition"
    assert card[1:] == [told, "Last figure: 40.0\N{NO-BREAK SPACE}Mt in 2021", "", "missing", told]
    other_year = unknown_card("port:SEGOT", replace(PORTS, year=2020), atlas, WORDS)
    assert other_year[1] == "No figure"
    only = replace(ATLAS, cubes={**ATLAS.cubes, "port_tonnes": Cube(rows[:1])})
    assert place_parts(PORTS, {}, only, WORDS)["cards"]["port:SEGOT"][1] == told


def test_equal_values_share_a_rank_and_the_next_one_is_left_out():
    figures = {geo: share(geo, value) for geo, value in {"A": 5, "B": 9, "C": 5, "D": 1}.items()}
    assert ranks(figures) == {"B": 1, "A": 2, "C": 2, "D": 4}


def test_a_subject_is_counted_among_its_like():
    kinds = [kind_of(subject, ATLAS) for subject in ("SE", "SE232", "port:SEGOT", "cluster:C06")]
    assert kinds == ["country", "region", "port", "cluster"]
