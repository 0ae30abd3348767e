"""The page of one saved view: what it shows, who saved it, what may be done with it."""

from __future__ import annotations

from flask import Response

from dashboard.pages.gate.reader import reader
from dashboard.pages.views.cabinet import (
    PUBLISH_AT,
    Cabinet,
    description_of,
    here,
    when,
    with_language,
)
from dashboard.pages.views.selection_words import selection_lines
from dashboard.views.rights import Deed, allows
from dashboard.views.saved import SavedView
from dashboard.words import N_, Words

UNREADABLE = N_(
    "The selections of this view were saved by a newer Hinterland, and this one cannot read them. "
    "They are kept as they are: bring Hinterland up to date to open the view, or restore an older "
    "revision."
)
_LEADS_TO_PUBLISH = {
    Deed.PUBLISH: N_("Publish"),
    Deed.ASK_TO_PUBLISH: N_("Ask to publish"),
    Deed.PREVIEW: N_("Look at a preview"),
}
"""What leads to the page of publishing, the most that somebody may first."""


def show_view(cabinet: Cabinet, view_id: str) -> Response:
    """Answer with the page of a view."""
    words, view = here(), cabinet.wanted(view_id)
    language, description = description_of(view, words)
    lines = selection_lines(view.queries, cabinet.atlas, words)
    damaged = sum(bool(line.damages) for line in lines)
    return cabinet.page(
        "view.html",
        view.name,
        saved_told(view, words),
        view=view,
        description=description,
        description_language=language,
        lines=lines,
        damaged=_damaged_told(damaged, words),
        shows=words.count("What it shows", "What it shows: {n} selections", len(lines)),
        unreadable="" if view.is_readable else words.say(UNREADABLE),
        may=deeds_of(view),
        publish=_publish(view, words),
        copy_name=words.say("Copy of {name}", name=view.name),
    )


def deeds_of(view: SavedView) -> set[str]:
    """Return what the reader may do with a view, as templates ask for it."""
    return {deed.value for deed in Deed if allows(reader(), deed, view)}


def saved_told(view: SavedView, words: Words) -> str:
    """Return whose a view is, and who saved it when."""
    moment = when(words)(view.saved_at).striptags()
    return words.say(
        "View of {owner}. Revision {number}, saved by {person} on {moment}.",
        owner=view.owner.name,
        number=view.revision,
        person=view.saved_by,
        moment=moment,
    )


def _damaged_told(number: int, words: Words) -> str:
    if not number:
        return ""
    return words.count(
        "{n} selection asks for something that the atlas does not have any more. The list says "
        "what is shown instead.",
        "{n} selections ask for something that the atlas does not have any more. The list says "
        "what is shown instead.",
        number,
    )


def _publish(view: SavedView, words: Words) -> tuple[str, str] | None:
    """Return name and address of what leads to publishing; None where nothing may."""
    if not view.is_readable:
        return None
    for deed, name in _LEADS_TO_PUBLISH.items():
        if allows(reader(), deed, view):
            return words.say(name), with_language(f"{PUBLISH_AT}{view.view_id}/")
    return None
