"""Sends the files of published folders, before anything is asked of who reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from flask import Request, Response, send_file
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

from dashboard.pages.answers import best_encoding
from dashboard.publish.ready_files import VERSIONS, ReadyFile, ReadyFiles

FOLDER, EVERYBODY = "/p/", "*"
ENCODINGS = ("br", "gzip")
HEADERS = (
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors {frames}",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
)
FOR_EVERYBODY = (
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("Access-Control-Allow-Origin", "*"),
)
"""A published page may be framed anywhere and its files read from anywhere; nothing else may."""
_KEPT_IN_304 = frozenset({"Cache-Control", "ETag", "Vary"})
Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]


def security_headers(frames: str = EVERYBODY) -> list[tuple[str, str]]:
    """Return the headers of a published file.

    Parameters
    ----------
    frames
        Who may show it in a frame, as ``frame-ancestors`` has it. Only what everybody may is read
        by the scripts of other sites.
    """
    own = [(name, value.format(frames=frames)) for name, value in HEADERS]
    return [*own, *FOR_EVERYBODY] if frames == EVERYBODY else own


@lru_cache(256)
def encoding_of(accepted: str) -> str:
    """Return the encoding to send for a header ``Accept-Encoding``; empty for none.

    Examples
    --------
    >>> encoding_of("gzip, deflate, br"), encoding_of("br;q=0, gzip"), encoding_of("")
    ('br', 'gzip', '')
    """
    return best_encoding(parse_accept_header(accepted, Accept), ENCODINGS)


class PublishedFiles:
    """Answers plain requests for published files by itself, and leaves all others to the app.

    Parameters
    ----------
    app
        The app; it has a door of the same address that answers the same.
    files
        The files.

    Notes
    -----
    The answer does not depend on who reads, so no session is looked up and no cookie read or
    set. That also makes it several times as fast as an answer that passes the whole app.
    """

    def __init__(self, app: Application, files: ReadyFiles) -> None:
        self._app, self._files = app, files
        self._security = security_headers()

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Answer one request."""
        path, method = environ["PATH_INFO"], environ["REQUEST_METHOD"]
        if not path.startswith(FOLDER) or method not in ("GET", "HEAD") or "HTTP_RANGE" in environ:
            return self._app(environ, start)
        ready = self._find(path, encoding_of(environ.get("HTTP_ACCEPT_ENCODING", "")))
        if ready is None or ready.body is None:
            return self._app(environ, start)
        if is_known(environ.get("HTTP_IF_NONE_MATCH", ""), ready.tag):
            kept = [one for one in ready.headers if one[0] in _KEPT_IN_304]
            start("304 Not Modified", kept + self._security)
            return []
        start("200 OK", [*ready.headers, *self._security])
        return [] if method == "HEAD" else [ready.body]

    def _find(self, path: str, encoding: str) -> ReadyFile | None:
        slug, _, rest = path[len(FOLDER) :].partition("/")
        version, slash, name = rest.partition("/")
        if slash and version.isdigit():
            return self._files.find(slug, version, name, encoding)
        return self._files.find_list(slug, encoding) if rest == VERSIONS else None


def is_known(tags: str, tag: str) -> bool:
    """Return whether a reader has what a tag stands for, by the header ``If-None-Match``.

    Examples
    --------
    >>> is_known('W/"a", "b-br"', '"b-br"'), is_known("", '"b"'), is_known("*", '"b"')
    (True, False, True)
    """
    return bool(tags) and (tags == "*" or tag in tags.split(", ") or f"W/{tag}" in tags.split(", "))


def file_response(ready: ReadyFile, request: Request, frames: str = EVERYBODY) -> Response:
    """Return a file as an answer of the app, with ranges.

    Parameters
    ----------
    ready
        The file.
    request
        What was asked.
    frames
        As `security_headers`.
    """
    if ready.body is None:
        response = send_file(ready.path, etag=False, max_age=None)
        response.direct_passthrough = True
    else:
        response = Response(ready.body)
    for name, value in (*ready.headers, *security_headers(frames)):
        response.headers[name] = value
    response.make_conditional(request, accept_ranges=True, complete_length=ready.size)
    return response
