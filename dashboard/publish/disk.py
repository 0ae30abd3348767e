"""Writing that is all or nothing: what was told as written is still there after a loss of power."""

from __future__ import annotations

import errno
import logging
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import HinterlandError

LOG = logging.getLogger(__name__)
READ_ONLY = 0o444
PART = ".part"
"""Ending of a folder that is being written."""
_FULL = (errno.ENOSPC, errno.EDQUOT)
Step = Callable[[str], None]
"""Told each step before it is done: what, and with which file."""


class NotWritten(HinterlandError):
    """The disk did not take what was to be written; nothing of it is kept."""


def not_written(error: OSError, folder: Path) -> NotWritten:
    """Return a failure of the disk as a plain sentence.

    Examples
    --------
    >>> full = OSError(errno.ENOSPC, "No space left on device")
    >>> print(not_written(full, Path("previews")))
    previews: the disk is full. Make room, then try again; nothing was published or changed.
    """
    if error.errno in _FULL:
        return NotWritten(
            "the disk is full",
            folder.name,
            "Make room, then try again; nothing was published or changed",
        )
    return NotWritten(
        f"the folder cannot be written ({error.strerror or type(error).__name__})",
        folder.name,
        "Let the server write into DATA_DIR, then try again; nothing was published or changed",
    )


def _nothing(step: str) -> None:
    """Let a step happen."""


@dataclass(frozen=True, slots=True)
class Disk:
    """Writes files and folders, each step told before it is done.

    Parameters
    ----------
    before
        Told each step; tests let it fail there, or end the process.
    """

    before: Step = _nothing

    def make_folder(self, folder: Path) -> None:
        """Make a folder that is not there yet, and those that it lies in."""
        self.before(f"make {folder.name}")
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir()
        self._sync_folder(folder.parent)

    def write(self, path: Path, content: bytes) -> None:
        """Write a new file that nobody may change any more."""
        self.before(f"write {path.name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            self.before(f"sync {path.name}")
            os.fsync(file.fileno())
            os.fchmod(file.fileno(), READ_ONLY)

    def sync_all(self, folder: Path) -> None:
        """Make sure that the names of all files in a folder are on the disk."""
        for inside in sorted(one for one in folder.rglob("*") if one.is_dir()):
            self._sync_folder(inside)
        self._sync_folder(folder)

    def prepare(self, path: Path, content: bytes) -> Path:
        """Write beside a file what shall take its place, and return where."""
        fresh = path.with_name(f".{path.name}.new")
        fresh.unlink(missing_ok=True)
        self.write(fresh, content)
        return fresh

    def swap(self, fresh: Path, path: Path) -> None:
        """Put a prepared file in place of another: readers see the old or the new one, whole."""
        self.before(f"swap {path.name}")
        fresh.replace(path)
        self._sync_folder(path.parent)

    def move(self, folder: Path, target: Path) -> None:
        """Move a folder to a place that is free, in one step."""
        target.parent.mkdir(parents=True, exist_ok=True)
        self.before(f"move {folder.name} to {target.parent.name}/{target.name}")
        folder.rename(target)
        self._sync_folder(target.parent)
        self._sync_folder(folder.parent)

    def remove(self, folder: Path) -> None:
        """Take away a folder that nobody needs, or what is left of it."""
        self.before(f"remove {folder.name}")
        shutil.rmtree(folder, ignore_errors=True)

    def _sync_folder(self, folder: Path) -> None:
        self.before(f"sync {folder.name}/")
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_folder(files: Mapping[str, bytes], folder: Path, disk: Disk) -> None:
    """Write a folder that is whole or not there.

    Parameters
    ----------
    files
        Contents by path inside it.
    folder
        Where it is to lie; not there yet. It is written beside that, and moved there.
    disk
        Writes.

    Raises
    ------
    NotWritten
        If the disk does not take it; nothing is left of it then.
    """
    fresh = folder.with_name(f"{folder.name}{PART}")
    try:
        disk.remove(fresh)
        disk.make_folder(fresh)
        for name in sorted(files):
            disk.write(fresh / name, files[name])
        disk.sync_all(fresh)
    except OSError as error:
        Disk().remove(fresh)
        raise not_written(error, folder) from error
    try:
        disk.move(fresh, folder)
    except OSError as error:
        if fresh.exists():
            Disk().remove(fresh)
            raise not_written(error, folder) from error
        LOG.error("Written, but not all was told to the disk: %s", error)
