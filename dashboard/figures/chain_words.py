"""Names of chains and their parts, and their numbers, in the reader's language."""

from __future__ import annotations

from dashboard.figures.modes import MODE_SIGNS
from dashboard.measures.atlas import Atlas
from dashboard.measures.chains.elements import HUB, Chain, Element
from dashboard.words import N_, NO_FIGURE, Words

BY = {
    "road": N_("road"),
    "rail": N_("rail"),
    "inland_waterway": N_("waterway"),
    "sea": N_("sea"),
}
"""Modes inside a sentence."""
_CAPITAL = 1
SIGNIFICANT = 3
_WHOLE_HOURS = 100


def modes_told(chain: Chain, words: Words) -> str:
    """Return the modes of a chain as the start of a sentence: ``Road, rail, road``."""
    names = ", ".join(words.say(BY[mode]) for mode in chain.modes)
    return names[:_CAPITAL].upper() + names[_CAPITAL:]


def terminals_told(chain: Chain, atlas: Atlas, words: Words) -> str:
    """Return the terminals that a chain passes, or that it goes all the way by one mode."""
    names = [place_name(place, atlas) for place in chain.places[1:-1]]
    if not names:
        return words.say("direct")
    if len(names) == 1:
        return words.say("by way of {place}", place=names[0])
    return words.say("by way of {place} and {other}", place=names[0], other=names[1])


def chain_told(chain: Chain, atlas: Atlas, words: Words) -> str:
    """Return a chain inside a sentence: ``road, rail, road by way of A and B``."""
    modes = ", ".join(words.say(BY[mode]) for mode in chain.modes)
    if len(chain.modes) == 1:
        return words.say("{mode} all the way", mode=modes)
    return f"{modes} {terminals_told(chain, atlas, words)}"


def place_name(place_id: str, atlas: Atlas) -> str:
    """Return the own name of a place, without what stands in brackets."""
    place = atlas.places.get(place_id)
    return place.name.partition(" (")[0] if place else place_id


def element_told(one: Element, words: Words) -> str:
    """Return what happens in an element: a mode, or from what to what a load is moved over."""
    if one.kind != HUB:
        return words.say(MODE_SIGNS[one.mode].name)
    before, after = one.mode.split("|")
    if not before:
        return words.say("Loading: {mode}", mode=words.say(BY[after]))
    if not after:
        return words.say("Unloading: {mode}", mode=words.say(BY[before]))
    return words.say(
        "Transhipment: {before} to {after}",
        before=words.say(BY[before]),
        after=words.say(BY[after]),
    )


def significant(value: float, words: Words) -> str:
    """Return a number with three significant figures; a dash where it is not known.

    Examples
    --------
    >>> from dashboard.words import speak
    >>> [significant(one, speak("en")) for one in (1868.7, 189.14, 7.7, 0.04, 0.0)]
    ['1,870', '189', '7.7', '0.04', '0']
    """
    if value != value:
        return NO_FIGURE
    if not value:
        return words.number(0)
    size = len(str(int(abs(value)))) if abs(value) >= 1 else 0
    if size >= SIGNIFICANT:
        step = 10 ** (size - SIGNIFICANT)
        return words.number(int(value / step + 0.5) * step)
    return words.number(value, 1 if abs(value) >= 1 else 2)


def hours_told(hours: float, words: Words) -> str:
    """Return hours with one decimal up to a hundred; a dash where they are not known."""
    if hours != hours:
        return NO_FIGURE
    return words.number(hours, 1 if hours < _WHOLE_HOURS else 0)


def span_told(low: float, high: float, words: Words) -> str:
    """Return a range; empty where it has no ends or both read the same."""
    if low != low or high != high:
        return ""
    ends = significant(low, words), significant(high, words)
    return f"{ends[0]}{NO_FIGURE}{ends[1]}" if ends[0] != ends[1] else ""
