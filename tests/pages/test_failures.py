"""What is not there or goes wrong is told in plain words, with a number that stands in the log."""

from __future__ import annotations

import logging
import re

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient

from dashboard.pages.gate.refusals import Told
from tests.miniature import Miniature, make_server


@pytest.fixture(scope="module")
def broken(mini: Miniature) -> Flask:
    server = make_server(mini)

    def fail() -> str:
        raise ValueError("a secret detail")

    server.add_url_rule("/broken", "broken", fail)
    server.add_url_rule("/data/broken.json", "broken-data", fail)
    return server


def test_a_path_that_no_page_has_is_not_there(client: FlaskClient) -> None:
    answer = client.get("/nothing/here?lang=en")
    assert answer.status_code == 404
    assert "This page is not there" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert client.get("/").text == "the atlas"


def test_a_failure_tells_a_number_and_the_log_the_rest(
    broken: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    answer = broken.test_client().get("/broken?lang=en")
    assert answer.status_code == 500
    assert "Something went wrong here" in answer.text
    assert "secret" not in answer.text
    (number,) = re.findall(r"<code[^>]*>([0-9a-f]{8})</code>", answer.text)
    (entry,) = [one for one in caplog.records if number in one.getMessage()]
    assert entry.levelno == logging.ERROR
    assert entry.exc_info is not None
    assert "secret" in str(entry.exc_info[1])


def test_a_failure_below_data_is_told_in_json(broken: Flask) -> None:
    answer = broken.test_client().get("/data/broken.json")
    assert answer.status_code == 500
    assert set(answer.json["error"]) == {"message", "number"}


def test_a_page_that_cannot_be_posted_to_says_so(client: FlaskClient) -> None:
    answer = client.post("/methods/")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_what_was_asked_is_never_written_into_the_page_as_it_is(client: FlaskClient) -> None:
    answer = client.get("/%3Cscript%3E?x=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert answer.status_code == 404
    assert "<script>" not in answer.text
    assert "alert(1)" not in answer.text.replace("alert%281%29", "")


def test_a_link_of_a_failure_never_leads_to_another_host(client: FlaskClient) -> None:
    answer = client.get("//elsewhere.example/path", follow_redirects=True)
    assert 'href="//' not in answer.text


def test_a_line_of_the_log_stays_one_line(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        client.get("/a%0Ab")
    assert all("\n" not in entry.getMessage() for entry in caplog.records)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (403, "Ask an owner"),
        (409, "Load the page anew"),
        (410, "This is not there any more"),
        (413, "Nothing was saved"),
        (429, "Wait a few minutes"),
    ],
)
def test_what_is_refused_says_how_to_go_on(mini: Miniature, status: int, told: str) -> None:
    server = make_server(mini)
    server.add_url_rule("/refused", "refused", lambda: abort(status))
    client = server.test_client()
    answer = client.get("/refused?lang=en")
    assert answer.status_code == status
    assert told in answer.text
    in_json = client.get("/refused?lang=en", headers={"Accept": "application/json"})
    assert told in in_json.json["error"]["message"]


def test_a_failure_in_its_own_words_says_when_to_try_again(mini: Miniature) -> None:
    server = make_server(mini)

    def refuse() -> None:
        raise Told(429, "Too fast", "Wait <a> little.", wait_s=30)

    server.add_url_rule("/fast", "fast", refuse)
    answer = server.test_client().get("/fast")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "30")
    assert "Wait &lt;a&gt; little." in answer.text
