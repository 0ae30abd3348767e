"""One line of the list that a publisher reads before a version leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

OK, WARNING, STOP = "ok", "warning", "stop"
MOST_NAMED = 5
STATES = (OK, WARNING, STOP)
"""In order; a version with a stop must not be published."""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list, in the publisher's language.

    Parameters
    ----------
    key
        What is checked: ``figures``, ``titles``, ``standfirsts``, ``change``, ``sources``,
        ``licences``, ``unchecked``, ``confidential``, ``sums``, ``shares``, ``changes``.
    state
        One of `STATES`.
    what
        What was found, one sentence.
    where
        Which figures, sources or languages are meant; empty where nothing is to be done.
    mend
        How to mend it; empty where nothing is to be done.
    """

    key: str
    state: str
    what: str
    where: str = ""
    mend: str = ""


def first_names(names: Sequence[str]) -> str:
    """Return the first names of a list, and how many there are where that is more.

    Examples
    --------
    >>> first_names(["a", "b"]), first_names(list("abcdef"))
    ('a, b', 'a, b, c, d, e, … (6)')
    """
    more = [f"… ({len(names)})"] if len(names) > MOST_NAMED else []
    return ", ".join([*names[:MOST_NAMED], *more])
