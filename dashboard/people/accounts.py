"""Who has an account: added, changed, shut; the last owner always stays."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import sqlalchemy as sa

from dashboard.errors import HinterlandError
from dashboard.people import audit
from dashboard.people.audit import Actor
from dashboard.people.passwords import hash_password
from dashboard.people.roles import ROLES_WITH, Person, Right, Role, has_right
from dashboard.people.sessions import end_sessions, person_of
from dashboard.store import tables

MOST_SIGNS = 120
_LOGIN = re.compile(r"[^@\s]{1,80}@[^@\s]{1,120}")


class LoginTaken(HinterlandError):
    """Somebody has this e-mail address already."""


class LastOwner(HinterlandError):
    """Without this person nobody could add people or change settings any more."""


@dataclass(frozen=True, slots=True)
class Account:
    """A person as an owner sees them.

    Parameters
    ----------
    person
        Who it is.
    has_password
        False until they followed their link; they may still sign in elsewhere.
    is_elsewhere
        Whether they sign in with OpenID Connect.
    may_join
        Whether an owner allowed them to, from their next sign-in there on.
    seen_at
        When they were last here; ``None`` where it is not known.
    """

    person: Person
    has_password: bool
    is_elsewhere: bool
    may_join: bool
    seen_at: datetime | None


def folded_login(text: str) -> str:
    """Return an e-mail address as it is kept and compared; empty where it is none.

    Examples
    --------
    >>> folded_login(" Anna@Example.org "), folded_login("anna")
    ('anna@example.org', '')
    """
    login = unicodedata.normalize("NFKC", text).strip().casefold()
    is_one = _LOGIN.fullmatch(login) and login.isprintable()
    return login if is_one else ""


def plain_name(text: str) -> str:
    """Return a name on one line; empty where there is none or it is too long."""
    name = " ".join(unicodedata.normalize("NFC", text).split())
    return name if len(name) <= MOST_SIGNS and name.isprintable() else ""


def count_people(connection: sa.Connection) -> int:
    """Return how many people there are, shut accounts included."""
    found = connection.execute(sa.select(sa.func.count()).select_from(tables.people)).scalar()
    return int(found or 0)


def find_person(connection: sa.Connection, person_id: int) -> Person | None:
    """Return a person by their number."""
    row = connection.execute(
        sa.select(tables.people).where(tables.people.c.person_id == person_id)
    ).first()
    return person_of(row) if row else None


def find_by_login(connection: sa.Connection, login: str) -> Person | None:
    """Return a person by their e-mail address, folded."""
    row = connection.execute(sa.select(tables.people).where(tables.people.c.login == login)).first()
    return person_of(row) if row else None


def kept_password(connection: sa.Connection, login: str) -> tuple[Person | None, str | None]:
    """Return the person with an e-mail address and what is kept of their password."""
    row = connection.execute(sa.select(tables.people).where(tables.people.c.login == login)).first()
    return (person_of(row), row.password_hash) if row else (None, None)


def list_accounts(connection: sa.Connection) -> list[Account]:
    """Return everybody, the active first, by name."""
    people, sessions = tables.people, tables.sessions
    seen = (
        sa.select(sa.func.max(sessions.c.seen_at))
        .where(sessions.c.person_id == people.c.person_id)
        .scalar_subquery()
        .label("seen_at")
    )
    rows = connection.execute(sa.select(people, seen)).all()
    found = [
        Account(
            person_of(row),
            bool(row.password_hash),
            bool(row.subject),
            row.issuer is not None and row.subject is None,
            row.seen_at,
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (not one.person.is_active, one.person.name.casefold()))


def active_with(connection: sa.Connection, right: Right) -> list[Person]:
    """Return the active people who have a right, by name."""
    people = (one.person for one in list_accounts(connection))
    return [person for person in people if has_right(person, right)]


def add_person(
    connection: sa.Connection, actor: Actor, login: str, name: str, role: Role, language: str
) -> Person:
    """Add somebody, who cannot sign in yet: they get a link, or sign in elsewhere.

    Parameters
    ----------
    connection
        A writing connection of the store.
    actor
        Who adds them.
    login, name
        As `folded_login` and `plain_name` gave them.
    role, language
        What they may do, and the language of their pages.

    Raises
    ------
    LoginTaken
        If somebody has that e-mail address already.
    """
    if find_by_login(connection, login) is not None:
        raise LoginTaken("Somebody has this address already", login, "Use another address")
    values = {"login": login, "name": name, "role": role.value, "language": language}
    added = connection.execute(
        sa.insert(tables.people).values(is_active=True, created_at=datetime.now(UTC), **values)
    )
    (person_id,) = added.inserted_primary_key or (0,)
    person = Person(int(person_id), login, name, role, language)
    _note(connection, actor, "person.added", person, login=login, role=role.value)
    return person


def change_role(connection: sa.Connection, actor: Actor, person: Person, role: Role) -> Person:
    """Give somebody another role; they have to sign in anew.

    Raises
    ------
    LastOwner
        If they are the last active owner and would be one no more.
    """
    if role is person.role:
        return person
    if role is not Role.OWNER:
        _keep_an_owner(connection, person)
    _update(connection, person, role=role.value)
    end_sessions(connection, person.person_id)
    before = person.role.value
    _note(connection, actor, "person.role_changed", person, before=before, after=role.value)
    return replace(person, role=role)


def deactivate(connection: sa.Connection, actor: Actor, person: Person) -> None:
    """Shut an account: nothing of it is lost, but nobody signs in with it.

    Raises
    ------
    LastOwner
        If they are the last active owner.
    """
    _keep_an_owner(connection, person)
    _update(connection, person, is_active=False)
    end_sessions(connection, person.person_id)
    _end_links(connection, person)
    _note(connection, actor, "person.shut", person)


def reactivate(connection: sa.Connection, actor: Actor, person: Person) -> None:
    """Open an account that was shut."""
    _update(connection, person, is_active=True)
    _note(connection, actor, "person.opened", person)


def set_password(
    connection: sa.Connection, actor: Actor, person: Person, password: str, but_session: str = ""
) -> None:
    """Give somebody a new password, and end their sessions and every link that sets another.

    Parameters
    ----------
    connection, actor, person
        As `add_person`.
    password
        As it was typed, found good by ``fault_of``.
    but_session
        Hash of a session that goes on: the one in which it was changed.
    """
    _update(connection, person, password_hash=hash_password(password))
    end_sessions(connection, person.person_id, but_session)
    _end_links(connection, person)
    _note(connection, actor, "person.password_set", person)


def renew_password(connection: sa.Connection, person: Person, password: str) -> None:
    """Keep the same password anew with the parameters of today."""
    _update(connection, person, password_hash=hash_password(password))


def change_own(
    connection: sa.Connection, actor: Actor, person: Person, name: str, language: str
) -> None:
    """Change a person's own name and language; the record tells who is called what since when."""
    _update(connection, person, name=name, language=language)
    if name != person.name:
        _note(connection, actor, "person.renamed", person, after=name)


