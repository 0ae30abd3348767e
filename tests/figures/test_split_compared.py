"""Several countries' shares stand beside those of the EU."""

from __future__ import annotations

from dashboard.figures.split_compared import split_compared_card
from tests.figures.tiny_figures import ATLAS, WORDS, selected


def test_the_eu_stands_last_and_countries_without_a_figure_are_left_out():
    asked = selected("SE", "DE", "UK")
    card = split_compared_card(asked.selected, asked, ATLAS, WORDS)
    assert [row.key for row in card.table.rows] == ["SE", "DE", "EU27_2020"]
    assert [cell.text for cell in card.table.rows[0].cells] == ["Sweden", "65.0", "35.0"]
    assert card.figure["layout"]["yaxis"]["ticktext"] == ["Sweden", "Germany", "EU of 27"]


def test_a_year_without_figures_says_so():
    asked = selected("SE", "DE", year=1999)
    assert "1999" in split_compared_card(asked.selected, asked, ATLAS, WORDS).empty
