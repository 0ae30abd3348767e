"""A link works once, for a while, for one person, and only its hash is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from dashboard.people import accounts
from dashboard.people.invitations import (
    find_invitation,
    first_owner_token,
    invite,
    use_invitation,
)
from dashboard.people.roles import Role
from dashboard.store import tables
from dashboard.store.store import Store
from tests.people.tiny_people import TERMINAL, add, rows


def works(store: Store, token: str) -> bool:
    with store.reading() as connection:
        return find_invitation(connection, token) is not None


def test_a_link_works_once(store: Store) -> None:
    anna = add(store, "Anna")
    with store.writing() as connection:
        token = invite(connection, anna)
        found = find_invitation(connection, token)
        assert found is not None
        assert found.person == anna
        assert use_invitation(connection, found)
        assert not use_invitation(connection, found)
    assert not works(store, token)


def test_only_the_hash_of_a_link_is_kept(store: Store) -> None:
    with store.writing() as connection:
        token = invite(connection, None)
    assert token not in str(rows(store, tables.invitations))
    assert not works(store, str(rows(store, tables.invitations)[0]["token_hash"]))


def test_a_link_ends_after_its_time_and_a_new_one_ends_the_old(store: Store) -> None:
    anna = add(store, "Anna")
    with store.writing() as connection:
        old = invite(connection, anna)
        new = invite(connection, anna)
    assert (works(store, old), works(store, new)) == (False, True)
    with store.writing() as connection:
        late = datetime.now(UTC) - timedelta(seconds=1)
        connection.execute(sa.update(tables.invitations).values(expires_at=late))
    assert not works(store, new)


def test_a_link_lasts_a_week_and_that_of_the_first_owner_a_day(store: Store) -> None:
    first_owner_token(store)
    anna = add(store, "Anna")
    with store.writing() as connection:
        invite(connection, anna)
    days = {(row["expires_at"] - row["created_at"]).days for row in rows(store, tables.invitations)}
    assert days == {1, 7}


def test_the_first_owner_s_link_ends_as_soon_as_there_is_anybody(store: Store) -> None:
    token = first_owner_token(store)
    assert works(store, token)
    add(store, "Anna", Role.READER)
    assert not works(store, token)
    assert first_owner_token(store) == ""


def test_a_link_of_somebody_whose_account_is_shut_does_not_work(store: Store) -> None:
    add(store, "Anna")
    bo = add(store, "Bo", Role.READER)
    with store.writing() as connection:
        token = invite(connection, bo)
        accounts.deactivate(connection, TERMINAL, bo)
    assert not works(store, token)


def test_who_sets_a_password_ends_the_link_that_somebody_else_may_have_seen(store: Store) -> None:
    anna, bo = add(store, "Anna"), add(store, "Bo")
    with store.writing() as connection:
        hers, his = invite(connection, anna), invite(connection, bo)
        accounts.set_password(connection, TERMINAL, anna, "four words in a row")
    assert not works(store, hers)
    assert works(store, his)
