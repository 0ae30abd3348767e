"""A server with the pages of publishing, a press that stands in, and people of each role."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.test import TestResponse

from dashboard.pages import security
from dashboard.pages.publishing import serving
from dashboard.pages.publishing.publishing import Publishing
from dashboard.pages.publishing.rate import Rate
from dashboard.pages.publishing.reading import newer_notice
from dashboard.pages.site import Site
from dashboard.people.roles import Person, Role
from dashboard.publish.ready_files import ReadyFiles
from dashboard.store import tables
from dashboard.store.store import Store
from dashboard.views.selections import stored_selections
from tests.pages.publishing.stand_in import StandInPress
from tests.signing_in import Visitor, add_one_of_each_role, gated_server, sign_in

QUERY = "measure=modal_split&year=2022&mode=rail&level=0"
ORDER = {
    "slug": "rail",
    "languages": ["en", "sv"],
    "main": "en",
    "title-en": "Rail <b>carries</b>",
    "title-sv": "Järnvägens andel",
    "standfirst-sv": "Åtta län",
}
AGAIN = {**ORDER, "kind": "revision", "reason-en": "Newer figures", "reason-sv": "Nyare siffror"}


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass(frozen=True)
class House:
    """All that a test of publishing needs."""

    server: Flask
    store: Store
    press: StandInPress
    publishing: Publishing
    people: dict[Role, Person]
    clock: Clock
    rules: dict[str, bool]

    def visitor(self, role: Role | None) -> Visitor:
        return sign_in(self.server, self.store, self.people[role] if role else None)

    def previewed(self, visitor: Visitor, view_id: str, order: dict[str, Any]) -> str:
        """Fill the form in and return the address of the preview."""
        answer = visitor.post(f"/publish/{view_id}/", order)
        assert answer.status_code == 303, answer.text
        return led_to_preview(visitor, answer)

    def published(self, view_id: str = "", order: dict[str, Any] | None = None) -> str:
        """Publish as the owner and return the address."""
        owner = self.visitor(Role.OWNER)
        wanted = view_id or add_view(self.store, self.people[Role.OWNER])
        preview = self.previewed(owner, wanted, order or ORDER)
        answer = owner.post(f"{preview}publish")
        assert answer.status_code == 303, answer.text
        return f"/p/{(order or ORDER)['slug']}/"


def led_to_preview(visitor: Visitor, answer: TestResponse) -> str:
    """Follow the page of progress until the preview is made, and return its address."""
    address = answer.headers["Location"]
    for _ in range(500):
        if address.startswith("/publish/preview/"):
            return str(address)
        page = visitor.get(address)
        address = page.headers.get("Location", address)
        if page.status_code == 200 and 'role="alert"' in page.text:
            raise AssertionError(page.text)
        time.sleep(0.005)
    raise AssertionError("the preview was not made")


def add_view(store: Store, owner: Person, view_id: str = "abcdefghij", **facts: Any) -> str:
    """Keep a view and return its id."""
    now = datetime.now(UTC)
    with store.writing() as connection:
        connection.execute(
            sa.insert(tables.views).values(
                view_id=view_id,
                owner_id=owner.person_id,
                revision=1,
                is_shared=facts.get("is_shared", True),
                created_at=now,
            )
        )
        connection.execute(
            sa.insert(tables.view_revisions).values(
                view_id=view_id,
                revision=1,
                name=facts.get("name", "Järnväg i Östra Sverige"),
                descriptions=facts.get("descriptions", {"sv": "Åtta län", "en": "Eight counties"}),
                selections=stored_selections([QUERY]),
                notes="secret notes",
                saved_by=owner.person_id,
                saved_at=now,
                action="created",
            )
        )
    return view_id


@pytest.fixture
def house(store: Store, tmp_path: Path) -> House:
    press, clock = StandInPress(tmp_path / "published"), Clock()
    files = ReadyFiles(press.folder, tmp_path / "packed", press.standing, newer_notice)
    rules = {"second": False}
    made: list[Publishing] = []

    def pages(server: Flask, site: Site) -> None:
        made.append(
            Publishing(
                store,
                press,
                files,
                site,
                "/assets/publishing.js",
                lambda: rules["second"],
                rate=Rate(clock),
            )
        )
        serving.register(server, made[0])
        security.register(server, ())

    server = gated_server(store, pages)
    return House(server, store, press, made[0], add_one_of_each_role(store), clock, rules)
