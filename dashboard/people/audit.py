"""The record of who did what, to which view, when and from where. It is only added to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from dashboard.people.roles import Person
from dashboard.store import tables


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something, and from where.

    Parameters
    ----------
    person
        ``None`` for the public and for what the program does by itself.
    address
        Network address; ``terminal`` for a command.
    """

    person: Person | None
    address: str


def record(
    connection: sa.Connection,
    actor: Actor,
    action: str,
    subject: tuple[str, str],
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Add one entry, in the transaction of what it tells of: both are written, or neither.

    Parameters
    ----------
    connection
        A writing connection of the store.
    actor
        Who did it.
    action
        A key such as ``view.saved``; `dashboard.pages.people.audit_page` has its words.
    subject
        Kind and id of what it was done to, such as ``("view", "k3v9x2m1qa")``.
    detail
        What else must be known; never a password or a token.
    """
    person = actor.person
    connection.execute(
        sa.insert(tables.audit).values(
            at=datetime.now(UTC),
            person_id=person.person_id if person else None,
            person=person.name if person else "",
            action=action,
            subject_kind=subject[0],
            subject_id=subject[1],
            detail=dict(detail or {}),
            address=actor.address,
        )
    )
