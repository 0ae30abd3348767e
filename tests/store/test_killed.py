"""A writer killed at any moment leaves a store that opens, and of each row all or nothing."""

from __future__ import annotations

import itertools
import random
from multiprocessing.synchronize import Event
from pathlib import Path

import sqlalchemy as sa

from dashboard.people.audit import Actor, record
from dashboard.store import tables
from dashboard.store.store import Store, open_store
from tests.killing import killed_after, killed_at

KILLS = 15
LONGEST_S = 0.06


def save(store: Store, number: int) -> None:
    """Save a row and its entry of the record in one transaction."""
    row = {"key": f"row-{number}", "value": {"text": "x" * 3000, "number": number}}
    with store.writing() as connection:
        connection.execute(sa.insert(tables.settings).values(row))
        record(connection, Actor(None, "terminal"), "row.saved", ("row", str(number)), row)


def save_for_ever(url: str, told: str, begun: Event) -> None:
    """Save one row after the other, and tell of each when it is saved."""
    store = open_store(url)
    with store.reading() as connection:
        done = connection.execute(sa.select(sa.func.count()).select_from(tables.settings)).scalar()
    begun.set()
    with Path(told).open("w", buffering=1) as file:
        for number in itertools.count(int(done or 0)):
            save(store, number)
            file.write(f"{number}\n")


def start_and_save(url: str, number: int) -> None:
    store = open_store(url)
    save(store, number)
    store.close()


def numbers(url: str) -> list[int]:
    """Return the numbers of all rows, each of which must be whole and have its entry."""
    store = open_store(url)  # SQLite's own check is part of it
    with store.reading() as connection:
        rows = connection.execute(sa.select(tables.settings.c.value)).scalars().all()
        entries = connection.execute(sa.select(tables.audit.c.detail)).scalars().all()
    store.close()
    assert all(len(row["text"]) == 3000 for row in rows)
    found = sorted(row["number"] for row in rows)
    assert sorted(entry["value"]["number"] for entry in entries) == found
    return found


def test_a_writer_killed_at_many_moments_loses_nothing_that_was_saved(
    store_url: str, tmp_path: Path
) -> None:
    moments, told = random.Random(4), tmp_path / "told"
    for _ in range(KILLS):
        assert killed_after(moments.uniform(0, LONGEST_S), save_for_ever, store_url, str(told))
        said = told.read_text().splitlines() if told.exists() else []
        found = numbers(store_url)
        assert found == list(range(len(found)))
        assert not said or found[-1] >= int(said[-1])
    assert len(numbers(store_url)) > KILLS


def test_a_start_killed_at_any_of_its_steps_can_be_started_again(tmp_path: Path) -> None:
    step, before = 0, 0
    is_killed = True
    while is_killed:
        step += 1
        url = f"sqlite:///{tmp_path / str(step) / 'store.sqlite3'}"
        is_killed = killed_at(step, start_and_save, url, 1)
        before += numbers(url) == []
    assert numbers(url) == [1]
    assert before == step - 1
    assert step > 2
