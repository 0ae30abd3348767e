"""What a region's flows come to, in a sentence with its range."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures import sentence_texts as texts
from dashboard.figures.no_figure import no_figure
from dashboard.figures.quantity import amount, amount_of, range_of
from dashboard.figures.status import ESTIMATED
from dashboard.figures.subjects import Asked
from dashboard.figures.titles import WAYS
from dashboard.measures.cube import Figure
from dashboard.words import Words


def region_sentence(
    figure: Figure | None, series: Sequence[Figure], asked: Asked, words: Words
) -> str:
    """Return what a figure of a region says, and its range.

    Parameters
    ----------
    figure
        Of the year that is asked; ``None`` where it has none.
    series
        The known figures of all years.
    asked
        Measure, mode and year.
    words
        The reader's language.
    """
    if figure is None:
        return no_figure(tuple(series), asked.year, words)
    way = words.say(WAYS[asked.mode])
    if asked.measure == "balance":
        size = amount(abs(figure.value), figure.unit, words)
        return words.say(texts.BALANCE[figure.value >= 0], value=size, way=way, year=asked.year)
    own = texts.OF_REGION if figure.status == ESTIMATED else texts.PUBLISHED_OF_REGION
    value = amount_of(figure, words)
    told = words.say(own[asked.measure], value=value, way=way, year=asked.year)
    return f"{told} {range_sentence(figure, words)}".strip()


def range_sentence(figure: Figure, words: Words) -> str:
    """Return the range of a figure as a sentence; empty where it has none."""
    span = range_of(figure, words)
    return words.say("With other assumptions it is {range}.", range=span) if span else ""
