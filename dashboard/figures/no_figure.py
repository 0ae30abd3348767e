"""That a year has no figure, and which year has one."""

from __future__ import annotations

from dashboard.figures.quantity import amount
from dashboard.figures.subjects import nearest_known
from dashboard.measures.cube import Figure
from dashboard.words import Words


def no_figure(series: tuple[Figure, ...], year: int, words: Words) -> str:
    """Return that a year has no figure, and the last one before it, or the first after it."""
    near = nearest_known(series, year)
    if near is None:
        return words.say("There is no figure for this in any year.")
    value = amount(near.value, near.unit, words)
    if near.year < year:
        return words.say(
            "No figure for {year}. The last is {value}, for {last}.",
            year=year,
            value=value,
            last=near.year,
        )
    return words.say(
        "No figure for {year}. The first is {value}, for {first}.",
        year=year,
        value=value,
        first=near.year,
    )
