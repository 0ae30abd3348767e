"""Many at once: writers follow each other, readers wait for nobody, and who is late is told."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
import sqlalchemy as sa

from dashboard.people.roles import Person, Role
from dashboard.people.sessions import SEEN_EVERY, begin_session, find_session
from dashboard.store import store as store_module
from dashboard.store import tables
from dashboard.store.faults import BusyStore
from dashboard.store.store import Store, open_store

TABLE = tables.settings
WRITERS, TURNS = 6, 15


def together(work: Callable[[], None], times: int = WRITERS) -> list[Exception]:
    """Run the same work in several threads at once, and return what went wrong."""
    gate, failed = threading.Barrier(times), []

    def one() -> None:
        gate.wait()
        try:
            work()
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=one) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failed


def counter(connection: sa.Connection) -> int:
    return int(connection.execute(sa.select(TABLE.c.value)).scalar_one())


def begin_counter(store: Store, value: int = 0) -> None:
    with store.writing() as connection:
        connection.execute(sa.insert(TABLE).values(key="counter", value=value))


def test_no_writer_writes_over_what_it_has_not_seen(store: Store) -> None:
    begin_counter(store)

    def count() -> None:
        for _ in range(TURNS):
            with store.writing() as connection:
                seen = counter(connection)
                connection.execute(sa.update(TABLE).values(value=seen + 1))

    assert together(count) == []
    with store.reading() as connection:
        assert counter(connection) == WRITERS * TURNS


def test_of_two_who_change_the_same_revision_one_is_told(store: Store) -> None:
    begin_counter(store, 7)
    told: list[bool] = []

    def save_revision_eight() -> None:
        with store.writing() as connection:
            is_newest = counter(connection) == 7
            if is_newest:
                connection.execute(sa.update(TABLE).values(value=8))
        told.append(is_newest)

    assert together(save_revision_eight) == []
    assert sorted(told) == [False] * (WRITERS - 1) + [True]


def test_a_reader_reads_while_somebody_writes(store: Store) -> None:
    begin_counter(store)
    with store.writing() as writer:
        writer.execute(sa.update(TABLE).values(value=1))
        with store.reading() as reader:
            assert counter(reader) == 0
    with store.reading() as reader:
        assert counter(reader) == 1


def test_a_writer_that_waits_too_long_is_told_in_a_sentence(
    store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "BUSY_MS", 50)
    store = open_store(store_url)
    begin_counter(store)
    with store.writing() as first:
        first.execute(sa.update(TABLE).values(value=1))
        with pytest.raises(BusyStore) as caught, store.writing():
            pass
    assert "Somebody else is saving" in caught.value.what
    assert "Try again" in caught.value.mend
    with store.writing() as second:  # and it goes on as soon as the first has ended
        assert counter(second) == 1
    store.close()


def test_who_only_reads_is_never_told_that_the_store_is_locked(
    store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To see a session is noted now and then; a writer who has the lock must not end it."""
    monkeypatch.setattr(store_module, "BUSY_MS", 50)
    store = open_store(store_url)
    person = Person(1, "a@example.org", "A", Role.EDITOR)
    with store.writing() as connection:
        row = {"login": person.login, "name": "A", "role": "editor", "language": "en"}
        now = sa.func.current_timestamp()
        made = sa.insert(tables.people).values(**row, is_active=True, created_at=now)
        connection.execute(made)
        token = begin_session(connection, person, "127.0.0.1", "")
        seen = tables.sessions.c.seen_at
        before = connection.execute(sa.select(seen)).scalar_one() - 2 * SEEN_EVERY
        connection.execute(sa.update(tables.sessions).values(seen_at=before))
    with store.writing():
        found = find_session(store, token)
    assert found is not None
    assert found.is_open
    store.close()
