"""A figure against the one before it, only where the two may be compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.figures.quantity import difference
from dashboard.figures.runs import runs
from dashboard.measures.cube import Figure
from dashboard.words import Words

SMALLEST = 0.5
TEN_YEARS = 10


class Compared(NamedTuple):
    """An earlier figure, and the change since it in per cent of it."""

    earlier: Figure
    percent: float


def earlier_figure(series: Sequence[Figure], year: int, years_before: int) -> Figure | None:
    """Return the figure of an earlier year, if no gap or break lies between."""
    for part in runs(series):
        by_year = {figure.year: figure for figure in part}
        if year in by_year:
            return by_year.get(year - years_before)
    return None


def since_last_year(series: Sequence[Figure], year: int) -> Compared | None:
    """Return the change against the year before, or None where it says nothing.

    Sums of known ports are not compared: another year may hold other ports.
    """
    earlier = earlier_figure(series, year, 1)
    if earlier is None or earlier.value == 0 or earlier.is_sum:
        return None
    now = next(figure for figure in series if figure.year == year)
    return Compared(earlier, difference(now.value, earlier.value))


def change_sentence(compared: Compared | None, words: Words) -> str:
    """Return the change as a whole sentence; empty where there is none."""
    if compared is None:
        return ""
    year, percent = compared.earlier.year, compared.percent
    if abs(percent) < SMALLEST:
        return words.say("That is about as much as in {year}.", year=year)
    change = words.percent(abs(percent), 0)
    if percent > 0:
        return words.say("That is {change} more than in {year}.", change=change, year=year)
    return words.say("That is {change} less than in {year}.", change=change, year=year)


def change_line(compared: Compared | None, words: Words) -> str:
    """Return the change as a short line under a key figure; empty where there is none."""
    if compared is None:
        return ""
    year, percent = compared.earlier.year, compared.percent
    if abs(percent) < SMALLEST:
        return words.say("about as much as in {year}", year=year)
    change = words.percent(abs(percent), 0)
    if percent > 0:
        return words.say("{change} more than in {year}", change=change, year=year)
    return words.say("{change} less than in {year}", change=change, year=year)
