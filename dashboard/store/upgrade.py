"""Brings the tables of a store to what this program knows, in one transaction."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory

from dashboard.store.faults import newer
from dashboard.store.tables import TABLES

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
NEWEST = "head"
REVISIONS = "alembic_version"
"""Table that holds the revision."""


def script_directory() -> ScriptDirectory:
    """Return the changes of the store, in their order."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def known_revisions() -> tuple[str, ...]:
    """Return the revisions that this program knows, the newest first."""
    return tuple(one.revision for one in script_directory().walk_revisions())


def revision_of(connection: sa.Connection) -> str:
    """Return the revision of a store's tables; empty where it has none."""
    if not sa.inspect(connection).has_table(REVISIONS):
        return ""
    found = connection.execute(sa.text(f"SELECT version_num FROM {REVISIONS}")).scalars().all()
    return ", ".join(sorted(found))


def bring_up_to_date(
    connection: sa.Connection, where: str, target: str = NEWEST, backups: Path | None = None
) -> None:
    """Carry out every change of the tables that is still to be done.

    Parameters
    ----------
    connection
        A writing connection: nothing is changed if one of the changes fails.
    where
        Address of the store, to be told.
    target
        Revision to bring them to.
    backups
        Folder of backups, to be told.

    Raises
    ------
    NewerStore
        If the store has a revision that this program does not know.
    """
    found = revision_of(connection)
    if found and found not in known_revisions():
        raise newer(where, found, backups)
    script = script_directory()
    with EnvironmentContext(
        Config(), script, fn=lambda now, _: script._upgrade_revs(target, now)
    ) as steps:
        steps.configure(connection=connection, target_metadata=TABLES)
        steps.run_migrations()
