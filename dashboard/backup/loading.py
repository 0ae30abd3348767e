"""Puts the rows of a backup into an empty database, made at the revision they were written at."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, OperationalError

from dashboard.backup.archive import Backup
from dashboard.backup.contents import STORE, WrongBackup
from dashboard.backup.rows import load_table
from dashboard.people.audit import Actor, record
from dashboard.store import tables
from dashboard.store.unfinished import RESTORED_KEY
from dashboard.store.upgrade import bring_up_to_date


def load_store(connection: sa.Connection, backup: Backup, restore_id: str) -> None:
    """Make the tables and put the rows in.

    Parameters
    ----------
    connection
        A writing connection of a database without our tables.
    backup
        The backup.
    restore_id
        Id of this restore; the rows keep it.

    Raises
    ------
    WrongBackup
        If the rows do not fit into this database.
    """
    where = str(backup.path)
    bring_up_to_date(connection, where, backup.contents.revision)
    try:
        _load(connection, backup)
    except OperationalError:  # the database's own trouble, such as a full disk
        raise
    except (DBAPIError, ValueError, KeyError, TypeError, AttributeError) as error:
        cause = getattr(error, "orig", None) or error
        raise WrongBackup(
            f"its rows do not fit into this database ({' '.join(str(cause).split())})",
            where,
            "Nothing was changed. Choose another backup",
        ) from error
    bring_up_to_date(connection, where)
    _end_what_was_open(connection)
    _note(connection, backup, restore_id)


def _load(connection: sa.Connection, backup: Backup) -> None:
    contents = backup.contents
    made = sa.MetaData()
    made.reflect(connection, only=sorted(contents.rows))
    entries = {one.name: one for one in contents.entries}
    for table in made.sorted_tables:
        pieces = backup.pieces(entries[f"{STORE}{table.name}.jsonl"])
        count = load_table(connection, table, pieces)
        if count != contents.rows[table.name]:
            raise ValueError(f"{table.name} has {count} rows, not {contents.rows[table.name]}")


def _end_what_was_open(connection: sa.Connection) -> None:
    """End sessions and links of that time: some were ended or used since."""
    sessions = tables.sessions
    ended = sa.update(sessions).where(sessions.c.revoked_at.is_(None))
    connection.execute(ended.values(revoked_at=datetime.now(UTC)))
    connection.execute(sa.delete(tables.invitations))


def _note(connection: sa.Connection, backup: Backup, restore_id: str) -> None:
    settings = tables.settings
    connection.execute(sa.delete(settings).where(settings.c.key == RESTORED_KEY))
    connection.execute(sa.insert(settings).values(key=RESTORED_KEY, value=restore_id))
    told = {"backup": backup.path.name, "made_at": backup.contents.made_at}
    record(connection, Actor(None, "terminal"), "store.restored", ("store", restore_id), told)
