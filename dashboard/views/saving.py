"""Making views and changing them; each change with its entry in the record of who did what."""

from __future__ import annotations

import secrets
import string
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from dashboard.errors import HinterlandError
from dashboard.people.audit import Actor, record
from dashboard.people.roles import Person, Right, has_right
from dashboard.store import tables
from dashboard.store.store import Store
from dashboard.views.content import MOST_NAME, Content, checked
from dashboard.views.finding import find_view
from dashboard.views.rights import Deed, allows
from dashboard.views.saved import SavedView
from dashboard.views.selections import stored_queries, stored_selections

KIND = "view"
ID_LENGTH = 10
_LETTERS = string.ascii_lowercase + string.digits
CREATED, COPIED, SAVED = "created", "copied", "saved"
RENAMED, RESTORED = "renamed", "restored"
SHARED, TAKEN_BACK = "view.shared", "view.taken_back"
DELETED, UNDELETED, TAKEN_OVER = "view.deleted", "view.undeleted", "view.taken_over"


class NoSuchView(HinterlandError):
    """There is no such view for this person."""


class NotAllowedToThem(HinterlandError):
    """They see the view, but may not do that with it."""


class SavedMeanwhile(HinterlandError):
    """Somebody else saved the view after this change to it was begun.

    Parameters
    ----------
    view
        As it is now.
    """

    def __init__(self, view: SavedView) -> None:
        self.view = view
        super().__init__(
            f"{view.saved_by} saved revision {view.revision} meanwhile",
            f"view {view.view_id}",
            "Look at both, then save on top of it or as a copy",
        )


def create_view(store: Store, actor: Actor, content: Content) -> SavedView:
    """Keep a new view.

    Raises
    ------
    WrongContent
        If it has no name or no selection, or is too long.
    NotAllowedToThem
        If the actor saves no views.
    """
    kept = checked(content)
    with store.writing() as connection:
        return _make(connection, actor, _values(kept), CREATED, {})


def copy_view(store: Store, actor: Actor, view_id: str, name: str) -> SavedView:
    """Keep a copy of a view as the actor's own, not shared.

    Its selections are copied as they stand in the store, whatever their version.

    Parameters
    ----------
    store, actor, view_id
        Who copies what.
    name
        Of the copy; cut where it is too long.
    """
    with store.writing() as connection:
        view = _allowed(connection, actor, Deed.COPY, view_id)
        values = _values(view.content, view.stored) | {"name": name[:MOST_NAME].strip()}
        origin = {"of": view_id, "of_revision": view.revision}
        return _make(connection, actor, values, COPIED, origin)


def save_view(
    store: Store, actor: Actor, view_id: str, content: Content, made_from: int
) -> SavedView:
    """Keep a new revision of a view; where nothing differs, the view stays as it is.

    Parameters
    ----------
    store, actor, view_id
        Who saves what.
    content
        What the view is to be.
    made_from
        Revision that the actor has seen and changed.

    Raises
    ------
    WrongContent
        If it has no name or no selection, or is too long.
    SavedMeanwhile
        If `made_from` is not the newest revision any more. Nothing is written then.
    UnreadableSelections
        If a newer program saved its selections, which this one would lose.
    NoSuchView, NotAllowedToThem
        If it is not theirs to save.
    """
    kept = checked(content)
    with store.writing() as connection:
        view = _allowed(connection, actor, Deed.SAVE, view_id)
        stored_queries(view.stored)
        if kept == view.content:
            return view
        return _add(connection, actor, view, (_values(kept), SAVED, made_from), {})


def rename_view(store: Store, actor: Actor, view_id: str, name: str, made_from: int) -> SavedView:
    """Give a view another name; everything else stays as it stands in the store.

    Raises
    ------
    WrongContent
        If the name is empty or too long.
    SavedMeanwhile, NoSuchView, NotAllowedToThem
        As `save_view`.
    """
    kept = checked(Content(name, queries=("",))).name
    with store.writing() as connection:
        view = _allowed(connection, actor, Deed.SAVE, view_id)
        if kept == view.name:
            return view
        values = _values(view.content, view.stored) | {"name": kept}
        return _add(connection, actor, view, (values, RENAMED, made_from), {})


def restore_revision(
    store: Store, actor: Actor, view_id: str, revision: int, made_from: int
) -> SavedView:
    """Make an old revision the newest again, as a new one.

    Raises
    ------
    SavedMeanwhile, NoSuchView, NotAllowedToThem
        As `save_view`; `NoSuchView` also where there is no such revision.
    """
    with store.writing() as connection:
        view = _allowed(connection, actor, Deed.SAVE, view_id)
        old = find_view(connection, view_id, revision) if revision > 0 else None
        if old is None:
            raise _no_such_view(view_id)
        values = _values(old.content, old.stored)
        if values == _values(view.content, view.stored):
            return view
        change = (values, RESTORED, made_from)
        return _add(connection, actor, view, change, {"restored": revision})


def share_view(store: Store, actor: Actor, view_id: str, *, is_shared: bool) -> SavedView:
    """Share a view with the organisation, or take it back."""
    with store.writing() as connection:
        view = _allowed(connection, actor, Deed.SHARE, view_id)
        if view.is_shared == is_shared:
            return view
        return _change(
            connection, actor, view, SHARED if is_shared else TAKEN_BACK, is_shared=is_shared
        )


