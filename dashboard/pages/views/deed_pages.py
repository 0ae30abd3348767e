"""What is done with a view by one press of a button, or by typing its new name."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from dashboard.pages.gate.reader import actor
from dashboard.pages.views.cabinet import HISTORY, Cabinet, at, go, here
from dashboard.views.content import NAME, Content, faults_of, tidy
from dashboard.views.rights import Deed
from dashboard.views.saved import SavedView
from dashboard.views.saving import (
    SavedMeanwhile,
    copy_view,
    delete_view,
    rename_view,
    restore_revision,
    share_view,
    take_over_view,
    undelete_view,
)

_MOST_DIGITS = 9


def number_of(text: str | None) -> int:
    """Return a whole number that a form sent; 0 where it is none."""
    is_number = bool(text) and str(text).isascii() and str(text).isdecimal()
    return int(str(text)) if is_number and len(str(text)) <= _MOST_DIGITS else 0


def copy(cabinet: Cabinet, view_id: str) -> AnyResponse:
    """Copy a view and lead to the copy."""
    view = cabinet.wanted(view_id, Deed.COPY)
    name = here().say("Copy of {name}", name=view.name)
    return go(copy_view(cabinet.store, actor(), view_id, name).view_id, done="copied")


def rename(cabinet: Cabinet, view_id: str) -> AnyResponse:
    """Show the form for a new name, or give it."""
    view = cabinet.wanted(view_id, Deed.SAVE)
    if request.method != "POST":
        return _rename_form(cabinet, view, view.name)
    words, name = here(), request.form.get(NAME, "")
    fault = faults_of(tidy(Content(name, queries=("",))), words).get(NAME, "")
    if fault:
        return _rename_form(cabinet, view, name, fault, 422)
    made_from = number_of(request.form.get("revision"))
    try:
        renamed = rename_view(cabinet.store, actor(), view_id, name, made_from)
    except SavedMeanwhile as told:
        sentence = words.say(
            "{person} saved this view meanwhile; it is called “{name}” now. Rename it all the "
            "same, or leave it.",
            person=told.view.saved_by,
            name=told.view.name,
        )
        return _rename_form(cabinet, told.view, name, sentence, 409)
    is_same = renamed.revision == view.revision
    return go(view_id, done="unchanged" if is_same else "renamed")


def _rename_form(
    cabinet: Cabinet, view: SavedView, name: str, fault: str = "", status: int = 200
) -> Response:
    title = here().say("Rename “{name}”", name=view.name)
    return cabinet.page(
        "rename.html", title, "", status, view=view, name=name, fault=fault, back=at(view.view_id)
    )


def share(cabinet: Cabinet, view_id: str) -> AnyResponse:
    """Share a view with the organisation."""
    cabinet.wanted(view_id, Deed.SHARE)
    share_view(cabinet.store, actor(), view_id, is_shared=True)
    return go(view_id, done="shared")


def take_back(cabinet: Cabinet, view_id: str) -> AnyResponse:
    """Share a view no longer."""
    cabinet.wanted(view_id, Deed.SHARE)
    share_view(cabinet.store, actor(), view_id, is_shared=False)
    return go(view_id, done="taken_back")


def delete(cabinet: Cabinet, view_id: str) -> AnyResponse:
    """Put a view into the bin, and lead to the list, which offers to undo it."""
    cabinet.wanted(view_id, Deed.DELETE)
    delete_view(cabinet.store, actor(), view_id)
    return go(deleted=view_id)


def undo(cabinet: Cabinet, view_id: str) -> AnyResponse:
    """Take a view out of the bin."""
    cabinet.wanted(view_id)
    undelete_view(cabinet.store, actor(), view_id)
    return go(view_id, done="undeleted")


def take_over(cabinet: Cabinet, view_id: str) -> AnyResponse:
    """Make the reader the owner of a view whose owner has left."""
    take_over_view(cabinet.store, actor(), view_id)
    return go(view_id, done="taken_over")


def restore(cabinet: Cabinet, view_id: str) -> AnyResponse:
    """Make an old revision the newest again."""
    view = cabinet.wanted(view_id, Deed.SAVE)
    revision = number_of(request.form.get("revision"))
    made_from = number_of(request.form.get("newest"))
    try:
        restored = restore_revision(cabinet.store, actor(), view_id, revision, made_from)
    except SavedMeanwhile:
        return go(view_id, HISTORY, done="meanwhile")
    is_same = restored.revision == view.revision
    return go(view_id, done="unchanged" if is_same else "restored")
