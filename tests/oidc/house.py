"""A server that signs in at a real provider, and a browser before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.pages import failures
from dashboard.pages.gate import gate
from dashboard.pages.people import register as people_pages
from dashboard.pages.people import single_sign_on
from dashboard.pages.site import make_site
from dashboard.settings import SignOn
from dashboard.store.store import Store
from tests.oidc.provider import CLIENT_ID, CLIENT_SECRET, Reader

BEGIN = "/sign-in/oidc/"
ROLES = "hinterland-editors=editor,hinterland-owners=owner"
ANNA = {"name": "Anna", "email": "anna@example.org", "email_verified": True}
EDITORS, OWNERS = ["staff", "hinterland-editors"], ["hinterland-owners", "hinterland-editors"]
COOKIE_LIMIT = 4093


@dataclass
class House:
    """A server that signs in at the provider, and the store behind it."""

    server: Flask
    store: Store

    def browser(self) -> FlaskClient:
        return self.server.test_client()

    def rows(self, table: sa.Table) -> list[Any]:
        with self.store.reading() as connection:
            return list(connection.execute(sa.select(table)).all())


def make_house(store: Store, sign_on: SignOn | None) -> House:
    server = Flask("house", static_folder=None)
    site = make_site({}, lambda name: f"/assets/{name}")
    gate.register(server, store)
    people_pages.register(server, store, site, sign_on=sign_on)
    failures.register(server, site)
    return House(server, store)


def sign_on_at(issuer: str, **more: str) -> SignOn:
    chosen = {"name": "Region", "roles": ROLES, **more}
    return SignOn(issuer, CLIENT_ID, CLIENT_SECRET, **chosen)


def begun(browser: FlaskClient, target: str = "/account/") -> str:
    """Return the provider's address that a browser is led to."""
    answer = browser.get(BEGIN, query_string={"next": target})
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"]


def led_back(browser: FlaskClient, login: str = "anna", target: str = "/account/") -> str:
    """Return the address that the provider leads back to, not yet opened."""
    reader = Reader(login)
    address = reader.go(begun(browser, target))
    reader.close()
    return address


def sign_in(browser: FlaskClient, login: str = "anna", target: str = "/account/") -> TestResponse:
    return browser.get(led_back(browser, login, target))


def changed(address: str, **parts: str | None) -> str:
    """Return an address with parts of its query put in the place of others, or left out."""
    pieces = urlsplit(address)
    query = {**dict(parse_qsl(pieces.query)), **parts}
    kept_parts = {key: value for key, value in query.items() if value is not None}
    return urlunsplit(pieces._replace(query=urlencode(kept_parts)))


def is_in(browser: FlaskClient) -> bool:
    return browser.get("/account/").status_code == 200


def told(browser: FlaskClient, answer: TestResponse) -> str:
    """Return the key of what is told on the page of signing in, which must say it in words."""
    address = urlsplit(answer.headers["Location"])
    assert (answer.status_code, address.path) == (303, "/sign-in/")
    (key,) = parse_qs(address.query)["fault"]
    page = browser.get(answer.headers["Location"]).text
    sentence = single_sign_on.FAULTS[key].format(name="Region")
    assert sentence in page.replace("&#39;", "'")
    assert not is_in(browser)
    return key
