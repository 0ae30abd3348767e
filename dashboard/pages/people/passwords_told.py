"""What is wrong with a password, and how long to wait, in the reader's language."""

from __future__ import annotations

from dashboard.people.passwords import LIMITS, NOT_THE_SAME, fault_of
from dashboard.words import Words

_MINUTE_S = 60


def password_errors(
    words: Words, password: str, again: str, login: str, name: str
) -> dict[str, str]:
    """Return what is wrong by field, ``password`` or ``password_again``; empty where nothing is."""
    fault = fault_of(password, again, login, name)
    field = "password_again" if fault == NOT_THE_SAME else "password"
    return {field: words.say(fault, **LIMITS)} if fault else {}


def wait_told(words: Words, wait_s: int) -> str:
    """Return how long somebody has to wait who was wrong too often."""
    if wait_s < _MINUTE_S:
        wait = words.count("{n} second", "{n} seconds", wait_s)
    else:
        wait = words.count("{n} minute", "{n} minutes", -(-wait_s // _MINUTE_S))
    return words.say("There were too many attempts. Wait {wait}, then try again.", wait=wait)
