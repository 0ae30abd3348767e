"""The preview: exactly what will leave, and beside it all that is to be known before it does."""

from __future__ import annotations

import logging
from typing import Any

import sqlalchemy as sa
from flask import Blueprint, Response, abort, redirect, request
from sqlalchemy.exc import DBAPIError

from dashboard.errors import HinterlandError
from dashboard.pages.desk import desk_page
from dashboard.pages.gate.reader import actor, may, reader
from dashboard.pages.publishing.jobs import trouble_of
from dashboard.pages.publishing.ordering import slug_fault
from dashboard.pages.publishing.press import STOP, NotCurrent, Preview
from dashboard.pages.publishing.publishing import (
    Publishing,
    kept_language,
    the_words,
    trouble_texts,
)
from dashboard.pages.publishing.sending import encoding_of, file_response
from dashboard.people.accounts import find_person
from dashboard.people.audit import record
from dashboard.people.roles import Person, Right
from dashboard.publish.page.ends import size_told
from dashboard.views.finding import find_view
from dashboard.views.rights import Deed, allows
from dashboard.views.submissions import (
    OPEN,
    PUBLISHED,
    Submission,
    ask,
    decide,
    find_submission,
    note_published,
    open_submissions,
)
from dashboard.words import LANGUAGE_NAMES, Words

LOG = logging.getLogger(__name__)
MOST_CHANGES_SHOWN = 50


def register(pages: Blueprint, publishing: Publishing) -> None:
    """Serve ``/publish/preview/<token>/``, the files of the preview, and what is done with it."""

    @pages.get("/publish/preview/<token>/")
    def show_preview(token: str) -> Response:
        return _preview_page(publishing, _preview(publishing, token))

    @pages.get("/publish/preview/<token>/files/")
    @pages.get("/publish/preview/<token>/files/<path:path>")
    def send_preview(token: str, path: str = "") -> Response:
        preview = _preview(publishing, token)
        encoding = encoding_of(request.headers.get("Accept-Encoding", ""))
        ready = publishing.files.find_in(preview.folder, path, encoding)
        if ready is None:
            abort(404)
        return file_response(ready, request, frames="'self'")

    @pages.post("/publish/preview/<token>/ask")
    def ask_to_publish(token: str) -> Response:
        preview = _preview(publishing, token)
        faults = _asking_faults(publishing, preview, the_words())
        if faults:
            return _preview_page(publishing, preview, faults)
        with publishing.store.writing() as connection:
            fault = view_fault(connection, preview, None, reader(), the_words())
            if not fault and submission_of(connection, preview) is None:
                content = {**preview.order.to_json(), "preview": token}
                ask(connection, actor(), _view_of(preview), preview.order.slug, content)
        if fault:
            return _preview_page(publishing, preview, [fault])
        return redirect(f"/publish/{kept_language()}", code=303)  # type: ignore[return-value]

    @pages.post("/publish/preview/<token>/publish")
    def publish(token: str) -> Response:
        preview, words = _preview(publishing, token), the_words()
        faults = _asking_faults(publishing, preview, words)
        if faults:
            return _preview_page(publishing, preview, faults)
        try:
            faults = _publish(publishing, preview, words)
        except NotCurrent as error:
            told = f"{words.say(error.what)}. {words.say(error.mend)}."
            return _preview_page(publishing, preview, [told])
        except (HinterlandError, OSError) as error:
            troubles = trouble_texts(trouble_of(error), words)
            return _preview_page(publishing, preview, troubles, status=507)
        except DBAPIError as error:
            if not _is_public(publishing, preview):
                raise
            LOG.error("%s is public; the next start notes it: %s", preview.order.slug, error)
        if faults:
            return _preview_page(publishing, preview, faults)
        address = f"/publish/done/{preview.order.slug}/{kept_language()}"
        return redirect(address, code=303)  # type: ignore[return-value]


def _is_public(publishing: Publishing, preview: Preview) -> bool:
    """Return whether the very folder of a preview was put out."""
    found = publishing.press.publication(preview.order.slug)
    if found is None or preview.folder.exists():
        return False
    return any(one.number == preview.version for one in found.versions)


def _publish(publishing: Publishing, preview: Preview, words: Words) -> list[str]:
    """Publish a preview and note it; return why it may not be, where it may not.

    The store is locked meanwhile: of two who publish or decide at once, the second is told.
    """
    with publishing.store.writing() as connection:
        submission = submission_of(connection, preview)
        fault = approval_fault(publishing.needs_second(), submission, reader(), words)
        fault = fault or view_fault(connection, preview, submission, reader(), words)
        if fault:
            return [fault]
        person = reader()
        version = publishing.press.put(preview, person.person_id if person else 0)
        if submission is not None:
            decide(connection, actor(), submission.submission_id, PUBLISHED, version)
        else:
            content = preview.order.to_json()
            slug = preview.order.slug
            note_published(connection, actor(), _view_of(preview), slug, content, version)
        detail = {"version": version, "view": preview.note.get("view_id", "")}
        subject = ("publication", preview.order.slug)
        record(connection, actor(), "publication.published", subject, detail)
    publishing.press.forget(preview)
    return []


