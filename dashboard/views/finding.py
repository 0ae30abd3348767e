"""Finding views: by id, in lists, by their words."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from dashboard.measures.search import fold
from dashboard.people.roles import Person, Right, has_right
from dashboard.people.sessions import person_of
from dashboard.store import tables
from dashboard.store.store import Store
from dashboard.views.rights import Deed, allows
from dashboard.views.saved import SavedView
from dashboard.views.selections import UnreadableSelections, stored_queries


class Scope(StrEnum):
    """Which views a list shows."""

    ALL = "all"  # own ones and those shared with the organisation
    MINE = "mine"
    SHARED = "shared"
    BIN = "bin"
    LEFT = "left"  # of people who may not sign in any more


def find_view(
    connection: sa.Connection, view_id: str, revision: int = 0, *, lock: bool = False
) -> SavedView | None:
    """Return a view, whoever asks; None where there is none.

    Parameters
    ----------
    connection
        To the store.
    view_id
        Its id.
    revision
        One of its revisions; 0 for the newest.
    lock
        Whether others have to wait with their changes until this transaction ends.
    """
    is_it = tables.views.c.view_id == view_id
    if lock:  # by itself: PostgreSQL would go on with the revision that was newest before it waited
        connection.execute(sa.select(tables.views.c.view_id).where(is_it).with_for_update())
    wanted = tables.view_revisions.c.revision == (revision or tables.views.c.revision)
    row = connection.execute(_query(wanted).where(is_it)).first()
    return view_of(row) if row else None


def seen_view(
    store: Store, person: Person | None, view_id: str, revision: int = 0
) -> SavedView | None:
    """Return a view that somebody may see; None where there is none or it is not for them."""
    with store.reading() as connection:
        view = find_view(connection, view_id, revision)
    return view if view and allows(person, Deed.SEE, view) else None


def revisions_of(connection: sa.Connection, view_id: str) -> list[SavedView]:
    """Return all revisions of a view, the first one first."""
    revisions = tables.view_revisions.c
    query = _query(sa.true()).where(tables.views.c.view_id == view_id)
    return [view_of(row) for row in connection.execute(query.order_by(revisions.revision))]


def list_views(store: Store, person: Person, scope: Scope, text: str = "") -> list[SavedView]:
    """Return the views of a list, the one saved last first.

    Parameters
    ----------
    store
        Where they lie.
    person
        Who asks: only what they may see is listed. With ``Scope.LEFT``, what they may take over.
    scope
        Which of them.
    text
        Words that all stand in the name, the descriptions or, for those who may read them, the
        notes; accents and capitals do not matter.
    """
    newest = tables.view_revisions.c.revision == tables.views.c.revision
    query = _query(newest).where(_in_scope(person, scope))
    with store.reading() as connection:
        rows = connection.execute(query.order_by(tables.view_revisions.c.saved_at.desc())).all()
    deed = Deed.TAKE_OVER if scope is Scope.LEFT else Deed.SEE
    views = [view for view in map(view_of, rows) if allows(person, deed, view)]
    words = fold(text).split()
    return [view for view in views if _has_words(view, words, person)]


def scopes_of(person: Person) -> tuple[Scope, ...]:
    """Return the lists that make sense for somebody."""
    if not has_right(person, Right.EDIT):
        return (Scope.ALL,)
    usual = (Scope.ALL, Scope.MINE, Scope.SHARED, Scope.BIN)
    return (*usual, Scope.LEFT) if has_right(person, Right.OWN) else usual


def _in_scope(person: Person, scope: Scope) -> sa.ColumnElement[bool]:
    views = tables.views.c
    own, kept = views.owner_id == person.person_id, views.deleted_at.is_(None)
    return {
        Scope.ALL: kept & (own | views.is_shared),
        Scope.MINE: kept & own,
        Scope.SHARED: kept & views.is_shared,
        Scope.BIN: views.deleted_at.is_not(None) & (own | views.is_shared),
        Scope.LEFT: tables.people.c.is_active.is_(False),
    }[scope]


def _has_words(view: SavedView, words: list[str], person: Person) -> bool:
    if not words:
        return True
    texts = [view.name]
    if allows(person, Deed.SEE, view):
        texts += view.descriptions.values()
    if allows(person, Deed.READ_NOTES, view):
        texts.append(view.notes)
    folded = fold(" ".join(texts))
    return all(word in folded for word in words)


_SAVERS = tables.people.alias("savers")


def _query(revision: sa.ColumnElement[bool]) -> sa.Select[Any]:
    views, revisions, owners = tables.views, tables.view_revisions, tables.people
    own = ("descriptions", "selections", "notes", "saved_at", "action", "revision")
    return (
        sa.select(
            *(views.c.view_id, views.c.is_shared, views.c.deleted_at),
            *(revisions.c[name] for name in own),
            revisions.c.name.label("view_name"),
            _SAVERS.c.name.label("saver"),
            *owners.c,
        )
        .select_from(views)
        .join(revisions, (revisions.c.view_id == views.c.view_id) & revision)
        .join(owners, owners.c.person_id == views.c.owner_id)
        .join(_SAVERS, _SAVERS.c.person_id == revisions.c.saved_by)
    )


def view_of(row: Any) -> SavedView:
    """Return the view of a row of the store."""
    try:
        queries = stored_queries(row.selections)
    except UnreadableSelections:
        queries = ()
    return SavedView(
        view_id=row.view_id,
        owner=person_of(row),
        revision=row.revision,
        name=row.view_name,
        descriptions=row.descriptions,
        queries=queries,
        notes=row.notes,
        is_shared=row.is_shared,
        saved_by=row.saver,
        saved_at=row.saved_at,
        deleted_at=row.deleted_at,
        stored=row.selections,
        action=row.action,
    )
