"""A few people for the tests of the store."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from dashboard.people import accounts
from dashboard.people.audit import Actor
from dashboard.people.roles import Person, Role
from dashboard.store import tables
from dashboard.store.store import Store

TERMINAL = Actor(None, "terminal")
PASSWORD = "four words in a row"


def add(store: Store, name: str, role: Role = Role.OWNER, password: str = "") -> Person:
    """Add somebody; their address is made from their name."""
    with store.writing() as connection:
        login = f"{name.casefold()}@example.org"
        person = accounts.add_person(connection, TERMINAL, login, name, role, "en")
        if password:
            accounts.set_password(connection, TERMINAL, person, password)
    return person


def rows(store: Store, table: sa.Table) -> list[dict[str, Any]]:
    """Return all rows of a table."""
    with store.reading() as connection:
        return [dict(row) for row in connection.execute(sa.select(table)).mappings()]


def actions(store: Store) -> list[str]:
    """Return what the record has, in the order in which it was done."""
    return [row["action"] for row in rows(store, tables.audit)]
