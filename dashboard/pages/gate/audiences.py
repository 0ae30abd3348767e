"""Two atlases behind one address: the organisation's for its readers, the public's for the rest."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from werkzeug.datastructures import Headers
from werkzeug.wrappers import Request

from dashboard.pages.gate.cookies import COOKIE, SECURE_COOKIE
from dashboard.pages.gate.doors import CALLBACKS, ENDPOINTS, SAME_FOR_ALL
from dashboard.people.roles import Right, has_right
from dashboard.people.sessions import find_session
from dashboard.settings import Audience
from dashboard.store.store import Store

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

KEPT = ("/vendor/", "/assets/", "/_dash-component-suites/")
"""Addresses whose answers do not depend on who asks, but for what only the organisation has."""
PUBLISHED = "/p/"
"""What was published is the public's, whoever reads it."""


class Rules(NamedTuple):
    """What the gate of one atlas goes by; see `dashboard.pages.gate.gate.register`."""

    endpoints: Mapping[str, Right]
    callbacks: Mapping[str, Right]
    same_for_all: Collection[str]


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
    """

    def __init__(
        self, public: WSGIApplication, organisation: WSGIApplication, store: Store
    ) -> None:
        self.public, self.organisation, self._store = public, organisation, store

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        request = Request(environ)
        if request.path.startswith(PUBLISHED):
            return self.public(environ, start)
        own = self.organisation if self._may_read(request) else self.public
        if request.path.startswith(KEPT):
            return own(environ, start)
        return own(environ, _varying(start))

    def _may_read(self, request: Request) -> bool:
        """Return whether an open session of somebody who may read came along.

        Only the atlas is chosen by it: the gate of that atlas asks again, and by which of the
        two cookies it may be.
        """
        token = request.cookies.get(SECURE_COOKIE) or request.cookies.get(COOKIE, "")
        session = find_session(self._store, token) if token else None
        return session is not None and session.is_open and has_right(session.person, Right.READ)


def rules(audience: Audience) -> Rules:
    """Return the rules of the doors.

    In the organisation's atlas no door is open to everybody: should a session end between the
    choice of the atlas and its gate, the gate is shut.
    """
    if audience is Audience.PUBLIC:
        return Rules(ENDPOINTS, CALLBACKS, SAME_FOR_ALL)
    return Rules(_for_readers(ENDPOINTS), _for_readers(CALLBACKS), ())


def _for_readers(doors: Mapping[str, Right]) -> dict[str, Right]:
    return {door: Right.READ if right is Right.EVERYONE else right for door, right in doors.items()}


def _varying(start: StartResponse) -> StartResponse:
    """Return the same, saying that the answer is another one for other readers."""

    def begin(status: str, headers: list[tuple[str, str]], *error: Any) -> Callable[..., object]:
        told = Headers(headers)
        told.add("Vary", "Cookie")
        return start(status, told.to_wsgi_list(), *error)

    return begin
