"""What somebody was editing when their session ended, kept until they are back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from dashboard.store import tables

LASTS = timedelta(days=7)
MOST_BYTES = 256 * 1024  # the form of a view with 200 selections and full texts is below
MOST_DRAFTS = 20
"""Of one person: the oldest goes first."""
NEVER_KEPT = ("csrf", "password")
"""How the names of fields begin that are never kept."""
Fields = Mapping[str, Sequence[str]]


def keep_draft(connection: sa.Connection, person_id: int, path: str, form: Fields) -> int | None:
    """Keep a form and return its number; ``None`` where it holds nothing or is too long.

    Parameters
    ----------
    connection
        A writing connection of the store.
    person_id
        Whose it is. Nobody else ever sees it.
    path
        Of the page on which it is offered again.
    form
        Values by field; passwords and what proves the form's origin are left out.
    """
    kept = {name: list(values) for name, values in form.items() if not _is_secret(name)}
    size = sum(len(one.encode()) for name, values in kept.items() for one in (name, *values))
    if not any(any(values) for values in kept.values()) or size > MOST_BYTES:
        return None
    drafts, now = tables.drafts, datetime.now(UTC)
    clear_drafts(connection, now)
    _make_room(connection, person_id)
    added = connection.execute(
        sa.insert(drafts).values(person_id=person_id, path=path, form=kept, kept_at=now)
    )
    (number,) = added.inserted_primary_key or (None,)
    return number


def find_draft(
    connection: sa.Connection, person_id: int, path: str, number: int | None = None
) -> dict[str, list[str]] | None:
    """Return what a person was editing on a page: the draft of that number, else the newest."""
    drafts = tables.drafts
    query = (
        sa.select(drafts.c.form)
        .where(drafts.c.person_id == person_id, drafts.c.path == path)
        .where(drafts.c.kept_at > datetime.now(UTC) - LASTS)
        .order_by(drafts.c.draft_id.desc())
        .limit(1)
    )
    if number is not None:
        query = query.where(drafts.c.draft_id == number)
    form: dict[str, list[str]] | None = connection.execute(query).scalar()
    return form


def forget_drafts(connection: sa.Connection, person_id: int, path: str) -> None:
    """Let go of what a person was editing on a page: it was saved, or is not wanted."""
    drafts = tables.drafts
    connection.execute(
        sa.delete(drafts).where(drafts.c.person_id == person_id, drafts.c.path == path)
    )


def clear_drafts(connection: sa.Connection, now: datetime) -> None:
    """Let go of what nobody came back for."""
    connection.execute(sa.delete(tables.drafts).where(tables.drafts.c.kept_at <= now - LASTS))


def _make_room(connection: sa.Connection, person_id: int) -> None:
    drafts = tables.drafts
    newest = (
        sa.select(drafts.c.draft_id)
        .where(drafts.c.person_id == person_id)
        .order_by(drafts.c.draft_id.desc())
        .limit(MOST_DRAFTS - 1)
    )
    kept = list(connection.execute(newest).scalars())
    connection.execute(
        sa.delete(drafts).where(drafts.c.person_id == person_id, drafts.c.draft_id.not_in(kept))
    )


def _is_secret(name: str) -> bool:
    return name.casefold().startswith(NEVER_KEPT)
