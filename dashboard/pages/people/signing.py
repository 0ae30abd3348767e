"""Signing in and out: ``/sign-in/`` and ``/sign-out/``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

from flask import Blueprint, Flask, Response, request

from dashboard.pages.desk import desk_page
from dashboard.pages.gate.drafts import PARAMETER
from dashboard.pages.gate.entering import let_in, let_out
from dashboard.pages.gate.reader import reader
from dashboard.pages.gate.targets import SIGN_IN, SIGN_OUT, local_target
from dashboard.pages.people.passwords_told import wait_told
from dashboard.pages.site import Site, reader_words
from dashboard.people.sign_in import Attempt, try_password
from dashboard.store.store import Store
from dashboard.words import Words


@dataclass(frozen=True, slots=True)
class SignInWay:
    """Another way to sign in: a button on the page.

    Parameters
    ----------
    name
        Where one signs in, such as the name of the organisation.
    address
        Page of this server that begins it; it is given ``next``, where the reader wants to go,
        and ends by ``let_in``.
    """

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class SignInWays:
    """How one may sign in.

    Parameters
    ----------
    elsewhere
        The buttons, in order.
    has_passwords
        Whether the form for e-mail address and password is shown too.
    fault
        Gives a sentence about what went wrong elsewhere, from the reader's language and the key
        in ``?fault=`` that its page led back with; empty for a key that is not known.
    """

    elsewhere: Sequence[SignInWay] = ()
    has_passwords: bool = True
    fault: Callable[[Words, str], str] = lambda words, key: ""


def register(server: Flask, store: Store, site: Site, ways: SignInWays | None = None) -> None:
    """Serve the pages of signing in and out.

    Parameters
    ----------
    server, store, site
        As everywhere.
    ways
        How one may sign in; with passwords only if none are given.
    """
    signing, offered = Blueprint("signing", __name__), ways or SignInWays()

    @signing.route(SIGN_IN, methods=["GET", "POST"])
    def sign_in() -> Response:
        words = reader_words(request)
        if request.method == "GET":
            fault = offered.fault(words, request.args.get("fault", ""))
            return _page(site, words, offered, request.args.get("next", ""), fault)
        login, target = request.form.get("login", ""), request.form.get("next", "")
        password = request.form.get("password", "")
        attempt = Attempt(None)
        if offered.has_passwords:
            attempt = try_password(store, login, password, request.remote_addr or "")
        if attempt.person is not None:
            return let_in(attempt.person, target)
        status = 429 if attempt.wait_s else 422
        response = _page(site, words, offered, target, _fault(words, attempt), status, login)
        if attempt.wait_s:
            response.headers["Retry-After"] = str(attempt.wait_s)
        return response

    @signing.post(SIGN_OUT)
    def sign_out() -> Response:
        return let_out()

    server.register_blueprint(signing)


def _page(
    site: Site,
    words: Words,
    ways: SignInWays,
    target: str,
    fault: str = "",
    status: int = 200,
    login: str = "",
) -> Response:
    target = local_target(target, "")
    asked = f"?{urlencode({'next': target})}" if target else ""
    return desk_page(
        site,
        "sign_in.html",
        words.say("Sign in"),
        words.say("For those who work with this atlas. To read it, nobody has to sign in."),
        status=status,
        person=reader(),
        action=SIGN_IN + (f"?lang={words.language}" if request.args.get("lang") else ""),
        login=login,
        target=target,
        fault=fault,
        is_kept=PARAMETER in parse_qs(urlsplit(target).query),
        has_passwords=ways.has_passwords,
        elsewhere=[
            (words.say("Sign in with {name}", name=way.name), way.address + asked)
            for way in ways.elsewhere
        ],
    )


def _fault(words: Words, attempt: Attempt) -> str:
    if not attempt.wait_s:
        return words.say(
            "The e-mail address or the password is not right. Check both and try again."
        )
    return wait_told(words, attempt.wait_s)
