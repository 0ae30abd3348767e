"""Names beside lines are short, and still say what is meant."""

from __future__ import annotations

from dashboard.figures.short_names import short_name, shortened
from tests.figures.tiny_figures import ATLAS, WORDS


def test_a_country_with_a_long_name_has_its_code():
    assert short_name("UK", 12, ATLAS, WORDS) == "UK"
    assert short_name("SE", 12, ATLAS, WORDS) == "Sweden"
    assert short_name("EU27_2020", 12, ATLAS, WORDS) == "EU of 27"


def test_other_names_are_cut_between_words():
    assert shortened("North Sea Port: Vlissingen", 15) == "North Sea…"
    assert shortened("Kreisfreie", 8) == "Kreisfr…"
