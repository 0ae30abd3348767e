"""What was asked before is answered from what was sent then, byte for byte."""

from __future__ import annotations

import pytest
from flask import Flask, Response, g, request
from flask.testing import FlaskClient

from dashboard.pages.compression import configure_compression
from dashboard.pages.kept_answers import (
    ADDRESS,
    MOST_QUESTION_BYTES,
    Answer,
    KeptAnswers,
    register,
)
from dashboard.people.roles import Right


def counting(
    most: int = 10, right: Right | None = Right.EVERYONE
) -> tuple[FlaskClient, list[bytes]]:
    """Return a client of a server that notes what it had to work on itself."""
    server, worked = Flask("tiny"), []

    @server.before_request
    def pass_gate() -> None:
        g.right = right

    register(server, KeptAnswers(most))
    configure_compression(server)

    def work() -> Response:
        worked.append(request.get_data())
        if request.get_data() == b"broken":
            return Response("{}", 500, mimetype="application/json")
        return Response(b'"' + request.get_data() * 400 + b'"', mimetype="application/json")

    server.add_url_rule(ADDRESS, view_func=work, methods=["GET", "POST"])
    server.add_url_rule("/other", "other", work, methods=["POST"])
    return server.test_client(), worked


def test_the_same_question_is_worked_on_once() -> None:
    client, worked = counting()
    first = client.post(ADDRESS, data=b"abc")
    second = client.post(ADDRESS, data=b"abc")
    assert first.data == second.data == b'"' + b"abc" * 400 + b'"'
    assert second.mimetype == "application/json"
    assert worked == [b"abc"]


def test_another_question_has_another_answer() -> None:
    client, worked = counting()
    assert client.post(ADDRESS, data=b"a").data != client.post(ADDRESS, data=b"b").data
    assert worked == [b"a", b"b"]


def test_an_answer_is_kept_packed_for_those_who_take_it_so() -> None:
    client, worked = counting()
    brotli = {"Accept-Encoding": "br"}
    first = client.post(ADDRESS, data=b"abc", headers=brotli)
    second = client.post(ADDRESS, data=b"abc", headers=brotli)
    assert first.headers["Content-Encoding"] == second.headers["Content-Encoding"] == "br"
    assert first.data == second.data
    assert "Accept-Encoding" in second.headers["Vary"]
    plain = client.post(ADDRESS, data=b"abc")
    assert "Content-Encoding" not in plain.headers
    assert worked == [b"abc", b"abc"]


@pytest.mark.parametrize("right", [*(one for one in Right if one is not Right.EVERYONE), None])
def test_what_not_everybody_may_ask_is_neither_kept_nor_answered_from_there(
    right: Right | None,
) -> None:
    client, worked = counting(right=right)
    for _ in range(2):
        assert client.post(ADDRESS, data=b"abc").status_code == 200
    assert worked == [b"abc", b"abc"]


def test_an_error_is_not_kept() -> None:
    client, worked = counting()
    assert client.post(ADDRESS, data=b"broken").status_code == 500
    assert client.post(ADDRESS, data=b"broken").status_code == 500
    assert worked == [b"broken", b"broken"]


def test_other_addresses_and_very_long_questions_are_not_kept() -> None:
    client, worked = counting()
    for _ in range(2):
        client.post("/other", data=b"abc")
        client.post(ADDRESS, data=b"x" * (MOST_QUESTION_BYTES + 1))
    assert len(worked) == 4


def test_the_answer_asked_for_longest_ago_goes_first() -> None:
    kept = KeptAnswers(most=2)
    kept.keep((b"one", ""), Answer(b"1", ""))
    kept.keep((b"two", ""), Answer(b"2", ""))
    assert kept.find((b"one", "")) == Answer(b"1", "")
    kept.keep((b"three", ""), Answer(b"3", ""))
    assert kept.find((b"two", "")) is None
    assert kept.find((b"one", "")) == Answer(b"1", "")
