"""Every door of the real app has a rule, keeps it for everybody, and stands in docs/doors.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from dash import Dash
from flask import Flask, g
from werkzeug.exceptions import HTTPException

from dashboard.create_app.server import create_app
from dashboard.pages.gate.door_list import NO_RULE, NO_WORDS, door_list, server_callbacks
from dashboard.pages.gate.doors import (
    CALLBACKS,
    ENDPOINTS,
    FROM_ANYWHERE,
    SAME_FOR_ALL,
    SHUT,
    WITHOUT_TOKEN,
)
from dashboard.pages.gate.gate import CALLBACK_ADDRESS
from dashboard.pages.gate.reader import token_of
from dashboard.people import accounts
from dashboard.people.audit import Actor
from dashboard.people.roles import Right, Role, has_right
from dashboard.people.sessions import begin_session, hash_token
from dashboard.settings import Settings
from dashboard.store import tables
from dashboard.store.store import Store, open_store

DOORS = Path(__file__).resolve().parent.parent / "docs" / "doors.md"
TERMINAL = Actor(None, "terminal")
NOBODY, GONE, EXPIRED = "the public", "somebody whose account is shut", "an expired session"
WHO = (NOBODY, GONE, EXPIRED, *Role)


@dataclass(frozen=True, slots=True)
class House:
    """The real app, and the cookie of each of those who come to its doors."""

    app: Dash
    cookies: dict[str, str]

    @property
    def server(self) -> Flask:
        server: Flask = self.app.server
        return server


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    folder = tmp_path_factory.mktemp("doors")
    store = open_store(f"sqlite:///{folder / 'store.sqlite3'}")
    cookies = {NOBODY: ""} | {who: enter(store, who) for who in WHO if who != NOBODY}
    return House(create_app(Settings(data_dir=folder), store), cookies)


def enter(store: Store, who: str) -> str:
    """Return the token of a session: open, expired, or of somebody whose account is shut."""
    role = Role(who) if who in list(Role) else Role.OWNER
    login = f"{who.replace(' ', '-')}@example.org"
    with store.writing() as connection:
        person = accounts.add_person(connection, TERMINAL, login, who, role, "en")
        token = begin_session(connection, person, "127.0.0.1", "a test")
        if who == EXPIRED:
            sessions = tables.sessions
            connection.execute(
                sa.update(sessions)
                .where(sessions.c.session_hash == hash_token(token))
                .values(expires_at=datetime.now(UTC))
            )
        if who == GONE:
            connection.execute(
                sa.update(tables.people)
                .where(tables.people.c.person_id == person.person_id)
                .values(is_active=False)
            )
    return token


def every_door(server: Flask) -> Iterator[tuple[str, str, str]]:
    """Yield endpoint, method and an address of every door but that of the callbacks."""
    adapter = server.url_map.bind("localhost")
    for rule in server.url_map.iter_rules():
        values: dict[str, Any] = dict.fromkeys(rule.arguments, "1")
        path = adapter.build(rule.endpoint, values) if rule.arguments else rule.rule
        if rule.rule != CALLBACK_ADDRESS:
            for method in sorted((rule.methods or set()) - {"OPTIONS"}):
                yield rule.endpoint, method, path


def passes(house: House, who: str, method: str, path: str, **options: Any) -> bool:
    """Return whether the gate lets somebody through, without doing what is behind it."""
    token = house.cookies[who]
    headers = {"Sec-Fetch-Site": "same-origin"}
    if token:
        headers |= {"Cookie": f"session={token}", "X-CSRFToken": token_of(hash_token(token))}
    with house.server.test_request_context(path, method=method, headers=headers, **options):
        answer: Any
        try:
            answer = house.server.preprocess_request()
        except HTTPException as error:
            answer = error
        if answer is None:
            return True
        if isinstance(answer, HTTPException) and answer.code == 404:
            return g.get("right") is Right.EVERYONE  # no page there, found out behind the gate
        assert getattr(answer, "code", None) in (401, 403) or (
            answer.status_code == 303 and answer.headers["Location"].startswith("/sign-in/?next=")
        )
        return False


def allowed(who: str, right: Right) -> bool:
    if who not in list(Role):
        return right is Right.EVERYONE
    person = accounts.Person(1, "", "", Role(who))
    return has_right(person, right)


@pytest.mark.parametrize("who", WHO)
def test_every_door_lets_in_those_who_may_and_nobody_else(house: House, who: str) -> None:
    wrong = []
    for endpoint, method, path in every_door(house.server):
        right = ENDPOINTS.get(endpoint)
        wanted = right is not None and allowed(who, right)
        if passes(house, who, method, path) is not wanted:
            wrong.append(f"{method} {path} for {who}: should be {wanted}")
    assert wrong == []


@pytest.mark.parametrize("who", WHO)
def test_every_question_is_answered_to_those_who_may_and_nobody_else(
    house: House, who: str
) -> None:
    wrong = []
    for output in house.app.callback_map:
        first = output.strip(".").split("...")[0]
        right = CALLBACKS.get(first)
        wanted = right is not None and allowed(who, right)
        if passes(house, who, "POST", CALLBACK_ADDRESS, json={"output": output}) is not wanted:
            wrong.append(f"{first} for {who}: should be {wanted}")
    assert wrong == []


def test_every_door_has_a_rule(house: House) -> None:
    doors = {rule.endpoint for rule in house.server.url_map.iter_rules()} - {CALLBACK_ADDRESS}
    assert sorted(doors - set(ENDPOINTS) - SHUT) == []
    assert sorted(set(server_callbacks(house.app.callback_map)) - set(CALLBACKS)) == []


def test_no_rule_is_left_over(house: House) -> None:
    doors = {rule.endpoint for rule in house.server.url_map.iter_rules()}
    named = {*ENDPOINTS, *SHUT, *SAME_FOR_ALL, *WITHOUT_TOKEN, *FROM_ANYWHERE}
    assert sorted(named - doors) == []
    assert sorted(set(CALLBACKS) - set(server_callbacks(house.app.callback_map))) == []


def test_what_is_the_same_for_all_is_open_to_all() -> None:
    assert {ENDPOINTS[endpoint] for endpoint in SAME_FOR_ALL} == {Right.EVERYONE}


def test_a_door_without_a_rule_stays_shut_for_everybody(house: House) -> None:
    for who in WHO:
        for path in ("/_reload-hash", "/static/a.css"):
            assert house.server.test_client().get(path).status_code == 404
            assert not passes(house, who, "GET", path)
        assert not passes(house, who, "POST", CALLBACK_ADDRESS, json={"output": "secret.data"})
        assert not passes(house, who, "POST", CALLBACK_ADDRESS, data=b"nonsense")


def test_the_list_of_doors_is_up_to_date(house: House) -> None:
    wanted = door_list(house.server, house.app.callback_map)
    assert NO_RULE not in wanted
    assert NO_WORDS not in wanted
    assert DOORS.read_text(encoding="utf-8") == wanted, "run make doors"
