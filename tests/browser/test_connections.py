"""Connections and the network of a cluster: looked at, typed into, and read without a mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.driving import Visit, axe_faults, tab_to

ASKED = "/connections/?from=cluster:C02&to=port:NLRTM"
WRONG = "/connections/?from=cluster:C02&to=Atlantis&tonnes=-1"
NETWORK = "/network/?cluster=cluster:C02"
PHONE = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True}
PAGES = (ASKED, "/connections/", NETWORK, "/network/")


def too_wide(page: Page) -> int:
    width: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return width


def open_everything(page: Page) -> None:
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["en", "sv", "fr"])
def test_axe_finds_nothing_in_any_language(visit: Visit, path: str, language: str) -> None:
    joint = "&" if "?" in path else "?"
    page = visit(f"{path}{joint}lang={language}")
    open_everything(page)
    assert axe_faults(page) == []


@pytest.mark.parametrize("path", [ASKED, NETWORK])
@pytest.mark.parametrize("look", [{"color_scheme": "dark"}, PHONE])
def test_axe_finds_nothing_in_the_dark_or_on_a_phone(
    visit: Visit, path: str, look: dict[str, object]
) -> None:
    page = visit(path, **look)
    open_everything(page)
    assert axe_faults(page) == []


def test_axe_finds_nothing_where_something_is_wrong(visit: Visit) -> None:
    page = visit(WRONG, fails=True)
    assert axe_faults(page) == []
    assert page.locator("[aria-invalid]").count() == 2


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_at_360_pixels(visit: Visit, path: str) -> None:
    page = visit(path, **PHONE)
    open_everything(page)
    assert too_wide(page) <= 0


def test_the_form_is_filled_and_sent_by_keyboard_alone(visit: Visit) -> None:
    page = visit("/connections/")
    tab_to(page, "#field-from")
    page.keyboard.type("goteborg logistics")
    tab_to(page, "#field-to")
    page.keyboard.type("NLRTM")
    tab_to(page, "#field-tonnes")
    page.keyboard.press("Control+a")
    page.keyboard.type("20")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/connections/?from=cluster:C16&to=port:NLRTM&tonnes=20")
    assert page.locator("table.chains tbody tr").count() > 1


def test_another_chain_is_chosen_by_keyboard(visit: Visit) -> None:
    page = visit(ASKED)
    tab_to(page, "table.chains a:not([aria-current])")
    chosen = page.evaluate("document.activeElement.textContent.trim()")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("#chain-title").inner_text().startswith(chosen)
    assert page.locator("table.chains a[aria-current]").count() == 1


def test_the_page_does_without_scripts(visit: Visit) -> None:
    page = visit(ASKED, java_script_enabled=False)
    assert page.locator("table.chains").count() == 1
    assert page.locator(".chainmap-wide").is_visible()


def test_on_paper_the_table_is_whole_and_the_form_is_gone(visit: Visit) -> None:
    page = visit(ASKED)
    page.emulate_media(media="print")
    assert not page.locator(".chain-form").is_visible()
    assert page.locator(".chainmap-wide").is_visible()
    assert page.locator("table.chains tbody tr").first.is_visible()
