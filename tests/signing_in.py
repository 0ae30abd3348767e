"""People of each role, signed in to a server that has a gate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.pages import failures
from dashboard.pages.gate import gate
from dashboard.pages.gate.cookies import COOKIE
from dashboard.pages.gate.reader import token_of
from dashboard.pages.site import Site, make_site
from dashboard.people.audit import Actor
from dashboard.people.roles import Person, Role
from dashboard.people.sessions import begin_session, hash_token
from dashboard.store import tables
from dashboard.store.store import Store

ADDRESS, BROWSER = "127.0.0.1", "a browser"


def add_person(
    store: Store, name: str, role: Role = Role.EDITOR, *, is_active: bool = True
) -> Person:
    """Return a person who stands in the store now; the login is made of the name."""
    login = f"{name.lower().replace(' ', '.')}@example.org"
    with store.writing() as connection:
        key = connection.execute(
            sa.insert(tables.people).values(
                login=login,
                name=name,
                role=role.value,
                language="en",
                is_active=is_active,
                created_at=datetime.now(UTC),
            )
        ).inserted_primary_key
    return Person(key[0], login, name, role, is_active=is_active)


def add_one_of_each_role(store: Store) -> dict[Role, Person]:
    """Return a person of each role; each is called as their role is."""
    return {role: add_person(store, role.value.title(), role) for role in Role}


def put_out(store: Store, person: Person) -> None:
    """Let somebody sign in no more."""
    people = tables.people
    with store.writing() as connection:
        connection.execute(
            sa.update(people).where(people.c.person_id == person.person_id).values(is_active=False)
        )


def acting(person: Person | None) -> Actor:
    """Return somebody as the record of who did what names them."""
    return Actor(person, ADDRESS)


@dataclass(frozen=True)
class Visitor:
    """Somebody with a browser; forms are sent as the pages send them.

    Parameters
    ----------
    client
        Keeps the cookie.
    person
        Who is signed in; None for the public.
    csrf
        What the forms of this session send along.
    """

    client: FlaskClient
    person: Person | None
    csrf: str

    def get(self, path: str, **options: Any) -> TestResponse:
        """Return an answer."""
        return self.client.get(path, **options)

    def post(self, path: str, fields: Mapping[str, Any] | None = None) -> TestResponse:
        """Send a form, with the token that its page holds."""
        return self.client.post(path, data={"csrf": self.csrf, **(fields or {})})


def sign_in(server: Flask, store: Store, person: Person | None) -> Visitor:
    """Return a browser in which somebody is signed in."""
    client = server.test_client()
    if person is None:
        return Visitor(client, None, "")
    with store.writing() as connection:
        token = begin_session(connection, person, ADDRESS, BROWSER)
    client.set_cookie(COOKIE, token)
    return Visitor(client, person, token_of(hash_token(token)))


def gated_server(store: Store, *registers: Callable[[Flask, Site], None]) -> Flask:
    """Return a server of some pages behind the gate, which reads the doors as they are."""
    server = Flask("gated", static_folder=None)
    site = make_site({}, lambda name: f"/assets/{name}")
    gate.register(server, store)
    for register in registers:
        register(server, site)
    failures.register(server, site)
    return server
