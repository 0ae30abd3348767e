"""What can be wrong with the store, told so that it can be mended."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from dashboard.errors import HinterlandError

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_OUT_OF_REACH = {
    *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY),
    *(sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL),
}
# PostgreSQL's classes: connection, sign-in, no such database, rights, resources, shutting down
_OUT_OF_REACH_CLASSES = ("08", "28", "3D", "42501", "53", "57P")
_LOCK_NOT_AVAILABLE = "55P03"


class DamagedStore(HinterlandError):
    """The store cannot be read whole, or was written by a newer Hinterland."""


class NewerStore(DamagedStore):
    """The store was written by a newer Hinterland."""


class UnreachableStore(HinterlandError):
    """The store is not damaged as far as is known, but cannot be opened."""


class BusyStore(HinterlandError):
    """Somebody else has been writing for longer than anybody waits."""


def busy(where: str) -> BusyStore:
    """Return what somebody is told who could not write in time."""
    return BusyStore(
        "Somebody else is saving, for longer than usual. Nothing of yours was changed",
        where,
        "Try again in a moment",
    )


def is_busy(error: DBAPIError) -> bool:
    """Return whether it is only that another one has the lock."""
    cause = error.orig
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in _BUSY  # the rest says more closely what kind
    return getattr(cause, "sqlstate", None) == _LOCK_NOT_AVAILABLE


def fault_at_opening(error: DBAPIError, where: str, backups: Path | None) -> HinterlandError:
    """Return what is wrong with a store that cannot be opened, and how to mend it.

    Parameters
    ----------
    error
        As the database told it.
    where
        Address of the store, without its password.
    backups
        Folder of backups; the newest is named where the store is damaged.
    """
    if is_busy(error):
        return busy(where)
    why = " ".join(str(error.orig).split())
    if _is_out_of_reach(error):
        return unreachable(where, why)
    return damaged(where, backups, why)


def unreachable(where: str, why: str) -> UnreachableStore:
    """Return what is told where the store is not in reach."""
    return UnreachableStore(
        f"The store cannot be reached ({why})",
        where,
        "See that the database server runs, that there is room on the disk and that this program "
        "may write there; or set DATABASE_URL or DATA_DIR to another place",
    )


def damaged(where: str, backups: Path | None, why: str) -> DamagedStore:
    """Return what is told where the store is damaged: the newest backup is named."""
    command = _newest(backups)
    mend = (
        f"Restore the newest backup with: {command}"
        if command
        else (
            "No backup was found: put one in place with make restore FROM=file FORCE=1, or move "
            "the store away to begin with an empty one"
        )
    )
    return DamagedStore(f"The store is damaged or cannot be opened ({why})", where, mend)


def newer(where: str, found: str, backups: Path | None = None) -> NewerStore:
    """Return what is told where the store is newer than the program."""
    command = _newest(backups)
    named = f": {command}" if command else ""
    return NewerStore(
        f"The store was written by a newer Hinterland (its tables are of revision {found})",
        where,
        f"Start the newer Hinterland, or restore a backup that this one wrote{named}",
    )


def _newest(backups: Path | None) -> str:
    """Return the command that restores the newest backup; empty where there is none."""
    found = sorted(backups.glob("*.zip")) if backups and backups.is_dir() else []
    return f"make restore FROM={found[-1]} FORCE=1" if found else ""


def _is_out_of_reach(error: DBAPIError) -> bool:
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in _OUT_OF_REACH
    state = getattr(error.orig, "sqlstate", None)
    if state is None:  # PostgreSQL was not there to give one
        return type(error.orig).__name__ in ("OperationalError", "ConnectionTimeout")
    return str(state).startswith(_OUT_OF_REACH_CLASSES)
