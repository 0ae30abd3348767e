"""Finishes a restore that was killed on its way, so that nobody sees half of it.

A restore prepares everything beside what is there. It counts from one moment on: when its folder is
renamed from ``restoring-<id>`` to ``restored-<id>``, or, in PostgreSQL, when the rows are written
together with that id. From then on it is only moved in, by whoever comes first.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

RESTORING, RESTORED, BEFORE = "restoring-", "restored-", "before-"
RESTORED_KEY = "restored"
"""Key among the settings of the store: id of the restore that its rows came by."""
WRITTEN_BESIDE = ("", "-wal", "-shm")
"""Endings of the files that SQLite has for one database."""


def finish_restores(data_dir: Path, store_file: Path | None) -> list[str]:
    """Move in what a restore had prepared when it was killed, and return the ids of such.

    Parameters
    ----------
    data_dir
        Folder of all that is kept.
    store_file
        File of a store in SQLite; ``None`` for PostgreSQL.
    """
    if not any(data_dir.glob(f"{RESTORED}*")):
        return []
    with alone(data_dir):
        found = sorted(data_dir.glob(f"{RESTORED}*"))
        return [_move_in(folder, store_file) for folder in found]


def confirm_restore(data_dir: Path, restore_id: str) -> bool:
    """Let the folders of a restore count whose rows are in the store; False if there are none."""
    prepared = data_dir / f"{RESTORING}{restore_id}"
    if not restore_id or not prepared.is_dir():
        return False
    prepared.rename(data_dir / f"{RESTORED}{restore_id}")
    _sync(data_dir)
    return True


def prepared_store(store_file: Path, restore_id: str) -> Path:
    """Return where a restore prepares a store in SQLite: beside the one that is there."""
    return store_file.with_name(f"{store_file.name}.{RESTORING}{restore_id}")


@contextmanager
def alone(data_dir: Path) -> Iterator[None]:
    """Hold the folder of all that is kept for this process; a second one waits."""
    handle = os.open(data_dir, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _move_in(folder: Path, store_file: Path | None) -> str:
    """Put what was prepared in place of what is there, which is moved aside. Can be repeated."""
    data_dir, restore_id = folder.parent, folder.name.removeprefix(RESTORED)
    aside = data_dir / f"{BEFORE}{restore_id}"
    aside.mkdir(exist_ok=True)
    if store_file is not None:
        _move_store_in(store_file, restore_id)
    for prepared in sorted(folder.iterdir()):
        target = data_dir / prepared.name
        with suppress(OSError):
            target.rmdir()  # an empty one need not be kept
        if target.exists():
            target.rename(aside / target.name)
        prepared.rename(target)
    for changed in (aside, folder, data_dir):
        _sync(changed)
    folder.rmdir()
    with suppress(OSError):
        aside.rmdir()  # if nothing was to be moved aside
    _sync(data_dir)
    return restore_id


def _move_store_in(store_file: Path, restore_id: str) -> None:
    prepared = prepared_store(store_file, restore_id)
    if not prepared.exists():
        return
    for ending in reversed(WRITTEN_BESIDE):  # the log goes first: it must not meet the new store
        old = store_file.with_name(f"{store_file.name}{ending}")
        if old.exists():
            old.rename(old.with_name(f"{store_file.name}.{BEFORE}{restore_id}{ending}"))
    prepared.rename(store_file)
    _sync(store_file.parent)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
