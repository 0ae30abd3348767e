"""Work that takes longer than an answer may: done in the background, and asked after."""

from __future__ import annotations

import errno
import logging
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock, Thread

from dashboard.errors import HinterlandError
from dashboard.publish.edition import Progress

LOG = logging.getLogger(__name__)
MOST_KEPT = 40
MOST_OF_ONE, MOST_WAITING = 2, 20
"""How many that are not over one person may have, and all together."""
FULL_DISK, HIDDEN = "full-disk", "hidden"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why some work could not be done.

    Parameters
    ----------
    kind
        ``full-disk``, ``hidden`` where the log has the rest, else empty.
    what, where, mend
        The three parts of an error that a person can mend; empty for the other kinds.
    number
        By which the log is searched; empty where nothing is hidden there.
    """

    kind: str = ""
    what: str = ""
    where: str = ""
    mend: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """Some work as it stands.

    Parameters
    ----------
    job_id
        By which it is asked after.
    person_id
        Who began it.
    back
        Address to begin it anew.
    share
        How much is done, from 0 to 1.
    step
        What is being made, a key.
    result
        What it gave; empty until it is done.
    trouble
        Why it could not be done; None where nothing went wrong.
    """

    job_id: str
    person_id: int
    back: str
    share: float = 0.0
    step: str = ""
    result: str = ""
    trouble: Trouble | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return bool(self.result) or self.trouble is not None


class TooManyJobs(Exception):
    """Somebody, or all together, has as much work under way as the server takes on."""


class Jobs:
    """The work of this server, one after the other so that readers are not kept waiting.

    Notes
    -----
    What is under way is forgotten when the server ends: nothing of it is published by then.
    """

    def __init__(self) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock, self._turn = Lock(), Lock()

    def begin(self, work: Callable[[Progress], str], person_id: int, back: str) -> str:
        """Begin some work and return the id by which it is asked after.

        Parameters
        ----------
        work
            Is given a way to tell how far it is, and returns its result.
        person_id
            Who begins it.
        back
            Address to begin it anew.

        Raises
        ------
        TooManyJobs
            If too much is under way: each holds a thread while it waits, and fills the disk.
        """
        job = Job(secrets.token_urlsafe(12), person_id, back)
        with self._lock:
            self._make_room(person_id)
            self._jobs[job.job_id] = job
        Thread(target=self._run, args=(job.job_id, work), daemon=True, name="publishing").start()
        return job.job_id

    def _make_room(self, person_id: int) -> None:
        """Forget the oldest work that is over; what is under way is never forgotten."""
        waiting = [one.person_id for one in self._jobs.values() if not one.is_over]
        if waiting.count(person_id) >= MOST_OF_ONE or len(waiting) >= MOST_WAITING:
            raise TooManyJobs
        over = [one.job_id for one in self._jobs.values() if one.is_over]
        for job_id in over[: max(0, len(self._jobs) - MOST_KEPT + 1)]:
            del self._jobs[job_id]

    def find(self, job_id: str) -> Job | None:
        """Return some work as it stands; ``None`` where it is not known any more."""
        with self._lock:
            return self._jobs.get(job_id)

    def _run(self, job_id: str, work: Callable[[Progress], str]) -> None:
        def tell(share: float, step: str) -> None:
            self._change(job_id, share=share, step=step)

        with self._turn:
            try:
                result = work(tell)
            except Exception as error:
                self._change(job_id, trouble=trouble_of(error))
            else:
                self._change(job_id, share=1.0, result=result)

    def _change(self, job_id: str, **changes: object) -> None:
        with self._lock:
            if job_id in self._jobs:
                self._jobs[job_id] = replace(self._jobs[job_id], **changes)  # type: ignore[arg-type]


def trouble_of(error: Exception) -> Trouble:
    """Return an error as it is told; what nobody can mend here goes to the log with a number."""
    cause = error.__cause__ if isinstance(error, HinterlandError) else error
    is_full = isinstance(cause, OSError) and cause.errno in (errno.ENOSPC, errno.EDQUOT)
    if isinstance(error, HinterlandError) and not is_full:
        return Trouble(what=error.what, where=error.where, mend=error.mend)
    number = secrets.token_hex(4)
    LOG.error("%s: publishing failed", number, exc_info=error)
    return Trouble(FULL_DISK if is_full else HIDDEN, number=number)
