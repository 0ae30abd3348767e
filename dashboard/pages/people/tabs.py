"""The pages of people among which one goes to and fro, and how moments are told there."""

from __future__ import annotations

from datetime import datetime

from flask import request

from dashboard.pages.gate.reader import may
from dashboard.people.roles import Right
from dashboard.words import N_, Words

TABS = (
    ("/account/", N_("Your account"), Right.READ),
    ("/people/", N_("People"), Right.OWN),
    ("/settings/", N_("Settings"), Right.OWN),
    ("/record/", N_("Record"), Right.OWN),
)


def tabs(words: Words, here: str) -> list[tuple[str, str, bool]]:
    """Return address, name and whether it is shown of the pages that the reader may open."""
    kept = f"?lang={words.language}" if request.args.get("lang") == words.language else ""
    return [
        (address + kept, words.say(name), address == here)
        for address, name, right in TABS
        if may(right)
    ]


def moment(words: Words, at: datetime) -> str:
    """Return a moment such as 14 Nov 2026, 13:05 UTC."""
    return f"{words.date(at.date())}, {at:%H:%M} UTC"
