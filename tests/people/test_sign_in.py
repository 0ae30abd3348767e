"""Signing in is slowed after failures, by address and by person, and tells nobody who is there."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher

from dashboard.people import accounts
from dashboard.people.passwords import needs_renewal
from dashboard.people.roles import Role
from dashboard.people.sign_in import (
    FREE_BY_ADDRESS,
    FREE_BY_LOGIN,
    LONGEST_WAIT,
    REMEMBERED,
    Attempt,
    try_password,
    wait_after,
)
from dashboard.store import tables
from dashboard.store.store import Store
from tests.people.tiny_people import PASSWORD, TERMINAL, actions, add, rows
from tests.staff import quicken

HERE, ANNA = "192.0.2.1", "anna@example.org"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    quicken(monkeypatch)


def fail(store: Store, times: int, login: str = ANNA, address: str = HERE) -> None:
    for _ in range(times):
        assert try_password(store, login, "wrong words in a row", address) == Attempt(None)


def let_time_pass(store: Store, passed: timedelta) -> None:
    failures = tables.sign_in_failures
    for row in rows(store, failures):
        with store.writing() as connection:
            same = failures.c.failure_id == row["failure_id"]
            earlier = row["at"] - passed
            connection.execute(sa.update(failures).where(same).values(at=earlier))


def test_the_right_password_lets_in_however_the_address_is_written(store: Store) -> None:
    anna = add(store, "Anna", password=PASSWORD)
    assert try_password(store, " Anna@Example.ORG", PASSWORD, HERE) == Attempt(anna)


def test_nobody_learns_whether_an_address_has_an_account(store: Store) -> None:
    add(store, "Anna", password=PASSWORD)
    add(store, "Bo", Role.READER)  # has not set a password yet
    shut = add(store, "Cecilia", Role.READER, PASSWORD)
    with store.writing() as connection:
        accounts.deactivate(connection, TERMINAL, shut)
    answers = {
        login: [try_password(store, login, PASSWORD, f"192.0.2.{n}") for _ in range(7)]
        for n, login in enumerate(("nobody@example.org", "bo@example.org", shut.login, "x"), 10)
    }
    told = [[(one.person, one.wait_s > 0) for one in some] for some in answers.values()]
    assert told[0] == [(None, False)] * (FREE_BY_LOGIN + 1) + [(None, True)] * 2
    assert all(one == told[0] for one in told)


def test_after_a_few_failures_even_the_right_password_has_to_wait(store: Store) -> None:
    anna = add(store, "Anna", password=PASSWORD)
    fail(store, FREE_BY_LOGIN + 1)
    attempt = try_password(store, ANNA, PASSWORD, "198.51.100.9")
    assert attempt.person is None
    assert 0 < attempt.wait_s <= 10
    let_time_pass(store, timedelta(seconds=11))
    assert try_password(store, ANNA, PASSWORD, HERE) == Attempt(anna)


def test_being_told_to_wait_makes_the_wait_no_longer(store: Store) -> None:
    fail(store, FREE_BY_LOGIN + 1)
    waits = [try_password(store, ANNA, "x", HERE).wait_s for _ in range(5)]
    assert max(waits) <= 10


def test_waiting_doubles_up_to_a_quarter_of_an_hour() -> None:
    waits = [wait_after(n, free=4) for n in range(60)]
    assert waits == sorted(waits)
    assert waits[4:8] == [timedelta(seconds=s) for s in (0, 10, 20, 40)]
    assert waits[-1] == LONGEST_WAIT == timedelta(minutes=15)


def test_a_success_forgives_the_failures_of_that_person_only(store: Store) -> None:
    add(store, "Anna", password=PASSWORD)
    fail(store, FREE_BY_LOGIN)
    fail(store, 2, login="other@example.org")
    assert try_password(store, ANNA, PASSWORD, HERE).person is not None
    assert len(rows(store, tables.sign_in_failures)) == 2
    fail(store, FREE_BY_LOGIN)


def test_one_address_that_tries_many_people_is_slowed_too(store: Store) -> None:
    for n in range(FREE_BY_ADDRESS + 1):
        fail(store, 1, login=f"person{n}@example.org")
    assert try_password(store, "one.more@example.org", "x", HERE).wait_s > 0
    assert try_password(store, "one.more@example.org", "x", "198.51.100.9").wait_s == 0


def test_all_addresses_of_an_ipv6_household_count_as_one(store: Store) -> None:
    for n in range(FREE_BY_ADDRESS + 1):
        fail(store, 1, f"person{n}@example.org", f"2001:db8:1:2::{n:x}")
    assert try_password(store, "more@example.org", "x", "2001:db8:1:2:ffff::1").wait_s > 0
    assert try_password(store, "more@example.org", "x", "2001:db8:1:3::1").wait_s == 0


def test_ipv4_addresses_written_as_ipv6_are_not_counted_as_one(store: Store) -> None:
    for n in range(FREE_BY_ADDRESS + 1):
        fail(store, 1, f"person{n}@example.org", "::ffff:192.0.2.7")
    assert try_password(store, "more@example.org", "x", "192.0.2.7").wait_s > 0
    assert try_password(store, "more@example.org", "x", "::ffff:192.0.2.8").wait_s == 0


def test_failures_are_cleared_after_a_day(store: Store) -> None:
    fail(store, 3)
    let_time_pass(store, REMEMBERED)
    fail(store, 1, login="other@example.org")
    assert len(rows(store, tables.sign_in_failures)) == 1


def test_what_was_typed_is_not_kept_with_a_failure(store: Store) -> None:
    fail(store, 1, login="my secret password")
    assert "secret" not in str(rows(store, tables.sign_in_failures))


def test_a_refused_sign_in_stands_in_the_record_of_who_exists(store: Store) -> None:
    add(store, "Anna", password=PASSWORD)
    fail(store, 1)
    fail(store, 1, login="nobody@example.org")
    assert actions(store).count("person.refused") == 1


def test_a_password_kept_with_old_parameters_is_kept_anew(store: Store) -> None:
    add(store, "Anna")
    with store.writing() as connection:
        weak = PasswordHasher(time_cost=2, memory_cost=8, parallelism=1).hash(PASSWORD)
        connection.execute(sa.update(tables.people).values(password_hash=weak))
    assert needs_renewal(weak)
    assert try_password(store, ANNA, PASSWORD, HERE).person is not None
    renewed = rows(store, tables.people)[0]["password_hash"]
    assert not needs_renewal(renewed)
    assert try_password(store, ANNA, PASSWORD, HERE).person is not None
