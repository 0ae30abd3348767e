"""The header of the atlas leads those who may save to the form of a new view, and nobody else."""

from __future__ import annotations

import pytest
from flask import Flask

from dashboard.pages.site import Site, make_site, site_header
from dashboard.people.roles import Role
from dashboard.store.store import Store
from dashboard.words import speak
from tests.signing_in import add_person, gated_server, sign_in


@pytest.fixture
def server(store: Store) -> Flask:
    def register(server: Flask, site: Site) -> None:
        for rule, here in (("/", "explore"), ("/data/", "data")):

            def show(here: str = here) -> str:
                return str(site_header(speak("en"), here, "/", "year=2022&select=SE"))

            endpoint = "/" if here == "explore" else "documents.data"
            server.add_url_rule(rule, endpoint, show)

    return gated_server(store, register)


@pytest.mark.parametrize("role", [None, *Role])
def test_who_may_save_is_led_to_what_is_shown(
    server: Flask, store: Store, role: Role | None
) -> None:
    visitor = sign_in(server, store, add_person(store, "Sam", role) if role else None)
    link = 'id="save-view" href="/views/new/?year=2022&amp;select=SE"'
    may_save = role in (Role.EDITOR, Role.PUBLISHER, Role.OWNER)
    assert (link in visitor.get("/").text) is may_save
    assert "save-view" not in visitor.get("/data/").text


def test_the_public_reads_nothing_of_saving() -> None:
    site = make_site({}, "/assets/".__add__)
    assert site.styles
    assert "Save" not in site_header(speak("en"), "explore", "/", "year=2022")
