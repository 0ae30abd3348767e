"""Signing in with OpenID Connect: ``/sign-in/oidc/``, where it leads back to, and joining."""

from __future__ import annotations

import logging
from urllib.parse import urlencode

from flask import Blueprint, Flask, Response, abort, current_app, redirect, request

from dashboard.pages.desk import desk_page
from dashboard.pages.gate.cookies import public_address
from dashboard.pages.gate.entering import let_in
from dashboard.pages.gate.reader import actor
from dashboard.pages.gate.targets import SIGN_IN, local_target
from dashboard.pages.people.provider import Fault, Provider, SignInFailed
from dashboard.pages.people.sign_in_state import PATH, keep_sign_in_state
from dashboard.pages.people.signing import SignInWay, SignInWays
from dashboard.pages.site import Site, reader_words
from dashboard.people.accounts import find_person
from dashboard.people.identity import (
    CannotJoin,
    JoinFault,
    Refusal,
    RoleRules,
    admit,
    allow_joining,
    identity_of,
    role_rules,
)
from dashboard.people.secret_key import secret_key
from dashboard.settings import SignOn
from dashboard.store.store import Store
from dashboard.words import N_, Words

LOG = logging.getLogger(__name__)
CALLBACK = f"{PATH}callback/"
FAULTS: dict[str, str] = {
    Fault.UNREACHABLE: N_(
        "{name} cannot be reached at the moment. Try again later. Who has a password here can "
        "sign in with it."
    ),
    Fault.STOPPED: N_("Signing in was stopped at {name}. Begin again to sign in."),
    Fault.OLD: N_(
        "This sign-in was begun in another browser, was finished already, or took longer than "
        "ten minutes. Begin again."
    ),
    Fault.UNSOUND: N_(
        "The answer of {name} could not be trusted and was not used. Begin again; tell an owner "
        "of this atlas if it happens once more."
    ),
    Refusal.NO_ROLE: N_(
        "{name} knows you, but gives you no role in this atlas. Ask an owner of the atlas."
    ),
    Refusal.SHUT: N_("Your account is shut. Ask an owner of the atlas."),
    Refusal.TAKEN: N_(
        "There is an account with your e-mail address already. Sign in with its password, or ask "
        "an owner of the atlas to join it with {name}."
    ),
}
"""What is told on the page of signing in, by key."""
WHY_NOT = {
    JoinFault.JOINED: N_("This account signs in with {name} already."),
    JoinFault.LAST_OWNER: N_(
        "This is the last owner with a password. Add another one first: somebody must be able to "
        "sign in when {name} cannot be reached."
    ),
}
EXTENSION = "hinterland.sign_on"


def sign_in_ways(sign_on: SignOn | None) -> SignInWays:
    """Return the ways to sign in that the settings ask for."""
    if sign_on is None:
        return SignInWays()

    def told(words: Words, key: str) -> str:
        return words.say(FAULTS[key], name=sign_on.name) if key in FAULTS else ""

    return SignInWays((SignInWay(sign_on.name, PATH),), fault=told)


def register(server: Flask, store: Store, site: Site, sign_on: SignOn | None) -> None:
    """Serve signing in with OpenID Connect; its addresses are not there without a provider.

    Parameters
    ----------
    server, store, site
        As everywhere.
    sign_on
        The provider. It is asked at the first sign-in, not now.

    Raises
    ------
    WrongSetting
        If the roles of the settings cannot be read.
    """
    elsewhere = Blueprint("single_sign_on", __name__)
    rules = role_rules(sign_on) if sign_on else RoleRules("", {}, None)
    provider = Provider(sign_on) if sign_on else None
    if provider is not None:
        keep_sign_in_state(server, secret_key(store))
        server.extensions[EXTENSION] = provider.sign_on.name

    @elsewhere.get(PATH)
    def begin() -> Response:
        known = provider or abort(404)
        target = local_target(request.args.get("next", ""))
        try:
            address = known.begin(public_address() + CALLBACK, target)
        except SignInFailed as error:
            return _back(error.fault, error.why, target)
        return redirect(address, code=303)  # type: ignore[return-value]

    @elsewhere.get(CALLBACK)
    def callback() -> Response:
        return _entered(store, provider or abort(404), rules)

    @elsewhere.route("/people/<int:person_id>/joining/", methods=["GET", "POST"])
    def allow(person_id: int) -> Response:
        return _joining(store, site, provider or abort(404), person_id)

    server.register_blueprint(elsewhere)


def offered_name() -> str:
    """Return what readers know the provider by; empty where there is none."""
    return str(current_app.extensions.get(EXTENSION, ""))


def _entered(store: Store, provider: Provider, rules: RoleRules) -> Response:
    """Let in who was led back, or lead to the page of signing in, which tells why not."""
    try:
        claims, target = provider.finish()
        identity = identity_of(provider.issuer(), claims, rules)
    except SignInFailed as error:
        return _back(error.fault, error.why)
    except ValueError as error:
        return _back(Fault.UNSOUND, str(error))
    with store.writing() as connection:
        admitted = admit(connection, identity, request.remote_addr or "")
    if isinstance(admitted, Refusal):
        return _back(admitted, f"subject {identity.subject!r}", target)
    return let_in(admitted, target, by=provider.sign_on.name)


def _back(key: str, why: str, target: str = "/") -> Response:
    LOG.warning("a sign-in elsewhere failed (%s): %s", key, why)
    asked = f"{SIGN_IN}?{urlencode({'fault': key, 'next': local_target(target)})}"
    response = redirect(asked, code=303)
    response.headers["Cache-Control"] = "no-store"
    return response  # type: ignore[return-value]


def _joining(store: Store, site: Site, provider: Provider, person_id: int) -> Response:
    """Show what joining means, or allow it."""
    words, name, error = reader_words(request), provider.sign_on.name, ""
    with store.reading() as connection:
        person = find_person(connection, person_id) or abort(404)
    if request.method == "POST":
        try:
            issuer = provider.issuer()
            with store.writing() as connection:
                allow_joining(connection, actor(), person_id, issuer)
            return redirect(f"/people/{person_id}/", code=303)  # type: ignore[return-value]
        except CannotJoin as fault:
            error = words.say(WHY_NOT[fault.fault], name=name)
        except SignInFailed as failed:
            error = words.say(FAULTS[failed.fault], name=name)
    return desk_page(
        site,
        "joining.html",
        words.say("Let {person} sign in with {name}", person=person.name, name=name),
        status=422 if error else 200,
        error=error,
        name=name,
        login=person.login,
        back=f"/people/{person_id}/",
    )
