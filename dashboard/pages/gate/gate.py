"""The one gate that every request passes: who it is, what they may, and that they meant it."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from urllib.parse import urlsplit

from flask import Flask, Response, abort, g, redirect, request

from dashboard.pages.gate.doors import CALLBACKS, ENDPOINTS
from dashboard.pages.gate.reader import CSRF_FIELD, csrf_token, may, reader_session
from dashboard.people.roles import Right
from dashboard.people.sessions import find_session
from dashboard.store.store import Store

COOKIE, SECURE_COOKIE = "session", "__Host-session"
CALLBACK_ADDRESS = "/_dash-update-component"
CSRF_HEADER = "X-CSRFToken"
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
SIGN_IN = "/sign-in/"


def cookie_name() -> str:
    """Return the name of the cookie; behind https only this very host can set it."""
    return SECURE_COOKIE if request.is_secure else COOKIE


def register(
    server: Flask,
    store: Store,
    endpoints: Mapping[str, Right] = ENDPOINTS,
    callbacks: Mapping[str, Right] = CALLBACKS,
) -> None:
    """Let every request pass the gate.

    Parameters
    ----------
    server
        The server; to be called before anything else that answers requests is registered.
    store
        Holds the sessions.
    endpoints, callbacks
        The rules. What has none is shut for everybody.
    """

    @server.before_request
    def identify() -> None:
        token = request.cookies.get(cookie_name(), "")
        found = find_session(store, token) if token else None
        g.ended_session = found if found and not found.is_open else None
        g.session = found if found and found.is_open else None

    @server.before_request
    def refuse() -> Response | None:
        right = _right_asked(endpoints, callbacks)
        if right is None:
            abort(404)
        if request.method not in SAFE_METHODS and not _is_meant():
            abort(403)
        if may(right):
            return None
        return _shut()

    @server.after_request
    def keep_private(response: Response) -> Response:
        if reader_session() is not None and not g.get("is_for_all"):
            response.headers["Cache-Control"] = "private, no-store"
        return response


def _right_asked(endpoints: Mapping[str, Right], callbacks: Mapping[str, Right]) -> Right | None:
    if request.endpoint is None:
        return Right.EVERYONE  # no such address: the answer is 404 for everybody
    if request.path == CALLBACK_ADDRESS:
        question = request.get_json(silent=True)
        output = question.get("output") if isinstance(question, dict) else None
        return callbacks.get(first_output(output)) if isinstance(output, str) else None
    return endpoints.get(request.endpoint)


def first_output(output: str) -> str:
    """Return the first output of a callback, by which its rule is found.

    Examples
    --------
    >>> first_output("..paint.data...map-title.children.."), first_output("search.data")
    ('paint.data', 'search.data')
    """
    return output.strip(".").split("...")[0]


def _is_meant() -> bool:
    """Return whether a request that changes something was sent from a page of this server."""
    site = request.headers.get("Sec-Fetch-Site", "")
    if site and site not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin", "")
    if origin and urlsplit(origin).netloc != request.host:
        return False
    wanted = csrf_token()
    if not wanted:
        return True
    given = request.headers.get(CSRF_HEADER, "") or request.form.get(CSRF_FIELD, "")
    return hmac.compare_digest(wanted, given)


def _shut() -> Response:
    """Send who could sign in to do so; tell who is signed in that this is not theirs."""
    if reader_session() is not None or request.method not in SAFE_METHODS:
        abort(403)
    path = request.full_path.rstrip("?")
    return redirect(f"{SIGN_IN}?next={path}", code=303)  # type: ignore[return-value]
