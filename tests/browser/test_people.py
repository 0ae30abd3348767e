"""The first owner comes by the terminal's link, signs out and in again, with and without script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from dashboard.people.invitations import first_owner_token
from dashboard.store.store import open_store
from tests.browser.driving import Visit, axe_faults, wait_for_page
from tests.serving import Server, serving

PASSWORD = "four words in a row"
PHONE = {"viewport": {"width": 360, "height": 780}}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Serve an atlas that nobody has signed in to yet."""
    with serving("app:server") as running:
        yield running


@pytest.fixture(scope="module")
def owner_link(server: Server) -> str:
    """Return the link as the terminal shows it."""
    store = open_store(f"sqlite:///{server.data_dir / 'store.sqlite3'}")
    token = first_owner_token(store)
    store.close()
    return f"/first-owner/{token}/"


def send(page: Page, **fields: str) -> None:
    """Fill in the fields of a page's form and send it."""
    for name, value in fields.items():
        page.fill(f"#{name}", value)
    page.locator(".main-button").click()
    wait_for_page(page)


def test_the_first_owner_signs_in_and_out_without_any_script(visit: Visit, owner_link: str) -> None:
    page = visit(owner_link, java_script_enabled=False, fails=True)
    send(page, login="anna@example.org", name="Anna Berg", password="short", password_again="short")
    assert page.get_by_role("alert").is_visible()
    assert page.input_value("#name") == "Anna Berg"
    send(page, password=PASSWORD, password_again=PASSWORD)
    assert page.get_by_role("heading", level=1).inner_text() == "Your account"

    page.get_by_role("button", name="Sign out").click()
    page.goto(page.url + "settings/")
    assert page.get_by_role("heading", level=1).inner_text() == "Sign in"
    send(page, login="anna@example.org", password=PASSWORD)
    assert page.url.endswith("/settings/")
    assert page.get_by_role("heading", level=1).inner_text() == "Settings"


@pytest.mark.parametrize("options", [{}, PHONE], ids=["wide", "on a phone"])
def test_the_pages_of_people_pass_axe_and_fit(
    visit: Visit, server: Server, options: dict[str, object]
) -> None:
    page = visit("/sign-in/?next=/people/", reduced_motion="reduce", **options)
    assert faults(page) == {}
    send(page, login="anna@example.org", password=PASSWORD)
    for path in ("/people/", "/people/1/", "/account/", "/account/password/", "/settings/"):
        page.goto(server.url + path)
        assert faults(page) == {}, path
    page.goto(f"{server.url}/record/?since=2000-01-01")
    assert faults(page) == {}


def test_the_atlas_of_somebody_signed_in_proves_where_its_questions_come_from(
    visit: Visit, server: Server
) -> None:
    page = visit("/sign-in/")
    send(page, login="anna@example.org", password=PASSWORD)
    with page.expect_request("**/_dash-update-component*") as asked:
        page.goto(f"{server.url}/?measure=modal_split&year=2022&lang=en")
    wait_for_page(page)
    answer = asked.value.response()
    assert answer is not None
    assert answer.status == 200
    assert len(asked.value.headers["x-csrftoken"]) == 64
    assert page.get_by_role("link", name="Anna Berg").is_visible()


def faults(page: Page) -> dict[str, object]:
    """Return what axe finds, in light and dark, and how far the page sticks out."""
    found: dict[str, object] = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.wait_for_timeout(150)
        if wrong := axe_faults(page):
            found[scheme] = wrong
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return found | ({"wider": wider} if wider > 0 else {})
