"""What somebody asks to be published, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from dashboard.errors import HinterlandError
from dashboard.people.accounts import find_person
from dashboard.people.audit import Actor, record
from dashboard.publish.preview_notes import PUBLISHES
from dashboard.store import tables

OPEN, PUBLISHED, REFUSED, TAKEN_BACK = "open", "published", "refused", "taken back"
DECISIONS = (PUBLISHED, REFUSED, TAKEN_BACK)
_ACTIONS = {
    PUBLISHED: "publication.approved",
    REFUSED: "publication.refused",
    TAKEN_BACK: "publication.taken_back",
}
_ASKERS = tables.people.alias("askers")
_DECIDERS = tables.people.alias("deciders")


class Decided(HinterlandError):
    """Somebody decided on it in the meantime."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What somebody asks to be published.

    Parameters
    ----------
    submission_id
        Its number.
    view_id, view_revision
        The view, as it was when it was asked for.
    slug
        Name in addresses.
    content
        What was filled in, as JSON.
    asked_by, asked_by_name
        Who asked.
    asked_at
        When.
    decision
        ``open`` or one of `DECISIONS`.
    decided_by_name
        Who decided; empty while it is open.
    decided_at
        When; None while it is open.
    version
        The version it became; None where it became none.
    """

    submission_id: int
    view_id: str
    view_revision: int
    slug: str
    content: Mapping[str, Any]
    asked_by: int
    asked_by_name: str
    asked_at: datetime
    decision: str
    decided_by_name: str
    decided_at: datetime | None
    version: int | None


def ask(
    connection: sa.Connection,
    actor: Actor,
    view: tuple[str, int],
    slug: str,
    content: Mapping[str, Any],
) -> int:
    """Ask for a view to be published and return the number of the submission.

    Parameters
    ----------
    connection
        A writing connection.
    actor
        Who asks; somebody who is signed in.
    view
        Id and revision.
    slug
        Name in addresses, checked already.
    content
        What was filled in.
    """
    number = _insert(connection, _person_id(actor), view, slug, content, {"decision": OPEN})
    record(
        connection,
        actor,
        "publication.asked",
        ("publication", slug),
        {"submission": number, "view": view[0], "revision": view[1]},
    )
    return number


def note_published(
    connection: sa.Connection,
    actor: Actor,
    view: tuple[str, int],
    slug: str,
    content: Mapping[str, Any],
    version: int,
) -> int:
    """Note that somebody published a view without asking anybody, and return the number.

    Parameters
    ----------
    connection, actor, view, slug, content
        As `ask`.
    version
        The version it became.
    """
    decided = _decided_on(actor, version)
    return _insert(connection, _person_id(actor), view, slug, content, decided)


def note_found(
    connection: sa.Connection, facts: Mapping[str, Any], slug: str, version: int
) -> bool:
    """Note a version that was published when the program ended before it could note it.

    Parameters
    ----------
    connection
        A writing connection.
    facts
        What was noted beside the preview: ``view_id``, ``revision``, ``person``, ``order`` and
        perhaps ``submission`` and `PUBLISHES`.
    slug, version
        What stands in public.

    Returns
    -------
    noted
        False where the store knew it already.
    """
    table = tables.submissions
    known = sa.select(table.c.submission_id).where(table.c.slug == slug, table.c.version == version)
    if connection.execute(known).first() is not None:
        return False
    actor = Actor(find_person(connection, int(facts.get(PUBLISHES, 0))), "")
    view = (str(facts["view_id"]), int(facts["revision"]))
    number = _asked_for(connection, facts.get("submission"), slug, view)
    if number is not None:
        decide(connection, actor, number, PUBLISHED, version)
    else:
        decided = _decided_on(actor, version)
        _insert(connection, int(facts["person"]), view, slug, facts["order"], decided)
    detail = {"version": version, "view": facts["view_id"], "found": "at start"}
    record(connection, actor, "publication.published", ("publication", slug), detail)
    return True


def _asked_for(
    connection: sa.Connection, number: object, slug: str, view: tuple[str, int]
) -> int | None:
    """Return the open submission that a found version answers; ``None`` where nobody asked.

    A preview that somebody made before asking knows of no submission: it is found by what it is of.
    """
    waiting = open_submissions(connection)
    by_number = [one.submission_id for one in waiting if one.submission_id == number]
    of_the_same = [
        one.submission_id
        for one in waiting
        if (one.slug, one.view_id, one.view_revision) == (slug, *view)
    ]
    return next(iter(by_number + of_the_same), None)


def decide(
    connection: sa.Connection,
    actor: Actor,
    submission_id: int,
    decision: str,
    version: int | None = None,
    reason: str = "",
) -> None:
    """Decide on a submission that is open.

    Parameters
    ----------
    connection
        A writing connection.
    actor
        Who decides.
    submission_id
        Its number.
    decision
        One of `DECISIONS`.
    version
        The version it became, where it was published.
    reason
        Why it was refused.

    Raises
    ------
    Decided
        If it is not open any more.
    """
    table = tables.submissions
    found = find_submission(connection, submission_id)
    person = actor.person
    done = connection.execute(
        sa.update(table)
        .where(table.c.submission_id == submission_id, table.c.decision == OPEN)
        .values(
            decision=decision,
            decided_by=person.person_id if person else None,
            decided_at=datetime.now(UTC),
            version=version,
            content={**found.content, "reason": reason} if found and reason else table.c.content,
        )
    )
    if found is None or done.rowcount != 1:
        raise Decided(
            "This was decided on in the meantime",
            f"submission {submission_id}",
            "Look at the list of what is to be published",
        )
    detail: dict[str, Any] = {"submission": submission_id, "view": found.view_id}
    detail |= {"version": version} if version is not None else {}
    detail |= {"reason": reason} if reason else {}
    record(connection, actor, _ACTIONS[decision], ("publication", found.slug), detail)


def find_submission(connection: sa.Connection, submission_id: int) -> Submission | None:
    """Return a submission by its number; ``None`` where there is none."""
    wanted = _all().where(tables.submissions.c.submission_id == submission_id)
    row = connection.execute(wanted).first()
    return _submission_of(row) if row is not None else None


def open_submissions(connection: sa.Connection) -> list[Submission]:
    """Return what is asked and not yet decided, the oldest first."""
    table = tables.submissions
    query = _all().where(table.c.decision == OPEN).order_by(table.c.submission_id)
    return [_submission_of(row) for row in connection.execute(query)]


def decided_submissions(
    connection: sa.Connection, person_id: int | None = None, most: int = 20
) -> list[Submission]:
    """Return what was decided last, the newest first.

    Parameters
    ----------
    connection
        A connection.
    person_id
        Only what this person asked for; everybody's where it is None.
    most
        How many.
    """
    table = tables.submissions
    query = _all().where(table.c.decision != OPEN)
    if person_id is not None:
        query = query.where(table.c.asked_by == person_id)
    query = query.order_by(table.c.decided_at.desc(), table.c.submission_id.desc()).limit(most)
    return [_submission_of(row) for row in connection.execute(query)]


def view_of_slug(connection: sa.Connection, slug: str) -> str:
    """Return the id of the view that was published under a slug, or is asked to be; may be empty.

    What was refused or taken back holds no slug.
    """
    table = tables.submissions
    query = (
        sa.select(table.c.view_id)
        .where(table.c.slug == slug, table.c.decision.in_((OPEN, PUBLISHED)))
        .order_by(table.c.decision.desc(), table.c.submission_id)  # published before open
        .limit(1)
    )
    return connection.execute(query).scalar() or ""


def slug_of_view(connection: sa.Connection, view_id: str) -> str:
    """Return the slug under which a view was published last; empty where it never was."""
    table = tables.submissions
    query = (
        sa.select(table.c.slug)
        .where(table.c.view_id == view_id, table.c.decision == PUBLISHED)
        .order_by(table.c.submission_id.desc())
        .limit(1)
    )
    return connection.execute(query).scalar() or ""


def last_content(connection: sa.Connection, slug: str) -> Mapping[str, Any]:
    """Return what was filled in for the newest version of a slug; empty where there is none."""
    table = tables.submissions
    query = (
        sa.select(table.c.content)
        .where(table.c.slug == slug, table.c.decision == PUBLISHED)
        .order_by(table.c.submission_id.desc())
        .limit(1)
    )
    return connection.execute(query).scalar() or {}


def _insert(
    connection: sa.Connection,
    asked_by: int,
    view: tuple[str, int],
    slug: str,
    content: Mapping[str, Any],
    decided: Mapping[str, Any],
) -> int:
    done = connection.execute(
        sa.insert(tables.submissions).values(
            view_id=view[0],
            view_revision=view[1],
            slug=slug,
            content=dict(content),
            asked_by=asked_by,
            asked_at=datetime.now(UTC),
            **decided,
        )
    )
    key = done.inserted_primary_key
    return int(key[0]) if key else 0


def _decided_on(actor: Actor, version: int) -> dict[str, Any]:
    """Return what is kept of a version that somebody published, known or not."""
    return {
        "decision": PUBLISHED,
        "version": version,
        "decided_by": actor.person.person_id if actor.person else None,
        "decided_at": datetime.now(UTC),
    }


def _person_id(actor: Actor) -> int:
    if actor.person is None:
        raise PermissionError("only somebody who is signed in asks for a view to be published")
    return actor.person.person_id


def _all() -> sa.Select[Any]:
    table = tables.submissions
    return (
        sa.select(
            table,
            _ASKERS.c.name.label("asked_by_name"),
            sa.func.coalesce(_DECIDERS.c.name, "").label("decided_by_name"),
        )
        .join(_ASKERS, table.c.asked_by == _ASKERS.c.person_id)
        .outerjoin(_DECIDERS, table.c.decided_by == _DECIDERS.c.person_id)
    )


def _submission_of(row: sa.Row[Any]) -> Submission:
    return Submission(
        row.submission_id,
        row.view_id,
        row.view_revision,
        row.slug,
        row.content,
        row.asked_by,
        row.asked_by_name,
        row.asked_at,
        row.decision,
        row.decided_by_name,
        row.decided_at,
        row.version,
    )
