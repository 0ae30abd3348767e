"""Sessions: who is signed in where, kept on the server and revocable."""

from __future__ import annotations

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from dashboard.people.roles import Person, Role
from dashboard.store import tables
from dashboard.store.faults import BusyStore
from dashboard.store.store import Store

LASTS = timedelta(hours=12)
IDLE = timedelta(hours=2)
SEEN_EVERY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Session:
    """A session that somebody has.

    Parameters
    ----------
    session_hash
        Its key in the store; the cookie holds what it was made from.
    person
        Whose it is.
    is_open
        False where it has expired, was revoked, or its person may not sign in any more.
    """

    session_hash: str
    person: Person
    is_open: bool


def hash_token(token: str) -> str:
    """Return what the store keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def begin_session(connection: sa.Connection, person: Person, address: str, browser: str) -> str:
    """Begin a session and return the token for its cookie; the store keeps only its hash."""
    token, now = secrets.token_urlsafe(32), datetime.now(UTC)
    connection.execute(
        sa.insert(tables.sessions).values(
            session_hash=hash_token(token),
            person_id=person.person_id,
            created_at=now,
            seen_at=now,
            expires_at=now + LASTS,
            address=address,
            browser=browser[:200],
        )
    )
    return token


def find_session(store: Store, token: str) -> Session | None:
    """Return the session of a cookie, also an ended one; ``None`` where there never was one.

    Seeing an open session is noted, at most every five minutes.
    """
    sessions, people = tables.sessions, tables.people
    key, now = hash_token(token), datetime.now(UTC)
    with store.reading() as connection:
        row = connection.execute(
            sa.select(sessions, people)
            .join(people, sessions.c.person_id == people.c.person_id)
            .where(sessions.c.session_hash == key)
        ).first()
    if row is None:
        return None
    is_open = (
        row.revoked_at is None
        and row.is_active
        and now < row.expires_at
        and now < row.seen_at + IDLE
    )
    if is_open and now - row.seen_at > SEEN_EVERY:
        _note_seen(store, key, now)
    return Session(key, person_of(row), is_open)


def _note_seen(store: Store, key: str, now: datetime) -> None:
    sessions = tables.sessions
    seen = sa.update(sessions).where(sessions.c.session_hash == key).values(seen_at=now)
    with suppress(BusyStore), store.writing() as connection:  # the next request notes it
        connection.execute(seen)


def person_of(row: sa.Row) -> Person:  # type: ignore[type-arg]
    """Return the person of a row that holds the columns of ``people``."""
    return Person(row.person_id, row.login, row.name, Role(row.role), row.language, row.is_active)


def end_session(connection: sa.Connection, session_hash: str) -> None:
    """Revoke one session."""
    sessions = tables.sessions
    connection.execute(
        sa.update(sessions)
        .where(sessions.c.session_hash == session_hash, sessions.c.revoked_at.is_(None))
        .values(revoked_at=datetime.now(UTC))
    )
