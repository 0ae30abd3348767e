"""The form by which a view is published, and the making of its preview."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, redirect, request

from dashboard.pages.desk import desk_page
from dashboard.pages.gate import drafts
from dashboard.pages.gate.reader import reader
from dashboard.pages.publishing.form import (
    KIND_NAMES,
    LONGEST_REASON,
    LONGEST_SLUG,
    LONGEST_STANDFIRST,
    LONGEST_TITLE,
    Order,
    faults_of,
    first_order,
    order_from_json,
    read_order,
)
from dashboard.pages.publishing.jobs import TooManyJobs
from dashboard.pages.publishing.publishing import Publishing, kept_language, the_words
from dashboard.views.finding import seen_view
from dashboard.views.rights import Deed, allows
from dashboard.views.saved import SavedView
from dashboard.views.submissions import last_content, slug_of_view, view_of_slug
from dashboard.words import LANGUAGE_NAMES, LANGUAGES, Words

WRONG, TOO_MANY = 422, 429


def register(pages: Blueprint, publishing: Publishing) -> None:
    """Serve the form of ``/publish/<view_id>/``."""

    @pages.get("/publish/<view_id>/")
    def show_form(view_id: str) -> Response:
        view = _view(publishing, view_id)
        offered = drafts.offered_form()
        order = read_order(offered) if offered is not None else _usual_order(publishing, view)
        return _form_page(publishing, view, order, {})

    @pages.post("/publish/<view_id>/")
    def make_preview(view_id: str) -> Response:
        view = _view(publishing, view_id)
        order = read_order(request.form)
        words = the_words()
        fault = slug_fault(publishing, order.slug, view.view_id, words)
        is_first = bool(fault) or publishing.press.publication(order.slug) is None
        faults = faults_of(order, is_first, fault, words)
        if faults:
            return _form_page(publishing, view, order, faults)
        if is_first:
            order = order_from_json({**order.to_json(), "kind": "", "reasons": {}})
        try:
            return begin_preview(publishing, view, order, {}, f"/publish/{view_id}/")
        except TooManyJobs:
            return _form_page(publishing, view, order, {"": too_many_told(words)}, TOO_MANY)


def begin_preview(
    publishing: Publishing, view: SavedView, order: Order, note: dict[str, Any], back: str
) -> Response:
    """Begin to make a preview and lead to the page that tells how far it is.

    Raises
    ------
    TooManyJobs
        If too many are being made already.
    """
    person = reader()
    person_id = person.person_id if person else 0
    facts = {**note, "view_id": view.view_id, "revision": view.revision, "person": person_id}
    job = publishing.jobs.begin(
        lambda progress: publishing.press.make(order, view, facts, progress),
        person_id,
        back,
    )
    address = f"/publish/progress/{job}/{kept_language()}"
    return redirect(address, code=303)  # type: ignore[return-value]


def too_many_told(words: Words) -> str:
    """Return what somebody is told for whom no preview is made at the moment."""
    return words.say(
        "Other previews of yours, or many of others, are being made. Wait a minute, then try again."
    )


def slug_fault(publishing: Publishing, slug: str, view_id: str, words: Words) -> str:
    """Return why a view cannot be published under a slug; empty where it can."""
    fault = publishing.press.slug_fault(slug, words)
    if fault:
        return fault
    found = publishing.press.publication(slug)
    if found is not None and found.withdrawal is not None:
        return words.say(
            "What was published as “{slug}” was withdrawn, and the name stays with it. Choose "
            "another.",
            slug=slug,
        )
    with publishing.store.reading() as connection:
        holder = view_of_slug(connection, slug)
    if holder == view_id or (found is None and not holder):
        return ""
    return words.say("“{slug}” is taken by another view. Choose another name.", slug=slug)


def _view(publishing: Publishing, view_id: str) -> SavedView:
    view = seen_view(publishing.store, reader(), view_id)
    if view is None:
        abort(404)
    if not allows(reader(), Deed.ASK_TO_PUBLISH, view):
        abort(403)
    return view


def _usual_order(publishing: Publishing, view: SavedView) -> Order:
    """Return what the form begins with: the last version's texts, else the view's own."""
    with publishing.store.reading() as connection:
        slug = slug_of_view(connection, view.view_id)
        content = last_content(connection, slug) if slug else {}
    found = publishing.press.publication(slug) if slug else None
    if not content or found is None or found.withdrawal is not None:
        return first_order(view)
    return order_from_json({**content, "kind": "", "reasons": {}})


def _form_page(
    publishing: Publishing,
    view: SavedView,
    order: Order,
    faults: dict[str, str],
    status: int = WRONG,
) -> Response:
    words = the_words()
    found = publishing.press.publication(order.slug) if "slug" not in faults else None
    with publishing.store.reading() as connection:
        was_published = bool(slug_of_view(connection, view.view_id))
    return desk_page(
        publishing.site,
        "publishing/form.html",
        words.say("Publish “{name}”", name=view.name),
        words.say("Nothing leaves yet: the next page shows what would be published."),
        here="views",
        status=status if faults else 200,
        view=view,
        order=order,
        faults=faults,
        was_published=was_published or found is not None,
        next_version=found.newest.number + 1 if found else 1,
        languages=[(one, LANGUAGE_NAMES[one]) for one in LANGUAGES],
        tongues={one: words.tongue(one) for one in LANGUAGES},
        kinds=[(key, words.say(name)) for key, name in KIND_NAMES.items()],
        most={
            "slug": LONGEST_SLUG,
            "title": LONGEST_TITLE,
            "standfirst": LONGEST_STANDFIRST,
            "reason": LONGEST_REASON,
        },
        address=f"{publishing.address()}/p/",
        kept=kept_language(),
    )
