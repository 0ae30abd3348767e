"""Values are rounded once, half up, and what is more than zero is never written as zero."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.quantity import amount, difference, scale_of, write, write_with_unit
from dashboard.words import NO_FIGURE, speak
from tests.figures.tiny_figures import WORDS


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (28.65, "percent", "28.7%"),
        (0.0, "percent", "0.0%"),
        (0.04, "percent", "under 0.1%"),
        (47_870.0, "million_tkm", "47.9\xa0bn t-km"),
        (215.0, "million_tkm", "215\xa0million t-km"),
        (5_994.3, "kt_co2e", "5.99\xa0Mt CO₂e"),
        (467_400.0, "thousand_t", "467\xa0Mt"),
        (514_900.0, "teu", "515,000\xa0TEU"),
        (13_500_000.0, "teu", "13.5\xa0million TEU"),
        (1046.87, "index", "1,047"),
        (0.0, "kt_co2e", "0\xa0kt CO₂e"),
        (math.nan, "percent", NO_FIGURE),
    ],
)
def test_amounts_read_as_in_the_standard(value, unit, text):
    assert amount(value, unit, WORDS) == text


def test_numbers_follow_the_language():
    assert amount(28.65, "percent", speak("sv")) == "28,7\xa0%"
    assert amount(514_900.0, "teu", speak("fr")).startswith("515\xa0000")


def test_all_values_of_a_chart_share_one_scale():
    scale = scale_of("kt_co2e", [4_550.0, 320.0, 2.7, math.nan])
    texts = [write(value, scale, WORDS) for value in (4_550.0, 320.0, 2.7, math.nan)]
    assert texts == ["4.55", "0.32", "under 0.01", NO_FIGURE]
    assert write_with_unit(320.0, scale, WORDS) == "0.32\xa0Mt CO₂e"


@given(st.floats(1e-6, 1e9))
def test_what_is_more_than_zero_is_never_written_as_zero(value):
    for unit in ("percent", "million_tkm", "thousand_t", "teu"):
        number = write(value, scale_of(unit, [value]), WORDS)
        assert number.startswith("under ") or float(number.replace(",", "")) > 0


def test_a_change_from_nothing_is_not_known():
    assert difference(110, 100) == 10
    assert math.isnan(difference(1, 0))
