"""Numbers in an address, read strictly: digits, a point and at most four decimals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from dashboard.pages.parameters import Refusal
from dashboard.words import N_

NO_NUMBER = N_(
    "“{value}” is not allowed for {parameter}. Give {allowed}, with a point before the decimals."
)
DECIMALS = 4
SMALLEST = 1e-4


@dataclass(frozen=True)
class NumberParameter:
    """A number that an address takes.

    Parameters
    ----------
    name
        As it stands in the address.
    meaning
        What it asks for, in English or to be translated.
    least
        0, `SMALLEST` or a whole number: what is allowed at least.
    most
        A whole number: what is allowed at most.
    """

    name: str
    meaning: str
    least: float
    most: float

    @cached_property
    def pattern(self) -> str:
        """Return the regular expression of exactly those numbers that are allowed."""
        top = int(self.most)
        parts = [rf"{top}(\.0{{1,{DECIMALS}}})?"]
        if self.least == SMALLEST:
            parts.append(rf"0\.({_nonzero(DECIMALS)})")
        first = 1 if self.least == SMALLEST else int(self.least)
        if first < top:
            parts.append(rf"({whole_numbers(first, top - 1)})(\.[0-9]{{1,{DECIMALS}}})?")
        return f"^({'|'.join(parts)})$"

    @property
    def span(self) -> str:
        """Return what is allowed, for a message."""
        return f"{plain(self.least)}–{plain(self.most)}"

    def read(self, text: str) -> float:
        """Return the number that a text is.

        Raises
        ------
        Refusal
            If it is not written as allowed, or lies outside.
        """
        if not re.fullmatch(self.pattern, text):
            raise Refusal(self.name, text, (self.span,), NO_NUMBER)
        return float(text)


def plain(value: float) -> str:
    """Return a number as an address has it.

    Examples
    --------
    >>> plain(0.0001), plain(21.6), plain(10.0)
    ('0.0001', '21.6', '10')
    """
    return f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")


def whole_numbers(first: int, last: int) -> str:
    """Return a regular expression of the whole numbers from one to another, without zeros before.

    Examples
    --------
    >>> whole_numbers(0, 195)
    '[0-9]|[1-9][0-9]|10[0-9]|1[1-8][0-9]|19[0-5]'
    """
    parts: list[str] = []
    for digits in range(len(str(first)), len(str(last)) + 1):
        low = max(first, 10 ** (digits - 1) if digits > 1 else 0)
        high = min(last, 10**digits - 1)
        parts += _same_length(str(low), str(high))
    return "|".join(parts)


def _same_length(low: str, high: str) -> list[str]:
    """Return patterns of the numbers between two of the same length."""
    if not low:
        return [""]
    rest = len(low) - 1
    if low[1:] == "0" * rest and high[1:] == "9" * rest:
        return [_digit(int(low[0]), int(high[0])) + "[0-9]" * rest]
    if low[0] == high[0]:
        return [low[0] + part for part in _same_length(low[1:], high[1:])]
    parts = [low[0] + part for part in _same_length(low[1:], "9" * rest)]
    if int(high[0]) - int(low[0]) > 1:
        parts.append(_digit(int(low[0]) + 1, int(high[0]) - 1) + "[0-9]" * rest)
    return parts + [high[0] + part for part in _same_length("0" * rest, high[1:])]


def _digit(low: int, high: int) -> str:
    return str(low) if low == high else f"[{low}-{high}]"


def _nonzero(decimals: int) -> str:
    """Return a regular expression of at most so many decimals that are not all zero."""
    rest = [decimals - zeros - 1 for zeros in range(decimals)]
    tails = [f"[0-9]{{0,{more}}}" if more else "" for more in rest]
    return "|".join("0" * zeros + "[1-9]" + tail for zeros, tail in enumerate(tails))
