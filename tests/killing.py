"""Work that is killed on its way: after a time, or at one of its steps on the disk.

The work runs in a process of its own, forked from one that has imported all it needs.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing.context import ForkServerContext
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

PATIENCE_S = 60.0
STEPS = {
    *("os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.utime"),
    *("os.truncate", "shutil.copyfile", "shutil.move", "shutil.rmtree", "sqlite3.connect"),
}
WRITES = os.O_WRONLY | os.O_RDWR
Work = Callable[..., Any]


def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.killing", "dashboard.backup.restore"])
    return context


def killed_after(moment_s: float, work: Work, *arguments: Any) -> bool:
    """Kill work some time after it said that it has begun; False if it was done before.

    Parameters
    ----------
    moment_s
        Seconds from its beginning to its end.
    work
        Function of a module; its last argument is an event that it sets when it has begun.
    arguments
        Its other arguments.
    """
    context = _context()
    begun = context.Event()
    process = context.Process(target=work, args=(*arguments, begun))
    process.start()
    if not begun.wait(PATIENCE_S):
        raise TimeoutError("the work does not begin")
    time.sleep(moment_s)
    process.kill()
    process.join(PATIENCE_S)
    return process.exitcode == -signal.SIGKILL


def killed_at(step: int, work: Work, *arguments: Any) -> bool:
    """Let work kill itself just before one of its steps; False if it has fewer.

    Parameters
    ----------
    step
        Which step, counted from 1. Every change of a file or
        folder is one, and every end of a transaction.
    work
        Function of a module.
    arguments
        Its arguments.

    Raises
    ------
    RuntimeError
        If the work fails of itself.
    """
    process = _context().Process(target=_kill_at, args=(step, work, arguments))
    process.start()
    process.join(PATIENCE_S)
    if process.exitcode == 0:
        return False
    if process.exitcode != -signal.SIGKILL:
        raise RuntimeError(f"the work failed by itself ({process.exitcode})")
    return True


def steps_of(work: Work, *arguments: Any) -> int:
    """Let work be done, and return how many steps it had."""
    context = _context()
    count = context.Value("i", 0)
    process = context.Process(target=_count, args=(count, work, arguments))
    process.start()
    process.join(PATIENCE_S)
    if process.exitcode != 0:
        raise RuntimeError(f"the work failed by itself ({process.exitcode})")
    return int(count.value)


def _count(count: Any, work: Work, arguments: tuple[Any, ...]) -> None:
    def one(*_: Any) -> None:
        count.value += 1

    _at_each_step(one)
    work(*arguments)


def _kill_at(step: int, work: Work, arguments: tuple[Any, ...]) -> None:
    left = step

    def one(*_: Any) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    _at_each_step(one)
    work(*arguments)


def _at_each_step(do: Callable[..., None]) -> None:
    def watch(name: str, details: tuple[Any, ...]) -> None:
        writes = name == "open" and isinstance(details[2], int) and details[2] & WRITES
        if writes or name in STEPS:
            do()

    sys.addaudithook(watch)
    event.listen(Engine, "commit", do)
