"""How fast connections are answered, each question asked for the first time."""

from __future__ import annotations

import http.client
import json
import time
from itertools import product
from statistics import quantiles

from tests.serving import HOST, Server

AT = "/data/connection.json"
QUESTIONS = 200


def questions(places: list[str]) -> list[str]:
    """Return questions that all differ: clusters with ports, and other loads."""
    clusters = [place for place in places if place.startswith("cluster:")]
    ports = [place for place in places if place.startswith("port:")]
    pairs = list(product(clusters, ports))
    return [
        f"{AT}?from={begin}&to={end}&tonnes={5 + number % 20}"
        for number, (begin, end) in (
            (number, pairs[(number * 617) % len(pairs)]) for number in range(QUESTIONS)
        )
    ]


def connection_times(server: Server) -> tuple[float, float]:
    """Return the middle and the slow end (95 of 100) of the answers, in ms."""
    connection = http.client.HTTPConnection(HOST, server.port, timeout=60)
    connection.request("GET", "/data/openapi.json")
    document = json.loads(connection.getresponse().read())
    places = document["components"]["schemas"]["NetworkPlace"]["enum"]
    taken = []
    for question in questions([place for place in places if ":" in place]):
        begun = time.perf_counter()
        connection.request("GET", question)
        answer = connection.getresponse()
        answer.read()
        taken.append((time.perf_counter() - begun) * 1000)
        if answer.status != http.HTTPStatus.OK:
            raise RuntimeError(f"{question} was answered with {answer.status}")
    connection.close()
    cuts = quantiles(taken, n=100)
    return cuts[49], cuts[94]
