"""Opens the store, brings it up to date, and refuses a damaged one."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from dashboard.errors import HinterlandError, WrongSetting
from dashboard.store import tables
from dashboard.store.faults import (
    DamagedStore,
    busy,
    damaged,
    fault_at_opening,
    is_busy,
    unreachable,
)
from dashboard.store.unfinished import (
    RESTORED_KEY,
    RESTORING,
    confirm_restore,
    finish_restores,
)
from dashboard.store.upgrade import bring_up_to_date, known_revisions, revision_of

__all__ = ["DamagedStore", "Store", "open_store"]

LOG = logging.getLogger(__name__)
BUSY_MS = 10_000
CONNECT_S = 10
APPLICATION = "hinterland"
WRITERS_LOCK = 0x48494E54  # any number that all writers of this program take


class Store:
    """The database of people and views.

    Parameters
    ----------
    engine
        Where it lies.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine

    @property
    def address(self) -> str:
        """Where it lies, without a password."""
        return self.engine.url.render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give a connection that only reads: all of it as it was at one moment.

        It waits for nobody, and nobody waits for it.
        """
        with self.engine.connect() as connection:
            if self.engine.dialect.name == "sqlite":
                connection = connection.execution_options(is_reading=True)
            else:
                connection = connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Give a connection in a transaction: all of it is written, or nothing.

        The transaction takes the writers' lock at once. So two writers follow each other, and
        what one reads before it writes is still so when it writes.

        Raises
        ------
        BusyStore
            If others hold the lock for too long. Nothing was written.
        """
        with self.engine.connect() as connection:
            if self.engine.dialect.name == "sqlite":
                connection = connection.execution_options(is_writing=True)
            try:
                transaction = connection.begin()
                _wait_for_writers(connection)
            except OperationalError as error:
                if is_busy(error):
                    raise busy(self.address) from error
                raise
            with transaction:
                yield connection

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def open_store(url: str, backups: Path | None = None) -> Store:
    """Return the store, made or brought up to date where that is needed.

    Parameters
    ----------
    url
        SQLAlchemy's address of a database, SQLite or PostgreSQL.
    backups
        Folder of backups: the newest is named where the store is damaged.

    Raises
    ------
    WrongSetting
        If the address is not one of SQLite or PostgreSQL.
    DamagedStore
        If it cannot be read whole, or is newer than this program.
    UnreachableStore
        If it cannot be opened for another reason, which is told.
    """
    store = Store(connect(url))
    try:
        if backups is not None:  # they lie in the folder of all that is kept
            finish_restores(backups.parent, store_file(store.engine))
        _make_file(store, backups)
        _check(store, backups)
        with store.reading() as connection:
            is_new = revision_of(connection) == known_revisions()[0]
        if not is_new:
            with store.writing() as connection:
                bring_up_to_date(connection, store.address, backups=backups)
        if backups is not None:
            confirm_by_rows(store, backups.parent)
    except DBAPIError as error:
        store.close()
        fault = fault_at_opening(error, store.address, backups)
        LOG.error("%s", fault)
        raise fault from error
    except BaseException as error:
        store.close()
        if isinstance(error, HinterlandError):
            LOG.error("%s", error)
        raise
    return store


def confirm_by_rows(store: Store, data_dir: Path) -> None:
    """Finish a restore of which the rows are in the store already, but not yet the folders."""
    settings = tables.settings
    if not any(data_dir.glob(f"{RESTORING}*")):
        return
    with store.reading() as connection:
        if not sa.inspect(connection).has_table(settings.name):
            return
        query = sa.select(settings.c.value).where(settings.c.key == RESTORED_KEY)
        restore_id = connection.execute(query).scalar()
    if confirm_restore(data_dir, str(restore_id or "")):
        finish_restores(data_dir, store_file(store.engine))


def connect(url: str) -> sa.Engine:
    """Return the engine of an address; nothing is opened yet.

    Raises
    ------
    WrongSetting
        If the address is not one of SQLite or PostgreSQL.
    """
    try:
        address = make_url(url)
        kind = address.get_backend_name()
    except ArgumentError:
        kind = ""
    if kind == "sqlite":
        engine = sa.create_engine(address)
        _tune_sqlite(engine)
        return engine
    if kind in ("postgresql", "postgres"):
        address = address.set(drivername="postgresql+psycopg")
        patience = {"connect_timeout": CONNECT_S, "application_name": APPLICATION}
        return sa.create_engine(address, pool_pre_ping=True, connect_args=patience)
    raise WrongSetting(
        "it is not the address of a database that Hinterland knows",
        "environment variable DATABASE_URL",
        "Set it to an address such as postgresql://name:password@127.0.0.1/hinterland, or unset "
        "it to have the store in DATA_DIR",
    )


def store_file(engine: sa.Engine) -> Path | None:
    """Return the file of a store in SQLite; ``None`` for one that has none."""
    name = engine.url.database
    is_file = engine.dialect.name == "sqlite" and name and name != ":memory:"
    return Path(str(name)) if is_file else None


def _make_file(store: Store, backups: Path | None) -> None:
    """Make a file that nobody else on the machine can read."""
    path = store_file(store.engine)
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.touch(mode=0o600)
            return
        is_empty = path.stat().st_size == 0
    except OSError as error:
        raise unreachable(store.address, str(error.strerror)) from error
    if is_empty and backups and any(backups.glob("*.zip")):
        raise damaged(store.address, backups, "its file is empty")


def _tune_sqlite(engine: sa.Engine) -> None:
    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # BEGIN is given below, so that it can take the lock
        for pragma in (
            f"busy_timeout={BUSY_MS}",
            "foreign_keys=ON",
            "synchronous=FULL",
        ):
            connection.execute(f"PRAGMA {pragma}").close()
        _use_log(connection)

    @event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        options = connection.get_execution_options()
        is_reading = options.get("is_reading", False)
        connection.exec_driver_sql(f"PRAGMA query_only={'ON' if is_reading else 'OFF'}")
        is_writing = options.get("is_writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")


def _use_log(connection: sqlite3.Connection) -> None:
    """Let readers read while somebody writes. Several that start at once do not wait by itself."""
    until = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
            return
        except sqlite3.OperationalError as error:
            is_locked = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not is_locked or time.monotonic() > until:
                raise
        time.sleep(0.01)


def _wait_for_writers(connection: sa.Connection) -> None:
    """Take PostgreSQL's lock of all writers; SQLite's was taken by ``BEGIN IMMEDIATE``."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {BUSY_MS}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})")


def _check(store: Store, backups: Path | None) -> None:
    if store.engine.dialect.name != "sqlite":
        return
    with store.reading() as connection:
        found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
    if found != "ok":
        raise damaged(store.address, backups, "it fails SQLite's own check")
