"""What became of a view, and its old revisions, ``/views/<id>/history/``."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response, abort

from dashboard.pages.views.cabinet import HISTORY, Cabinet, at, here
from dashboard.pages.views.deed_pages import number_of
from dashboard.pages.views.difference_words import change_told
from dashboard.pages.views.selection_words import selection_lines
from dashboard.pages.views.view_page import UNREADABLE, deeds_of, saved_told
from dashboard.views.history import Event, differences, history_of
from dashboard.views.rights import Deed
from dashboard.words import LANGUAGES, N_, Words

_ACTIONS = {
    "created": N_("{person} made the view."),
    "copied": N_("{person} made the view as a copy of another one."),
    "saved": N_("{person} saved it."),
    "renamed": N_("{person} renamed it."),
    "restored": N_("{person} restored an old revision."),
    "view.shared": N_("{person} shared it with the organisation."),
    "view.taken_back": N_("{person} took it back from the organisation."),
    "view.deleted": N_("{person} deleted it."),
    "view.undeleted": N_("{person} took it out of the bin."),
    "view.taken_over": N_("{person} took it over from its owner, who left."),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the history.

    Parameters
    ----------
    event
        What was done.
    told
        Who did what.
    changes
        What it changed, a sentence for each field.
    number
        Of the revision; 0 where none was made.
    address
        Of the revision's page; empty where none was made.
    """

    event: Event
    told: str
    changes: tuple[str, ...]
    number: int
    address: str


def show_history(cabinet: Cabinet, view_id: str) -> Response:
    """Answer with all that was done to a view."""
    words, view = here(), cabinet.wanted(view_id, Deed.LOOK_BACK)
    steps = [_step(cabinet, event, words) for event in history_of(cabinet.store, view_id)]
    return cabinet.page(
        "history.html",
        words.say("History of “{name}”", name=view.name),
        words.say("What was done to this view, the last thing first."),
        view=view,
        steps=steps,
        may=deeds_of(view),
    )


def _step(cabinet: Cabinet, event: Event, words: Words) -> Step:
    revision = event.revision
    return Step(
        event=event,
        told=words.say(_ACTIONS[event.action], person=event.person),
        changes=tuple(change_told(one, cabinet.atlas, words) for one in event.differences),
        number=revision.revision if revision else 0,
        address=at(revision.view_id, f"{HISTORY}{revision.revision}/") if revision else "",
    )


def show_revision(cabinet: Cabinet, view_id: str, number: str) -> Response:
    """Answer with a view as it was at one of its revisions."""
    words, view = here(), cabinet.wanted(view_id, Deed.LOOK_BACK)
    revision = number_of(number)
    if not 0 < revision <= view.revision:
        abort(404)
    old = cabinet.wanted(view_id, Deed.LOOK_BACK, revision)
    changes = differences(view.content, old.content)
    title = words.say("Revision {number} of “{name}”", number=revision, name=view.name)
    return cabinet.page(
        "revision.html",
        title,
        saved_told(old, words),
        view=view,
        old=old,
        texts=[(key, old.descriptions[key]) for key in LANGUAGES if key in old.descriptions],
        lines=selection_lines(old.queries, cabinet.atlas, words),
        unreadable="" if old.is_readable else words.say(UNREADABLE),
        changes=[change_told(one, cabinet.atlas, words) for one in changes],
        may=deeds_of(view),
    )
