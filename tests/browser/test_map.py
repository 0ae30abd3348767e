"""The map shows what the server says, by pointer, by keyboard, on paper and without WebGL."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import SWEDEN, Visit, paint_payload, wait_for_paint, wait_until

CARD = ".map-card"
SURFACE = "window.hinterlandMap.current().surface"


def spot(page: Page, subject: str) -> tuple[float, float]:
    """Return where a region or place stands on the screen."""
    script = f"""id => {{
      const at = {SURFACE}.locate(id);
      const box = document.getElementById("atlas-map").getBoundingClientRect();
      return [at.x + box.left, at.y + box.top];
    }}"""
    x, y = page.evaluate(script, subject)
    return x, y


def colour_of(page: Page, layer: str, name: str) -> str:
    return str(page.evaluate(f"([l, n]) => {SURFACE}.map.getPaintProperty(l, n)", [layer, name]))


def token(page: Page, name: str) -> str:
    return str(page.evaluate("n => window.hinterlandMap.readTokens()[n]", name))


def region_state(page: Page, region: str) -> dict[str, Any]:
    script = f"id => {SURFACE}.map.getFeatureState({{source: 'regions-0', id}})"
    state: dict[str, Any] = page.evaluate(script, region)
    return state


def test_with_webgl_the_map_is_the_interactive_one(visit: Visit) -> None:
    page = visit(SWEDEN)
    expect(page.locator("#map-stage")).to_have_attribute("data-map", "canvas")
    classes = paint_payload(page)["classes"]
    assert region_state(page, "SE") == {"class": classes["SE"]}
    assert region_state(page, "UK") == {}


@pytest.mark.parametrize(("asked", "no_webgl"), [("", True), ("&map=svg", False)])
def test_without_webgl_the_drawn_map_shows_the_same(
    visit: Visit, asked: str, no_webgl: bool
) -> None:
    page = visit(SWEDEN + asked, no_webgl=no_webgl)
    expect(page.locator("#map-stage")).to_have_attribute("data-map", "svg")
    payload = paint_payload(page)
    expect(page.locator(".svgmap .classed")).to_have_count(len(payload["classes"]))
    style = page.locator(".svgmap [data-id=SE].classed").get_attribute("style")
    assert f"--class-{payload['classes']['SE']}" in str(style)
    expect(page.locator(".svgmap [data-id=UK]")).to_have_class("hatched")
    expect(page.locator(".svgmap .outline.selected")).to_have_count(1)


@pytest.mark.parametrize("kind", ["", "&map=svg"])
def test_the_card_follows_the_pointer_and_a_click_selects(visit: Visit, kind: str) -> None:
    page = visit(SWEDEN + "&layers=none&lang=en" + kind)
    expect(page.locator("#map-stage")).to_have_attribute("data-map", "svg" if kind else "canvas")
    page.mouse.move(*spot(page, "PT"))
    expect(page.locator(CARD)).to_contain_text("12.3%")
    for text in ("Portugal", "by rail, 2022", "countries", "Official"):
        expect(page.locator(CARD)).to_contain_text(text)
    wait_for_paint(page, lambda: page.mouse.click(*spot(page, "PT")))
    assert paint_payload(page)["selected"] == ["PT"]
    page.mouse.move(5, 5)
    expect(page.locator(CARD)).to_be_hidden()


def test_the_card_of_a_country_without_a_figure_says_so_and_tells_the_last_one(
    visit: Visit,
) -> None:
    page = visit(SWEDEN + "&layers=none&lang=en")
    # The middle of England; the label point of the country may lie under the legend.
    at = page.evaluate(f"{SURFACE}.map.project([-1.5, 52.6])")
    box = page.locator("#atlas-map").bounding_box()
    page.mouse.move(box["x"] + at["x"], box["y"] + at["y"])
    expect(page.locator(CARD)).to_contain_text("No figure")
    expect(page.locator(CARD)).to_contain_text("Last figure")


def test_a_port_is_taken_before_the_region_that_it_lies_on(visit: Visit) -> None:
    page = visit(SWEDEN + "&lang=en")
    page.mouse.move(*spot(page, "port:ESALG"))
    expect(page.locator(CARD)).to_contain_text("Algeciras")


@pytest.mark.parametrize("kind", ["", "&map=svg"])
def test_keys_show_the_card_and_escape_closes_it(visit: Visit, kind: str) -> None:
    page = visit(SWEDEN + "&lang=en" + kind)
    page.locator(".tabs button").last.focus()
    page.keyboard.press("Tab")
    expect(page.locator("#map-keys")).to_be_focused()
    expect(page.locator(".map-hint")).to_be_visible()
    expect(page.locator(CARD)).to_contain_text("Sweden")
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_be_hidden()
    page.keyboard.press("p")
    expect(page.locator(".map-live")).not_to_contain_text("Sweden")
    expect(page.locator(CARD)).to_be_visible()


def test_buttons_zoom_and_bring_the_whole_map_back(visit: Visit) -> None:
    page = visit(SWEDEN + "&lang=en", reduced_motion="reduce")
    start = page.evaluate(f"{SURFACE}.map.getZoom()")
    page.get_by_role("button", name="Zoom in").click()
    wait_until(page, f"start => Math.abs({SURFACE}.map.getZoom() - start - 1) < 0.01", start)
    page.get_by_role("button", name="Show the whole map").click()
    wait_until(page, f"start => Math.abs({SURFACE}.map.getZoom() - start) < 0.01", start)


def test_the_map_follows_the_theme(visit: Visit) -> None:
    page = visit(SWEDEN)
    light = token(page, "sea")
    assert colour_of(page, "sea", "background-color") == light
    page.evaluate("window.hinterlandTheme.choose('dark')")
    wait_until(page, "light => window.hinterlandMap.readTokens().sea !== light", light)
    page.wait_for_timeout(100)
    assert colour_of(page, "sea", "background-color") == token(page, "sea")


def test_a_level_is_fetched_when_it_is_first_shown(visit: Visit) -> None:
    page = visit("/?measure=port_tonnes&level=0")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    chips = page.locator("#level label, #level button").filter(has_text="NUTS 2")
    wait_for_paint(page, chips.first.click)
    assert any("/vendor/regions-2." in url for url in asked)
    assert not any("/vendor/regions-3." in url for url in asked)


def test_on_paper_the_drawn_map_stands_in_light_colours(visit: Visit) -> None:
    page = visit(SWEDEN, color_scheme="dark")
    wait_until(page, "document.getElementById('map-stage').dataset.print")
    expect(page.locator(".map-svg")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".svgmap")).to_be_visible()
    expect(page.locator(".map-canvas")).to_be_hidden()
    fill = page.evaluate("getComputedStyle(document.querySelector('.svgmap [data-id=SE]')).fill")
    assert fill == "rgb(52, 143, 152)"
    sea = page.evaluate("getComputedStyle(document.querySelector('.svgmap')).backgroundColor")
    assert sea == "rgb(230, 238, 242)"


def test_credits_are_always_on_the_map(visit: Visit) -> None:
    page = visit(SWEDEN, viewport={"width": 360, "height": 740})
    expect(page.locator(".map-credits")).to_contain_text("© EuroGeographics")
    expect(page.locator(".map-credits")).to_be_visible()
