"""The check list of a preview, kept with it in every language and told in the reader's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from dashboard.measures.atlas import Atlas
from dashboard.pages.publishing.press import OK, WARNING, Line
from dashboard.publish.checks.check_list import check_list
from dashboard.publish.freezing import Frozen
from dashboard.words import LANGUAGES, Words, speak

Kept = Mapping[str, Sequence[Mapping[str, str]]]
_OWN_HOSTS = ("127.0.0.1", "localhost", "::1")


def kept_checks(frozen: Frozen, atlas: Atlas, organisation: Atlas | None) -> dict[str, Any]:
    """Return the check list of a version in every language, as it is noted beside the preview.

    Parameters
    ----------
    frozen
        The version.
    atlas
        The public one.
    organisation
        The atlas with what only the organisation may see; None where there is none.
    """
    return {language: _checks(frozen, atlas, organisation, language) for language in LANGUAGES}


def told_checks(kept: Kept, words: Words) -> list[Line]:
    """Return a check list that was noted, in the reader's language."""
    return [Line(one["state"], one["what"], _mend(one)) for one in kept.get(words.language, ())]


def settings_lines(address: str, publisher: str, words: Words) -> list[Line]:
    """Return what is to be known of the settings that stand on every page.

    Parameters
    ----------
    address
        Of the server, by which the page is cited.
    publisher
        The organisation's name; empty where an owner has not given it.
    words
        The reader's language.
    """
    return [_publisher_line(publisher, words), _address_line(address, words)]


def _checks(
    frozen: Frozen, atlas: Atlas, organisation: Atlas | None, language: str
) -> list[dict[str, str]]:
    words = speak(language)
    found = check_list(frozen.release, frozen.changes, atlas, words, organisation)
    return [
        {"state": one.state, "what": one.what, "where": one.where, "mend": one.mend}
        for one in found
    ]


def _mend(one: Mapping[str, str]) -> str:
    """Return what is meant and how to mend it, two sentences."""
    where = f"{one['where']}." if one["where"] and one["mend"] else one["where"]
    return " ".join(part for part in (where, one["mend"]) if part)


def _publisher_line(publisher: str, words: Words) -> Line:
    if publisher:
        told = words.say("The page names {publisher} as its publisher.", publisher=publisher)
        return Line(OK, told)
    return Line(
        WARNING,
        words.say("The organisation has no name yet: the page is published by “Hinterland”."),
        words.say("An owner gives it in the settings; then make the preview anew."),
    )


def _address_line(address: str, words: Words) -> Line:
    if urlsplit(address).hostname in _OWN_HOSTS:
        return Line(
            WARNING,
            words.say(
                "The page is cited by {address}, which only this machine reaches.", address=address
            ),
            words.say("Set PUBLIC_URL to the public address and start the server again."),
        )
    return Line(OK, words.say("The page is cited by {address}.", address=address))
