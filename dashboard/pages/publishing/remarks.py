"""What readers say of a page: taken, looked at by a person, and shown if that is right."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from flask import Blueprint, Response, abort, redirect, request

from dashboard.pages.desk import desk_page
from dashboard.pages.gate.reader import actor
from dashboard.pages.publishing.form import one_line
from dashboard.pages.publishing.publishing import Publishing, kept_language, the_words
from dashboard.pages.publishing.reading import public_page, withdrawn_page
from dashboard.people.network import network_site
from dashboard.publish.figure_names import FigureNames, figure_names
from dashboard.views.feedback import (
    KINDS,
    LONGEST_TEXT,
    NEW,
    NOT_USEFUL,
    PUT_AWAY,
    SHOWN,
    USEFUL,
    WRONG,
    Remark,
    decide,
    keep,
    numbers,
    remarks,
)
from dashboard.words import LANGUAGES, N_, Words, speak

_FIGURE = re.compile(r"[a-z0-9_/-]+")
HONEYPOT = "website"
FIELDS = ("useful", "figure", "text", "language")
"""Fields of the form at the foot of a published page, beside the honeypot."""
KIND_NAMES = {
    USEFUL: N_("Useful"),
    NOT_USEFUL: N_("Not useful"),
    WRONG: N_("A figure may be wrong, or is unclear"),
}
_STATES = {"show": SHOWN, "put-away": PUT_AWAY, "new": NEW}


def register(pages: Blueprint, publishing: Publishing) -> None:
    """Serve the form's address, the page of the editors, and what is shown to everybody."""

    @pages.post("/feedback/<slug>/<int:version>/")
    def take(slug: str, version: int) -> Response:
        standing = publishing.files.standing(slug)
        if standing is None or standing.is_withdrawn or not 0 < version <= standing.newest:
            abort(404)
        words = form_words(request.form)
        known = _figures(publishing, slug, version, words.language).names
        remark = read_remark(request.form, slug, version, known)
        if remark is None:
            return _answer(publishing, words, slug, version, 422, _NOTHING_SAID)
        if len(remark.text) > LONGEST_TEXT:
            return _too_long(publishing, words, remark)
        if request.form.get(HONEYPOT):
            return _answer(publishing, words, slug, version, 200, "")  # a program: told nothing
        if not publishing.rate.takes(network_site(request.remote_addr or "")):
            return _answer(publishing, words, slug, version, 429, _TOO_MANY)
        with publishing.store.writing() as connection:
            keep(connection, remark)
        return _answer(publishing, words, slug, version, 200, "")

    @pages.get("/feedback/")
    def list_feedback() -> Response:
        return _desk(publishing, request.args.get("state", NEW))

    @pages.post("/feedback/<int:number>/decide")
    def decide_on(number: int) -> Response:
        state = _STATES.get(request.form.get("deed", ""))
        if state is None:
            abort(400)
        answer = one_line(request.form.get("answer", ""))
        with publishing.store.writing() as connection:
            found = decide(connection, actor(), number, state, answer)
        if found is None:
            abort(404)
        return redirect(f"/feedback/{kept_language()}", code=303)  # type: ignore[return-value]

    @pages.get("/p/<slug>/remarks/")
    def show_remarks(slug: str) -> Response:
        found, words = publishing.press.publication(slug), the_words()
        if found is None:
            abort(404)
        if found.withdrawal is not None:
            return withdrawn_page(publishing, found)
        with publishing.store.reading() as connection:
            shown = remarks(connection, SHOWN, slug)
        title, _ = found.title_in(words.language)
        return public_page(
            publishing,
            "publishing/remarks.html",
            words.say("What readers said of “{title}”", title=title),
            words.say("Shown after a person has looked at it, with the answer."),
            slug=slug,
            remarks=[_row(publishing, one, words) for one in shown],
        )


def form_words(form: Mapping[str, str]) -> Words:
    """Return the words of the page that the form stands on, else the reader's."""
    language = form.get("language", "")
    return speak(language) if language in LANGUAGES else the_words()


