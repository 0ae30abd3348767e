"""Withdrawing a publication: what will happen is said, asked once more, and never undone."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Response, abort, redirect, request

from dashboard.errors import HinterlandError
from dashboard.pages.desk import desk_page
from dashboard.pages.gate import drafts
from dashboard.pages.gate.reader import actor
from dashboard.pages.publishing.form import one_line
from dashboard.pages.publishing.jobs import trouble_of
from dashboard.pages.publishing.press import Publication
from dashboard.pages.publishing.publishing import (
    Publishing,
    kept_language,
    the_words,
    trouble_texts,
)
from dashboard.people.audit import record

LONGEST_REASON = 600


def register(pages: Blueprint, publishing: Publishing) -> None:
    """Serve ``/publish/withdraw/<slug>/``."""

    @pages.get("/publish/withdraw/<slug>/")
    def ask_for_reason(slug: str) -> Response:
        found = _publication(publishing, slug)
        form = drafts.offered_form()
        reasons = _reasons(found, form) if form is not None else {}
        return _page(publishing, found, reasons, {})

    @pages.post("/publish/withdraw/<slug>/")
    def withdraw(slug: str) -> Response:
        found, words = _publication(publishing, slug), the_words()
        reasons = _reasons(found, request.form)
        faults = {
            f"reason-{one}": words.say(
                "Say in {language} why it is withdrawn.", language=words.tongue(one)
            )
            for one in found.languages
            if one not in reasons
        }
        is_sure = request.form.get("sure") == "yes" and request.form.get("typed") == slug
        if faults:
            return _page(publishing, found, reasons, faults)
        if not is_sure:
            typed = request.form.get("typed")
            wrong = {} if typed is None else {"typed": words.say("Type “{slug}”.", slug=slug)}
            return _page(publishing, found, reasons, wrong, is_asked=True)
        try:
            _withdraw(publishing, found, reasons)
        except HinterlandError as error:
            told = " ".join(trouble_texts(trouble_of(error), words))
            return _page(publishing, found, reasons, {"": told}, is_asked=True)
        return redirect(f"/p/{slug}/{kept_language()}", code=303)  # type: ignore[return-value]


def _withdraw(publishing: Publishing, found: Publication, reasons: dict[str, str]) -> None:
    with publishing.store.writing() as connection:
        publishing.press.withdraw(found.slug, reasons)
        detail = {"version": found.newest.number, "reasons": reasons}
        record(connection, actor(), "publication.withdrawn", ("publication", found.slug), detail)


def _publication(publishing: Publishing, slug: str) -> Publication:
    found = publishing.press.publication(slug)
    if found is None or found.withdrawal is not None:
        abort(404)
    return found


def _reasons(found: Publication, form: Mapping[str, str]) -> dict[str, str]:
    given = {one: one_line(form.get(f"reason-{one}", "")) for one in found.languages}
    return {one: text[:LONGEST_REASON] for one, text in given.items() if text}


def _page(
    publishing: Publishing,
    found: Publication,
    reasons: dict[str, str],
    faults: dict[str, str],
    is_asked: bool = False,
) -> Response:
    words = the_words()
    title, _ = found.title_in(words.language)
    return desk_page(
        publishing.site,
        "publishing/withdraw.html",
        words.say("Withdraw “{title}”", title=title),
        words.say(
            "All versions, their data files and frames on other sites stop being readable. Every "
            "address under it says from then on that it was withdrawn, when and why. This cannot "
            "be undone, and the name in the address is never used again."
        ),
        here="views",
        status=422 if faults else 200,
        slug=found.slug,
        languages=[(one, words.tongue(one)) for one in found.languages],
        reasons=reasons,
        faults=faults,
        is_asked=is_asked,
        most=LONGEST_REASON,
        kept=kept_language(),
    )