def approval_fault(
    needs_second: bool, submission: Submission | None, person: Person | None, words: Words
) -> str:
    """Return why somebody may not publish this now, in a sentence; empty where they may.

    Parameters
    ----------
    needs_second
        Whether a second person has to approve.
    submission
        What was asked; None where nobody asked.
    person
        Who would publish.
    words
        The reader's language.
    """
    if not needs_second:
        return ""
    if submission is None:
        return words.say("A second person has to approve: ask for it to be published.")
    if person is None or submission.asked_by == person.person_id:
        return words.say("You asked for this to be published: somebody else has to approve it.")
    return ""


def view_fault(
    connection: sa.Connection,
    preview: Preview,
    submission: Submission | None,
    person: Person | None,
    words: Words,
) -> str:
    """Return why the view of a preview may not be published any more; empty where it may.

    Whoever asked, else whoever publishes, must be one who may ask for it now: in the meantime the
    view may have been deleted or taken back by its owner, and the account of who asked been shut.

    Parameters
    ----------
    connection
        To the store; the one that publishes, so that nothing comes in between.
    preview
        What would be published.
    submission
        What was asked; None where nobody asked.
    person
        Who would publish or ask.
    words
        The reader's language.
    """
    view = find_view(connection, str(preview.note.get("view_id", "")))
    behind = find_person(connection, submission.asked_by) if submission else person
    if view is not None and allows(behind, Deed.ASK_TO_PUBLISH, view):
        return ""
    if submission is None:
        return words.say("The view is not there for you: it was deleted, or is not shared.")
    return words.say(
        "{name} may not ask for this any more: the view was deleted or is no longer shared, or "
        "the account has another role or is shut. Refuse it, or let it be asked for anew.",
        name=submission.asked_by_name,
    )


def submission_of(connection: sa.Connection, preview: Preview) -> Submission | None:
    """Return the open submission that a preview belongs to."""
    noted = preview.note.get("submission")
    if isinstance(noted, int):
        found = find_submission(connection, noted)
        return found if found is not None and found.decision == OPEN else None
    waiting = open_submissions(connection)
    return next((one for one in waiting if one.content.get("preview") == preview.token), None)


def _asking_faults(publishing: Publishing, preview: Preview, words: Words) -> list[str]:
    if any(line.level == STOP for line in publishing.press.lines(preview, words)):
        return [words.say("The check list has a stop: mend it, then make the preview anew.")]
    view_id = str(preview.note.get("view_id", ""))
    fault = slug_fault(publishing, preview.order.slug, view_id, words)
    return [fault] if fault else []


def _preview(publishing: Publishing, token: str) -> Preview:
    preview = publishing.press.preview(token)
    if preview is None:
        abort(404)
    return preview


def _view_of(preview: Preview) -> tuple[str, int]:
    return str(preview.note["view_id"]), int(preview.note["revision"])


def _preview_page(
    publishing: Publishing, preview: Preview, faults: list[str] | None = None, status: int = 409
) -> Response:
    words, order = the_words(), preview.order
    return desk_page(
        publishing.site,
        "publishing/preview.html",
        order.title,
        words.say(
            "This is exactly what will leave, as version {n} of “{slug}”. Nothing is public yet.",
            n=preview.version,
            slug=order.slug,
        ),
        here="views",
        status=status if faults else 200,
        preview=preview,
        faults=faults or [],
        lines=publishing.press.lines(preview, words),
        level_names=_level_names(words),
        changes=publishing.press.changes(preview, words),
        most_rows=MOST_CHANGES_SHOWN,
        files=[(one.name, size_told(one.size, words), one.sha256) for one in preview.files],
        pages=[
            (language, LANGUAGE_NAMES[language], publishing.press.page_address(preview, language))
            for language in order.languages
        ],
        kept=kept_language(),
        **_doors_of(publishing, preview, words),
    )


def _doors_of(publishing: Publishing, preview: Preview, words: Words) -> dict[str, Any]:
    """Return what the reader may do with a preview, and why not."""
    with publishing.store.reading() as connection:
        submission = submission_of(connection, preview)
        needs_second = publishing.needs_second()
        no_view = view_fault(connection, preview, submission, reader(), words)
    has_stop = any(line.level == STOP for line in publishing.press.lines(preview, words))
    why_not = no_view or approval_fault(needs_second, submission, reader(), words)
    return {
        "submission": submission,
        "may_publish": may(Right.PUBLISH) and not why_not and not has_stop,
        "may_ask": may(Right.EDIT) and submission is None and not (has_stop or no_view),
        "may_refuse": may(Right.PUBLISH) and submission is not None,
        "why_not": why_not if may(Right.PUBLISH) else "",
    }


def _level_names(words: Words) -> dict[str, str]:
    return {
        "ok": words.say("In order"),
        "warning": words.say("Look at this"),
        "stop": words.say("Stop"),
    }
