"""The one gate that every request passes: who it is, what they may, and that they meant it."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

from flask import Flask, Response, abort, g, redirect, request
from sqlalchemy.exc import DBAPIError
from werkzeug.routing import IntegerConverter

from dashboard.pages.gate import cookies, drafts, refusals
from dashboard.pages.gate.doors import (
    CALLBACKS,
    ENDPOINTS,
    FROM_ANYWHERE,
    SAME_FOR_ALL,
    WITHOUT_TOKEN,
)
from dashboard.pages.gate.reader import (
    CSRF_FIELD,
    STORE,
    csrf_token,
    may,
    reader_session,
    the_store,
    token_of,
)
from dashboard.pages.gate.targets import address_of, sign_in_address
from dashboard.pages.site import reader_words
from dashboard.people.drafts import forget_drafts
from dashboard.people.roles import Right
from dashboard.people.sessions import Session, find_session, known_hashes
from dashboard.store.faults import BusyStore
from dashboard.store.store import Store

LOG = logging.getLogger(__name__)
CALLBACK_ADDRESS = "/_dash-update-component"
CSRF_HEADER = "X-CSRFToken"
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
MOST_BYTES = 4 * 1024 * 1024
_LED_ON = 303


class RowNumber(IntegerConverter):
    """A number in an address that no database is too small for; a longer one is not there."""

    regex = r"\d{1,9}"


def register(
    server: Flask,
    store: Store,
    endpoints: Mapping[str, Right] = ENDPOINTS,
    callbacks: Mapping[str, Right] = CALLBACKS,
    same_for_all: Collection[str] = SAME_FOR_ALL,
    public_url: str = "",
    proxies: int = 0,
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
    same_for_all
        Endpoints for which nobody is looked up, as their answers do not depend on who asks.
    public_url, proxies
        As in the settings.
    """
    server.extensions[STORE] = store
    server.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    server.url_map.converters["int"] = RowNumber
    cookies.configure(server, public_url, proxies)

    @server.before_request
    def identify() -> None:
        is_asked = request.endpoint not in FROM_ANYWHERE and request.endpoint not in same_for_all
        token = cookies.session_cookie() if is_asked else ""
        found = find_session(store, token) if token else None
        g.ended_session = found if found and not found.is_open else None
        g.session = found if found and found.is_open else None

    @server.before_request
    def refuse() -> Response | None:
        right = _right_asked(endpoints, callbacks)
        if right is None:
            abort(404)
        g.right = right
        if request.method not in SAFE_METHODS and reader_session() is not None:
            stopped = _stopped_form()
            if stopped is not None:
                return stopped
        elif not _may_be_sent():
            raise refusals.from_elsewhere(reader_words(request))
        return None if may(right) else _shut(right)

    @server.after_request
    def keep_private(response: Response) -> Response:
        if request.endpoint not in same_for_all and not g.get("is_for_all"):
            _keep_private(response)
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


def _is_from_here() -> bool:
    """Return whether a request that changes something was sent from a page of this server."""
    site = request.headers.get("Sec-Fetch-Site", "")
    if site and site not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin", "")
    return not origin or urlsplit(origin).netloc in cookies.own_hosts()


def _may_be_sent() -> bool:
    """Return whether a request of somebody who is not signed in comes from where it may."""
    is_safe = request.method in SAFE_METHODS or request.endpoint in FROM_ANYWHERE
    return is_safe or _is_from_here()


def _has_token(session_hash: str) -> bool:
    given = request.headers.get(CSRF_HEADER, "") or request.form.get(CSRF_FIELD, "")
    return hmac.compare_digest(token_of(session_hash).encode(), given.encode())


def _stopped_form() -> Response | None:
    """Return what somebody who is signed in gets for a form that they may not have meant."""
    session, words = reader_session(), reader_words(request)
    if not _is_from_here():
        raise refusals.from_elsewhere(words)
    if session is None or request.endpoint in WITHOUT_TOKEN or _has_token(session.session_hash):
        return None
    if not refusals.wants_json() and _is_of_earlier_session(session):
        g.keeps_draft = True  # signed in anew in another window: shown again, to be sent again
        return redirect(drafts.keep(session.person), code=_LED_ON)  # type: ignore[return-value]
    raise refusals.too_old(words)


def _is_of_earlier_session(session: Session) -> bool:
    with the_store().reading() as connection:
        hashes = known_hashes(connection, session.person.person_id)
    return any(_has_token(one) for one in hashes)


def _shut(right: Right) -> Response:
    """Send who could sign in to do so; tell who is signed in that this is not theirs."""
    words = reader_words(request)
    if reader_session() is not None:
        raise refusals.not_yours(words, right)
    if refusals.wants_json():
        raise refusals.not_signed_in(words)
    if request.method in SAFE_METHODS:
        target = address_of(request)
    else:
        ended: Session | None = g.ended_session
        is_own = ended and ended.person.is_active and _has_token(ended.session_hash)
        target = drafts.keep(ended.person) if ended and is_own else drafts.page_of_form()
    language = request.args.get("lang", "")
    return redirect(sign_in_address(target, language), code=_LED_ON)  # type: ignore[return-value]


def _keep_private(response: Response) -> None:
    """Keep what a reader gets for themselves: no other may be shown it by a cache."""
    is_page = response.mimetype == "text/html"
    if is_page:
        response.vary.add("Cookie")
    session = reader_session()
    if session is None:
        return
    response.headers["Cache-Control"] = "private, no-store"
    token = csrf_token()
    if is_page and request.cookies.get(cookies.CSRF_COOKIE) != token:
        cookies.set_csrf_cookie(response, token)
    is_saved = request.method == "POST" and response.status_code == _LED_ON
    if is_saved and not g.get("keeps_draft"):
        _forget_drafts(session)


def _forget_drafts(session: Session) -> None:
    """Forget what was saved just now; it is saved all the same where that fails."""
    try:
        with the_store().writing() as connection:
            forget_drafts(connection, session.person.person_id, request.path)
    except (BusyStore, DBAPIError) as error:
        LOG.warning("a draft of what was saved is kept: %s", error)
