"""What readers say of a published page: kept until a person has looked at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from dashboard.people.audit import Actor, record
from dashboard.store import tables

USEFUL, NOT_USEFUL, WRONG = "useful", "not_useful", "wrong"
KINDS = (USEFUL, NOT_USEFUL, WRONG)
NEW, SHOWN, PUT_AWAY = "new", "shown", "put_away"
STATES = (NEW, SHOWN, PUT_AWAY)
LONGEST_TEXT, LONGEST_FIGURE = 2000, 120


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader said of a published page.

    Parameters
    ----------
    slug, version, language
        The page.
    figure
        Which figure is meant; empty for the page.
    kind
        One of `KINDS`.
    text
        What was said, plain text; may be empty.
    feedback_id
        Its number; 0 before it is kept.
    at
        When it came; None before it is kept.
    state
        One of `STATES`. Nothing shows to the public but what is shown.
    answer
        What the editors answered; may be empty.
    decided_by_name
        Who looked at it last; may be empty.
    """

    slug: str
    version: int
    language: str
    figure: str
    kind: str
    text: str
    feedback_id: int = 0
    at: datetime | None = None
    state: str = NEW
    answer: str = ""
    decided_by_name: str = ""


def keep(connection: sa.Connection, remark: Remark) -> int:
    """Keep what a reader said, as new, and return its number. Nothing of who said it is kept."""
    done = connection.execute(
        sa.insert(tables.feedback).values(
            slug=remark.slug,
            version=remark.version,
            language=remark.language,
            figure=remark.figure[:LONGEST_FIGURE],
            kind=remark.kind,
            text=remark.text[:LONGEST_TEXT],
            at=datetime.now(UTC),
            state=NEW,
            answer="",
        )
    )
    key = done.inserted_primary_key
    return int(key[0]) if key else 0


def decide(
    connection: sa.Connection, actor: Actor, feedback_id: int, state: str, answer: str
) -> Remark | None:
    """Answer a remark, show it or put it away; return it, or ``None`` where there is none.

    Parameters
    ----------
    connection
        A writing connection.
    actor
        The person who has looked at it.
    feedback_id
        Its number.
    state
        One of `STATES`.
    answer
        Plain text; may be empty.
    """
    found = find(connection, feedback_id)
    if found is None:
        return None
    table = tables.feedback
    connection.execute(
        sa.update(table)
        .where(table.c.feedback_id == feedback_id)
        .values(
            state=state,
            answer=answer[:LONGEST_TEXT],
            decided_by=actor.person.person_id if actor.person else None,
            decided_at=datetime.now(UTC),
        )
    )
    detail = {"slug": found.slug, "version": found.version, "state": state}
    record(connection, actor, "feedback.decided", ("feedback", str(feedback_id)), detail)
    return find(connection, feedback_id)


def find(connection: sa.Connection, feedback_id: int) -> Remark | None:
    """Return a remark by its number; ``None`` where there is none."""
    row = connection.execute(_all().where(tables.feedback.c.feedback_id == feedback_id)).first()
    return _remark_of(row) if row is not None else None


def remarks(connection: sa.Connection, state: str, slug: str = "", most: int = 200) -> list[Remark]:
    """Return the remarks in a state, the newest first.

    Parameters
    ----------
    connection
        A connection.
    state
        One of `STATES`.
    slug
        Of one publication; of all where it is empty.
    most
        How many.
    """
    table = tables.feedback
    query = _all().where(table.c.state == state)
    if slug:
        query = query.where(table.c.slug == slug)
    query = query.order_by(table.c.at.desc(), table.c.feedback_id.desc()).limit(most)
    return [_remark_of(row) for row in connection.execute(query)]


def numbers(connection: sa.Connection) -> dict[str, int]:
    """Return how many remarks there are in each of `STATES`."""
    table = tables.feedback
    query = sa.select(table.c.state, sa.func.count()).group_by(table.c.state)
    found = {state: int(number) for state, number in connection.execute(query)}
    return {state: found.get(state, 0) for state in STATES}


def _all() -> sa.Select[Any]:
    people = tables.people
    return sa.select(
        tables.feedback, sa.func.coalesce(people.c.name, "").label("decided_by_name")
    ).outerjoin(people, tables.feedback.c.decided_by == people.c.person_id)


def _remark_of(row: sa.Row[Any]) -> Remark:
    return Remark(
        row.slug,
        row.version,
        row.language,
        row.figure,
        row.kind,
        row.text,
        row.feedback_id,
        row.at,
        row.state,
        row.answer,
        row.decided_by_name,
    )
