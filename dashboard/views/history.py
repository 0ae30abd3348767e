"""What became of a view: its revisions, what each changed, and what else was done with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from dashboard.store import tables
from dashboard.store.store import Store
from dashboard.views.content import NAME, NOTES, SELECTIONS, Content, description_field
from dashboard.views.finding import revisions_of
from dashboard.views.saved import SavedView
from dashboard.views.saving import DELETED, KIND, SHARED, TAKEN_BACK, TAKEN_OVER, UNDELETED
from dashboard.words import LANGUAGES

DEEDS = (SHARED, TAKEN_BACK, DELETED, UNDELETED, TAKEN_OVER)
"""What is done with a view without a new revision."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that differs between two contents.

    Parameters
    ----------
    field
        ``name``, ``description-en`` ..., ``notes`` or ``selections``.
    before, after
        Its text; of selections the queries, in order.
    """

    field: str
    before: str | tuple[str, ...]
    after: str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was done to a view.

    Parameters
    ----------
    at, person
        When and by whom.
    action
        ``saved`` and the like for a revision, else one of `DEEDS`.
    revision
        The revision it made; None where it made none.
    differences
        What the revision changed of the one before it; empty for the first.
    """

    at: datetime
    person: str
    action: str
    revision: SavedView | None = None
    differences: tuple[Difference, ...] = ()


def differences(before: Content, after: Content) -> tuple[Difference, ...]:
    """Return the fields that differ, in the order of the form."""
    pairs = _fields(before), _fields(after)
    return tuple(
        Difference(key, pairs[0][key], pairs[1][key])
        for key in pairs[0]
        if pairs[0][key] != pairs[1][key]
    )


def _fields(content: Content) -> dict[str, str | tuple[str, ...]]:
    texts: dict[str, str | tuple[str, ...]] = {NAME: content.name}
    for language in LANGUAGES:
        texts[description_field(language)] = content.descriptions.get(language, "")
    return texts | {SELECTIONS: content.queries, NOTES: content.notes}


def history_of(store: Store, view_id: str) -> tuple[Event, ...]:
    """Return all that was done to a view, the last thing first."""
    with store.reading() as connection:
        revisions = revisions_of(connection, view_id)
        events = [*_revision_events(revisions), *_deeds(connection, view_id)]
    return tuple(sorted(events, key=lambda event: event.at, reverse=True))


def _revision_events(revisions: list[SavedView]) -> list[Event]:
    befores = [None, *revisions[:-1]]
    return [
        Event(
            now.saved_at,
            now.saved_by,
            now.action,
            now,
            differences(before.content, now.content) if before else (),
        )
        for before, now in zip(befores, revisions, strict=True)
    ]


def _deeds(connection: sa.Connection, view_id: str) -> list[Event]:
    audit = tables.audit.c
    rows = connection.execute(
        sa.select(audit.at, audit.person, audit.action)
        .where(audit.subject_kind == KIND, audit.subject_id == view_id, audit.action.in_(DEEDS))
        .order_by(audit.entry_id)
    ).all()
    return [Event(row.at, row.person, row.action) for row in rows]
