"""Who a figure comes from."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import Figure
from dashboard.measures.served import ESTIMATED, SERVED
from dashboard.words import Words

CALCULATED = ("emissions", "energy", "intensity", "balance", "average_haul")
MOST_NAMED = 3
BELOW_COUNTRY = ("1", "2", "3")


def source_ids(figures: Iterable[Figure]) -> tuple[str, ...]:
    """Return the sources that figures rest on, each once, in the order of the figures."""
    return tuple(dict.fromkeys(one for figure in figures for one in figure.source_ids))


def is_from_flows(figure: Figure) -> bool:
    """Whether a figure was added up from the estimated flows, whatever they are held to.

    Below the country nothing else is estimated; countries have a range where it is from flows.
    """
    is_served = figure.definition == SERVED or figure.level in BELOW_COUNTRY or figure.has_range
    return figure.status == ESTIMATED and is_served


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
    shown = tuple(figures)
    if measure in CALCULATED or (shown and all(is_from_flows(figure) for figure in shown)):
        return words.say("Own calculation")
    found = [atlas.sources[one].supplier for one in source_ids(shown) if one in atlas.sources]
    named = list(dict.fromkeys(found))
    if len(named) > MOST_NAMED:
        rest = len(named) - MOST_NAMED
        first = ", ".join(named[:MOST_NAMED])
        return words.count("{first} and {n} other", "{first} and {n} others", rest, first=first)
    return ", ".join(named)
