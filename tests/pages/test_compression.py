"""Answers are packed on their way out, each content with one body."""

from __future__ import annotations

import gzip
import time

import brotli
import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from dashboard.pages.compression import configure_compression

LONG = "a line of figures\n" * 200


@pytest.fixture
def packing() -> FlaskClient:
    server = Flask("packing")
    configure_compression(server)
    server.add_url_rule("/csv", "csv", lambda: Response(LONG, content_type="text/csv"))
    server.add_url_rule("/short", "short", lambda: Response("a", content_type="text/csv"))
    server.add_url_rule("/woff", "woff", lambda: Response(LONG, content_type="font/woff2"))
    return server.test_client()


@pytest.mark.parametrize(
    ("accepted", "unpack"), [("br, gzip", brotli.decompress), ("gzip", gzip.decompress)]
)
def test_a_long_answer_is_packed(packing: FlaskClient, accepted: str, unpack: object) -> None:
    answer = packing.get("/csv", headers={"Accept-Encoding": accepted})
    assert len(answer.data) < 200
    assert unpack(answer.data).decode() == LONG  # type: ignore[operator]
    assert answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("path", ["/short", "/woff"])
def test_what_would_not_get_smaller_is_left_as_it_is(packing: FlaskClient, path: str) -> None:
    answer = packing.get(path, headers={"Accept-Encoding": "br, gzip"})
    assert "Content-Encoding" not in answer.headers


def test_a_body_does_not_depend_on_the_time(
    packing: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    bodies = set()
    for later in (0, 1000):
        monkeypatch.setattr(time, "time", lambda later=later: now + later)
        bodies.add(packing.get("/csv", headers={"Accept-Encoding": "gzip"}).data)
    assert len(bodies) == 1
