"""Who a figure comes from."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import Figure
from dashboard.words import Words

CALCULATED = ("emissions", "energy")
MOST_NAMED = 3


def source_ids(figures: Iterable[Figure]) -> tuple[str, ...]:
    """Return the sources that figures rest on, each once, in the order of the figures."""
    return tuple(dict.fromkeys(one for figure in figures for one in figure.source_ids))


def suppliers(measure: str, figures: Iterable[Figure], atlas: Atlas, words: Words) -> str:
    """Return the suppliers of several figures, as they stand under a chart.

    Parameters
    ----------
    measure
        Key of their measure; what the atlas calculates itself says so.
    figures
        The figures that are shown.
    atlas
        Holds the sources.
    words
        The reader's language.
    """
    if measure in CALCULATED:
        return words.say("Own calculation")
    found = [atlas.sources[one].supplier for one in source_ids(figures) if one in atlas.sources]
    named = list(dict.fromkeys(found))
    if len(named) > MOST_NAMED:
        rest = len(named) - MOST_NAMED
        first = ", ".join(named[:MOST_NAMED])
        return words.count("{first} and {n} other", "{first} and {n} others", rest, first=first)
    return ", ".join(named)
