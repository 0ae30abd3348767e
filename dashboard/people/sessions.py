"""Sessions: who is signed in where, kept on the server and revocable."""

from __future__ import annotations

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from dashboard.people.roles import Person, Role
from dashboard.store import tables
from dashboard.store.faults import BusyStore
from dashboard.store.store import Store

LASTS = timedelta(hours=12)
IDLE = timedelta(hours=2)
SEEN_EVERY = timedelta(minutes=5)
REMEMBERED = timedelta(days=7)
"""How long an ended session is known, so that what was typed in it can be offered again."""


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
    # The next request notes it. Who only reads is not refused because the disk is full.
    with suppress(BusyStore, DBAPIError), store.writing() as connection:
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


@dataclass(frozen=True, slots=True)
class SessionSeen:
    """A session as its person sees it.

    Parameters
    ----------
    session_hash
        Its key in the store.
    created_at, seen_at
        When it began and when it was last used.
    address, browser
        Where from and with what.
    """

    session_hash: str
    created_at: datetime
    seen_at: datetime
    address: str
    browser: str


def open_sessions(connection: sa.Connection, person_id: int) -> list[SessionSeen]:
    """Return a person's open sessions, the one used last first."""
    sessions, now = tables.sessions, datetime.now(UTC)
    columns = (sessions.c[name] for name in SessionSeen.__dataclass_fields__)
    rows = connection.execute(
        sa.select(*columns)
        .where(
            sessions.c.person_id == person_id,
            sessions.c.revoked_at.is_(None),
            sessions.c.expires_at > now,
            sessions.c.seen_at > now - IDLE,
        )
        .order_by(sessions.c.seen_at.desc(), sessions.c.session_hash)
    )
    return [SessionSeen(*row) for row in rows]


def end_sessions(connection: sa.Connection, person_id: int, but: str = "") -> None:
    """Revoke all sessions of a person, save the one with the hash `but`."""
    sessions = tables.sessions
    connection.execute(
        sa.update(sessions)
        .where(
            sessions.c.person_id == person_id,
            sessions.c.session_hash != but,
            sessions.c.revoked_at.is_(None),
        )
        .values(revoked_at=datetime.now(UTC))
    )


def known_hashes(connection: sa.Connection, person_id: int) -> list[str]:
    """Return the hashes of all sessions of a person that are still known, ended ones too."""
    sessions = tables.sessions
    query = sa.select(sessions.c.session_hash).where(sessions.c.person_id == person_id)
    return list(connection.execute(query).scalars())


def clear_sessions(connection: sa.Connection) -> None:
    """Forget the sessions that ended long ago."""
    sessions = tables.sessions
    limit = datetime.now(UTC) - REMEMBERED
    connection.execute(
        sa.delete(sessions).where(
            sa.or_(sessions.c.expires_at < limit, sessions.c.revoked_at < limit)
        )
    )
