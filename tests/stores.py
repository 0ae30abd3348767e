"""An empty store for each test that asks for one: once in SQLite, and once in PostgreSQL.

A test that takes ``store`` runs twice. ``tests/conftest.py`` gives these to all of them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashboard.store.store import Store, open_store
from tests.postgres import PostgresServer, postgres

KINDS = ("sqlite", "postgresql")
_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Run one PostgreSQL server for all tests; it is started when the first one asks."""
    with postgres() as server:
        yield server


@contextmanager
def empty_database(server: PostgresServer) -> Iterator[str]:
    """Give the address of a database without a table, and take it away afterwards."""
    name = f"test_{next(_NUMBERS)}"
    server.ask(f"CREATE DATABASE {name}")
    try:
        yield server.url(name)
    finally:
        server.ask(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def empty_address(kind: str, folder: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Give the address of a database of a kind, with nothing in it."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / f'store-{next(_NUMBERS)}.sqlite3'}"
    else:
        with empty_database(request.getfixturevalue("postgres_server")) as url:
            yield url


@pytest.fixture(params=KINDS)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of an empty database, as ``DATABASE_URL`` has it."""
    with empty_address(request.param, tmp_path, request) as url:
        yield url


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """Give an empty store with all its tables."""
    opened = open_store(store_url)
    yield opened
    opened.close()
