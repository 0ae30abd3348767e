"""A small server behind the gate with the pages of people, and people of every role."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.pages import failures, security
from dashboard.pages.gate import gate
from dashboard.pages.gate.doors import ENDPOINTS
from dashboard.pages.people import register as people_pages
from dashboard.pages.people.signing import SignInWays
from dashboard.pages.site import make_site
from dashboard.people import accounts
from dashboard.people.audit import Actor
from dashboard.people.roles import Person, Right, Role
from dashboard.store.store import Store, open_store

PASSWORD = "four words in a row"
TERMINAL = Actor(None, "terminal")


@dataclass(frozen=True, slots=True)
class Staff:
    """A server and the store behind it."""

    server: Flask
    store: Store

    def client(self) -> FlaskClient:
        return self.server.test_client()

    def add(self, role: Role, name: str = "", password: str = PASSWORD) -> Person:
        """Add somebody with a password; their address is made from their name."""
        name = name or role.value.capitalize()
        login = f"{name.split()[0].casefold()}@example.org"
        with self.store.writing() as connection:
            person = accounts.add_person(connection, TERMINAL, login, name, role, "en")
            accounts.set_password(connection, TERMINAL, person, password)
        return person

    def signed_in(self, person: Person, password: str = PASSWORD) -> FlaskClient:
        """Return a browser in which somebody has signed in."""
        client = self.client()
        answer = client.post("/sign-in/", data={"login": person.login, "password": password})
        assert answer.status_code == 303, answer.text
        return client


def quicken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make argon2 do next to no work: its parameters have tests of their own."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    decoy = hasher.hash("nobody has this password")
    monkeypatch.setattr("dashboard.people.passwords._hasher", lambda: hasher)
    monkeypatch.setattr("dashboard.people.passwords._decoy", lambda: decoy)


def make_staff(folder: Path, ways: SignInWays | None = None, **gate_options: Any) -> Staff:
    """Return a server with the gate and the pages of people over an empty store."""
    server = Flask("staff", static_folder=None)
    store = open_store(f"sqlite:///{folder / 'store.sqlite3'}")
    site = make_site({}, lambda name: f"/assets/{name}")
    rules = {**ENDPOINTS, "edit": Right.EDIT, "open": Right.EVERYONE}
    gate.register(server, store, endpoints=rules, **gate_options)
    people_pages.register(server, store, site, ways)
    failures.register(server, site)
    security.register(server, ())
    server.add_url_rule("/open/", "open", lambda: "<p>open</p>", methods=["GET", "POST"])
    server.add_url_rule("/unnamed/", "unnamed", lambda: "nobody may", methods=["GET", "POST"])
    return Staff(server, store)


def token_in(text: str) -> str:
    """Return what a page's forms send along."""
    found = re.search(r'name="csrf" value="([^"]*)"', text)
    assert found is not None, text
    return found.group(1)


def send(
    client: FlaskClient, path: str, form: Mapping[str, Any], page: str = "/account/"
) -> TestResponse:
    """Send a form as a page of the server does."""
    token = token_in(client.get(page).text)
    return client.post(
        path, data={"csrf": token, **form}, headers={"Sec-Fetch-Site": "same-origin"}
    )
