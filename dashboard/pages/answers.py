"""Answers of plain addresses: type, length of life, and a tag that says whether it changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from flask import Response, request
from werkzeug.datastructures import Accept

from dashboard.sources.built import WebFile
from dashboard.sources.web_content import web_content

FOR_EVER_S = 365 * 24 * 60 * 60
JSON_TYPE = "application/json; charset=utf-8"
_TAG_DIGITS = 24


def reply(
    text: str, media_type: str, filename: str = "", is_download: bool = False, status: int = 200
) -> Response:
    """Return an answer that may be kept, but has to be asked for again each time.

    A reader who has it already gets 304 and no body: the tag is made from the content.

    Parameters
    ----------
    text
        The content.
    media_type
        Value of the ``Content-Type`` header, with its charset.
    filename
        Name under which a browser stores it, in ASCII; empty for none.
    is_download
        Whether a browser stores it instead of showing it.
    status
        Of HTTP. Anything but success is not kept.
    """
    body = text.encode()
    response = Response(body, status=status, content_type=media_type)
    if filename:
        way = "attachment" if is_download else "inline"
        response.headers["Content-Disposition"] = f'{way}; filename="{filename}"'
    if status >= 400:
        response.headers["Cache-Control"] = "no-store"
        return response
    response.headers["Cache-Control"] = "public, no-cache"
    response.set_etag(hashlib.sha256(body).hexdigest()[:_TAG_DIGITS])
    response.make_conditional(request)
    return response


def streamed_reply(
    lines: Iterable[str], media_type: str, filename: str, content_key: str
) -> Response:
    """Return a download that is made while it is sent, so that a long one needs no memory.

    Parameters
    ----------
    lines
        The content, some lines at a time.
    media_type
        Value of the ``Content-Type`` header, with its charset.
    filename
        Name under which a browser stores it, in ASCII.
    content_key
        Changes when the content does; the tag is made from it.
    """
    response = Response((text.encode() for text in lines), content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    response.headers["Cache-Control"] = "public, no-cache"
    response.set_etag(content_key[:_TAG_DIGITS])
    response.make_conditional(request)
    return response


def json_reply(content: Any, status: int = 200, filename: str = "") -> Response:
    """Return an answer in JSON; letters of every language stand as they are."""
    text = json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return reply(text, JSON_TYPE, filename, status=status)


def packed_reply(file: WebFile, is_for_ever: bool, filename: str = "") -> Response:
    """Return a file of the build, in the best encoding that lies ready and the reader takes.

    Parameters
    ----------
    file
        The file and its encodings.
    is_for_ever
        Whether the address carries the hash of the content, so that it never changes.
    filename
        Name under which a browser stores it; empty for none.
    """
    encoding = best_encoding(request.accept_encodings, tuple(file.encodings))
    body = web_content(file.encodings.get(encoding, file.path))
    response = Response(body, content_type=file.media_type)
    response.headers["Cache-Control"] = (
        f"public, max-age={FOR_EVER_S}, immutable" if is_for_ever else "public, no-cache"
    )
    response.headers["Vary"] = "Accept-Encoding"
    if encoding:
        response.headers["Content-Encoding"] = encoding
    if filename:
        response.headers["Content-Disposition"] = f'inline; filename="{filename}"'
    response.set_etag(f"{file.path.name}-{encoding or 'plain'}")
    response.make_conditional(request, accept_ranges=True, complete_length=len(body))
    return response


def best_encoding(accepted: Accept, ready: tuple[str, ...]) -> str:
    """Return the encoding that the reader likes most, the first that is ready among equals.

    Empty where the reader takes none of them.

    Examples
    --------
    >>> best_encoding(Accept([("gzip", 1), ("br", 1)]), ("br", "gzip"))
    'br'
    >>> best_encoding(Accept([("br", 0), ("*", 0.5)]), ("br", "gzip"))
    'gzip'
    """
    best = max(ready, key=lambda encoding: accepted[encoding], default="")
    return best if best and accepted[best] > 0 else ""
