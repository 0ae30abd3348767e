"""Where nothing is selected the highest values are shown, and all of them in the table."""

from __future__ import annotations

from dashboard.figures.ranking import ranking_card, shown_figures
from tests.figures.tiny_figures import ATLAS, WORDS, selected


def test_values_are_sorted_and_the_eu_is_no_country():
    assert list(shown_figures(selected(), ATLAS)) == ["SE", "DE"]


def test_bars_have_the_colour_of_the_mode_that_they_are_about():
    card = ranking_card(selected(), ATLAS, WORDS)
    assert card.title == "Rail’s share of inland freight, 2022"
    assert {one["marker"]["color"] for one in card.figure["data"]} == {"var(--mode-rail)"}


def test_ports_are_in_ink():
    card = ranking_card(selected(measure="port_tonnes"), ATLAS, WORDS)
    assert {one["marker"]["color"] for one in card.figure["data"]} == {"var(--ink-2)"}


def test_a_year_without_figures_says_so():
    assert ranking_card(selected(year=1999), ATLAS, WORDS).empty
