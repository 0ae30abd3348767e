"""How much feedback is taken in an hour: little from one address, and not without end in all."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import deque
from collections.abc import Callable
from threading import Lock

HOUR_S = 3600.0
MOST_OF_ONE, MOST_OF_ALL = 5, 100


class Rate:
    """Counts what came in the last hour.

    Parameters
    ----------
    now
        Gives seconds that only grow.

    Notes
    -----
    Addresses are kept as a hash with a key that is made anew at each start and never leaves the
    memory: nobody can tell afterwards who wrote.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now, self._key = now, secrets.token_bytes(32)
        self._came: deque[tuple[float, bytes]] = deque()
        self._lock = Lock()

    def takes(self, address: str) -> bool:
        """Return whether one more is taken from an address, and count it if so."""
        sender = hmac.digest(self._key, address.encode(), hashlib.sha256)
        now = self._now()
        with self._lock:
            while self._came and self._came[0][0] <= now - HOUR_S:
                self._came.popleft()
            own = sum(one == sender for _, one in self._came)
            if own >= MOST_OF_ONE or len(self._came) >= MOST_OF_ALL:
                return False
            self._came.append((now, sender))
            return True
