"""Callbacks asked over and over, by one user and by many, and how long each answer took."""

from __future__ import annotations

import http.client
import itertools
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import quantiles

from tests.serving import HOST, Server

ADDRESS = "/_dash-update-component"
HEADERS = {"Content-Type": "application/json", "Accept-Encoding": "gzip, br"}


@dataclass(frozen=True, slots=True)
class Answers:
    """How long answers took, and how large they were.

    Parameters
    ----------
    seconds
        One for each request, in the order they were asked.
    size
        Bytes of an answer as it was sent, on average.
    """

    seconds: tuple[float, ...]
    size: float

    @property
    def p50(self) -> float:
        """Milliseconds that half of the answers stay under."""
        return quantiles(self.seconds, n=100)[49] * 1000

    @property
    def p95(self) -> float:
        """Milliseconds that nineteen in twenty answers stay under."""
        return quantiles(self.seconds, n=100)[94] * 1000


class User:
    """One connection that is kept, as a browser keeps it.

    Parameters
    ----------
    server
        Who is asked.
    """

    def __init__(self, server: Server) -> None:
        self.connection = http.client.HTTPConnection(HOST, server.port, timeout=60)

    def ask(self, body: bytes) -> tuple[float, int]:
        """Return how many seconds one answer took, and its bytes."""
        begun = time.perf_counter()
        self.connection.request("POST", ADDRESS, body, HEADERS)
        answer = self.connection.getresponse()
        content = answer.read()
        taken = time.perf_counter() - begun
        if answer.status not in (http.HTTPStatus.OK, http.HTTPStatus.NO_CONTENT):
            raise RuntimeError(f"{answer.status}: {content[:500]!r}")
        return taken, len(content)


def one_user(asked: Mapping[str, tuple[Server, Sequence[bytes]]], times: int) -> dict[str, Answers]:
    """Ask each in turn, one after the other, so that all meet the same machine.

    Parameters
    ----------
    asked
        By name, who is asked and what; after the last the first comes again.
    times
        How often each is asked.
    """
    users = {name: User(server) for name, (server, _) in asked.items()}
    taken: dict[str, list[tuple[float, int]]] = {name: [] for name in asked}
    bodies = {name: itertools.cycle(bodies) for name, (_, bodies) in asked.items()}
    for _ in range(times):
        for name, user in users.items():
            taken[name].append(user.ask(next(bodies[name])))
    return {
        name: Answers(tuple(s for s, _ in own), sum(size for _, size in own) / len(own))
        for name, own in taken.items()
    }


def parts(bodies: Sequence[bytes], users: int, each: int) -> Iterator[list[bytes]]:
    """Deal out the bodies, so that each user asks for other things."""
    dealt = itertools.cycle(bodies)
    for _ in range(users):
        yield list(itertools.islice(dealt, each))


def throughput(server: Server, bodies: Sequence[bytes], users: int, each: int) -> float:
    """Return answers a second while so many users ask at once, each so often."""

    def work(own: list[bytes]) -> None:
        user = User(server)
        for body in own:
            user.ask(body)

    begun = time.perf_counter()
    with ThreadPoolExecutor(users) as pool:
        list(pool.map(work, parts(bodies, users, each)))
    return users * each / (time.perf_counter() - begun)
