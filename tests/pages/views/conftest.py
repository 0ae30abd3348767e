"""The pages of saved views behind the gate, with people of each role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask

from dashboard.measures.atlas import Atlas
from dashboard.pages.site import Site
from dashboard.pages.views import routes
from dashboard.pages.views.cabinet import Cabinet
from dashboard.people.roles import Person, Role
from dashboard.store.store import Store, open_store
from dashboard.views.saved import SavedView
from dashboard.views.saving import create_view, share_view
from tests.miniature import Miniature
from tests.signing_in import (
    Visitor,
    acting,
    add_one_of_each_role,
    add_person,
    gated_server,
    sign_in,
)
from tests.views.tiny_views import content


@dataclass(frozen=True)
class Office:
    """A server, its store, and those who work with it.

    Parameters
    ----------
    server, store, atlas
        What stands there.
    people
        By their names: one of each role, and Sam, who edits too.
    """

    server: Flask
    store: Store
    atlas: Atlas
    people: dict[str, Person]

    def enter(self, name: str) -> Visitor:
        """Return a browser in which somebody is signed in; an empty name is the public."""
        return sign_in(self.server, self.store, self.people.get(name))

    def view(self, owner: str = "Sam", *, is_shared: bool = True, **more: object) -> SavedView:
        """Return a view that somebody has saved."""
        actor = acting(self.people[owner])
        view = create_view(self.store, actor, content(**more))
        if is_shared:
            return share_view(self.store, actor, view.view_id, is_shared=True)
        return view


def make_office(mini: Miniature, store: Store) -> Office:
    """Return an office over an empty store."""

    def register(server: Flask, site: Site) -> None:
        routes.register(server, Cabinet(store, mini.atlas, site))

    server = gated_server(store, register)
    people = {person.name: person for person in add_one_of_each_role(store).values()}
    people["Sam"] = add_person(store, "Sam", Role.EDITOR)
    return Office(server, store, mini.atlas, people)


@pytest.fixture
def office(mini: Miniature, tmp_path: Path) -> Iterator[Office]:
    """Give an office of its own to a test. Views themselves are tested on both databases."""
    store = open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    yield make_office(mini, store)
    store.close()


@pytest.fixture(scope="module")
def quiet_office(mini: Miniature, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Give one office to all tests of a module: they save nothing there."""
    folder = tmp_path_factory.mktemp("quiet")
    store = open_store(f"sqlite:///{folder / 'store.sqlite3'}")
    yield make_office(mini, store)
    store.close()