def delete_view(store: Store, actor: Actor, view_id: str) -> SavedView:
    """Put a view into the bin. Nothing of it is removed, and the bin is never emptied."""
    with store.writing() as connection:
        view = _allowed(connection, actor, Deed.DELETE, view_id)
        return _change(connection, actor, view, DELETED, deleted_at=datetime.now(UTC))


def undelete_view(store: Store, actor: Actor, view_id: str) -> SavedView:
    """Take a view out of the bin, as it was; one that is in no bin stays where it is."""
    with store.writing() as connection:
        view = _allowed(connection, actor, Deed.SEE, view_id)
        if view.deleted_at is None:
            return view
        _refuse_unless(allows(actor.person, Deed.UNDELETE, view), view_id)
        return _change(connection, actor, view, UNDELETED, deleted_at=None)


def take_over_view(store: Store, actor: Actor, view_id: str) -> SavedView:
    """Make an owner of the installation the owner of a view whose owner may not sign in."""
    with store.writing() as connection:
        view = find_view(connection, view_id, lock=True)
        if view is None or not allows(actor.person, Deed.TAKE_OVER, view):
            raise _no_such_view(view_id)
        return _change(connection, actor, view, TAKEN_OVER, owner_id=_person(actor).person_id)


def new_view_id() -> str:
    """Return an id of ten letters and digits, drawn by lot."""
    return "".join(secrets.choice(_LETTERS) for _ in range(ID_LENGTH))


def _values(content: Content, stored: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return content as the columns of a revision, with selections as stored where they are."""
    return {
        "name": content.name,
        "descriptions": dict(content.descriptions),
        "selections": dict(stored) if stored else stored_selections(content.queries),
        "notes": content.notes,
    }


def _make(
    connection: sa.Connection,
    actor: Actor,
    values: Mapping[str, Any],
    action: str,
    detail: Mapping[str, Any],
) -> SavedView:
    view_id, now, person = new_view_id(), datetime.now(UTC), _person(actor)
    _refuse_unless(has_right(person, Right.EDIT), view_id)
    connection.execute(
        sa.insert(tables.views).values(
            view_id=view_id,
            owner_id=person.person_id,
            revision=1,
            is_shared=False,
            created_at=now,
        )
    )
    _write(connection, actor, (view_id, 1), values, action)
    record(connection, actor, f"{KIND}.{action}", (KIND, view_id), {"revision": 1, **detail})
    return _found(connection, view_id)


def _add(
    connection: sa.Connection,
    actor: Actor,
    view: SavedView,
    change: tuple[Mapping[str, Any], str, int],
    detail: Mapping[str, Any],
) -> SavedView:
    """Add a revision to a view whose row is locked.

    The view is moved on only from the revision that was seen, so that of two who save at once
    one writes and the other is told; were it not so, the key of the revisions would refuse.
    """
    values, action, made_from = change
    views, revision = tables.views, view.revision + 1
    moved = connection.execute(
        sa.update(views)
        .where(views.c.view_id == view.view_id, views.c.revision == made_from)
        .values(revision=revision)
    )
    if moved.rowcount != 1:
        raise SavedMeanwhile(view)
    _write(connection, actor, (view.view_id, revision), values, action)
    told = {"revision": revision, **detail}
    record(connection, actor, f"{KIND}.{action}", (KIND, view.view_id), told)
    return _found(connection, view.view_id)


def _write(
    connection: sa.Connection,
    actor: Actor,
    key: tuple[str, int],
    values: Mapping[str, Any],
    action: str,
) -> None:
    connection.execute(
        sa.insert(tables.view_revisions).values(
            view_id=key[0],
            revision=key[1],
            saved_by=_person(actor).person_id,
            saved_at=datetime.now(UTC),
            action=action,
            **values,
        )
    )


def _change(
    connection: sa.Connection, actor: Actor, view: SavedView, action: str, **values: Any
) -> SavedView:
    """Change the row of a view, not its content."""
    views = tables.views
    connection.execute(sa.update(views).where(views.c.view_id == view.view_id).values(**values))
    record(connection, actor, action, (KIND, view.view_id), {"revision": view.revision})
    return _found(connection, view.view_id)


def _found(connection: sa.Connection, view_id: str) -> SavedView:
    view = find_view(connection, view_id)
    if view is None:
        raise _no_such_view(view_id)
    return view


def _allowed(connection: sa.Connection, actor: Actor, deed: Deed, view_id: str) -> SavedView:
    """Return a view, locked until the end of the transaction, that the actor may do that with."""
    view = find_view(connection, view_id, lock=True)
    if view is None or not allows(actor.person, Deed.SEE, view):
        raise _no_such_view(view_id)
    _refuse_unless(allows(actor.person, deed, view), view_id)
    return view


def _refuse_unless(is_allowed: bool, view_id: str) -> None:
    if not is_allowed:
        raise NotAllowedToThem(
            "This may not be done with the view", f"view {view_id}", "Ask its owner"
        )


def _no_such_view(view_id: str) -> NoSuchView:
    return NoSuchView("There is no such view", f"view {view_id}", "Look for it in the list")


def _person(actor: Actor) -> Person:
    if actor.person is None:
        raise NotAllowedToThem("Nobody is signed in", "the request", "Sign in first")
    return actor.person
