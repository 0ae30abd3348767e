"""axe finds nothing against WCAG 2.2 AA: every page, every language, menus open, every look."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from dashboard.words import LANGUAGES
from tests.browser.driving import SWEDEN, Visit, axe_faults

LOOKS = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced colours": {"color_scheme": "light", "forced_colors": "active"},
}
PHONE = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True}


def looks(page: Page) -> Iterator[str]:
    """Show the page in each look, one after the other."""
    for name, media in LOOKS.items():
        page.emulate_media(reduced_motion="reduce", **media)  # type: ignore[arg-type]
        page.wait_for_timeout(150)
        yield name
    page.emulate_media(reduced_motion="reduce", color_scheme="light", forced_colors="none")


def faults_in_every_look(page: Page) -> dict[str, list[str]]:
    found = {name: axe_faults(page) for name in looks(page)}
    return {name: faults for name, faults in found.items() if faults}


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_the_atlas_with_everything_opened(visit: Visit, language: str) -> None:
    page = visit(f"{SWEDEN}&lang={language}", reduced_motion="reduce")
    assert page.locator("html").get_attribute("lang") == language
    assert faults_in_every_look(page) == {}, "as it opens"

    page.locator("#measure").click()
    page.get_by_role("option").first.wait_for()
    assert faults_in_every_look(page) == {}, "with a menu open"
    page.keyboard.press("Escape")

    page.locator("#search").fill("go")
    page.get_by_role("option").first.wait_for()
    assert faults_in_every_look(page) == {}, "with the search open"
    page.keyboard.press("Escape")

    for tab in page.locator(".card:not(.gone) [role=tab]:nth-child(2):visible").all():
        tab.click()
    page.locator("#as-table").click()
    page.locator("#map-table table").wait_for()
    assert faults_in_every_look(page) == {}, "with tables in place of pictures"

    page.locator(".how:visible").first.click()
    page.get_by_role("dialog").locator("table").first.wait_for()
    assert faults_in_every_look(page) == {}, "with the explanation of a figure"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["/data/", "/methods/"])
def test_axe_finds_nothing_on_the_other_pages(visit: Visit, path: str, language: str) -> None:
    page = visit(f"{path}?lang={language}", reduced_motion="reduce")
    assert page.locator("html").get_attribute("lang") == language
    assert faults_in_every_look(page) == {}


@pytest.mark.parametrize(
    "path",
    [
        "/?measure=port_tonnes&select=port:NLRTM",
        "/?measure=cluster_throughput&select=cluster:C06",
        "/?select=corridor:ETC-SCM",
        "/?measure=emissions&select=SE,DE,FR",
        "/?year=1800&measure=nonsense",
    ],
)
def test_axe_finds_nothing_on_ports_clusters_corridors_and_comparisons(
    visit: Visit, path: str
) -> None:
    assert faults_in_every_look(visit(path, reduced_motion="reduce")) == {}


def test_axe_finds_nothing_on_a_phone(visit: Visit) -> None:
    page = visit(SWEDEN, reduced_motion="reduce", **PHONE)
    for sheet in page.locator(".bottom-bar button").all():
        sheet.click()
        assert faults_in_every_look(page) == {}
