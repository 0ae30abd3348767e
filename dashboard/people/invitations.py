"""One-time links: to set a password, and to become the first owner."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from dashboard.people.accounts import count_people, find_person
from dashboard.people.roles import Person
from dashboard.people.sessions import hash_token
from dashboard.store import tables
from dashboard.store.store import Store

LASTS = timedelta(days=7)
FIRST_OWNER_LASTS = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A one-time link that still works.

    Parameters
    ----------
    token_hash
        Its key in the store; the link holds what it was made from.
    person
        Whose password may be set; ``None`` for the first owner, who is not there yet.
    """

    token_hash: str
    person: Person | None


def invite(connection: sa.Connection, person: Person | None, lasts: timedelta = LASTS) -> str:
    """Return the token of a new one-time link. Any earlier link of the same person ends.

    Parameters
    ----------
    connection
        A writing connection of the store, which keeps only the token's hash.
    person
        Whose password the link sets; ``None`` for the first owner.
    lasts
        How long it works.
    """
    invitations, now = tables.invitations, datetime.now(UTC)
    token = secrets.token_urlsafe(32)
    person_id = person.person_id if person else None
    _clear(connection, now)
    connection.execute(
        sa.delete(invitations).where(
            invitations.c.used_at.is_(None),
            invitations.c.person_id.is_not_distinct_from(person_id),
        )
    )
    connection.execute(
        sa.insert(invitations).values(
            token_hash=hash_token(token),
            person_id=person_id,
            created_at=now,
            expires_at=now + lasts,
        )
    )
    return token


def find_invitation(connection: sa.Connection, token: str) -> Invitation | None:
    """Return what a link is for; ``None`` where it was used, is too old or never was.

    The first owner's link ends as soon as there is anybody.
    """
    invitations = tables.invitations
    row = connection.execute(
        sa.select(invitations).where(
            invitations.c.token_hash == hash_token(token),
            invitations.c.used_at.is_(None),
            invitations.c.expires_at > datetime.now(UTC),
        )
    ).first()
    if row is None:
        return None
    if row.person_id is None:
        return Invitation(row.token_hash, None) if count_people(connection) == 0 else None
    person = find_person(connection, row.person_id)
    return Invitation(row.token_hash, person) if person and person.is_active else None


def use_invitation(connection: sa.Connection, invitation: Invitation) -> bool:
    """Use a link up and return True; False where somebody was faster."""
    invitations = tables.invitations
    used = connection.execute(
        sa.update(invitations)
        .where(
            invitations.c.token_hash == invitation.token_hash,
            invitations.c.used_at.is_(None),
        )
        .values(used_at=datetime.now(UTC))
    )
    return used.rowcount == 1


def first_owner_token(store: Store) -> str:
    """Return the token by which the first owner is made; empty where there are people."""
    with store.writing() as connection:
        if count_people(connection):
            return ""
        return invite(connection, None, FIRST_OWNER_LASTS)


def _clear(connection: sa.Connection, now: datetime) -> None:
    invitations = tables.invitations
    connection.execute(sa.delete(invitations).where(invitations.c.expires_at <= now - LASTS))
