"""Letting somebody in and out again: a new session, its cookie, and where they wanted to go."""

from __future__ import annotations

from flask import Response, g, redirect, request

from dashboard.pages.gate.cookies import forget_cookies, session_cookie, set_session_cookie
from dashboard.pages.gate.reader import reader, the_store
from dashboard.pages.gate.targets import local_target
from dashboard.people import audit
from dashboard.people.audit import Actor
from dashboard.people.roles import Person
from dashboard.people.sessions import begin_session, clear_sessions, end_session, hash_token


def let_in(person: Person, target: str = "/", by: str = "password") -> Response:
    """Begin a session for somebody who has proved who they are, and lead them on.

    The session that the browser had before ends: nobody can be led into one that others know.

    Parameters
    ----------
    person
        Who it is, active.
    target
        Where they wanted to go; anything but an address of this server leads to the atlas.
    by
        How they proved it: ``password``, ``link`` or the name of where they signed in.
    """
    address, before = request.remote_addr or "", session_cookie()
    with the_store().writing() as connection:
        if before:
            end_session(connection, hash_token(before))
        clear_sessions(connection)
        token = begin_session(connection, person, address, request.user_agent.string)
        subject = ("person", str(person.person_id))
        audit.record(connection, Actor(person, address), "person.signed_in", subject, {"by": by})
    response = redirect(local_target(target), code=303)
    response.headers["Cache-Control"] = "no-store"
    set_session_cookie(response, token)  # type: ignore[arg-type]
    g.session = None
    return response  # type: ignore[return-value]


def let_out(target: str = "/") -> Response:
    """End the session of this browser and lead to a page that everybody may read."""
    person, token = reader(), session_cookie()
    if token:
        with the_store().writing() as connection:
            end_session(connection, hash_token(token))
            if person is not None:
                actor = Actor(person, request.remote_addr or "")
                subject = ("person", str(person.person_id))
                audit.record(connection, actor, "person.signed_out", subject)
    response = redirect(local_target(target), code=303)
    response.headers["Cache-Control"] = "no-store"
    forget_cookies(response)  # type: ignore[arg-type]
    g.session = None
    return response  # type: ignore[return-value]
