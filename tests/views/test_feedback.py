"""What readers say is kept without who said it, and shows nowhere before a person looked at it."""

from __future__ import annotations

import sqlalchemy as sa

from dashboard.store import tables
from dashboard.store.store import Store
from dashboard.views.feedback import (
    NEW,
    PUT_AWAY,
    SHOWN,
    WRONG,
    Remark,
    decide,
    find,
    keep,
    numbers,
    remarks,
)
from tests.signing_in import acting, add_person

REMARK = Remark("rail", 2, "sv", "fig-1", WRONG, "Åtta är <b>fel</b>")


def test_a_remark_comes_in_as_new_and_as_it_was_written(store: Store) -> None:
    with store.writing() as connection:
        number = keep(connection, REMARK)
        found = find(connection, number)
    assert found is not None
    assert (found.text, found.figure, found.version, found.state) == (REMARK.text, "fig-1", 2, NEW)
    assert found.at is not None


def test_what_is_too_long_is_cut(store: Store) -> None:
    long = Remark("rail", 1, "en", "f" * 500, WRONG, "x" * 5000)
    with store.writing() as connection:
        found = find(connection, keep(connection, long))
    assert found is not None
    assert (len(found.text), len(found.figure)) == (2000, 120)


def test_only_what_was_decided_to_be_shown_is_shown(store: Store) -> None:
    editor = add_person(store, "An Editor")
    with store.writing() as connection:
        first, second = keep(connection, REMARK), keep(connection, REMARK)
        assert remarks(connection, SHOWN) == []
        shown = decide(connection, acting(editor), first, SHOWN, "It is mended")
        decide(connection, acting(editor), second, PUT_AWAY, "")
        assert shown is not None
        assert [one.feedback_id for one in remarks(connection, SHOWN, "rail")] == [first]
        assert remarks(connection, SHOWN, "road") == []
        assert (shown.answer, shown.decided_by_name) == ("It is mended", "An Editor")
        assert numbers(connection) == {NEW: 0, SHOWN: 1, PUT_AWAY: 1}


def test_deciding_stands_in_the_record_and_what_is_not_there_cannot_be_decided(
    store: Store,
) -> None:
    editor = add_person(store, "An Editor")
    with store.writing() as connection:
        number = keep(connection, REMARK)
        decide(connection, acting(editor), number, SHOWN, "")
        assert decide(connection, acting(editor), number + 1, SHOWN, "") is None
        found = connection.execute(sa.select(tables.audit)).all()
    assert [(one.action, one.subject_id) for one in found] == [("feedback.decided", str(number))]
