"""Two atlases behind one address: the organisation's for its readers, the public's for the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from werkzeug.datastructures import Headers
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Request

from dashboard.pages.gate.doors import CALLBACKS, ENDPOINTS
from dashboard.pages.gate.gate import COOKIE, SECURE_COOKIE
from dashboard.people.roles import Right, has_right
from dashboard.people.sessions import find_session
from dashboard.settings import Audience
from dashboard.store.store import Store

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SAME_FOR_ALL = ("/vendor/", "/assets/", "/_dash-component-suites/")
"""Addresses whose answers do not depend on who asks, but for what only the organisation has."""


class ByReader:
    """Hands each request to the atlas that its reader may see.

    The public's atlas never held what is for the organisation only, so whatever it answers, an
    error too, cannot tell it.

    Parameters
    ----------
    public, organisation
        The two atlases.
    store
        Holds the sessions.
    proxies
        How many proxies before the server may be believed.
    """

    def __init__(
        self,
        public: WSGIApplication,
        organisation: WSGIApplication,
        store: Store,
        proxies: int = 0,
    ) -> None:
        self.public, self.organisation = public, organisation
        self._store, self._proxies = store, proxies

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        request = self._request(environ)
        own = self.organisation if self._may_read(request) else self.public
        if request.path.startswith(SAME_FOR_ALL):
            return own(environ, start)
        return own(environ, _varying(start))

    def _may_read(self, request: Request) -> bool:
        """Return whether an open session of somebody who may read came along, as the gate asks."""
        token = request.cookies.get(SECURE_COOKIE if request.is_secure else COOKIE, "")
        session = find_session(self._store, token) if token else None
        return session is not None and session.is_open and has_right(session.person, Right.READ)

    def _request(self, environ: WSGIEnvironment) -> Request:
        """Return the request as the server behind the proxies sees it; `environ` stays as it is."""
        seen: dict[str, Any] = dict(environ)
        if self._proxies:
            count = self._proxies
            ProxyFix(_no_answer, x_for=count, x_proto=count, x_host=count)(seen, _no_start)
        return Request(seen)


def rules(audience: Audience) -> tuple[Mapping[str, Right], Mapping[str, Right]]:
    """Return the rules of the doors for endpoints and for callbacks.

    In the organisation's atlas no door is open to everybody: should a session end between the
    choice of the atlas and its gate, the gate is shut.
    """
    if audience is Audience.PUBLIC:
        return ENDPOINTS, CALLBACKS
    return _for_readers(ENDPOINTS), _for_readers(CALLBACKS)


def _for_readers(doors: Mapping[str, Right]) -> dict[str, Right]:
    return {door: Right.READ if right is Right.EVERYONE else right for door, right in doors.items()}


def _varying(start: StartResponse) -> StartResponse:
    """Return the same, saying that the answer is another one for other readers."""

    def begin(status: str, headers: list[tuple[str, str]], *error: Any) -> Callable[..., object]:
        told = Headers(headers)
        told.add("Vary", "Cookie")
        return start(status, told.to_wsgi_list(), *error)

    return begin


def _no_answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    return ()


def _no_start(status: str, headers: list[tuple[str, str]], *error: Any) -> Callable[..., object]:
    raise AssertionError("nothing is answered where a request is only looked at")
