"""What was being edited when a session ended: kept, and offered again after signing in."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from flask import current_app, request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException

from dashboard.pages.gate.reader import reader, the_store
from dashboard.pages.gate.targets import address_of
from dashboard.people.drafts import find_draft, forget_drafts, keep_draft
from dashboard.people.roles import Person

PARAMETER = "draft"
_MOST_DIGITS = 12


def offered_form() -> MultiDict[str, str] | None:
    """Return what the reader was editing on this page, where the address asks for it.

    It is to be used like ``request.form``: a page that edits shows its form filled with it.
    ``None`` where the address names no draft of this reader and this page.

    Examples
    --------
    In a page: ``form = drafts.offered_form() or form_of(view)``.
    """
    person, asked = reader(), request.args.get(PARAMETER, "")
    if person is None or not asked.isdecimal() or len(asked) > _MOST_DIGITS:
        return None
    return offered(person, request.path, int(asked))


def offered_fields() -> dict[str, str]:
    """Return the same with one value for each field; empty where nothing is offered."""
    form = offered_form()
    return form.to_dict() if form is not None else {}


def offered(person: Person, path: str, number: int | None = None) -> MultiDict[str, str] | None:
    """Return what a person was editing on a page, the newest where no number is given."""
    with the_store().reading() as connection:
        form = find_draft(connection, person.person_id, path, number)
    return None if form is None else MultiDict(form)


def forget(path: str = "") -> None:
    """Let go of what the reader was editing on a page, this one where none is named.

    The gate does so by itself when a form of the same page was sent and led on.
    """
    person = reader()
    if person is not None:
        with the_store().writing() as connection:
            forget_drafts(connection, person.person_id, path or request.path)


def keep(person: Person) -> str:
    """Keep the form of this request for a person and return the page that will offer it again."""
    page = urlsplit(page_of_form())
    with the_store().writing() as connection:
        form = request.form.to_dict(flat=False)
        number = keep_draft(connection, person.person_id, unquote(page.path), form)
    asked = [part for part in parse_qsl(page.query, keep_blank_values=True) if part[0] != PARAMETER]
    asked += [(PARAMETER, str(number))] if number is not None else []
    return page.path + (f"?{urlencode(asked, safe=':,')}" if asked else "")


def page_of_form() -> str:
    """Return the page that shows the form: its own address, else where it was sent from."""
    if _is_shown(request.path):
        return address_of(request)
    sent_from = urlsplit(request.referrer or "")
    if sent_from.netloc == request.host and _is_shown(unquote(sent_from.path)):
        return sent_from.path + (f"?{sent_from.query}" if sent_from.query else "")
    return "/account/"


def _is_shown(path: str) -> bool:
    try:
        rule, _ = current_app.create_url_adapter(request).match(  # type: ignore[union-attr]
            path, method="GET", return_rule=True
        )
    except HTTPException:
        return False
    return bool(rule.endpoint != "/<path:path>")
