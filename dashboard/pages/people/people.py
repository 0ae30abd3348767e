"""Everybody with an account: ``/people/``, and one person's page, for owners."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, abort, redirect, request

from dashboard.pages.desk import desk_page
from dashboard.pages.gate import drafts
from dashboard.pages.gate.cookies import public_address
from dashboard.pages.gate.reader import actor, reader
from dashboard.pages.people.single_sign_on import offered_name
from dashboard.pages.people.tabs import moment, tabs
from dashboard.pages.people.welcome import WELCOME
from dashboard.pages.site import Site, reader_words
from dashboard.people import accounts
from dashboard.people.accounts import Account, LastOwner, LoginTaken
from dashboard.people.invitations import LASTS, invite
from dashboard.people.roles import ROLE_NAMES, Person, Role
from dashboard.store.store import Store
from dashboard.words import LANGUAGE_NAMES, LANGUAGES, N_, Words

PEOPLE = "/people/"
ROLE_TEXTS = {
    Role.READER: N_("Reads what is shared with the organisation, and its own data."),
    Role.PRESENTER: N_("Also shows views as they would be published."),
    Role.EDITOR: N_("Also saves and shares views, and answers what readers say."),
    Role.PUBLISHER: N_("Also publishes, approves and withdraws."),
    Role.OWNER: N_("Also adds people, changes settings and reads the record."),
}


def register(server: Flask, store: Store, site: Site) -> None:
    """Serve the pages of everybody."""
    everybody = Blueprint("people", __name__)

    @everybody.route(PEOPLE, methods=["GET", "POST"])
    def people() -> Response:
        words = reader_words(request)
        if request.method == "GET":
            return _people_page(site, store, words, drafts.offered_fields(), {})
        errors = _faults(words)
        if errors:
            return _people_page(site, store, words, request.form.to_dict(), errors)
        return _add(site, store, words)

    @everybody.route(f"{PEOPLE}<int:person_id>/", methods=["GET", "POST"])
    def person(person_id: int) -> Response:
        words, account = reader_words(request), _find(store, person_id)
        if request.method == "GET":
            return _person_page(site, words, account)
        if request.form.get("do") == "link" and account.person.is_active:
            return _new_link(site, store, words, account.person)
        error = _change(store, words, account.person)
        return _person_page(site, words, account, error) if error else _led_on(person_id)

    server.register_blueprint(everybody)


def _find(store: Store, person_id: int) -> Account:
    with store.reading() as connection:
        found = accounts.list_accounts(connection)
    account = next((one for one in found if one.person.person_id == person_id), None)
    if account is None:
        abort(404)
    return account


def _faults(words: Words) -> dict[str, str]:
    form, errors = request.form, {}
    if not accounts.folded_login(form.get("login", "")):
        errors["login"] = words.say("Give an e-mail address: name@example.org.")
    if not accounts.plain_name(form.get("name", "")):
        errors["name"] = words.say(
            "Give a name, of {most} characters at most.", most=accounts.MOST_SIGNS
        )
    if form.get("role") not in list(Role):
        errors["role"] = words.say("Choose one of the roles.")
    return errors


def _add(site: Site, store: Store, words: Words) -> Response:
    form = request.form
    login, name = accounts.folded_login(form["login"]), accounts.plain_name(form["name"])
    language = form.get("language", "")
    try:
        with store.writing() as connection:
            added = accounts.add_person(
                connection,
                actor(),
                login,
                name,
                Role(form["role"]),
                language if language in LANGUAGES else words.language,
            )
            token = invite(connection, added)
    except LoginTaken:
        errors = {"login": words.say("Somebody with this address is in the list already.")}
        return _people_page(site, store, words, form.to_dict(), errors)
    return _link_page(site, words, added, token)


def _new_link(site: Site, store: Store, words: Words, person: Person) -> Response:
    with store.writing() as connection:
        token = invite(connection, person)
        accounts.note_link(connection, actor(), person)
    return _link_page(site, words, person, token)


def _change(store: Store, words: Words, person: Person) -> str:
    """Do what the form asks and return what is wrong with it; empty where nothing is."""
    do, role = request.form.get("do", ""), request.form.get("role", "")
    try:
        with store.writing() as connection:
            if do == "role" and role in list(Role):
                accounts.change_role(connection, actor(), person, Role(role))
            elif do == "shut":
                accounts.deactivate(connection, actor(), person)
            elif do == "open":
                accounts.reactivate(connection, actor(), person)
            else:
                return words.say("Nothing was changed: choose what to do.")
    except LastOwner:
        return words.say(
            "{name} is the last owner. Make somebody else an owner first.", name=person.name
        )
    return ""


def _led_on(person_id: int) -> Response:
    address = f"{PEOPLE}{person_id}/?done=changed"
    return redirect(address, code=303)  # type: ignore[return-value]


def _people_page(
    site: Site, store: Store, words: Words, form: dict[str, str], errors: dict[str, str]
) -> Response:
    with store.reading() as connection:
        found = accounts.list_accounts(connection)
    return desk_page(
        site,
        "people.html",
        words.say("People"),
        words.say("Who may sign in, and what they may do."),
        status=422 if errors else 200,
        tabs=tabs(words, PEOPLE),
        tabs_label=words.say("Pages about people"),
        rows=[_row(words, one) for one in found],
        form={"role": Role.READER.value, "language": words.language, **form},
        errors=errors,
        roles=_roles(words),
        languages=[(code, LANGUAGE_NAMES[code]) for code in LANGUAGES],
    )


def _roles(words: Words) -> list[tuple[str, str, str]]:
    return [
        (role.value, words.say(name), words.say(ROLE_TEXTS[role]))
        for role, name in ROLE_NAMES.items()
    ]


def _row(words: Words, account: Account) -> dict[str, str]:
    person = account.person
    return {
        "name": person.name,
        "login": person.login,
        "address": f"{PEOPLE}{person.person_id}/",
        "role": words.say(ROLE_NAMES[person.role]),
        "state": _state(words, account),
        "seen": moment(words, account.seen_at) if account.seen_at else words.say("not yet"),
    }


def _state(words: Words, account: Account) -> str:
    if not account.person.is_active:
        return words.say("May not sign in")
    if account.is_elsewhere:
        return words.say("Signs in elsewhere")
    return words.say("Active") if account.has_password else words.say("Has not followed the link")


def _person_page(site: Site, words: Words, account: Account, error: str = "") -> Response:
    person, own = account.person, reader()
    done = request.args.get("done") == "changed"
    return desk_page(
        site,
        "person.html",
        person.name,
        words.say("{login}, role: {role}", login=person.login, role=words.say(_name(person))),
        status=422 if error else 200,
        tabs=tabs(words, PEOPLE),
        tabs_label=words.say("Pages about people"),
        told=words.say("It is changed. Their sessions have ended.") if done else "",
        error=error,
        person=person,
        elsewhere=offered_name(),
        is_elsewhere=account.is_elsewhere,
        may_join=account.may_join,
        is_own=own is not None and own.person_id == person.person_id,
        row=_row(words, account),
        roles=_roles(words),
    )


def _name(person: Person) -> str:
    return ROLE_NAMES[person.role]


def _link_page(site: Site, words: Words, person: Person, token: str) -> Response:
    days = words.count("{n} day", "{n} days", LASTS.days)
    return desk_page(
        site,
        "one_link.html",
        words.say("A link for {name}", name=person.name),
        words.say("It works once, within {days}. It is shown here and never again.", days=days),
        tabs=tabs(words, PEOPLE),
        tabs_label=words.say("Pages about people"),
        link=f"{public_address()}{WELCOME}{token}/",
        name=person.name,
        back=f"{PEOPLE}{person.person_id}/",
    )
