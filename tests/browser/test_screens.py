"""The page fits a phone, a zoomed window and a sheet of paper, and does without WebGL."""

from __future__ import annotations

from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.driving import SWEDEN, Visit, paint_payload, wait_until

PHONE = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True}
ZOOMED = {"viewport": {"width": 720, "height": 450}, "device_scale_factor": 2}
PAGES = (SWEDEN, "/?measure=port_tonnes&select=port:NLRTM", "/data/", "/methods/")
TARGET_PX = 44
A4_MM = (210, 297)
POINTS_PER_MM = 72 / 25.4


def too_wide(page: Page) -> list[str]:
    """Return what makes the page scroll sideways."""
    script = """() => {
      const width = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= width) return [];
      return [...document.querySelectorAll("body *")]
        .filter((node) => node.getBoundingClientRect().right > width + 1)
        .map((node) => `${node.tagName}#${node.id}.${node.className}`).slice(0, 10)
        .concat("the page");
    }"""
    found: list[str] = page.evaluate(script)
    return found


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_scrolls_sideways_at_360_pixels(visit: Visit, path: str, language: str) -> None:
    joint = "&" if "?" in path else "?"
    page = visit(f"{path}{joint}lang={language}", **PHONE)
    assert page.evaluate("document.documentElement.clientWidth") == PHONE["viewport"]["width"]
    assert too_wide(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_at_twice_the_size(visit: Visit, path: str) -> None:
    assert too_wide(visit(path, **ZOOMED)) == []


def test_what_is_pressed_on_a_phone_is_large_enough(visit: Visit) -> None:
    page = visit(SWEDEN, **PHONE)
    small = page.evaluate(
        """least => [...document.querySelectorAll("button, select, [role=tab]")]
          .filter((node) => node.checkVisibility())
          .map((node) => [node.id || node.className || node.textContent,
                          node.getBoundingClientRect()])
          .filter(([, box]) => box.width && box.height && box.height < least)
          .map(([name, box]) => `${name} ${box.width}x${box.height}`)""",
        24,
    )
    assert small == []
    for button in page.locator(".bottom-bar button").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= TARGET_PX


def test_every_sheet_of_a_phone_opens(visit: Visit) -> None:
    page = visit(SWEDEN, **PHONE)
    page.locator("[data-sheet=measure]").first.click()
    expect(page.locator("#measure")).to_be_visible()
    page.locator("[data-sheet=layers]").first.click()
    expect(page.locator(".layers")).to_be_visible()
    page.locator("[data-sheet=region]").first.click()
    expect(page.locator("#headline")).to_be_visible()
    assert too_wide(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_prints_to_one_clean_page(visit: Visit, scheme: str) -> None:
    page = visit(SWEDEN + "&lang=en", color_scheme=scheme)
    wait_until(page, "Boolean(document.querySelector('[data-print]'))")
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, format="A4")))
    assert len(printed.pages) == 1
    width, height = printed.pages[0].mediabox[2:]
    assert sorted(round(float(side) / POINTS_PER_MM) for side in (width, height)) == sorted(A4_MM)
    text = printed.pages[0].extract_text()
    for wanted in (
        paint_payload(page)["title"],
        "Sweden",
        "28.7",
        "Eurostat",
        "measure=modal_split",
    ):
        assert wanted in text
    for control in ("Copy link", "Play the years", "Compare"):
        assert control not in text


def test_the_print_is_made_of_lines_not_of_a_picture(visit: Visit) -> None:
    page = visit(SWEDEN + "&lang=en")
    wait_until(page, "Boolean(document.querySelector('[data-print]'))")
    page.emulate_media(media="print")
    expect(page.locator("svg.svgmap").first).to_be_visible()
    expect(page.locator("#atlas-map canvas").first).to_be_hidden()


def test_without_webgl_the_drawn_map_takes_its_place(visit: Visit) -> None:
    page = visit(SWEDEN + "&lang=en", no_webgl=True)
    expect(page.locator("svg.svgmap")).to_be_visible()
    assert page.locator("#atlas-map canvas").count() == 0
    sweden = page.locator("svg.svgmap path[data-id=SE]").first
    ground = sweden.evaluate("node => getComputedStyle(node).fill")
    missing = page.locator("svg.svgmap path[data-id=UK]").first
    assert ground != missing.evaluate("node => getComputedStyle(node).fill")


def test_on_the_drawn_map_a_region_is_chosen_by_a_click(visit: Visit) -> None:
    page = visit("/?lang=en", no_webgl=True)
    page.locator("svg.svgmap path[data-id=PL]").first.click(force=True)
    expect(page.locator("#panel-title")).to_have_text("Poland")


def test_the_colours_follow_the_system(visit: Visit) -> None:
    page = visit(SWEDEN, color_scheme="light")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="dark")
    wait_until(page, "light => getComputedStyle(document.body).backgroundColor !== light", light)
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_reader_s_own_choice_of_colours_is_kept(visit: Visit) -> None:
    page = visit(SWEDEN + "&lang=en", color_scheme="light")
    page.locator("#theme").get_by_text("Dark", exact=True).click()
    wait_until(page, "document.documentElement.dataset.theme === 'dark'")
    page.reload()
    wait_until(page, "document.documentElement.dataset.theme === 'dark'")
