"""The record of who did what: ``/record/``, and the same as CSV, for owners."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Flask, Response, request

from dashboard.pages.desk import desk_page
from dashboard.pages.people.actions import action_told
from dashboard.pages.people.tabs import moment, tabs
from dashboard.pages.site import Site, reader_words
from dashboard.people.audit_log import (
    PAGE,
    Entry,
    Wanted,
    actions_in_record,
    csv_lines,
    find_entries,
    people_in_record,
)
from dashboard.store.store import Store
from dashboard.words import Words

RECORD, CSV = "/record/", "/record.csv"
FIELDS = ("person", "action", "subject", "since", "until")
TERMINAL = "terminal"
_MOST_DIGITS = 15


def register(server: Flask, store: Store, site: Site) -> None:
    """Serve the record, as a page and as a file."""
    pages = Blueprint("record", __name__)

    @pages.get(RECORD)
    def record() -> Response:
        words = reader_words(request)
        form = {name: request.args.get(name, "").strip() for name in FIELDS}
        wanted, errors = _wanted(words, form)
        before = request.args.get("before", "")
        last = int(before) if before.isdecimal() and len(before) <= _MOST_DIGITS else None
        with store.reading() as connection:
            found = [] if errors else find_entries(connection, wanted, last, PAGE + 1)
            people, actions = people_in_record(connection), actions_in_record(connection)
        return _page(site, words, form, errors, found, people, actions)

    @pages.get(CSV)
    def record_csv() -> Response:
        words = reader_words(request)
        wanted, errors = _wanted(words, {name: request.args.get(name, "") for name in FIELDS})
        if errors:
            return Response(
                "\n".join(errors.values()), 400, content_type="text/plain; charset=utf-8"
            )
        lines = (text.encode() for text in csv_lines(store, wanted))
        response = Response(lines, content_type="text/csv; charset=utf-8")
        response.headers["Content-Disposition"] = 'attachment; filename="record.csv"'
        return response

    server.register_blueprint(pages)


def _wanted(words: Words, form: dict[str, str]) -> tuple[Wanted, dict[str, str]]:
    days: dict[str, date | None] = {}
    errors = {}
    for name in ("since", "until"):
        try:
            days[name] = date.fromisoformat(form[name]) if form[name] else None
        except ValueError:
            errors[name] = words.say("Write a day as {example}.", example="2026-11-14")
            days[name] = None
    wanted = Wanted(form["person"], form["action"], form["subject"], days["since"], days["until"])
    return wanted, errors


def _page(
    site: Site,
    words: Words,
    form: dict[str, str],
    errors: dict[str, str],
    found: list[Entry],
    people: list[str],
    actions: list[str],
) -> Response:
    asked = [(name, value) for name, value in form.items() if value]
    language = [("lang", words.language)] if request.args.get("lang") else []
    shown = found[:PAGE]
    older = [*asked, *language, ("before", str(shown[-1].entry_id))] if shown else []
    return desk_page(
        site,
        "record.html",
        words.say("Record"),
        words.say("Who did what, when and from where. Nobody can change it."),
        status=422 if errors else 200,
        tabs=tabs(words, RECORD),
        tabs_label=words.say("Pages about people"),
        form=form,
        errors=errors,
        lang=request.args.get("lang", ""),
        people=[("", words.say("Everybody")), *((one, one) for one in people)],
        actions=[("", words.say("Everything")), *((a, action_told(words, a)) for a in actions)],
        rows=[_row(words, one) for one in shown],
        is_later=bool(request.args.get("before")),
        newest=f"{RECORD}?{urlencode([*asked, *language])}",
        older=f"{RECORD}?{urlencode(older)}" if len(found) > PAGE else "",
        csv=f"{CSV}?{urlencode(asked)}" if asked else CSV,
    )


def _row(words: Words, entry: Entry) -> dict[str, Any]:
    return {
        "moment": moment(words, entry.at),
        "iso": entry.at.isoformat(timespec="seconds"),
        "person": entry.person or _nobody(words, entry),
        "action": action_told(words, entry.action),
        "subject": f"{entry.kind} {entry.subject}",
        "detail": [(key, _plain(value)) for key, value in sorted(entry.detail.items())],
        "address": entry.address,
    }


def _nobody(words: Words, entry: Entry) -> str:
    if entry.address == TERMINAL:
        return words.say("At the terminal of the server")
    return words.say("Nobody signed in")


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
