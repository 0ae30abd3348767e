"""Where a backup is restored to: a file of SQLite, or a database of PostgreSQL."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from dashboard.backup.archive import Backup
from dashboard.backup.loading import load_store
from dashboard.errors import HinterlandError
from dashboard.settings import Settings
from dashboard.store.faults import unreachable
from dashboard.store.store import Store, confirm_by_rows, connect, store_file
from dashboard.store.tables import TABLES
from dashboard.store.unfinished import BEFORE, RESTORING, prepared_store
from dashboard.store.upgrade import REVISIONS

_MADE_AT_START = {"settings", "invitations", REVISIONS}
_GOING_S = 3.0
_IN_USE = """
SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
AND pid <> pg_backend_pid() AND application_name = current_setting('application_name')
"""


class InUse(HinterlandError):
    """The server still runs."""


class Target(Protocol):
    """A place for the rows of a backup."""

    @property
    def name(self) -> str:
        """What it is called, without a password."""

    @property
    def file(self) -> Path | None:
        """Its file; ``None`` where it has none."""

    def held(self) -> AbstractContextManager[None]:
        """Keep everybody else out; raises `InUse` where somebody is in."""

    def holds_something(self) -> bool:
        """Return whether there is more than a start of the server makes."""

    def write(self, backup: Backup, restore_id: str) -> None:
        """Write the rows: beside what is there, or all at once."""

    def discard(self) -> None:
        """Take away what was written beside and does not count."""

    def close(self) -> None:
        """Let go of it."""


def target_of(settings: Settings) -> Target:
    """Return where the settings have the store; an earlier restore is finished first."""
    engine = connect(settings.store_url)
    file = store_file(engine)
    if file is not None:
        engine.dispose()
        return SqliteTarget(file)
    target = PostgresTarget(Store(engine))
    confirm_by_rows(target.store, settings.data_dir)
    return target


class SqliteTarget:
    """A file of SQLite. The new one is written beside it.

    Parameters
    ----------
    file
        The file, whether or not it is there.
    """

    def __init__(self, file: Path) -> None:
        self.file: Path | None = file
        self._file = file
        self._raw: sqlite3.Connection | None = None

    @property
    def name(self) -> str:
        """Its path."""
        return str(self._file)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep everybody else out of the file; a damaged one cannot be in use."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        if not self._file.exists():
            yield
            return
        self._raw = sqlite3.connect(self._file, timeout=0, isolation_level=None)
        try:
            self._lock(self._raw)
            yield
        finally:
            self._raw.close()
            self._raw = None

    def _lock(self, raw: sqlite3.Connection) -> None:
        try:
            raw.execute("PRAGMA locking_mode=EXCLUSIVE").close()
            raw.execute("BEGIN EXCLUSIVE").close()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise in_use(self.name) from error

    def holds_something(self) -> bool:
        """Return whether there are rows, or a file that cannot be read."""
        if self._raw is None:
            return False
        try:
            query = (
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )
            tables = {name for (name,) in self._raw.execute(query)} - _MADE_AT_START
            counts = (f'SELECT EXISTS (SELECT 1 FROM "{name}")' for name in tables)
            return any(self._raw.execute(count).fetchone()[0] for count in counts)
        except sqlite3.DatabaseError:
            return True

    def write(self, backup: Backup, restore_id: str) -> None:
        """Write a new file beside the one that is there."""
        self.discard()
        fresh = prepared_store(self._file, restore_id)
        fresh.touch(mode=0o600)
        store = Store(connect(f"sqlite:///{fresh}"))
        try:
            with store.writing() as connection:
                load_store(connection, backup, restore_id)
        finally:
            store.close()  # which brings the log into the file
        handle = os.open(fresh.parent, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)

    def discard(self) -> None:
        """Take away every file that was prepared and does not count."""
        for left in self._file.parent.glob(f"{self._file.name}.{RESTORING}*"):
            left.unlink()

    def close(self) -> None:
        """Let go of it."""


class PostgresTarget:
    """A database of PostgreSQL. What was there moves into a schema of its own.

    Parameters
    ----------
    store
        Not opened as a store yet: its tables may be of any revision.
    """

    file: Path | None = None

    def __init__(self, store: Store) -> None:
        self.store = store

    @property
    def name(self) -> str:
        """Its address, without a password."""
        return self.store.address

    @contextmanager
    def held(self) -> Iterator[None]:
        """See that no server uses it; one that has just ended may take a moment to go."""
        until = time.monotonic() + _GOING_S
        while self._others():
            if time.monotonic() > until:
                raise in_use(self.name)
            time.sleep(0.05)
        yield

    def _others(self) -> int:
        try:
            with self.store.reading() as connection:
                return int(connection.execute(sa.text(_IN_USE)).scalar_one())
        except DBAPIError as error:
            raise unreachable(self.name, " ".join(str(error.orig).split())) from error

    def holds_something(self) -> bool:
        """Return whether there are rows."""
        with self.store.reading() as connection:
            tables = set(self._tables(connection)) - _MADE_AT_START
            counts = [f'SELECT EXISTS (SELECT 1 FROM "{name}")' for name in tables]
            return any(connection.exec_driver_sql(count).scalar() for count in counts)

    def write(self, backup: Backup, restore_id: str) -> None:
        """Move aside what is there and write the rows, in one transaction."""
        with self.store.writing() as connection:
            self._move_aside(connection, restore_id)
            load_store(connection, backup, restore_id)

    def _move_aside(self, connection: sa.Connection, restore_id: str) -> None:
        tables = self._tables(connection)
        if not tables:
            return
        schema = f"{BEFORE}{restore_id}".replace("-", "_").replace(".", "_").lower()
        connection.exec_driver_sql(f'CREATE SCHEMA "{schema}"')
        for name in tables:
            connection.exec_driver_sql(f'ALTER TABLE "{name}" SET SCHEMA "{schema}"')
        found = connection.exec_driver_sql("SELECT to_regproc('keep_audit')").scalar()
        if found is not None:
            connection.exec_driver_sql(f'ALTER FUNCTION keep_audit() SET SCHEMA "{schema}"')

    def _tables(self, connection: sa.Connection) -> list[str]:
        ours = {REVISIONS, *TABLES.tables}
        return sorted(ours & set(sa.inspect(connection).get_table_names()))

    def discard(self) -> None:
        """Take away nothing: a transaction that did not end well has left nothing."""

    def close(self) -> None:
        """Let go of its connections."""
        self.store.close()


def in_use(name: str) -> InUse:
    """Return what is told where the server still runs."""
    return InUse(
        "somebody uses the store: the server still runs",
        name,
        "Nothing was changed. Stop the server, then try again",
    )
