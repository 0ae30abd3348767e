"""A view is saved from the atlas, edited by two at once, deleted and brought back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from dashboard.people import accounts
from dashboard.people.audit import Actor
from dashboard.people.roles import Role
from dashboard.store.store import open_store
from tests.browser.driving import SWEDEN, Visit, axe_faults, tab_to, wait_for_page, wait_for_paint
from tests.serving import Server, serving

PASSWORD = "four words in a row"
SAM, KIM, PIA = "sam@example.org", "kim@example.org", "pia@example.org"
ROLES = {SAM: Role.EDITOR, KIM: Role.EDITOR, PIA: Role.PRESENTER}
PHONE = {"viewport": {"width": 360, "height": 780}}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Serve the atlas to two editors and a presenter."""
    with serving("app:server") as running:
        store = open_store(f"sqlite:///{running.data_dir / 'store.sqlite3'}")
        terminal = Actor(None, "terminal")
        with store.writing() as connection:
            for login, role in ROLES.items():
                name = login.split("@")[0].title()
                person = accounts.add_person(connection, terminal, login, name, role, "en")
                accounts.set_password(connection, terminal, person, PASSWORD)
        store.close()
        yield running


def enter(visit: Visit, login: str, path: str = "/views/", **options: Any) -> Page:
    """Sign in and open a page."""
    page = visit(f"/sign-in/?next={path}", **options)
    page.fill("#login", login)
    page.fill("#password", PASSWORD)
    press(page, "Sign in")
    return page


def press(page: Page, name: str) -> None:
    """Press a button or a link of the page's main part and wait for what it leads to."""
    main = page.get_by_role("main")
    button = main.get_by_role("button", name=name, exact=True)
    (button if button.count() else main.get_by_role("link", name=name, exact=True)).first.click()
    wait_for_page(page)


def faults(page: Page) -> list[str]:
    """Return what axe finds, and whether the page is wider than the window."""
    too_wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return [*axe_faults(page), *(["too wide"] if too_wide else [])]


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


@pytest.fixture(scope="module")
def saved(server: Server) -> dict[str, str]:
    """Hold the address of the view that the first test saves for those after it."""
    return {}


def test_what_the_atlas_shows_is_saved_with_all_its_years(
    visit: Visit, server: Server, saved: dict[str, str]
) -> None:
    page = enter(visit, SAM)
    page.goto(server.url + SWEDEN + "&lang=en")
    wait_for_page(page)
    wait_for_paint(page, lambda: page.get_by_text("Road", exact=True).first.click())
    page.locator("#save-view").click()
    wait_for_page(page)
    assert "mode=road" in page.url
    assert page.input_value("#name") == "Road’s share of inland freight, 2022: Sweden"
    page.fill("#name", "Road in Sweden")
    page.fill("#description-en", "<script>document.title = 'wrong'</script>")
    page.fill("#first", "2005")
    page.fill("#last", "2023")
    press(page, "Add them")
    assert page.get_by_text("18 selections were added.").is_visible()
    assert page.input_value("#name") == "Road in Sweden"
    assert faults(page) == []
    press(page, "Save")
    assert (heading(page), page.title()) == ("Road in Sweden", "Road in Sweden – Hinterland")
    assert page.get_by_text("<script>document.title").is_visible()
    assert faults(page) == []
    press(page, "Share with the organisation")
    saved["address"] = page.url.removeprefix(server.url).split("?")[0]


def test_a_selection_of_a_view_opens_in_the_atlas(
    visit: Visit, server: Server, saved: dict[str, str]
) -> None:
    page = enter(visit, PIA, saved["address"])
    assert page.get_by_role("link", name="Look at a preview").is_visible()
    assert page.get_by_role("button", name="Copy").count() == 0
    press(page, "Road’s share of inland freight, 2022: Sweden")
    assert page.get_by_role("heading", name="Sweden").first.is_visible()
    assert page.locator("#save-view").count() == 0


@pytest.mark.parametrize(
    "options",
    [PHONE, {"color_scheme": "dark"}, {"java_script_enabled": False}],
    ids=["on a phone", "dark", "without a script"],
)
def test_of_two_who_save_at_once_the_second_sees_both_and_goes_on(
    visit: Visit, saved: dict[str, str], options: dict[str, Any]
) -> None:
    edit = saved["address"] + "edit/"
    kim, sam = enter(visit, KIM, edit, fails=True, **options), enter(visit, SAM, edit)
    sam.fill("#notes", f"Sam on {options}")
    press(sam, "Save")
    kim.fill("#notes", f"Kim on {options}")
    press(kim, "Save")
    assert kim.get_by_role("alert").get_by_text("Sam saved this view meanwhile").is_visible()
    differs = kim.locator(".conflict")
    assert differs.get_by_text(f"Kim on {options}").is_visible()
    assert differs.get_by_text(f"Sam on {options}").is_visible()
    if options.get("java_script_enabled", True):
        assert faults(kim) == []
    press(kim, "Save mine on top")
    assert kim.get_by_text("The new revision was saved.").is_visible()
    press(kim, "History")
    if options.get("java_script_enabled", True):
        assert faults(kim) == []
    told = kim.locator(".history-list > li").all_inner_texts()
    assert "Kim saved it." in told[0]
    assert "Sam saved it." in told[1]


def test_the_enter_key_in_a_field_saves_and_moves_nothing(
    visit: Visit, saved: dict[str, str]
) -> None:
    page = enter(visit, SAM, saved["address"] + "edit/")
    page.fill("#name", "Roads of Sweden")
    page.locator("#name").press("Enter")
    wait_for_page(page)
    assert heading(page) == "Roads of Sweden"


def test_a_selection_is_moved_by_keyboard_and_the_list_stays_in_sight(
    visit: Visit, saved: dict[str, str]
) -> None:
    page = enter(visit, SAM, saved["address"] + "edit/")
    titles = page.locator(".edit-list .selection-title")
    before = titles.all_inner_texts()
    page.locator("#name").focus()
    tab_to(page, "button[value='down-1']")
    page.keyboard.press("Enter")
    wait_for_page(page)
    assert titles.all_inner_texts()[:2] == [before[1], before[0]]
    assert page.url.endswith("#selections")


def test_a_deleted_view_is_undone_at_once_and_from_the_bin(
    visit: Visit, saved: dict[str, str]
) -> None:
    page = enter(visit, SAM, saved["address"], **PHONE)
    assert faults(page) == []
    press(page, "Delete")
    assert faults(page) == []
    press(page, "Undo: Roads of Sweden")
    assert heading(page) == "Roads of Sweden"
    press(page, "Delete")
    press(page, "Bin")
    assert faults(page) == []
    press(page, "Take out of the bin: Roads of Sweden")
    assert page.get_by_text("The view is back from the bin, as it was.").is_visible()


def test_the_header_of_the_atlas_has_room_for_saving_in_every_language(
    visit: Visit, server: Server
) -> None:
    page = enter(visit, SAM)
    for language in ("en", "sv", "fr"):
        for width in (360, 800, 1024):
            page.set_viewport_size({"width": width, "height": 780})
            page.goto(f"{server.url}/?lang={language}")
            wait_for_page(page)
            header = page.evaluate("document.querySelector('.site-header').scrollWidth")
            assert header <= width, (language, width)
