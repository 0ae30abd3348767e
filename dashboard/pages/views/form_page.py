"""The form of a view: a new one, ``/views/new/``, and one that is edited, ``/views/<id>/edit/``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from dashboard.pages.gate.drafts import offered_form
from dashboard.pages.gate.reader import actor, reader
from dashboard.pages.views.cabinet import EDIT, NEW, VIEWS_AT, Cabinet, at, go, here
from dashboard.pages.views.conflict import conflict
from dashboard.pages.views.difference_words import FIELD_NAMES
from dashboard.pages.views.form_input import (
    COPY,
    SAVE,
    Typed,
    edited,
    is_edit,
    read_typed,
    typed_of,
    with_queries,
)
from dashboard.pages.views.selection_edits import ADDRESS, LIST, Editing, Refused
from dashboard.pages.views.selection_words import damages_told, selection_lines, selection_title
from dashboard.pages.views.view_page import UNREADABLE
from dashboard.views.content import (
    MOST_DESCRIPTION,
    MOST_NAME,
    MOST_NOTES,
    MOST_SELECTIONS,
    NAME,
    Content,
    description_field,
    faults_of,
    tidy,
)
from dashboard.views.finding import seen_view
from dashboard.views.rights import Deed, allows
from dashboard.views.saved import SavedView
from dashboard.views.saving import (
    NoSuchView,
    NotAllowedToThem,
    SavedMeanwhile,
    create_view,
    save_view,
)
from dashboard.views.selections import UnreadableSelections, plain_query, read_query
from dashboard.words import LANGUAGES, N_

WRONG, CONFLICT = 422, 409
_GONE = N_(
    "This view is not there for you any more: it was deleted, or is no longer shared. What you "
    "typed is here: save it as a view of your own."
)


def new(cabinet: Cabinet) -> AnyResponse:
    """Show the form of a new view, or save it."""
    editing = Editing(cabinet.atlas, here())
    if request.method != "POST":
        draft = offered_form()
        if draft is not None:
            typed = read_typed(draft, editing.kept)
            return _form(cabinet, typed, None, notices=_damages(cabinet, typed))
        typed, told = _from_atlas(cabinet)
        return _form(cabinet, typed, None, notices=told)
    typed = read_typed(request.form, editing.kept)
    if is_edit(typed):
        return _edited(cabinet, typed, None)
    return _create(cabinet, typed, None)


def edit(cabinet: Cabinet, view_id: str) -> AnyResponse:
    """Show the form of a view, or save it as a new revision."""
    editing = Editing(cabinet.atlas, here())
    if request.method == "POST":
        view = _editable(cabinet, view_id)
        typed = read_typed(request.form, editing.kept, view.queries if view else ())
        if view is None:
            return _form(cabinet, typed, None, status=CONFLICT, faults={"": here().say(_GONE)})
        if is_edit(typed):
            return _edited(cabinet, typed, view)
        if typed.do == COPY:
            return _create(cabinet, typed, view)
        return _save(cabinet, typed, view)
    view = cabinet.wanted(view_id, Deed.SAVE)
    if not view.is_readable:
        return go(view_id)
    draft = offered_form()
    if draft is None:
        return _form(cabinet, typed_of(view), view)
    typed = read_typed(draft, editing.kept, view.queries)
    return _form(cabinet, typed, view, notices=_damages(cabinet, typed))


def _editable(cabinet: Cabinet, view_id: str) -> SavedView | None:
    view = seen_view(cabinet.store, reader(), view_id)
    return view if view and allows(reader(), Deed.SAVE, view) else None


def _from_atlas(cabinet: Cabinet) -> tuple[Typed, tuple[str, ...]]:
    """Return the form filled with what the address shows, and what of it does not exist."""
    words, atlas = here(), cabinet.atlas
    if "measure" not in request.args:
        return Typed(Content("")), ()
    asked = request.query_string.decode("ascii", "replace")
    read = read_query(asked, atlas.choices, atlas.is_known)
    query = plain_query(read.selection)
    name = selection_title(query, atlas, words)[:MOST_NAME]
    return Typed(Content(name, queries=(query,))), damages_told(read.damages, words)


def _edited(cabinet: Cabinet, typed: Typed, view: SavedView | None) -> Response:
    """Show the form again with its selections changed; nothing is saved."""
    words, before = here(), len(typed.content.queries)
    try:
        typed = edited(typed, Editing(cabinet.atlas, words))
    except Refused as refused:
        faults = {refused.field: refused.sentence}
        return _form(cabinet, typed, view, status=WRONG, faults=faults)
    change = len(typed.content.queries) - before
    told = {
        1: words.count("{n} selection was added.", "{n} selections were added.", change),
        -1: words.say("The selection was removed."),
        0: words.say("The order was changed."),
    }[(change > 0) - (change < 0)]
    unsaved = words.say("Nothing is saved yet.")
    notices = (f"{told} {unsaved}", *_damages(cabinet, typed))
    return _form(cabinet, typed, view, notices=notices)


def _whole(cabinet: Cabinet, typed: Typed) -> Typed:
    """Return a form with the address added that still stands in its field.

    Raises
    ------
    Refused
        If that cannot be added.
    """
    if not typed.address:
        return typed
    editing = Editing(cabinet.atlas, here())
    return with_queries(typed, editing.with_address(typed.content.queries, typed.address))


def _faults(cabinet: Cabinet, typed: Typed) -> tuple[Typed, dict[str, str]]:
    words = here()
    told = _damages(cabinet, typed)
    if told:
        again = words.say("Nothing was saved: look at the selections below, then save again.")
        return typed, {LIST: " ".join((*told, again))}
    try:
        typed = _whole(cabinet, typed)
    except Refused as refused:
        return typed, {refused.field: refused.sentence}
    return typed, faults_of(tidy(typed.content), words)


def _damages(cabinet: Cabinet, typed: Typed) -> tuple[str, ...]:
    """Return what of the selections that were sent does not exist, each sentence once."""
    editing = Editing(cabinet.atlas, here())
    return tuple(dict.fromkeys(text for query in typed.sent for text in editing.told_of(query)))


def _create(cabinet: Cabinet, typed: Typed, view: SavedView | None) -> AnyResponse:
    typed, faults = _faults(cabinet, typed)
    if faults:
        return _form(cabinet, typed, view, status=WRONG, faults=faults)
    made = create_view(cabinet.store, actor(), typed.content)
    return go(made.view_id, done="created")


def _save(cabinet: Cabinet, typed: Typed, view: SavedView) -> AnyResponse:
    typed, faults = _faults(cabinet, typed)
    if faults:
        return _form(cabinet, typed, view, status=WRONG, faults=faults)
    try:
        saved = save_view(cabinet.store, actor(), view.view_id, typed.content, typed.made_from)
    except SavedMeanwhile as told:
        return _conflict(cabinet, typed, told.view)
    except (NoSuchView, NotAllowedToThem):
        return _form(cabinet, typed, None, status=CONFLICT, faults={"": here().say(_GONE)})
    except UnreadableSelections:
        faults = {"": here().say(UNREADABLE)}
        return _form(cabinet, typed, None, status=CONFLICT, faults=faults)
    is_new = saved.revision > view.revision
    return go(view.view_id, done="saved" if is_new else "unchanged")


def _conflict(cabinet: Cabinet, typed: Typed, theirs: SavedView) -> Response:
    """Show the form again, with what somebody else saved beside it.

    It says from now on that it was made from their revision: sent again it is saved on top of it.
    """
    told = conflict(cabinet, typed, theirs, here())
    seen = replace(typed, made_from=theirs.revision)
    return _form(cabinet, seen, theirs, status=CONFLICT, conflict=told)


def _form(
    cabinet: Cabinet,
    typed: Typed,
    view: SavedView | None,
    status: int = 200,
    faults: Mapping[str, str] | None = None,
    notices: tuple[str, ...] = (),
    **more: Any,
) -> Response:
    words, content = here(), typed.content
    title = words.say("Edit “{name}”", name=view.name) if view else words.say("Save a view")
    shown: dict[str, Any] = {"conflict": None} | more
    return cabinet.page(
        "form.html",
        title,
        status=status,
        typed=typed,
        content=content,
        descriptions=_descriptions(content, words.say),
        lines=selection_lines(content.queries, cabinet.atlas, words),
        faults=dict(faults or {}),
        notices=notices,
        action=at(view.view_id, EDIT) if view else at("", NEW),
        back=at(view.view_id) if view else VIEWS_AT,
        most={
            "name": MOST_NAME,
            "description": MOST_DESCRIPTION,
            "notes": MOST_NOTES,
            "selections": words.number(MOST_SELECTIONS),
        },
        fields={"name": NAME, "address": ADDRESS, "list": LIST},
        buttons={"on_top": SAVE, "as_copy": COPY},
        **shown,
    )


def _descriptions(content: Content, say: Any) -> list[tuple[str, str, str, str]]:
    """Return field, label, text and language of each description."""
    fields = [(description_field(key), key) for key in LANGUAGES]
    return [
        (field, say(FIELD_NAMES[field]), content.descriptions.get(key, ""), key)
        for field, key in fields
    ]
