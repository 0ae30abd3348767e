"""The record of who did what is only added to: the database itself refuses anything else."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from dashboard.people.audit import Actor, record
from dashboard.store import tables
from dashboard.store.store import Store

REFUSED = "the record of who did what is only added to"
STATEMENTS = (
    "UPDATE audit SET person = 'somebody else'",
    "DELETE FROM audit",
    "DELETE FROM audit WHERE 1 = 0 OR entry_id > 0",
)


def add_entry(store: Store) -> None:
    with store.writing() as connection:
        record(connection, Actor(None, "terminal"), "view.saved", ("view", "k3v9x2m1qa"), {"n": 1})


def entries(store: Store) -> list[tuple[str, str, object]]:
    table = tables.audit
    with store.reading() as connection:
        query = sa.select(table.c.person, table.c.action, table.c.detail)
        return [(row.person, row.action, row.detail) for row in connection.execute(query)]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_an_entry_is_neither_changed_nor_taken_away(store: Store, statement: str) -> None:
    add_entry(store)
    with pytest.raises(DBAPIError, match=REFUSED), store.writing() as connection:
        connection.execute(sa.text(statement))
    assert entries(store) == [("", "view.saved", {"n": 1})]


def test_the_whole_record_is_not_emptied_at_once(store: Store) -> None:
    add_entry(store)
    statement = "TRUNCATE audit" if store.engine.dialect.name == "postgresql" else ""
    with pytest.raises(DBAPIError, match=REFUSED), store.writing() as connection:
        connection.execute(sa.text(statement or "DELETE FROM audit"))
    assert len(entries(store)) == 1


def test_an_entry_is_not_put_over_another_one(store: Store) -> None:
    add_entry(store)
    columns = "(entry_id, at, person, action, subject_kind, subject_id, detail, address)"
    values = "(1, '2026-11-14', 'x', 'x', 'x', 'x', '{}', 'x')"
    replace = f"INSERT OR REPLACE INTO audit {columns} VALUES {values}"
    if store.engine.dialect.name == "postgresql":
        replace = (
            f"INSERT INTO audit {columns} VALUES {values} "
            "ON CONFLICT (entry_id) DO UPDATE SET person = excluded.person"
        )
    with pytest.raises(DBAPIError, match=REFUSED), store.writing() as connection:
        connection.exec_driver_sql(replace)
    assert entries(store) == [("", "view.saved", {"n": 1})]
