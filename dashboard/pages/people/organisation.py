"""What owners decide for the organisation: ``/settings/``."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, redirect, request

from dashboard.pages.desk import desk_page
from dashboard.pages.gate import drafts
from dashboard.pages.gate.reader import actor
from dashboard.pages.people.tabs import tabs
from dashboard.pages.site import Site, reader_words
from dashboard.people.settings import (
    APPROVAL_NAMES,
    MOST_SIGNS,
    Approval,
    Organisation,
    read_organisation,
    write_organisation,
)
from dashboard.store.store import Store
from dashboard.words import LANGUAGE_NAMES, LANGUAGES, Words

SETTINGS = "/settings/"


def register(server: Flask, store: Store, site: Site) -> None:
    """Serve the page of settings."""
    pages = Blueprint("settings", __name__)

    @pages.route(SETTINGS, methods=["GET", "POST"])
    def settings() -> Response:
        words = reader_words(request)
        if request.method == "GET":
            with store.reading() as connection:
                now = read_organisation(connection)
            form = drafts.offered_fields() or _form_of(now)
            return _page(site, words, form, {})
        form = request.form.to_dict()
        errors = _faults(words, form)
        if errors:
            return _page(site, words, form, errors)
        with store.writing() as connection:
            write_organisation(connection, actor(), _wanted(form))
        return redirect(f"{SETTINGS}?done=saved", code=303)  # type: ignore[return-value]

    server.register_blueprint(pages)


def _form_of(now: Organisation) -> dict[str, str]:
    names = {f"name_{code}": now.publisher_names.get(code, "") for code in LANGUAGES}
    return {**names, "approval": now.approval.value}


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _wanted(form: dict[str, str]) -> Organisation:
    names = {code: _one_line(form.get(f"name_{code}", "")) for code in LANGUAGES}
    kept = {code: name for code, name in names.items() if name}
    return Organisation(kept, Approval(form["approval"]))


def _faults(words: Words, form: dict[str, str]) -> dict[str, str]:
    errors = {}
    for code in LANGUAGES:
        name = _one_line(form.get(f"name_{code}", ""))
        if len(name) > MOST_SIGNS or not name.isprintable():
            errors[f"name_{code}"] = words.say(
                "Give a name, of {most} characters at most.", most=MOST_SIGNS
            )
    if form.get("approval") not in list(Approval):
        errors["approval"] = words.say("Choose one of the three.")
    return errors


def _page(site: Site, words: Words, form: dict[str, str], errors: dict[str, str]) -> Response:
    done = request.args.get("done") == "saved" and not errors
    return desk_page(
        site,
        "organisation.html",
        words.say("Settings"),
        words.say("What holds for everybody who works with this atlas."),
        status=422 if errors else 200,
        tabs=tabs(words, SETTINGS),
        tabs_label=words.say("Pages about people"),
        told=words.say("The settings are saved.") if done else "",
        form=form,
        errors=errors,
        languages=[(code, LANGUAGE_NAMES[code]) for code in LANGUAGES],
        approvals=[(one.value, words.say(name)) for one, name in APPROVAL_NAMES.items()],
        most=MOST_SIGNS,
    )
