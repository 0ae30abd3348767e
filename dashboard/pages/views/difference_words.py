"""Differences between two contents of a view, in words and side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dashboard.measures.atlas import Atlas
from dashboard.pages.views.selection_words import selection_title
from dashboard.views.content import NAME, NOTES, SELECTIONS
from dashboard.views.history import Difference
from dashboard.words import N_, Words

MOST_NAMED = 5
FIELD_NAMES = {
    NAME: N_("Name"),
    "description-en": N_("Description in English"),
    "description-sv": N_("Description in Swedish"),
    "description-fr": N_("Description in French"),
    SELECTIONS: N_("Selections"),
    NOTES: N_("Notes"),
}


def change_told(one: Difference, atlas: Atlas, words: Words) -> str:
    """Return what a revision changed in one field, as a sentence or two."""
    if one.field == SELECTIONS:
        return _selections_told(tuple(one.before), tuple(one.after), atlas, words)
    field = words.say(FIELD_NAMES[one.field])
    if one.field == NAME:
        return words.say("Name: “{before}” became “{after}”.", before=one.before, after=one.after)
    if not one.before:
        return words.say("{field}: added.", field=field)
    if not one.after:
        return words.say("{field}: removed.", field=field)
    return words.say("{field}: changed.", field=field)


def _selections_told(
    before: tuple[str, ...], after: tuple[str, ...], atlas: Atlas, words: Words
) -> str:
    added = list((Counter(after) - Counter(before)).elements())
    removed = list((Counter(before) - Counter(after)).elements())
    told = []
    if added:
        names = titles_told(added, atlas, words)
        told.append(
            words.count(
                "{n} selection added: {names}.",
                "{n} selections added: {names}.",
                len(added),
                names=names,
            )
        )
    if removed:
        names = titles_told(removed, atlas, words)
        told.append(
            words.count(
                "{n} selection removed: {names}.",
                "{n} selections removed: {names}.",
                len(removed),
                names=names,
            )
        )
    return " ".join(told) or words.say("The order of the selections was changed.")


def titles_told(queries: Sequence[str], atlas: Atlas, words: Words) -> str:
    """Return what selections are called, at most five of them by name."""
    named = [selection_title(query, atlas, words) for query in queries[:MOST_NAMED]]
    rest = len(queries) - len(named)
    if rest:
        named.append(words.count("{n} more", "{n} more", rest))
    return "; ".join(named)
