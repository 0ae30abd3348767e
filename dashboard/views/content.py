"""What somebody types and chooses for a view, and what is wrong with it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.errors import HinterlandError
from dashboard.words import LANGUAGES, Words, speak

MOST_NAME, MOST_DESCRIPTION, MOST_NOTES, MOST_SELECTIONS = 120, 4_000, 10_000, 200
NAME, NOTES, SELECTIONS = "name", "notes", "selections"
_KEPT_CONTROLS = "\n\t"


class WrongContent(HinterlandError):
    """What was typed for a view cannot be saved.

    Parameters
    ----------
    faults
        A sentence by field, in English.
    """

    def __init__(self, faults: Mapping[str, str]) -> None:
        self.faults = dict(faults)
        fields = ", ".join(faults)
        super().__init__(" ".join(faults.values()).rstrip("."), fields, "Change it and save again")


@dataclass(frozen=True, slots=True)
class Content:
    """A view without its history: what a form gives.

    Parameters
    ----------
    name
        As lists show it.
    descriptions
        Plain text by language.
    queries
        Selections as queries of the atlas, without language.
    notes
        For the editors only.
    """

    name: str
    descriptions: Mapping[str, str] = field(default_factory=dict)
    queries: tuple[str, ...] = ()
    notes: str = ""


def description_field(language: str) -> str:
    """Return the name of the field that holds the description in a language."""
    return f"description-{language}"


def tidy(content: Content) -> Content:
    """Return content as it is kept: no signs that cannot be seen, no empty description.

    Examples
    --------
    >>> tidy(Content("  Rail   and road ", {"en": " ", "sv": "Två"})).descriptions
    {'sv': 'Två'}
    """
    texts = {key: _plain(content.descriptions.get(key, "")).strip() for key in LANGUAGES}
    return Content(
        name=" ".join(_plain(content.name).split()),
        descriptions={key: text for key, text in texts.items() if text},
        queries=tuple(content.queries),
        notes=_plain(content.notes).strip(),
    )


def _plain(text: str) -> str:
    """Return a text without control signs, which PostgreSQL does not keep and nobody sees."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        sign
        for sign in lines
        if sign in _KEPT_CONTROLS or unicodedata.category(sign) not in ("Cc", "Cs")
    )


def faults_of(content: Content, words: Words) -> dict[str, str]:
    """Return what keeps content from being saved: a sentence by field, in the reader's language.

    Parameters
    ----------
    content
        As `tidy` gives it.
    words
        The reader's language.
    """
    found = {NAME: _fault_of_name(content.name, words)}
    for language, text in content.descriptions.items():
        found[description_field(language)] = _too_long(text, MOST_DESCRIPTION, words)
    found[NOTES] = _too_long(content.notes, MOST_NOTES, words)
    found[SELECTIONS] = _fault_of_selections(len(content.queries), words)
    return {key: sentence for key, sentence in found.items() if sentence}


def _fault_of_name(name: str, words: Words) -> str:
    if not name:
        return words.say("A view needs a name. Type one of 1 to {most} signs.", most=MOST_NAME)
    return _too_long(name, MOST_NAME, words)


def _too_long(text: str, most: int, words: Words) -> str:
    if len(text) <= most:
        return ""
    return words.say(
        "This text has {n} signs; at most {most} are kept. Shorten it by {over}.",
        n=words.number(len(text)),
        most=words.number(most),
        over=words.number(len(text) - most),
    )


def _fault_of_selections(number: int, words: Words) -> str:
    if not number:
        return words.say("A view needs at least one selection. Add one from the atlas.")
    return too_many(number, words)


def too_many(number: int, words: Words) -> str:
    """Return what is wrong with that many selections; empty where a view may have them."""
    if number <= MOST_SELECTIONS:
        return ""
    return words.say(
        "A view has at most {most} selections; this one would have {n}. Remove {over} of them.",
        most=words.number(MOST_SELECTIONS),
        n=words.number(number),
        over=words.number(number - MOST_SELECTIONS),
    )


def checked(content: Content) -> Content:
    """Return content as it is kept.

    Raises
    ------
    WrongContent
        If it has no name or no selection, or is too long.
    """
    kept = tidy(content)
    faults = faults_of(kept, speak("en"))
    if faults:
        raise WrongContent(faults)
    return kept
