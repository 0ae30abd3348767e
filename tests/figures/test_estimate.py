"""Estimates have as many digits as they can carry, and their range beside them."""

from __future__ import annotations

import math

import pytest

from dashboard.figures.estimate import digits_of, estimate, estimate_range, estimate_with_unit
from dashboard.figures.quantity import scale_of
from dashboard.words import speak

WORDS, MILLION = speak("en"), scale_of("t", [5e6])


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (4_123_000, 2, "4.1"),
        (36_640_000, 3, "36.6"),
        (36_640_000, 2, "37"),
        (1_234_000_000, 2, "1,200"),
        (0.0, 2, "0"),
        (400.0, 2, "under 0.01"),
        (math.nan, 2, "–"),
    ],
)
def test_a_number_is_rounded_once_from_the_raw_value(value: float, digits: int, text: str) -> None:
    assert estimate(value, MILLION, digits, WORDS) == text


def test_the_unit_stands_behind_what_is_known_only() -> None:
    assert estimate_with_unit(4_123_000, MILLION, 2, WORDS) == "4.1\N{NO-BREAK SPACE}Mt"
    assert estimate_with_unit(math.nan, MILLION, 2, WORDS) == "–"


def test_a_range_has_two_ends_or_none() -> None:
    assert estimate_range(3.4e6, 4.9e6, MILLION, 2, WORDS) == "3.4–4.9"
    assert estimate_range(4.11e6, 4.14e6, MILLION, 2, WORDS) == "4.1"
    assert estimate_range(math.nan, 4.9e6, MILLION, 2, WORDS) == "–"


def test_only_what_is_held_to_official_sums_has_a_third_digit() -> None:
    assert digits_of(0, "road") == 3
    assert {digits_of(0, "rail"), digits_of(0, ""), digits_of(2, "road")} == {2}
