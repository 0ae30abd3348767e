"""Who signs in elsewhere: which account, which role, and when two accounts are joined."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from dashboard.errors import WrongSetting
from dashboard.people import accounts
from dashboard.people.audit import Actor
from dashboard.people.identity import (
    CannotJoin,
    Identity,
    Refusal,
    admit,
    allow_joining,
    identity_of,
    role_of,
    role_rules,
)
from dashboard.people.invitations import find_invitation, invite
from dashboard.people.roles import Person, Role
from dashboard.people.secret_key import secret_key
from dashboard.settings import SignOn
from dashboard.store import tables
from dashboard.store.store import Store

ISSUER, TERMINAL = "https://sign-in.example.org", Actor(None, "terminal")
RULES = role_rules(SignOn(ISSUER, "hinterland", roles="a=reader, b=owner,cn=c=editor"))
ANNA = Identity(ISSUER, "17", "anna@example.org", "Anna", "sv", Role.EDITOR)


def enter(store: Store, identity: Identity) -> Person | Refusal:
    with store.writing() as connection:
        return admit(connection, identity, "127.0.0.1")


def add(store: Store, login: str, role: Role = Role.EDITOR) -> Person:
    with store.writing() as connection:
        person = accounts.add_person(connection, TERMINAL, login, "Local", role, "en")
        accounts.set_password(connection, TERMINAL, person, "four words in a row")
    return person


def allow(store: Store, person: Person) -> None:
    with store.writing() as connection:
        allow_joining(connection, TERMINAL, person.person_id, ISSUER)


def row(store: Store, person: Person) -> Any:
    table = tables.people
    with store.reading() as connection:
        query = sa.select(table).where(table.c.person_id == person.person_id)
        return connection.execute(query).one()


def test_the_highest_role_of_the_claim_counts() -> None:
    assert role_of({"groups": ["a", "b", "z"]}, RULES) is Role.OWNER
    assert role_of({"groups": "a"}, RULES) is Role.READER
    assert role_of({"groups": ["cn=c"]}, RULES) is Role.EDITOR
    for nothing in ({}, {"groups": None}, {"groups": ["A", 1, {}]}, {"groups": {"a": True}}):
        assert role_of(nothing, RULES) is None


@pytest.mark.parametrize("roles", ["editors", "editors=chief", "=editor", "editors="])
def test_roles_that_cannot_be_read_are_refused_by_name(roles: str) -> None:
    with pytest.raises(WrongSetting, match="OIDC_ROLES"):
        role_rules(SignOn(ISSUER, "hinterland", roles=roles))
    with pytest.raises(WrongSetting, match="OIDC_DEFAULT_ROLE"):
        role_rules(SignOn(ISSUER, "hinterland", default_role="chief"))


def test_only_a_verified_address_counts_and_odd_claims_do_no_harm() -> None:
    claims = {"sub": "17", "email": "Anna@Example.org", "email_verified": True, "groups": ["a"]}
    assert identity_of(ISSUER, claims, RULES).email == "anna@example.org"
    for verified in (False, None, "true", 1):
        unsure = identity_of(ISSUER, {**claims, "email_verified": verified}, RULES)
        assert (unsure.email, unsure.login) == ("", "17 (sign-in.example.org)")
    odd = identity_of(ISSUER, {"sub": "17", "name": ["x"], "email": 3, "locale": {}}, RULES)
    assert (odd.name, odd.language) == ("17", "en")
    for subject in ({}, {"sub": ""}, {"sub": 17}, {"sub": "x" * 256}):
        with pytest.raises(ValueError, match="subject"):
            identity_of(ISSUER, subject, RULES)


def test_a_person_is_known_by_issuer_and_subject_whatever_their_address(store: Store) -> None:
    first = enter(store, ANNA)
    moved = Identity(ISSUER, "17", "anna@elsewhere.example", "Anna Berg", "sv", Role.EDITOR)
    second = enter(store, moved)
    assert isinstance(first, Person)
    assert isinstance(second, Person)
    assert second.person_id == first.person_id
    assert (second.login, second.name) == ("anna@elsewhere.example", "Anna Berg")
    other = enter(store, Identity("https://b", "17", "", "Other", "en", Role.EDITOR))
    assert isinstance(other, Person)
    assert other.person_id != first.person_id


def test_an_account_with_the_same_address_is_not_taken_over(store: Store) -> None:
    local = add(store, "anna@example.org", Role.OWNER)
    assert enter(store, ANNA) is Refusal.TAKEN
    assert row(store, local).subject is None
    assert row(store, local).password_hash


def test_an_account_is_joined_once_an_owner_allowed_it_and_its_password_ends(store: Store) -> None:
    add(store, "boss@example.org", Role.OWNER)
    local = add(store, "anna@example.org")
    with store.writing() as connection:
        token = invite(connection, local)
    allow(store, local)
    unverified = Identity(ISSUER, "16", "", "Mallory", "en", Role.EDITOR)
    stranger = enter(store, unverified)
    assert isinstance(stranger, Person)
    assert stranger.person_id != local.person_id
    joined = enter(store, ANNA)
    assert isinstance(joined, Person)
    assert joined.person_id == local.person_id
    assert (row(store, local).subject, row(store, local).password_hash) == ("17", None)
    with store.reading() as connection:
        assert find_invitation(connection, token) is None
    another = Identity(ISSUER, "18", "anna@example.org", "Mallory", "en", Role.EDITOR)
    assert enter(store, another) is Refusal.TAKEN


def test_the_last_owner_with_a_password_is_not_joined(store: Store) -> None:
    first, second = add(store, "a@example.org", Role.OWNER), add(store, "b@example.org", Role.OWNER)
    allow(store, first)
    with pytest.raises(CannotJoin, match="last-owner"):
        allow(store, second)
    assert row(store, second).issuer is None


def test_a_shut_account_stays_shut(store: Store) -> None:
    person = enter(store, ANNA)
    add(store, "boss@example.org", Role.OWNER)
    assert isinstance(person, Person)
    with store.writing() as connection:
        accounts.deactivate(connection, TERMINAL, person)
    assert enter(store, ANNA) is Refusal.SHUT
    assert not row(store, person).is_active


def test_an_address_that_somebody_else_has_here_is_not_taken_on(store: Store) -> None:
    person = enter(store, ANNA)
    add(store, "boss@example.org", Role.OWNER)
    again = enter(store, Identity(ISSUER, "17", "boss@example.org", "Anna", "sv", Role.EDITOR))
    assert isinstance(person, Person)
    assert isinstance(again, Person)
    assert (again.person_id, again.login) == (person.person_id, "anna@example.org")


def test_the_key_is_made_once_and_kept(store: Store) -> None:
    first = secret_key(store)
    assert len(first) >= 64
    assert secret_key(store) == first
