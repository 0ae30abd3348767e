"""Estimates written with as many digits as they can carry, and their range."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

from dashboard.figures.quantity import Scale, symbol
from dashboard.words import NO_FIGURE, Words

FEW, MORE = 2, 3
HELD_TO_OFFICIAL = "road"
AT_LEAST = "\N{GREATER-THAN OR EQUAL TO}"
"""Before a sum of which a part is not known."""


def digits_of(level: int, mode: str) -> int:
    """Return the significant digits that a flow can carry.

    Two; three where it is by road between countries, for those are held to official sums.

    Examples
    --------
    >>> digits_of(0, "road"), digits_of(0, "rail"), digits_of(2, "road")
    (3, 2, 2)
    """
    return MORE if level == 0 and mode == HELD_TO_OFFICIAL else FEW


def estimate(
    value: float, scale: Scale, digits: int, words: Words, is_partial: bool = False
) -> str:
    """Return a number of a scale, without unit, rounded to some significant digits.

    An en dash where it is not known; what is more than zero is never written as zero. A sum of
    which a part is not known has the sign of `at_least` before it.

    Examples
    --------
    >>> from dashboard.figures.quantity import scale_of
    >>> from dashboard.words import speak
    >>> million = scale_of("t", [5e6])
    >>> [estimate(value, million, 2, speak("en")) for value in (4_123_000, 123_456_000, 2_000)]
    ['4.1', '120', 'under 0.01']
    """
    if is_partial:
        return at_least(estimate(value, scale, digits, words))
    if math.isnan(value):
        return NO_FIGURE
    if value == 0:
        return words.number(0)
    scaled = Decimal(repr(value)) / Decimal(repr(scale.divisor))
    decimals = min(scale.most_decimals, digits - 1 - scaled.adjusted())
    rounded = scaled.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    shown = max(decimals, 0)
    if not rounded:
        least = words.number(float(Decimal(1).scaleb(-decimals)), shown)
        return words.say("under {number}", number=least)
    return words.number(float(rounded), shown)


def at_least(text: str) -> str:
    """Return a number with the sign before it that a part of the sum is not known."""
    return text if text == NO_FIGURE else f"{AT_LEAST}\N{NO-BREAK SPACE}{text}"


def estimate_with_unit(
    value: float, scale: Scale, digits: int, words: Words, is_partial: bool = False
) -> str:
    """Return the same with the short unit; an en dash where it is not known."""
    number = estimate(value, scale, digits, words, is_partial)
    if number == NO_FIGURE:
        return number
    return f"{number}\N{NO-BREAK SPACE}{symbol(scale, words)}"


def estimate_range(low: float, high: float, scale: Scale, digits: int, words: Words) -> str:
    """Return a range as "3.4–4.9"; an en dash where there is none.

    Examples
    --------
    >>> from dashboard.figures.quantity import scale_of
    >>> from dashboard.words import speak
    >>> estimate_range(3.41e6, 4.87e6, scale_of("t", [5e6]), 2, speak("en"))
    '3.4–4.9'
    """
    if math.isnan(low) or math.isnan(high):
        return NO_FIGURE
    ends = [estimate(end, scale, digits, words) for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else "\N{EN DASH}".join(ends)
