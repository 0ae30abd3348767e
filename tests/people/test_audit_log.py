"""The record is read page by page, filtered, and as CSV that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from dashboard.people.audit_log import (
    HEAD,
    Wanted,
    actions_in_record,
    csv_lines,
    find_entries,
    people_in_record,
)
from dashboard.store import tables
from dashboard.store.store import Store


@pytest.fixture
def full(store: Store) -> Store:
    entries = [
        (datetime(2026, 11, 13, 23, 59, 59, tzinfo=UTC), "Anna", "view.saved", "v1"),
        (datetime(2026, 11, 14, 0, 0, 0, tzinfo=UTC), "Bo", "view.saved", "v2"),
        (datetime(2026, 11, 14, 23, 59, 59, tzinfo=UTC), "Anna", "view.deleted", "v1"),
        (datetime(2026, 11, 15, 0, 0, 0, tzinfo=UTC), "=1+1", "view.saved", "v3"),
    ]
    with store.writing() as connection:
        for at, person, action, subject in entries:
            values = {"subject_kind": "view", "subject_id": subject, "address": "192.0.2.1"}
            connection.execute(
                sa.insert(tables.audit).values(
                    at=at, person=person, action=action, detail={"name": "x, y"}, **values
                )
            )
    return store


def found(store: Store, wanted: Wanted, before: int | None = None, most: int = 50) -> list[int]:
    with store.reading() as connection:
        return [one.entry_id for one in find_entries(connection, wanted, before, most)]


@pytest.mark.parametrize(
    ("wanted", "entries"),
    [
        (Wanted(), [4, 3, 2, 1]),
        (Wanted(person="Anna"), [3, 1]),
        (Wanted(action="view.deleted"), [3]),
        (Wanted(subject="v1"), [3, 1]),
        (Wanted(since=date(2026, 11, 14)), [4, 3, 2]),
        (Wanted(until=date(2026, 11, 14)), [3, 2, 1]),
        (Wanted(since=date(2026, 11, 14), until=date(2026, 11, 14)), [3, 2]),
        (Wanted(until=date.max), [4, 3, 2, 1]),
        (Wanted(person="Anna", action="view.saved"), [1]),
        (Wanted(person="Nobody"), []),
    ],
)
def test_only_what_is_wanted_is_found_the_newest_first(
    full: Store, wanted: Wanted, entries: list[int]
) -> None:
    assert found(full, wanted) == entries


def test_pages_follow_each_other_without_gap_or_repetition(full: Store) -> None:
    first = found(full, Wanted(), most=3)
    assert first + found(full, Wanted(), before=first[-1], most=3) == [4, 3, 2, 1]


def test_the_csv_has_every_entry_once_and_no_formula(full: Store) -> None:
    rows = list(csv.reader(io.StringIO("".join(csv_lines(full, Wanted())))))
    assert tuple(rows[0]) == HEAD
    assert [row[0] for row in rows[1:]] == ["4", "3", "2", "1"]
    assert rows[1][2] == "'=1+1"
    assert rows[1][1] == "2026-11-15T00:00:00+00:00"


def test_a_long_record_is_written_in_several_readings(
    full: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.people.audit_log._AT_ONCE", 2)
    assert len(list(csv_lines(full, Wanted()))) == 1 + 4


def test_people_and_actions_of_the_record_are_listed_once(full: Store) -> None:
    with full.reading() as connection:
        assert people_in_record(connection) == ["=1+1", "Anna", "Bo"]
        assert actions_in_record(connection) == ["view.deleted", "view.saved"]
