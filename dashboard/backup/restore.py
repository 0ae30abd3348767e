"""Restores a backup: all of it or nothing, and what was there before is moved aside."""

from __future__ import annotations

import fcntl
import logging
import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.exc import OperationalError

from dashboard.backup.archive import Backup, open_backup
from dashboard.backup.contents import FOLDERS, Contents, WrongBackup
from dashboard.backup.make import nothing_published_meanwhile
from dashboard.backup.target import Target, target_of
from dashboard.errors import HinterlandError
from dashboard.publish.allowed import WITHDRAWN
from dashboard.settings import Settings
from dashboard.store.unfinished import (
    RESTORED,
    RESTORING,
    alone,
    finish_restores,
)
from dashboard.store.upgrade import known_revisions

LOG = logging.getLogger(__name__)


class NotRestored(HinterlandError):
    """Nothing was restored, and nothing was changed."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored.

    Parameters
    ----------
    restore_id
        Its id: what was there before has it in its name.
    contents
        What the backup says of itself.
    moved_aside
        What was there before, and is kept.
    """

    restore_id: str
    contents: Contents
    moved_aside: tuple[str, ...]


def restore(settings: Settings, path: Path, force: bool = False) -> Restored:
    """Put what a backup holds in the place of the store and of what was published.

    Parameters
    ----------
    settings
        Where they lie. The database may be another one than that of the backup.
    path
        The backup.
    force
        Whether what is there is moved aside; without it, there must be nothing.

    Raises
    ------
    DamagedBackup, WrongBackup
        If it is not what was written, or cannot be read by this program.
    NotRestored
        If something is there already, or the server still runs.

    Notes
    -----
    Every hash is checked before anything is touched. Everybody has to sign in again afterwards,
    and one-time links have to be made anew: some may have been used since.
    """
    with open_backup(path) as backup:
        _check(backup)
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        target = target_of(settings)
        finish_restores(settings.data_dir, target.file)
        try:
            with (
                nothing_published_meanwhile(settings.published, fcntl.LOCK_EX),
                target.held(),
            ):
                full = _check_free(settings, target, force)
                restore_id = f"{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}"
                _prepare(settings, target, backup, restore_id)
            finish_restores(settings.data_dir, target.file)
        except (OSError, OperationalError) as error:
            cause = getattr(error, "strerror", None) or getattr(error, "orig", error)
            raise NotRestored(
                f"it cannot be written ({' '.join(str(cause).split())})",
                str(settings.data_dir),
                "Make room, or let this program write there, then try again",
            ) from error
        finally:
            target.close()
        return Restored(restore_id, backup.contents, full)


def _check(backup: Backup) -> None:
    backup.check()
    revision = backup.contents.revision
    if revision not in known_revisions():
        raise WrongBackup(
            f"a newer Hinterland ({backup.contents.program}) made this backup",
            str(backup.path),
            "Restore it with that one",
        )


def _check_free(settings: Settings, target: Target, force: bool) -> tuple[str, ...]:
    """Return what is there already, if it may be moved aside."""
    full = [str(one) for one in _folders(settings) if one.is_dir() and any(one.iterdir())]
    full += [target.name] if target.holds_something() else []
    if full and not force:
        raise NotRestored(
            "there is something already",
            ", ".join(full),
            "Nothing was changed. Say FORCE=1 to move it aside and restore the backup in its place",
        )
    return tuple(full)


def _folders(settings: Settings) -> list[Path]:
    return [settings.data_dir / name for name in FOLDERS]


def _prepare(settings: Settings, target: Target, backup: Backup, restore_id: str) -> None:
    """Write everything beside what is there, then let it count at one moment."""
    data_dir = settings.data_dir
    with alone(data_dir):
        for left in data_dir.glob(f"{RESTORING}*"):  # of a restore that never counted
            _remove(left)
        fresh = data_dir / f"{RESTORING}{restore_id}"
        fresh.mkdir()
        try:
            _write_folders(backup, fresh)
            _keep_withdrawn(settings.published, fresh / settings.published.name)
            target.write(backup, restore_id)
        except OperationalError:  # perhaps written all the same: the next start will see
            raise
        except BaseException:
            _remove(fresh)
            target.discard()
            raise
        fresh.rename(data_dir / f"{RESTORED}{restore_id}")
        _sync(data_dir)


def _write_folders(backup: Backup, fresh: Path) -> None:
    for name in FOLDERS:
        (fresh / name).mkdir()
    for folder in backup.contents.folders:
        (fresh / folder.name).mkdir(exist_ok=True, parents=True)
    for entry in backup.contents.entries:
        if entry.name.startswith(FOLDERS):
            path = fresh / entry.name
            with path.open("xb") as file:
                for piece in backup.pieces(entry):
                    file.write(piece)
                file.flush()
                os.fchmod(file.fileno(), entry.mode)
                os.fsync(file.fileno())
            os.utime(path, ns=(entry.changed_ns, entry.changed_ns))
    for folder in reversed(backup.contents.folders):  # what is inside first
        path = fresh / folder.name
        _sync(path)
        os.utime(path, ns=(folder.changed_ns, folder.changed_ns))
        path.chmod(folder.mode)


def _keep_withdrawn(there: Path, fresh: Path) -> None:
    """Let nothing come back that was withdrawn after the backup was made.

    The note alone withdraws: the next start takes the versions away that the backup brought.
    """
    for note in sorted(there.glob(f"*/{WITHDRAWN}")):
        kept = fresh / note.parent.name / WITHDRAWN
        if not kept.exists():
            kept.parent.mkdir(exist_ok=True)
            shutil.copy2(note, kept)
            _sync(kept.parent)
            LOG.info(
                "%s stays withdrawn, though it was not when the backup was made", kept.parent.name
            )


def _remove(folder: Path) -> None:
    """Take away what was prepared, its read-only folders too."""
    for inside in folder.rglob("*"):
        if inside.is_dir():
            inside.chmod(0o700)
    shutil.rmtree(folder)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
