"""The own account: ``/account/`` with name, language and sessions, and the own password."""

from __future__ import annotations

import hashlib

from flask import Blueprint, Flask, Response, redirect, request

from dashboard.pages.desk import desk_page
from dashboard.pages.gate import drafts
from dashboard.pages.gate.reader import actor, reader, reader_session
from dashboard.pages.people.browsers import browser_told
from dashboard.pages.people.passwords_told import password_errors, wait_told
from dashboard.pages.people.tabs import moment, tabs
from dashboard.pages.site import Site, reader_words
from dashboard.people import accounts
from dashboard.people.audit import record
from dashboard.people.passwords import LEAST_SIGNS
from dashboard.people.roles import ROLE_NAMES, Person
from dashboard.people.sessions import SessionSeen, end_session, open_sessions
from dashboard.people.sign_in import try_password
from dashboard.store.store import Store
from dashboard.words import LANGUAGE_NAMES, LANGUAGES, Words

ACCOUNT, PASSWORD, SESSIONS = "/account/", "/account/password/", "/account/sessions/"
OTHERS = "others"


def register(server: Flask, store: Store, site: Site) -> None:
    """Serve the pages of the own account."""
    own = Blueprint("account", __name__)

    @own.route(ACCOUNT, methods=["GET", "POST"])
    def account() -> Response:
        words, person = reader_words(request), _reader()
        if request.method == "GET":
            own = {"name": person.name, "language": person.language}
            return _account_page(site, store, words, drafts.offered_fields() or own)
        name = accounts.plain_name(request.form.get("name", ""))
        language = request.form.get("language", "")
        if not name or language not in LANGUAGES:
            error = words.say("Give a name, of {most} characters at most.", most=120)
            return _account_page(site, store, words, request.form.to_dict(), error)
        with store.writing() as connection:
            accounts.change_own(connection, actor(), person, name, language)
        return _led_on("saved")

    @own.route(PASSWORD, methods=["GET", "POST"])
    def password() -> Response:
        words = reader_words(request)
        if request.method == "GET":
            return _password_page(site, words, {})
        errors = _password_faults(store, words)
        if errors:
            return _password_page(site, words, errors)
        session, person = reader_session(), _reader()
        with store.writing() as connection:
            kept = session.session_hash if session else ""
            accounts.set_password(connection, actor(), person, request.form["password"], kept)
        return _led_on("password")

    @own.post(SESSIONS)
    def sessions() -> Response:
        chosen = request.form.get("session", "")
        if not chosen:
            return _led_on("nothing")
        _end(store, chosen)
        return _led_on("ended")

    server.register_blueprint(own)


def _reader() -> Person:
    person = reader()
    assert person is not None  # the gate lets nobody else come here
    return person


def _led_on(told: str) -> Response:
    return redirect(f"{ACCOUNT}?done={told}", code=303)  # type: ignore[return-value]


def session_key(session_hash: str) -> str:
    """Return by what a page names a session, so that its hash stays in the store."""
    return hashlib.sha256(session_hash.encode()).hexdigest()[:16]


def _end(store: Store, key: str) -> None:
    """End one of the reader's sessions, or all but this one, and note it where there was one."""
    session, person = reader_session(), _reader()
    own = session.session_hash if session else ""
    with store.writing() as connection:
        ended = [
            one.session_hash
            for one in open_sessions(connection, person.person_id)
            if session_key(one.session_hash) == key or (key == OTHERS and one.session_hash != own)
        ]
        for session_hash in ended:
            end_session(connection, session_hash)
        if ended:
            subject = ("person", str(person.person_id))
            record(connection, actor(), "person.signed_out", subject, {"sessions": len(ended)})


def _account_page(
    site: Site, store: Store, words: Words, form: dict[str, str], error: str = ""
) -> Response:
    person = _reader()
    with store.reading() as connection:
        seen = open_sessions(connection, person.person_id)
    return desk_page(
        site,
        "account.html",
        words.say("Your account"),
        words.say("{login}, role: {role}", login=person.login, role=_role(words, person)),
        status=422 if error else 200,
        tabs=tabs(words, ACCOUNT),
        tabs_label=words.say("Pages about people"),
        told=_told(words, request.args.get("done", "")),
        form=form,
        error=error,
        languages=[(code, LANGUAGE_NAMES[code]) for code in LANGUAGES],
        sessions=sorted(
            (_session_told(words, one) for one in seen), key=lambda told: not told["is_this"]
        ),
        others=OTHERS,
    )


def _role(words: Words, person: Person) -> str:
    return words.say(ROLE_NAMES[person.role])


def _told(words: Words, done: str) -> str:
    if done == "saved":
        return words.say("Your name and language are saved.")
    if done == "password":
        return words.say("Your password is changed. All your other sessions have ended.")
    if done == "nothing":
        return words.say("No session was chosen, so none has ended.")
    return words.say("The sessions have ended.") if done == "ended" else ""


def _session_told(words: Words, seen: SessionSeen) -> dict[str, object]:
    session = reader_session()
    return {
        "key": session_key(seen.session_hash),
        "browser": browser_told(words, seen.browser),
        "address": seen.address,
        "begun": moment(words, seen.created_at),
        "seen": moment(words, seen.seen_at),
        "is_this": session is not None and session.session_hash == seen.session_hash,
    }


def _password_faults(store: Store, words: Words) -> dict[str, str]:
    form, person = request.form, _reader()
    before = form.get("password_before", "")
    errors = password_errors(
        words,
        form.get("password", ""),
        form.get("password_again", ""),
        person.login,
        person.name,
    )
    if errors:
        return errors
    attempt = try_password(store, person.login, before, request.remote_addr or "")
    if attempt.wait_s:
        return {"password_before": wait_told(words, attempt.wait_s)}
    if attempt.person is None:
        return {"password_before": words.say("This is not your password of today.")}
    return {}


def _password_page(site: Site, words: Words, errors: dict[str, str]) -> Response:
    return desk_page(
        site,
        "password.html",
        words.say("Change your password"),
        words.say("All your other sessions end when you change it."),
        status=422 if errors else 200,
        tabs=tabs(words, ACCOUNT),
        tabs_label=words.say("Pages about people"),
        login=_reader().login,
        errors=errors,
        least=LEAST_SIGNS,
    )
