"""One line of the list that a publisher reads before a version leaves."""

from __future__ import annotations

from dataclasses import dataclass

OK, WARNING, STOP = "ok", "warning", "stop"
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
