"""A disk that fails, or a process that ends, at a chosen step; also run as a program of its own.

``python -m tests.publish.faults FOLDER WHAT`` does WHAT once for each of its steps, each time in
a process of its own that is killed before that step, and leaves what each left in
``FOLDER/<step>/``. It prints how many steps there are.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from dashboard.publish.disk import Disk, write_folder
from dashboard.publish.shelf import Shelf
from tests.publish.tiny_release import DAY, frozen

SLUG, FIRST, SECOND = "rail-share", "preview-1", "preview-2"
FILES = {"index.html": b"page", "sv/index.html": b"sida", "data.csv": b"a,b" * 10_000}
REASONS = {"en": "A figure was not ours to publish."}


class Steps:
    """Counts steps, and does something before one of them.

    Parameters
    ----------
    at
        Which step, counted from 1; 0 for none.
    act
        What is done before it.
    """

    def __init__(self, at: int = 0, act: Callable[[], None] = lambda: None) -> None:
        self.at, self.act = at, act
        self.seen: list[str] = []

    def __call__(self, step: str) -> None:
        """Be told a step."""
        self.seen.append(step)
        if len(self.seen) == self.at:
            self.act()


def full() -> None:
    """Fail as a disk does on which there is no room left."""
    raise OSError(errno.ENOSPC, "No space left on device")


def kill() -> None:
    """End this process at once, as a loss of power does."""
    os.kill(os.getpid(), signal.SIGKILL)


def prepare(folder: Path, published: int) -> None:
    """Publish so many versions, and make a preview of the next one."""
    shelf = Shelf(folder)
    frozen(shelf.preview(FIRST))
    if published:
        shelf.put(shelf.preview(FIRST), SLUG, 1)
        frozen(shelf.preview(SECOND), shelf.folder(SLUG, 1), version=2)


def write(folder: Path, disk: Disk) -> None:
    """Write another preview of a few files, as freezing does."""
    write_folder(FILES, Shelf(folder).preview("preview-3"), disk)


def put_first(folder: Path, disk: Disk) -> None:
    """Publish the first version."""
    Shelf(folder, disk).put(Shelf(folder).preview(FIRST), SLUG, 1)


def put_second(folder: Path, disk: Disk) -> None:
    """Publish the second version."""
    Shelf(folder, disk).put(Shelf(folder).preview(SECOND), SLUG, 2)


def withdraw(folder: Path, disk: Disk) -> None:
    """Withdraw what is published."""
    Shelf(folder, disk).withdraw(SLUG, REASONS, DAY)


ACTS: dict[str, tuple[int, Callable[[Path, Disk], None]]] = {
    "write": (0, write),
    "put-first": (0, put_first),
    "put-second": (1, put_second),
    "withdraw": (1, withdraw),
}
"""What may be done: how many versions are published before, and what does it."""


def kill_at_every_step(home: Path, what: str) -> int:
    """Do something once for each of its steps, killed before it; return how many there are."""
    published, act = ACTS[what]
    prepare(home / "before", published)
    step = 0
    while True:
        step += 1
        folder = home / str(step)
        shutil.copytree(home / "before", folder)
        child = os.fork()
        if not child:
            act(folder, Disk(Steps(step, kill)))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            assert os.WTERMSIG(status) == signal.SIGKILL
            continue
        assert os.WEXITSTATUS(status) == 0
        return step - 1


if __name__ == "__main__":
    sys.stdout.write(str(kill_at_every_step(Path(sys.argv[1]), sys.argv[2])))
