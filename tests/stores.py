"""An empty store for each test that asks for one: once in SQLite, and once in PostgreSQL.

A test that takes ``store`` runs twice. ``tests/conftest.py`` gives these to all of them.
"""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
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
def empty_database(server: PostgresServer, like: str = "template1") -> Iterator[str]:
    """Give the address of a new database, a copy of another one, and take it away afterwards."""
    name = f"test_{next(_NUMBERS)}"
    server.ask(f"CREATE DATABASE {name} TEMPLATE {like}")
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


@pytest.fixture(scope="session")
def sqlite_pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a file with all tables and no rows, made once, to be copied."""
    path = tmp_path_factory.mktemp("pattern") / "store.sqlite3"
    open_store(f"sqlite:///{path}").close()
    return path


@pytest.fixture(scope="session")
def postgres_pattern(postgres_server: PostgresServer) -> str:
    """Give the name of a database with all tables and no rows, made once, to be copied."""
    name = f"pattern_{next(_NUMBERS)}"
    postgres_server.ask(f"CREATE DATABASE {name}")
    open_store(postgres_server.url(name)).close()
    postgres_server.let_go(name)
    return name


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Give an empty store with all its tables."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            path = tmp_path / f"store-{next(_NUMBERS)}.sqlite3"
            shutil.copyfile(request.getfixturevalue("sqlite_pattern"), path)
            url = f"sqlite:///{path}"
        else:
            server = request.getfixturevalue("postgres_server")
            pattern = request.getfixturevalue("postgres_pattern")
            url = stack.enter_context(empty_database(server, pattern))
        opened = stack.enter_context(closing(open_store(url)))
        yield opened
