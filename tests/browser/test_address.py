"""The address is the view: it opens again, goes back, and says what of it was damaged."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import SWEDEN, Visit, paint_payload, wait_for_paint, wait_until


def asked(page: Page) -> dict[str, str]:
    return {name: values[-1] for name, values in parse_qs(urlsplit(page.url).query).items()}


def shown(page: Page) -> dict[str, object]:
    """Return what a reader sees of the view."""
    payload = paint_payload(page)
    return {
        "title": payload["title"],
        "selected": payload["selected"],
        "panel": page.locator("#panel-title").text_content(),
        "headline": page.locator("#headline").text_content(),
        "year": page.locator("#year-text").text_content(),
        "measure": page.locator("#measure").input_value(),
    }


def test_an_address_opens_the_same_view_again(visit: Visit) -> None:
    page = visit("/?lang=sv")
    page.locator("#measure").click()
    wait_for_paint(page, lambda: page.get_by_role("option").nth(1).click())
    page.locator("#search").fill("DE")
    wait_for_paint(page, lambda: page.get_by_role("option").first.click())
    page.locator("#year [role=slider]").focus()
    wait_for_paint(page, lambda: page.keyboard.press("ArrowLeft"))
    again = visit(urlsplit(page.url)._replace(scheme="", netloc="").geturl())
    assert shown(again) == shown(page)
    assert asked(again) == asked(page)


@pytest.mark.parametrize(
    ("path", "damaged"),
    [
        ("/?year=1800", "1800"),
        ("/?measure=nonsense", "nonsense"),
        ("/?mode=pigeon&year=2020", "pigeon"),
        ("/?select=SE,XX99", "XX99"),
        ("/?level=9", "9"),
    ],
)
def test_a_damaged_value_falls_back_and_the_page_says_so(
    visit: Visit, path: str, damaged: str
) -> None:
    page = visit(f"{path}&map=svg&lang=en")
    expect(page.locator("main")).to_contain_text(f"“{damaged}”")
    assert paint_payload(page)["title"]


def test_back_returns_to_the_view_before(visit: Visit) -> None:
    page = visit(SWEDEN + "&lang=en")
    before = shown(page)
    page.locator("#year [role=slider]").focus()
    wait_for_paint(page, lambda: page.keyboard.press("ArrowLeft"))
    changed = shown(page)
    assert changed != before
    wait_for_paint(page, page.go_back)
    expect(page.locator("#year-text")).to_have_text("2022")
    wait_until(
        page, "text => document.querySelector('#headline').textContent === text", before["headline"]
    )
    assert shown(page) == before
    wait_for_paint(page, page.go_forward)
    expect(page.locator("#year-text")).to_have_text("2021")
    assert shown(page) == changed


def test_figures_that_cannot_be_loaded_are_told_and_asked_for_again(visit: Visit) -> None:
    page = visit(SWEDEN + "&lang=en", fails=True)
    page.route("**/_dash-update-component*", lambda route: route.abort())
    page.locator("#year [role=slider]").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#refused")).to_contain_text("could not be loaded")
    expect(page.locator("#headline")).to_contain_text("2022")
    page.unroute("**/_dash-update-component*")
    wait_for_paint(page, page.get_by_role("button", name="Try again").click)
    expect(page.locator("#refused")).to_be_hidden()
    expect(page.locator("#headline")).to_contain_text("2021")


def test_the_language_follows_the_browser_where_the_address_names_none(visit: Visit) -> None:
    page = visit("/", locale="fr-FR")
    assert page.locator("html").get_attribute("lang") == "fr"


def test_the_view_is_kept_when_the_language_changes(visit: Visit) -> None:
    page = visit(SWEDEN + "&lang=en")
    page.locator("a[hreflang=sv]").click()
    wait_until(page, "document.documentElement.lang === 'sv'")
    wait_until(page, "Boolean(document.querySelector('#panel-title')?.textContent)")
    expect(page.locator("#panel-title")).to_have_text("Sverige")
    page.wait_for_load_state("networkidle")
    assert asked(page)["select"] == "SE"
