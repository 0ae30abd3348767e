"""What is to be published: the list, and what is decided of it."""

from __future__ import annotations

from flask import Blueprint, Response, abort, redirect, request

from dashboard.pages.desk import desk_page
from dashboard.pages.gate.reader import actor, may, reader
from dashboard.pages.publishing.form import one_line, order_from_json
from dashboard.pages.publishing.jobs import TooManyJobs
from dashboard.pages.publishing.ordering import TOO_MANY, begin_preview, too_many_told
from dashboard.pages.publishing.publishing import Publishing, kept_language, the_words
from dashboard.people.roles import Right
from dashboard.store.store import Store
from dashboard.views.finding import find_view
from dashboard.views.submissions import (
    OPEN,
    REFUSED,
    TAKEN_BACK,
    Decided,
    Submission,
    decide,
    decided_submissions,
    find_submission,
    open_submissions,
)
from dashboard.words import N_, Words

LONGEST_REASON = 600
_DECISIONS = {
    "published": N_("Published as version {n}"),
    "refused": N_("Refused"),
    "taken back": N_("Taken back"),
}


def register(pages: Blueprint, publishing: Publishing) -> None:
    """Serve ``/publish/`` and what is decided there."""

    @pages.get("/publish/")
    def show_list() -> Response:
        return _list_page(publishing, [])

    @pages.post("/publish/submissions/<int:number>/look")
    def look(number: int) -> Response:
        submission = _open(publishing.store, number)
        if submission is None:
            return _gone(publishing)
        token = str(submission.content.get("preview", ""))
        preview = publishing.press.preview(token) if token else None
        if preview is not None and publishing.press.is_current(preview):
            address = f"/publish/preview/{token}/{kept_language()}"
            return redirect(address, code=303)  # type: ignore[return-value]
        with publishing.store.reading() as connection:
            view = find_view(connection, submission.view_id, submission.view_revision)
        if view is None:
            abort(404)
        order = order_from_json(submission.content)
        try:
            return begin_preview(publishing, view, order, {"submission": number}, "/publish/")
        except TooManyJobs:
            return _list_page(publishing, [too_many_told(the_words())], TOO_MANY)

    @pages.post("/publish/submissions/<int:number>/refuse")
    def refuse(number: int) -> Response:
        reason = one_line(request.form.get("reason", ""))[:LONGEST_REASON]
        if not reason:
            told = the_words().say("Say why it is refused, so that it can be mended.")
            return _list_page(publishing, [told], status=422)
        return _decide(publishing, number, REFUSED, reason)

    @pages.post("/publish/submissions/<int:number>/take-back")
    def take_back(number: int) -> Response:
        submission, person = _open(publishing.store, number), reader()
        if submission is not None and (person is None or submission.asked_by != person.person_id):
            abort(403)
        return _decide(publishing, number, TAKEN_BACK)

    @pages.get("/publish/done/<slug>/")
    def show_done(slug: str) -> Response:
        found, words = publishing.press.publication(slug), the_words()
        if found is None:
            abort(404)
        title, language = found.title_in(words.language)
        return desk_page(
            publishing.site,
            "publishing/done.html",
            words.say("Published"),
            here="views",
            publication_title=title,
            publication_language=language,
            publication=found,
            address=f"{publishing.address()}/p/{slug}/",
            kept=kept_language(),
        )


def _decide(publishing: Publishing, number: int, decision: str, reason: str = "") -> Response:
    try:
        with publishing.store.writing() as connection:
            decide(connection, actor(), number, decision, reason=reason)
    except Decided:
        return _gone(publishing)
    return redirect(f"/publish/{kept_language()}", code=303)  # type: ignore[return-value]


def _open(store: Store, number: int) -> Submission | None:
    with store.reading() as connection:
        found = find_submission(connection, number)
    return found if found is not None and found.decision == OPEN else None


def _gone(publishing: Publishing) -> Response:
    told = the_words().say(
        "This was decided on in the meantime, or taken back. The list shows how things stand."
    )
    return _list_page(publishing, [told], status=409)


def _list_page(publishing: Publishing, faults: list[str], status: int = 200) -> Response:
    words, person = the_words(), reader()
    with publishing.store.reading() as connection:
        waiting = open_submissions(connection)
        own = None if may(Right.PUBLISH) or person is None else person.person_id
        decided = decided_submissions(connection, own)
    return desk_page(
        publishing.site,
        "publishing/list.html",
        words.say("To be published"),
        words.say("What was asked for, what was decided, and what stands in public."),
        here="views",
        status=status,
        faults=faults,
        waiting=[_row(one, words) for one in waiting],
        decided=[_row(one, words) for one in decided],
        publications=[
            (one, *one.title_in(words.language)) for one in publishing.press.publications()
        ],
        needs_second=publishing.needs_second(),
        may_publish=may(Right.PUBLISH),
        own_id=person.person_id if person else 0,
        kept=kept_language(),
    )


def _row(submission: Submission, words: Words) -> dict[str, object]:
    order = order_from_json(submission.content)
    told = ""
    if submission.decision != OPEN and submission.decided_at is not None:
        what = words.say(_DECISIONS[submission.decision], n=submission.version)
        by, day = submission.decided_by_name, words.date(submission.decided_at.date())
        told = f"{what}, {day}"  # who decided is not known of what was found at a start
        if by:
            told = words.say("{what} by {name}, {day}", what=what, name=by, day=day)
    return {
        "number": submission.submission_id,
        "slug": submission.slug,
        "title": order.title,
        "language": order.languages[0] if order.languages else "en",
        "asked_by": submission.asked_by,
        "asked": words.say(
            "{name} asked, {day}",
            name=submission.asked_by_name,
            day=words.date(submission.asked_at.date()),
        ),
        "told": told,
        "reason": submission.content.get("reason", ""),
    }
