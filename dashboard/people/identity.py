"""Who somebody is who signs in elsewhere: their role from a claim, their account by subject.

An account is found by issuer and subject, never by e-mail address: whoever can choose an address
at a provider could choose somebody else's. An account that has been here before is joined only if
an owner has allowed it for that account, and the provider says that the address was verified.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from dashboard.errors import WrongSetting
from dashboard.people import audit
from dashboard.people.accounts import find_by_login, find_person, folded_login, plain_name
from dashboard.people.audit import Actor
from dashboard.people.roles import Person, Role
from dashboard.people.sessions import end_sessions, person_of
from dashboard.settings import SignOn
from dashboard.store import tables
from dashboard.words import LANGUAGES

_ORDER = tuple(Role)


class Refusal(StrEnum):
    """Why somebody whom the provider knows is not let in."""

    NO_ROLE = "no-role"
    SHUT = "shut"
    TAKEN = "taken"


class JoinFault(StrEnum):
    """Why an account is not joined with one elsewhere."""

    JOINED = "joined"
    LAST_OWNER = "last-owner"


class CannotJoin(Exception):
    """An account may not be joined with one elsewhere.

    Parameters
    ----------
    fault
        Why.
    """

    def __init__(self, fault: JoinFault) -> None:
        self.fault = fault
        super().__init__(fault.value)


@dataclass(frozen=True, slots=True)
class RoleRules:
    """Which role somebody has here.

    Parameters
    ----------
    claim
        Name of the claim.
    roles
        Role by value of the claim.
    default
        Of those for whom it has none of these; ``None`` where they are refused.
    """

    claim: str
    roles: Mapping[str, Role]
    default: Role | None


@dataclass(frozen=True, slots=True)
class Identity:
    """What a provider says of somebody, checked.

    Parameters
    ----------
    issuer, subject
        Which provider, and by which key it knows them for ever.
    email
        Their address, folded; empty where the provider did not verify it.
    name
        As others see them.
    language
        Of their pages.
    role
        What they may do here; ``None`` for nothing.
    """

    issuer: str
    subject: str
    email: str
    name: str
    language: str
    role: Role | None

    @property
    def login(self) -> str:
        """What stands for an e-mail address: never one that was not verified."""
        return self.email or f"{self.subject} ({self.issuer.partition('://')[2]})"


def role_rules(sign_on: SignOn) -> RoleRules:
    """Return the rules that the settings ask for.

    Raises
    ------
    WrongSetting
        If a rule has no ``=``, or a role is not one of this program.

    Examples
    --------
    >>> role_rules(SignOn("https://a", "b", roles="team=editor")).roles
    {'team': <Role.EDITOR: 'editor'>}
    """
    roles = {}
    for rule in filter(None, (part.strip() for part in sign_on.roles.split(","))):
        value, _, key = rule.rpartition("=")  # the value may be a name with = in it
        roles[value.strip()] = _role(key.strip() if value.strip() else rule, "OIDC_ROLES")
    default = _role(sign_on.default_role, "OIDC_DEFAULT_ROLE") if sign_on.default_role else None
    return RoleRules(sign_on.role_claim, roles, default)


def _role(key: str, name: str) -> Role:
    if key in list(Role):
        return Role(key)
    raise WrongSetting(
        f"'{key}' does not end in a role of this program",
        f"environment variable {name}",
        f"Use one of: {', '.join(Role)}; in OIDC_ROLES as value=role, joined by commas",
    )


def role_of(claims: Mapping[str, Any], rules: RoleRules) -> Role | None:
    """Return the highest role that the claim gives, else the default one."""
    found = claims.get(rules.claim)
    if found is None:
        found = claims
        for part in rules.claim.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    values = found if isinstance(found, list) else [found]
    given = [rules.roles[one] for one in values if isinstance(one, str) and one in rules.roles]
    return max(given, key=_ORDER.index, default=rules.default)


def identity_of(issuer: str, claims: Mapping[str, Any], rules: RoleRules) -> Identity:
    """Return what the claims of a checked token say of somebody.

    Raises
    ------
    ValueError
        If there is no subject.
    """
    subject = claims.get("sub")
    if not isinstance(subject, str) or not subject or len(subject) > 255:
        raise ValueError("a token without a subject")
    is_verified = claims.get("email_verified") is True
    email = folded_login(_text(claims, "email")) if is_verified else ""
    names = (_text(claims, key) for key in ("name", "preferred_username", "email"))
    name = next((plain_name(one) for one in names if plain_name(one)), subject)
    language = _text(claims, "locale")[:2].lower()
    return Identity(
        issuer,
        subject,
        email,
        name,
        language if language in LANGUAGES else LANGUAGES[0],
        role_of(claims, rules),
    )


def _text(claims: Mapping[str, Any], key: str) -> str:
    value = claims.get(key)
    return value if isinstance(value, str) else ""


def admit(connection: sa.Connection, identity: Identity, address: str) -> Person | Refusal:
    """Return who signs in, their account made or brought up to date; or why they may not.

    Parameters
    ----------
    connection
        A writing connection of the store.
    identity
        As `identity_of`.
    address
        Network address, for the record.

    Notes
    -----
    The claim decides about the role at each sign-in. Who has lost every role is refused, and
    their sessions end.
    """
    person = _known(connection, identity) or _joined(connection, identity, address)
    if person is not None and (not person.is_active or identity.role is None):
        end_sessions(connection, person.person_id)
        reason = Refusal.SHUT if not person.is_active else Refusal.NO_ROLE
        _note(connection, address, "person.refused", person, why=reason.value)
        return reason
    if identity.role is None:
        return Refusal.NO_ROLE
    if person is not None:
        return _brought_up_to_date(connection, identity, person, identity.role, address)
    if find_by_login(connection, identity.login) is not None:
        return Refusal.TAKEN
    return _made(connection, identity, identity.role, address)


def _known(connection: sa.Connection, identity: Identity) -> Person | None:
    people = tables.people
    found = connection.execute(
        sa.select(people).where(
            people.c.issuer == identity.issuer, people.c.subject == identity.subject
        )
    ).first()
    return person_of(found) if found else None


def _joined(connection: sa.Connection, identity: Identity, address: str) -> Person | None:
    """Join the account that an owner allowed to be joined. Its password ends with it."""
    people = tables.people
    if not identity.email or identity.role is None:
        return None
    found = connection.execute(
        sa.select(people).where(
            people.c.login == identity.email,
            people.c.issuer == identity.issuer,
            people.c.subject.is_(None),
            people.c.is_active,
        )
    ).first()
    if found is None:
        return None
    person = person_of(found)
    _update(connection, person, subject=identity.subject, password_hash=None)
    links = tables.invitations
    connection.execute(sa.delete(links).where(links.c.person_id == person.person_id))
    end_sessions(connection, person.person_id)
    _note(connection, address, "person.joined", person, issuer=identity.issuer)
    return person


def _brought_up_to_date(
    connection: sa.Connection, identity: Identity, person: Person, role: Role, address: str
) -> Person:
    owner_of_login = find_by_login(connection, identity.login)
    is_free = owner_of_login is None or owner_of_login.person_id == person.person_id
    login = identity.login if is_free and identity.email else person.login
    _update(connection, person, role=role.value, name=identity.name, login=login)
    if role is not person.role:
        end_sessions(connection, person.person_id)
        roles = {"before": person.role.value, "after": role.value}
        _note(connection, address, "person.role_changed", person, **roles, by=identity.issuer)
    return Person(person.person_id, login, identity.name, role, person.language, True)


def _made(connection: sa.Connection, identity: Identity, role: Role, address: str) -> Person:
    added = connection.execute(
        sa.insert(tables.people).values(
            login=identity.login,
            name=identity.name,
            role=role.value,
            language=identity.language,
            issuer=identity.issuer,
            subject=identity.subject,
            is_active=True,
            created_at=datetime.now(UTC),
        )
    )
    (person_id,) = added.inserted_primary_key or (0,)
    person = Person(int(person_id), identity.login, identity.name, role, identity.language)
    told = {"login": identity.login, "role": role.value, "by": identity.issuer}
    _note(connection, address, "person.added", person, **told)
    return person


def allow_joining(connection: sa.Connection, actor: Actor, person_id: int, issuer: str) -> None:
    """Let an account be joined with one of a provider at its next sign-in there.

    Parameters
    ----------
    connection
        A writing connection of the store.
    actor
        The owner who allows it.
    person_id
        Whose account; it has an e-mail address that the provider must have verified.
    issuer
        The provider.

    Raises
    ------
    CannotJoin
        If the account is joined already, or is the last owner's with a password: somebody must
        be able to sign in when the provider cannot be reached.
    """
    people = tables.people
    person = find_person(connection, person_id)
    row = connection.execute(sa.select(people).where(people.c.person_id == person_id)).first()
    if person is None or row is None or row.subject is not None:
        raise CannotJoin(JoinFault.JOINED)
    others = connection.execute(
        sa.select(people.c.person_id).where(
            people.c.role == Role.OWNER.value,
            people.c.is_active,
            people.c.password_hash.is_not(None),
            people.c.issuer.is_(None),
            people.c.person_id != person_id,
        )
    ).first()
    if person.role is Role.OWNER and others is None:
        raise CannotJoin(JoinFault.LAST_OWNER)
    _update(connection, person, issuer=issuer)
    told = {"name": person.name, "issuer": issuer}
    audit.record(connection, actor, "person.joining_allowed", ("person", str(person_id)), told)


def _update(connection: sa.Connection, person: Person, **values: object) -> None:
    people = tables.people
    connection.execute(
        sa.update(people).where(people.c.person_id == person.person_id).values(**values)
    )


def _note(
    connection: sa.Connection, address: str, action: str, person: Person, **detail: str
) -> None:
    subject = ("person", str(person.person_id))
    told = {"name": person.name, **detail}
    audit.record(connection, Actor(person, address), action, subject, told)
