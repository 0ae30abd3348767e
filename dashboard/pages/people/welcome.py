"""One-time links: ``/welcome/<token>/`` sets a password, ``/first-owner/<token>/`` begins."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, request

from dashboard.pages.desk import desk_page
from dashboard.pages.gate.entering import let_in
from dashboard.pages.gate.reader import actor
from dashboard.pages.gate.refusals import Told
from dashboard.pages.people.passwords_told import password_errors
from dashboard.pages.site import Site, reader_words
from dashboard.people import accounts
from dashboard.people.audit import Actor
from dashboard.people.invitations import (
    Invitation,
    find_invitation,
    first_owner_token,
    use_invitation,
)
from dashboard.people.passwords import LEAST_SIGNS
from dashboard.people.roles import Person, Role
from dashboard.people.sign_in import forgive
from dashboard.store.store import Store
from dashboard.words import Words

FIRST_OWNER, WELCOME = "/first-owner/", "/welcome/"


def register(server: Flask, store: Store, site: Site) -> None:
    """Serve the pages that one-time links lead to."""
    welcomes = Blueprint("welcome", __name__)

    @welcomes.route(f"{WELCOME}<token>/", methods=["GET", "POST"])
    def welcome(token: str) -> Response:
        words, invitation = reader_words(request), _open(store, token)
        person = invitation.person
        if person is None:
            raise _ended(words)
        errors: dict[str, str] = {}
        if request.method == "POST":
            errors = _password_errors(words, person.login, person.name)
            if not errors:
                return _set_password(store, invitation, person, words)
        return _welcome_page(site, words, person, errors)

    @welcomes.route(f"{FIRST_OWNER}<token>/", methods=["GET", "POST"])
    def first_owner(token: str) -> Response:
        words, invitation = reader_words(request), _open(store, token)
        if invitation.person is not None:
            raise _ended(words)
        errors: dict[str, str] = {}
        if request.method == "POST":
            errors = _owner_errors(words)
            if not errors:
                return _make_owner(store, invitation, words)
        return _first_owner_page(site, words, errors)

    server.register_blueprint(welcomes)


def first_owner_address(store: Store, address: str) -> str:
    """Return the one-time link that makes the first owner; empty where there are people.

    Parameters
    ----------
    store
        Knows whether there are people.
    address
        Where it is reached, without a slash at its end.
    """
    token = first_owner_token(store)
    return f"{address}{FIRST_OWNER}{token}/" if token else ""


def _open(store: Store, token: str) -> Invitation:
    with store.reading() as connection:
        invitation = find_invitation(connection, token)
    if invitation is None:
        raise _ended(reader_words(request))
    return invitation


def _ended(words: Words) -> Told:
    sentence = words.say(
        "It works once, and not for long. Ask an owner for a new one, or whoever runs the server "
        "where there is no owner yet."
    )
    return Told(410, words.say("This link does not work any more"), sentence)


def _password_errors(words: Words, login: str, name: str) -> dict[str, str]:
    form = request.form
    password, again = form.get("password", ""), form.get("password_again", "")
    return password_errors(words, password, again, login, name)


def _owner_errors(words: Words) -> dict[str, str]:
    login = accounts.folded_login(request.form.get("login", ""))
    name = accounts.plain_name(request.form.get("name", ""))
    errors = {} if login else {"login": words.say("Give an e-mail address: name@example.org.")}
    if not name:
        errors["name"] = words.say("Give a name, of {most} characters at most.", most=120)
    return errors | _password_errors(words, login, name)


def _set_password(store: Store, invitation: Invitation, person: Person, words: Words) -> Response:
    with store.writing() as connection:
        if not use_invitation(connection, invitation):
            raise _ended(words)
        doer = Actor(person, request.remote_addr or "")
        accounts.set_password(connection, doer, person, request.form["password"])
        forgive(connection, person.login)
    return let_in(person, "/account/", by="link")


def _make_owner(store: Store, invitation: Invitation, words: Words) -> Response:
    form = request.form
    login, name = accounts.folded_login(form["login"]), accounts.plain_name(form["name"])
    with store.writing() as connection:
        is_first = accounts.count_people(connection) == 0
        if not is_first or not use_invitation(connection, invitation):
            raise _ended(words)
        owner = accounts.add_person(connection, actor(), login, name, Role.OWNER, words.language)
        doer = Actor(owner, request.remote_addr or "")
        accounts.set_password(connection, doer, owner, form["password"])
    return let_in(owner, "/account/", by="link")


def _welcome_page(site: Site, words: Words, person: Person, errors: dict[str, str]) -> Response:
    return desk_page(
        site,
        "welcome.html",
        words.say("Welcome, {name}", name=person.name),
        words.say("Choose a password. From then on you sign in with it."),
        status=422 if errors else 200,
        login=person.login,
        errors=errors,
        least=LEAST_SIGNS,
    )


def _first_owner_page(site: Site, words: Words, errors: dict[str, str]) -> Response:
    return desk_page(
        site,
        "first_owner.html",
        words.say("The first owner"),
        words.say("An owner adds the others, and decides what they may do."),
        status=422 if errors else 200,
        form=request.form,
        errors=errors,
        least=LEAST_SIGNS,
    )