def read_remark(
    form: Mapping[str, str], slug: str, version: int, known: Collection[str]
) -> Remark | None:
    """Return what somebody said, however long; ``None`` where nothing was said.

    Parameters
    ----------
    form
        ``useful`` (``yes``, ``no`` or nothing), ``figure``, ``text``, ``language``.
    slug, version
        The page.
    known
        Its figures; what is none of them is left out.
    """
    useful, text = form.get("useful", ""), one_line(form.get("text", ""))
    figure = form.get("figure", "") if form.get("figure", "") in known else ""
    if useful not in ("yes", "no") and not text:
        return None
    kind = USEFUL if useful == "yes" else NOT_USEFUL
    if text and (figure or useful not in ("yes", "no")):
        kind = WRONG
    language = form.get("language", "")
    spoken = language if language in LANGUAGES else "en"
    return Remark(slug, version, spoken, figure, kind, text)


_NOTHING_SAID = N_("Nothing was filled in. Say whether the page was useful, or write a sentence.")
_TOO_MANY = N_(
    "Too many messages came in the last hour, from your network or in all. This one was not kept: "
    "try again in an hour. Your browser leads you back to what you wrote."
)


def _figures(publishing: Publishing, slug: str, version: int, language: str) -> FigureNames:
    """Return the figures of a version, named in a language if it has that, else in its main one."""
    for path in (f"{language}/", ""):
        page = publishing.files.find(slug, str(version), path)
        if page is not None:
            return figure_names(page.path)
    return FigureNames()


def _too_long(publishing: Publishing, words: Words, remark: Remark) -> Response:
    """Say by how much a text is too long, with the text to be copied."""
    told = words.say(
        "The text has {n} signs; at most {most} are kept. Copy it from here, go back to the page, "
        "and shorten it by {over}.",
        n=words.number(len(remark.text)),
        most=words.number(LONGEST_TEXT),
        over=words.number(len(remark.text) - LONGEST_TEXT),
    )
    return _answer(publishing, words, remark.slug, remark.version, 422, told, remark.text)


def _answer(
    publishing: Publishing,
    words: Words,
    slug: str,
    version: int,
    status: int,
    fault: str,
    text: str = "",
) -> Response:
    """Thank a reader, or say why nothing was kept; it leads back to the page."""
    response = desk_page(
        publishing.site,
        "publishing/thanks.html",
        words.say("This was not kept") if fault else words.say("Thank you"),
        words.say(fault)
        if fault
        else words.say("A person will read it. It is shown nowhere before that."),
        here="published",
        status=status,
        back=f"/p/{slug}/{version}/",
        back_label=words.say("Back to the page"),
        spoken=words,  # that of the page it was written on, whatever the browser asks for
        path="/published/",
        text=text,
        text_label=words.say("What you wrote"),
    )
    if status == 429:
        response.headers["Retry-After"] = "3600"
    return response


def _desk(publishing: Publishing, asked: str) -> Response:
    words = the_words()
    state = asked if asked in _STATES.values() else NEW
    with publishing.store.reading() as connection:
        found = remarks(connection, state)
        counted = numbers(connection)
    names = {
        NEW: words.say("New"),
        SHOWN: words.say("Shown"),
        PUT_AWAY: words.say("Put away"),
    }
    return desk_page(
        publishing.site,
        "publishing/feedback.html",
        words.say("What readers say"),
        words.say("Nothing is shown before a person has looked at it here."),
        here="views",
        state=state,
        states=[(key, name, counted[key]) for key, name in names.items()],
        remarks=[_row(publishing, one, words) for one in found],
        most=LONGEST_TEXT,
        kept=kept_language(),
    )


def _row(publishing: Publishing, one: Remark, words: Words) -> dict[str, Any]:
    figures = _figures(publishing, one.slug, one.version, words.language)
    return {
        "number": one.feedback_id,
        "slug": one.slug,
        "version": one.version,
        "language": one.language,
        "figure": figures.names.get(one.figure, ""),
        "figure_language": figures.language,
        "address": f"/p/{one.slug}/{one.version}/{_anchor(one.figure)}",
        "kind": words.say(KIND_NAMES[one.kind if one.kind in KINDS else WRONG]),
        "text": one.text,
        "answer": one.answer,
        "day": words.date(one.at.date()) if one.at else "",
        "decided_by": one.decided_by_name,
    }


def _anchor(figure: str) -> str:
    """Return the end of an address that leads to a figure of the page; empty for the page.

    Examples
    --------
    >>> _anchor("part-1/trend"), _anchor(""), _anchor("<b>")
    ('#part-1-trend', '', '')
    """
    is_key = _FIGURE.fullmatch(figure) is not None
    return f"#{figure.replace('/', '-')}" if is_key else ""
