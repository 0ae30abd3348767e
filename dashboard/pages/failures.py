"""What a reader sees when something is not there or went wrong: a sentence and a number."""

from __future__ import annotations

import logging
import secrets

from flask import Flask, Response, abort, request
from werkzeug.exceptions import HTTPException, InternalServerError

from dashboard.pages.answers import json_reply, reply
from dashboard.pages.documents import HTML_TYPE
from dashboard.pages.gate.refusals import Told, wants_json
from dashboard.pages.site import Site, reader_words, render, site_header
from dashboard.words import N_, Words

LOG = logging.getLogger(__name__)
_TITLES = {
    403: N_("You may not open this"),
    404: N_("This page is not there"),
    405: N_("This address cannot be used like that"),
    409: N_("Somebody else was faster"),
    410: N_("This is not there any more"),
    413: N_("This is too much at once"),
    429: N_("This was asked too often"),
}
_SENTENCES = {
    403: N_("It is not open to you. Ask an owner of this atlas whether it should be."),
    404: N_("The address may be misspelt, or the page has moved."),
    405: N_("It can be read, but nothing can be sent to it."),
    409: N_("It was changed since you opened it. Load the page anew and try again."),
    410: N_("It was taken away on purpose and does not come back."),
    413: N_("Nothing was saved. Go back, shorten what you typed, and send it again."),
    429: N_("Wait a few minutes, then try again."),
}
_WRONG_TITLE = N_("Something went wrong here")
_WRONG_SENTENCE = N_("It is not your fault. Try again in a moment; nothing was lost.")
_OTHER_TITLE = N_("This cannot be answered")
_OTHER_SENTENCE = N_("The question could not be understood.")


def register(server: Flask, site: Site) -> None:
    """Answer every failure in plain words, in the reader's language.

    Parameters
    ----------
    server
        The server.
    site
        What every page needs.

    Notes
    -----
    Dash answers any path that nobody else does with its own page. Here every such path but
    ``/`` is not there.
    """

    @server.before_request
    def refuse_unknown_pages() -> None:
        rule = request.url_rule
        if rule is not None and rule.rule == "/<path:path>":
            abort(404)

    @server.errorhandler(HTTPException)
    def tell(error: HTTPException) -> Response | HTTPException:
        status = error.code or 500
        if status < 400:
            return error
        number = _log(error, status)
        words = reader_words(request)
        response = _answer(site, words, status, number, _texts(error, status, words))
        for name, value in error.get_headers():
            if name == "Allow":
                response.headers[name] = value
        if isinstance(error, Told) and error.wait_s:
            response.headers["Retry-After"] = str(error.wait_s)
        return response


def _log(error: HTTPException, status: int) -> str:
    number = secrets.token_hex(4)
    cause = error.original_exception if isinstance(error, InternalServerError) else None
    level = logging.ERROR if status >= 500 else logging.INFO
    told = (number, request.method, _path_told(), status)
    LOG.log(level, "%s: %s %r gave %d", *told, exc_info=cause)
    return number


def _path_told() -> str:
    """Return the address for the log, without what opens a door for whoever reads it there."""
    token = str((request.view_args or {}).get("token", ""))
    return request.path.replace(token, "…") if token else request.path


def _answer(site: Site, words: Words, status: int, number: str, texts: tuple[str, str]) -> Response:
    title, sentence = texts
    if wants_json():
        message = f"{title}. {sentence}"
        return json_reply({"error": {"message": message, "number": number}}, status=status)
    html = render(
        "failure.html",
        site,
        words,
        site_header(words, "", "", request.query_string.decode("ascii", "replace")),
        title=title,
        standfirst=sentence,
        number=number,
        number_label=words.say("Number for the log:"),
        home="/",
        home_label=words.say("To the map"),
    )
    return reply(html, HTML_TYPE, status=status)


def _texts(error: HTTPException, status: int, words: Words) -> tuple[str, str]:
    if isinstance(error, Told):
        return error.title, error.sentence
    if status >= 500:
        return words.say(_WRONG_TITLE), words.say(_WRONG_SENTENCE)
    title, sentence = _TITLES.get(status, _OTHER_TITLE), _SENTENCES.get(status, _OTHER_SENTENCE)
    return words.say(title), words.say(sentence)
