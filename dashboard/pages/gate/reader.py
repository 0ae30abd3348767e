"""Who reads the page that is being answered."""

from __future__ import annotations

import hashlib
import hmac

from flask import g, has_request_context, request

from dashboard.people.audit import Actor
from dashboard.people.roles import Person, Right, has_right
from dashboard.people.sessions import Session

CSRF_FIELD = "csrf"


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
    if session is None:
        return ""
    return hmac.new(session.session_hash.encode(), b"csrf", hashlib.sha256).hexdigest()
