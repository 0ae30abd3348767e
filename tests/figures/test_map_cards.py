"""The card of a region says value, rank and status, or what is known instead."""

from __future__ import annotations

from dataclasses import replace

from dashboard.figures.map_cards import kind_of, known_cards, ranks, unknown_card
from dashboard.figures.map_kinds import figures_shown
from dashboard.words import speak
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


def test_equal_values_share_a_rank_and_the_next_one_is_left_out():
    figures = {geo: share(geo, value) for geo, value in {"A": 5, "B": 9, "C": 5, "D": 1}.items()}
    assert ranks(figures) == {"B": 1, "A": 2, "C": 2, "D": 4}


def test_a_subject_is_counted_among_its_like():
    kinds = [kind_of(subject, ATLAS) for subject in ("SE", "SE232", "port:SEGOT", "cluster:C06")]
    assert kinds == ["country", "region", "port", "cluster"]
