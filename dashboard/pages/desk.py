"""The pages of those who are signed in: plain forms and tables, made on the server."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from dashboard.pages.gate import drafts
from dashboard.pages.gate.reader import csrf_token
from dashboard.pages.site import Site, reader_words, render, site_header
from dashboard.words import Words

HTML_TYPE = "text/html; charset=utf-8"


def desk_page(
    site: Site,
    template: str,
    title: str,
    standfirst: str = "",
    here: str = "",
    status: int = 200,
    spoken: Words | None = None,
    path: str = "",
    **content: Any,
) -> Response:
    """Return a page that holds forms. It is never kept by a browser or on the way.

    Parameters
    ----------
    site
        What every page needs.
    template
        Name of its template, which extends ``desk.html``; it has ``say``, ``csrf`` and `content`.
    title, standfirst
        In the reader's language.
    here
        Key of the page in the header; empty for none.
    status
        Of HTTP: 200, or 4xx where a form is shown again with what is wrong in it.
    spoken
        Language of the page; None for the reader's own.
    path
        Where the languages in the header lead; empty for the address of the page itself.
    content
        What the template shows.
    """
    words: Words = spoken or reader_words(request)
    query = "" if path else request.query_string.decode("ascii", "replace")
    html = render(
        template,
        site,
        words,
        site_header(words, here, path or request.path, query),
        title=title,
        standfirst=standfirst,
        say=words.say,
        csrf=csrf_token(),
        is_draft=drafts.offered_form() is not None,
        **content,
    )
    response = Response(html, status=status, content_type=HTML_TYPE)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Vary"] = "Accept-Language, Cookie"
    response.headers["Content-Language"] = words.language
    return response
