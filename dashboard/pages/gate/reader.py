"""Who reads the page that is being answered."""

from __future__ import annotations

import hashlib
import hmac

from flask import current_app, g, has_request_context, request

from dashboard.people.audit import Actor
from dashboard.people.roles import Person, Right, has_right
from dashboard.people.sessions import Session
from dashboard.store.store import Store

CSRF_FIELD = "csrf"
STORE = "hinterland.store"


def the_store() -> Store:
    """Return the store that the gate was given."""
    store: Store = current_app.extensions[STORE]
    return store


def reader_session() -> Session | None:
    """Return the open session of the request; ``None`` where nobody is signed in."""
    session: Session | None = g.get("session") if has_request_context() else None
    return session


def reader() -> Person | None:
    """Return who is signed in; ``None`` for the public."""
    session = reader_session()
    return session.person if session else None


def may(right: Right) -> bool:
    """Return whether the reader has a right."""
    return has_right(reader(), right)


def actor() -> Actor:
    """Return the reader as the record of who did what names them."""
    return Actor(reader(), request.remote_addr or "")


def csrf_token() -> str:
    """Return what every form of the reader sends along in the field ``csrf``; may be empty."""
    session = reader_session()
    return token_of(session.session_hash) if session else ""


def token_of(session_hash: str) -> str:
    """Return what the forms of a session send along."""
    return hmac.new(session_hash.encode(), b"csrf", hashlib.sha256).hexdigest()


def asked_right() -> Right | None:
    """Return the right that the gate asked for; ``None`` where no gate was passed."""
    right: Right | None = g.get("right") if has_request_context() else None
    return right
