"""Answers of callbacks that were given before, kept as they were sent."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from flask import Flask, Response, g, request

from dashboard.pages.gate.reader import asked_right
from dashboard.people.roles import Right

ADDRESS = "/_dash-update-component"
MOST_ANSWERS = 4096
MOST_QUESTION_BYTES = 16_384
_OK = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it was sent.

    Parameters
    ----------
    body
        Its content, packed as `encoding` says.
    encoding
        ``br``, ``gzip`` or empty.
    """

    body: bytes
    encoding: str


class KeptAnswers:
    """The answers asked for last, by question; the one not asked for longest goes first.

    Parameters
    ----------
    most
        How many are kept.
    """

    def __init__(self, most: int = MOST_ANSWERS) -> None:
        self._most = most
        self._answers: OrderedDict[tuple[bytes, str], Answer] = OrderedDict()
        self._lock = Lock()

    def find(self, question: tuple[bytes, str]) -> Answer | None:
        """Return the answer to a question, ``None`` where it is not kept."""
        with self._lock:
            if question not in self._answers:
                return None
            self._answers.move_to_end(question)
            return self._answers[question]

    def keep(self, question: tuple[bytes, str], answer: Answer) -> None:
        """Keep an answer, and let go of the oldest where there are too many."""
        with self._lock:
            self._answers[question] = answer
            if len(self._answers) > self._most:
                self._answers.popitem(last=False)


def register(server: Flask, kept: KeptAnswers) -> None:
    """Answer a callback from what is kept, where the same was asked before.

    Parameters
    ----------
    server
        The server; to be called before the packing of answers is registered, so that they are
        kept packed.
    kept
        Where they are kept.

    Notes
    -----
    A callback that everybody may ask tells of figures that do not change while the server runs,
    and of nothing but its question. Any other depends on who asks: it is neither kept nor
    answered from here, and nor is what passed no gate.
    """

    @server.before_request
    def find() -> Response | None:
        if request.path != ADDRESS or asked_right() is not Right.EVERYONE:
            return None
        if (request.content_length or 0) > MOST_QUESTION_BYTES:
            return None
        g.question = (request.get_data(cache=True), request.headers.get("Accept-Encoding", ""))
        answer = kept.find(g.question)
        if answer is None:
            return None
        g.question = None
        response = Response(answer.body, mimetype="application/json")
        response.headers["Vary"] = "Accept-Encoding"
        if answer.encoding:
            response.headers["Content-Encoding"] = answer.encoding
        return response

    @server.after_request
    def keep(response: Response) -> Response:
        question = g.get("question")
        if question is not None and response.status_code == _OK and not response.is_streamed:
            encoding = response.headers.get("Content-Encoding", "")
            kept.keep(question, Answer(response.get_data(), encoding))
        return response
