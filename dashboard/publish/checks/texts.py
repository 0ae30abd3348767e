"""Whether the texts of a version are there in every language that it is published in."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.publish.checks.check import OK, STOP, WARNING, Check
from dashboard.publish.edition import Edition
from dashboard.words import LANGUAGE_NAMES, Words


def check_texts(edition: Edition, words: Words) -> tuple[Check, ...]:
    """Return whether the texts are there in every language; can be asked before freezing.

    Parameters
    ----------
    edition
        What would be published.
    words
        The publisher's language.
    """
    titles = (
        words.say("There is a title in every language."),
        words.say("There is no title in some of the languages."),
        words.say("Write a title in each, or leave out the language."),
    )
    standfirsts = (
        words.say("There is a text under the title in every language."),
        words.say("There is no text under the title in some of the languages."),
        words.say("Write one in each; the page stands without it."),
    )
    return (
        _texts("titles", STOP, _without(edition, edition.titles), titles),
        _texts("standfirsts", WARNING, _without(edition, edition.standfirsts), standfirsts),
        *([_change(edition, words)] if edition.version > 1 else []),
    )


def _change(edition: Edition, words: Words) -> Check:
    if edition.change is None:
        return Check(
            "change",
            STOP,
            words.say("Nothing says why this version differs from the one before."),
            words.say("Version {version}", version=edition.version),
            words.say("Choose whether it is a correction, a revision or another method."),
        )
    told = (
        words.say("Why this version differs is said in every language."),
        words.say("Why this version differs is not said in some of the languages."),
        words.say("Write one sentence in each on what was changed and why."),
    )
    return _texts("change", WARNING, _without(edition, edition.change.texts), told)


def _without(edition: Edition, texts: Mapping[str, str]) -> list[str]:
    return [one for one in edition.languages if not texts.get(one, "").strip()]


def _texts(key: str, state: str, missing: list[str], texts: tuple[str, str, str]) -> Check:
    good, bad, mend = texts
    if not missing:
        return Check(key, OK, good)
    return Check(key, state, bad, ", ".join(LANGUAGE_NAMES[one] for one in missing), mend)
