"""How sure a figure is: the word that says it and the mark that shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.settings import Audience
from dashboard.words import N_, Words

OFFICIAL, PROVISIONAL, ESTIMATED = "official", "provisional", "estimated"
SECONDARY, PARTIAL, MISSING = "secondary", "partial", "missing"
UNCONFIRMED, CONFIDENTIAL = "unconfirmed", "confidential"

_WORDS = {
    OFFICIAL: N_("Official"),
    PROVISIONAL: N_("Provisional"),
    ESTIMATED: N_("Estimated"),
    SECONDARY: N_("Press"),
    PARTIAL: N_("Sum of known ports"),
    UNCONFIRMED: N_("Unconfirmed"),
    CONFIDENTIAL: N_("Confidential"),
    MISSING: N_("No figure"),
}
_MEANINGS = {
    OFFICIAL: N_("From a statistical office or another public body."),
    PROVISIONAL: N_("From a statistical office, which may still change it."),
    ESTIMATED: N_("Calculated or estimated."),
    SECONDARY: N_("Reported by the press or another third party."),
    PARTIAL: N_("The ports that have a figure, added up. It is not the region’s total."),
    UNCONFIRMED: N_("Not yet confirmed by a source that was read."),
    CONFIDENTIAL: N_("For your organisation only. It must not be passed on."),
    MISSING: N_("Not zero: unknown."),
}
_DRAWN = {
    ESTIMATED: N_("Dashed or hatched: estimated."),
    SECONDARY: N_("Squares or dots: from the press."),
    CONFIDENTIAL: N_("Crosses: confidential."),
}
STATUSES = tuple(_WORDS)
"""Every status, surest first; a confidential one stands above all others that are known."""


@dataclass(frozen=True, slots=True)
class Status:
    """A status as the page shows it.

    Parameters
    ----------
    key
        Code of the status.
    word
        Its word in the reader's language.
    meaning
        One sentence that explains it.
    css_class
        Class of the mark: ``mark mark-official`` and so on. The mark is empty of text.
    """

    key: str
    word: str
    meaning: str
    css_class: str


def statuses_of(audience: Audience) -> tuple[str, ...]:
    """Return every status that an audience may meet, surest first."""
    if audience is Audience.ORGANISATION:
        return STATUSES
    return tuple(key for key in STATUSES if key != CONFIDENTIAL)


def status(key: str, words: Words) -> Status:
    """Return the word and mark of a status; an unknown key is shown as "No figure"."""
    known = key if key in _WORDS else MISSING
    return Status(
        known, words.say(_WORDS[known]), words.say(_MEANINGS[known]), f"mark mark-{known}"
    )


def usual(keys: Iterable[str]) -> str:
    """Return the status that most of several figures have; missing ones do not count.

    A single confidential figure makes all of them confidential.

    Examples
    --------
    >>> usual(["official", "official", "estimated"])
    'official'
    >>> usual(["official", "official", "confidential"])
    'confidential'
    """
    keys = tuple(keys)
    if CONFIDENTIAL in keys:
        return CONFIDENTIAL
    counted = Counter(key for key in keys if key in _WORDS and key != MISSING)
    return max(counted, key=lambda key: (counted[key], STATUSES.index(key)), default=MISSING)


def mixed_told(keys: Iterable[str], words: Words) -> str:
    """Return how those figures are drawn that are not as sure as most; empty without any.

    Parameters
    ----------
    keys
        Statuses of all figures of a chart.
    words
        The reader's language.
    """
    found = set(keys)
    told = [
        words.say(text)
        for key, text in _DRAWN.items()
        if key in found and (len(found) > 1 or key in (SECONDARY, CONFIDENTIAL))
    ]
    return " ".join(told)


def least_sure(keys: Iterable[str]) -> str:
    """Return the least sure of several statuses; missing ones do not count.

    Examples
    --------
    >>> least_sure(["official", "estimated", "missing"])
    'estimated'
    >>> least_sure([])
    'missing'
    """
    known = [key for key in keys if key in _WORDS and key != MISSING]
    return max(known, key=STATUSES.index, default=MISSING)