def note_link(connection: sa.Connection, actor: Actor, person: Person) -> None:
    """Note in the record that somebody was given a new one-time link."""
    _note(connection, actor, "person.link_made", person)


def _keep_an_owner(connection: sa.Connection, person: Person) -> None:
    people = tables.people
    owners = connection.execute(  # locked, so that two owners cannot shut out each other at once
        sa.select(people.c.person_id)
        .where(people.c.role == ROLES_WITH[Right.OWN].value, people.c.is_active)
        .order_by(people.c.person_id)
        .with_for_update()
    ).scalars()
    if list(owners) == [person.person_id]:
        raise LastOwner(
            "This is the last owner",
            person.login,
            "Make somebody else an owner first, then try again",
        )


def _end_links(connection: sa.Connection, person: Person) -> None:
    links = tables.invitations
    connection.execute(sa.delete(links).where(links.c.person_id == person.person_id))


def _update(connection: sa.Connection, person: Person, **values: object) -> None:
    people = tables.people
    connection.execute(
        sa.update(people).where(people.c.person_id == person.person_id).values(**values)
    )


def _note(
    connection: sa.Connection, actor: Actor, action: str, person: Person, **detail: str
) -> None:
    subject = ("person", str(person.person_id))
    audit.record(connection, actor, action, subject, {"name": person.name, **detail})
