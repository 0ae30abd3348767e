"""A folder renewed as a whole: it is the old one until the new one is complete."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


def _beside(folder: Path, ending: str) -> Path:
    return folder.with_name(f"{folder.name}.{ending}")


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder's parent for this process; a second one waits until it is free.

    What a killed process left is put right first: if it died between moving the old folder away
    and the new one in, the old one comes back.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder.parent, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        if not folder.exists() and _beside(folder, "old").exists():
            _beside(folder, "old").rename(folder)
        yield
    finally:
        os.close(handle)


@contextmanager
def renewed(folder: Path) -> Iterator[Path]:
    """Give an empty folder that takes the place of ``folder`` when the block ends well.

    If the block fails, or the process is killed, ``folder`` stays as it was. The new folder tells
    git to leave it alone, under whichever name it is found.
    """
    fresh, old = _beside(folder, "new"), _beside(folder, "old")
    for left in (fresh, old):
        shutil.rmtree(left, ignore_errors=True)
    fresh.mkdir(parents=True)
    (fresh / ".gitignore").write_text("*\n", encoding="utf-8")
    yield fresh
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def gone(folder: Path) -> None:
    """Take a folder away, with whatever a killed process left beside it."""
    for left in (folder, _beside(folder, "new"), _beside(folder, "old")):
        shutil.rmtree(left, ignore_errors=True)


def carry_over(old: Path, fresh: Path, files: Iterable[str]) -> bool:
    """Bring files of the old folder into the new one; False if one is not there any more."""
    wanted = [(old / name, fresh / name) for name in files]
    if not all(source.is_file() for source, _ in wanted):
        return False
    for source, target in wanted:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)
    return True
