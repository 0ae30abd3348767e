"""Sessions end by themselves, by hand, and are forgotten after a while."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from dashboard.people.sessions import (
    IDLE,
    LASTS,
    REMEMBERED,
    begin_session,
    clear_sessions,
    find_session,
    open_sessions,
)
from dashboard.store import tables
from dashboard.store.store import Store
from tests.people.tiny_people import add, rows


def begin(store: Store, **values: datetime) -> str:
    anna = add(store, f"Anna{len(rows(store, tables.people))}")
    with store.writing() as connection:
        token = begin_session(connection, anna, "192.0.2.1", "x" * 500)
        if values:
            connection.execute(sa.update(tables.sessions).values(**values))
    return token


def test_only_the_hash_of_a_session_is_kept_and_a_short_name_of_the_browser(store: Store) -> None:
    token = begin(store)
    (row,) = rows(store, tables.sessions)
    assert token not in str(row)
    assert len(row["browser"]) == 200
    assert find_session(store, row["session_hash"]) is None


@pytest.mark.parametrize(
    ("column", "ago", "is_open"),
    [
        ("expires_at", timedelta(seconds=-5), True),
        ("expires_at", timedelta(seconds=1), False),
        ("seen_at", IDLE - timedelta(minutes=1), True),
        ("seen_at", IDLE + timedelta(seconds=1), False),
        ("revoked_at", timedelta(), False),
    ],
)
def test_a_session_ends_by_age_by_rest_and_by_hand(
    store: Store, column: str, ago: timedelta, is_open: bool
) -> None:
    token = begin(store, **{column: datetime.now(UTC) - ago})
    session = find_session(store, token)
    assert session is not None
    assert session.is_open is is_open
    with store.reading() as connection:
        assert len(open_sessions(connection, 1)) == int(is_open)


def test_seeing_a_session_is_noted_and_keeps_it_open_but_not_longer_than_a_day(
    store: Store,
) -> None:
    token = begin(store, seen_at=datetime.now(UTC) - timedelta(hours=1))
    find_session(store, token)
    (row,) = rows(store, tables.sessions)
    assert datetime.now(UTC) - row["seen_at"] < timedelta(minutes=1)
    assert row["expires_at"] - row["created_at"] == LASTS <= timedelta(days=1)


def test_sessions_that_ended_long_ago_are_forgotten(store: Store) -> None:
    long_ago = datetime.now(UTC) - REMEMBERED - timedelta(seconds=1)
    begin(store, expires_at=long_ago)
    with store.writing() as connection:
        clear_sessions(connection)
    assert rows(store, tables.sessions) == []
    begin(store, expires_at=datetime.now(UTC) - timedelta(days=1))
    with store.writing() as connection:
        clear_sessions(connection)
    assert len(rows(store, tables.sessions)) == 1


def test_who_reads_is_let_in_also_when_nothing_can_be_written(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise OperationalError("UPDATE", None, Exception("database or disk is full"))

    token = begin(store, seen_at=datetime.now(UTC) - timedelta(hours=1))
    monkeypatch.setattr(store, "writing", full)
    session = find_session(store, token)
    assert session is not None
    assert session.is_open
