"""Opens the store, brings it up to date, and refuses a damaged one."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError

from dashboard.errors import HinterlandError
from dashboard.store.tables import TABLES

LOG = logging.getLogger(__name__)
MIGRATIONS = Path(__file__).resolve().parent / "migrations"
BUSY_MS = 10_000


class DamagedStore(HinterlandError):
    """The store cannot be read whole, or was written by a newer Hinterland."""


class Store:
    """The database of people and views.

    Parameters
    ----------
    engine
        Where it lies.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give a connection that only reads."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Give a connection in a transaction: all of it is written, or nothing.

        On SQLite the transaction takes the lock at once, so that two writers follow each other.
        """
        with self.engine.connect() as connection:
            if self.engine.dialect.name == "sqlite":
                connection = connection.execution_options(is_writing=True)
            with connection.begin():
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
    DamagedStore
        If it cannot be read whole, or is newer than this program.
    """
    address = make_url(url)
    if address.get_backend_name() == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
    elif address.database and address.database != ":memory:":
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(address, pool_pre_ping=address.get_backend_name() != "sqlite")
    if engine.dialect.name == "sqlite":
        _tune_sqlite(engine)
    try:
        _check(engine)
        _bring_up_to_date(engine)
    except DatabaseError as error:
        engine.dispose()
        raise _damaged(address, backups, str(error.orig)) from error
    except DamagedStore:
        engine.dispose()
        raise _damaged(address, backups, "it fails SQLite's own check") from None
    return Store(engine)


def _tune_sqlite(engine: sa.Engine) -> None:
    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # BEGIN is given below, so that it can take the lock
        for pragma in (
            f"busy_timeout={BUSY_MS}",
            "foreign_keys=ON",
            "journal_mode=WAL",
            "synchronous=FULL",
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        is_writing = connection.get_execution_options().get("is_writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")


def _check(engine: sa.Engine) -> None:
    if engine.dialect.name != "sqlite":
        return
    with engine.connect() as connection:
        found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
    if found != "ok":
        raise DamagedStore(str(found), "", "")


def _bring_up_to_date(engine: sa.Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    known = {one.revision for one in script.walk_revisions()}
    with Store(engine).writing() as connection:
        has_versions = sa.inspect(connection).has_table("alembic_version")
        query = sa.text("SELECT version_num FROM alembic_version")
        found = connection.execute(query).scalars().all() if has_versions else []
        if not set(found) <= known:
            raise DatabaseError("", None, Exception("it was written by a newer Hinterland"))
        with EnvironmentContext(
            config, script, fn=lambda now, _: script._upgrade_revs("head", now)
        ) as steps:
            steps.configure(connection=connection, target_metadata=TABLES)
            steps.run_migrations()


def _damaged(address: sa.URL, backups: Path | None, why: str) -> DamagedStore:
    found = sorted(backups.glob("*.zip")) if backups and backups.is_dir() else []
    newest = f"make restore FROM={found[-1]}" if found else ""
    mend = (
        f"Restore the newest backup with: {newest}"
        if newest
        else (
            "No backup was found: put one in place with make restore FROM=file, or move the store "
            "away to begin with an empty one"
        )
    )
    where = address.render_as_string(hide_password=True)
    LOG.error("the store %s cannot be opened: %s", where, why)
    return DamagedStore(f"The store is damaged or cannot be opened ({why})", where, mend)
