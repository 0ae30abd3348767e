"""What a reader sees when something is not there or went wrong: a sentence and a number."""

from __future__ import annotations

import logging
import secrets

from flask import Flask, Response, abort, request
from werkzeug.exceptions import HTTPException, InternalServerError

from dashboard.pages.answers import json_reply, reply
from dashboard.pages.documents import HTML_TYPE
from dashboard.pages.site import Site, reader_words, render, site_header
from dashboard.words import N_, Words

LOG = logging.getLogger(__name__)
_FOR_PROGRAMS = ("/data/", "/healthz", "/_dash")
_TITLES = {
    404: N_("This page is not there"),
    405: N_("This address cannot be used like that"),
}
_SENTENCES = {
    404: N_("The address may be misspelt, or the page has moved."),
    405: N_("It can be read, but nothing can be sent to it."),
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
        response = _answer(site, reader_words(request), status, number)
        for name, value in error.get_headers():
            if name == "Allow":
                response.headers[name] = value
        return response


def _log(error: HTTPException, status: int) -> str:
    number = secrets.token_hex(4)
    cause = error.original_exception if isinstance(error, InternalServerError) else None
    level = logging.ERROR if status >= 500 else logging.INFO
    told = (number, request.method, request.path, status)
    LOG.log(level, "%s: %s %r gave %d", *told, exc_info=cause)
    return number


def _answer(site: Site, words: Words, status: int, number: str) -> Response:
    title, sentence = _texts(status)
    if request.path.startswith(_FOR_PROGRAMS):
        message = f"{words.say(title)}. {words.say(sentence)}"
        return json_reply({"error": {"message": message, "number": number}}, status=status)
    html = render(
        "failure.html",
        site,
        words,
        site_header(words, "", "", request.query_string.decode("ascii", "replace")),
        title=words.say(title),
        standfirst=words.say(sentence),
        number=number,
        number_label=words.say("Number for the log:"),
        home="/",
        home_label=words.say("To the map"),
    )
    return reply(html, HTML_TYPE, status=status)


def _texts(status: int) -> tuple[str, str]:
    if status >= 500:
        return _WRONG_TITLE, _WRONG_SENTENCE
    return _TITLES.get(status, _OTHER_TITLE), _SENTENCES.get(status, _OTHER_SENTENCE)
