"""The rows of the store in a form that every database reads: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from dashboard.store.tables import TABLES

BATCH = 500


def dump_table(connection: sa.Connection, table: sa.Table) -> Iterator[bytes]:
    """Give the rows of a table as lines, in order of their keys.

    Parameters
    ----------
    connection
        A reading connection: all tables are to be read over the same one.
    table
        One of `TABLES`.
    """
    query = sa.select(table).order_by(*table.primary_key.columns)
    for row in connection.execution_options(yield_per=BATCH).execute(query):
        values = {key: _plain(value) for key, value in row._mapping.items()}
        text = json.dumps(values, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        yield text.encode() + b"\n"


def tables_to_dump() -> list[sa.Table]:
    """Return all tables, those that others refer to before these."""
    return list(TABLES.sorted_tables)


def load_table(connection: sa.Connection, table: sa.Table, pieces: Iterable[bytes]) -> int:
    """Put rows into an empty table and return how many there were.

    Parameters
    ----------
    connection
        A writing connection.
    table
        As the database has it, of the revision that the rows were written at.
    pieces
        The lines, cut anywhere.
    """
    count, batch = 0, []
    for line in _lines(pieces):
        values = json.loads(line)
        batch.append({key: _value(connection, table.c[key], one) for key, one in values.items()})
        if len(batch) == BATCH:
            count += _insert(connection, table, batch)
            batch = []
    count += _insert(connection, table, batch)
    _continue_numbers(connection, table)
    return count


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _value(connection: sa.Connection, column: sa.Column[Any], value: Any) -> Any:
    if value is None or not isinstance(column.type, sa.DateTime):
        return value
    moment = datetime.fromisoformat(value).astimezone(UTC)
    return moment.replace(tzinfo=None) if connection.dialect.name == "sqlite" else moment


def _insert(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> int:
    if rows:
        connection.execute(sa.insert(table), rows)
    return len(rows)


def _continue_numbers(connection: sa.Connection, table: sa.Table) -> None:
    """Let PostgreSQL count on from the highest number; SQLite does so by itself."""
    keys = list(table.primary_key.columns)
    if connection.dialect.name != "postgresql" or len(keys) != 1:
        return
    (key,) = keys
    named = {"table": table.name, "column": key.name}
    owned = sa.text("SELECT pg_get_serial_sequence(:table, :column)")
    sequence = connection.execute(owned, named).scalar()
    highest = connection.execute(sa.select(sa.func.max(key))).scalar()
    if sequence is not None and highest is not None:
        connection.execute(sa.select(sa.func.setval(sequence, highest)))


def _lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        yield from whole
    if rest:
        yield rest
