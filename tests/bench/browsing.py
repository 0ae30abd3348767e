"""What Chromium fetches for the first page, and how long a change of year takes to be painted."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request, sync_playwright

from tests.browser.driving import PAINTED, SWEDEN, wait_for_page, wait_until
from tests.serving import BROWSER_FLAGS, Server, browser_path

VIEWPORT = {"width": 1440, "height": 900}
CHANGES = 12
PARTS = {
    "MapLibre": ("maplibre",),
    "plotly": ("plotly",),
    "geometry": (".geojson", "/vendor/map-"),
    "fonts": (".woff2",),
    "Mantine components": ("dash_mantine_components",),
    "Dash and React": ("_dash-component-suites", "react"),
    "our own scripts and styles": ("/assets/",),
    "callbacks": ("_dash-update-component",),
    "layout and dependencies": ("_dash-layout", "_dash-dependencies"),
}
PAINTING = """
() => {
  const bench = (window.bench = { begun: 0, map: 0, charts: new Map() });
  const stage = document.querySelector("[data-painted]");
  const frame = (done) => requestAnimationFrame(() => requestAnimationFrame(done));
  new MutationObserver(() => frame(() => (bench.map = performance.now())))
    .observe(stage, { attributes: true, attributeFilter: ["data-painted"] });
  for (const chart of document.querySelectorAll(".js-plotly-plot")) {
    chart.on("plotly_afterplot", () => frame(() => bench.charts.set(chart, performance.now())));
  }
  window.addEventListener("keydown", (event) => {
    bench.begun = performance.now(); bench.map = 0; bench.charts.clear();
  }, true);
}
"""


@dataclass(slots=True)
class Browsed:
    """What was seen in the browser.

    Parameters
    ----------
    first_bytes
        Bytes of the first page on the wire, by part.
    painted_s
        Seconds until the first map was painted.
    change_bytes
        Bytes of one change of year on the wire, by callback.
    to_map_ms, to_all_ms
        Milliseconds from a key pressed to the map painted, and to map and charts painted.
    bodies
        What the page asks its server at a change of year, by the outputs it fills.
    """

    first_bytes: dict[str, int] = field(default_factory=dict)
    painted_s: float = 0.0
    change_bytes: dict[str, int] = field(default_factory=dict)
    to_map_ms: list[float] = field(default_factory=list)
    to_all_ms: list[float] = field(default_factory=list)
    bodies: dict[str, str] = field(default_factory=dict)


class Wire:
    """Counts the bytes that come over the wire, for the page and for its workers.

    Parameters
    ----------
    page
        The page that is listened to from now on.
    """

    def __init__(self, page: Page) -> None:
        self.finished: list[Request] = []
        page.context.on("requestfinished", lambda request: self.finished.append(request))

    def take(self) -> Counter[str]:
        """Return bytes by address, heads of the answers included, and begin anew."""
        counted: Counter[str] = Counter()
        for request in self.finished:
            if request.url.startswith("http"):
                sizes = request.sizes()
                size = sizes["responseBodySize"] + sizes["responseHeadersSize"]
                counted[f"{request.url} {outputs_of(request)}".strip()] += size
        self.finished.clear()
        return counted


def outputs_of(request: Request) -> str:
    """Return what a request to a callback asks to be filled; empty for other requests."""
    if request.method != "POST":
        return ""
    return str(json.loads(request.post_data or "{}").get("output", ""))


def part_of(url: str) -> str:
    """Return which part of the page an address belongs to."""
    found = next((part for part, signs in PARTS.items() if any(s in url for s in signs)), "")
    return found or ("the page itself" if urlsplit(url).path == "/" else "other")


def by_part(sizes: Counter[str]) -> dict[str, int]:
    """Return the bytes by part, the largest first."""
    counted: Counter[str] = Counter()
    for url, size in sizes.items():
        counted[part_of(url)] += size
    return dict(counted.most_common())


def press(page: Page, key: str) -> tuple[float, float]:
    """Press a key on the year; return milliseconds to the map and to the charts painted."""
    charts = page.locator(".card:not(.gone) .js-plotly-plot").count()
    page.keyboard.press(key)
    wait_until(page, "count => window.bench.map && window.bench.charts.size >= count", charts)
    times: dict[str, float] = page.evaluate(
        "({map: bench.map - bench.begun, charts: Math.max(...bench.charts.values()) - bench.begun})"
    )
    page.wait_for_timeout(250)
    return times["map"], times["charts"]


def browse(server: Server) -> Browsed:
    """Open the page, change the year some times, and return what that took."""
    seen = Browsed()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path(), args=list(BROWSER_FLAGS)
        )
        page = browser.new_context(viewport=VIEWPORT, locale="en-GB").new_page()
        wire = Wire(page)
        page.goto(f"{server.url}{SWEDEN}")
        wait_until(page, f"Boolean({PAINTED})")
        seen.painted_s = page.evaluate("performance.now()") / 1000
        wait_for_page(page)
        seen.first_bytes = by_part(wire.take())
        page.evaluate(PAINTING)
        change_years(page, wire, seen)
        browser.close()
    return seen


def change_years(page: Page, wire: Wire, seen: Browsed) -> None:
    """Change the year there and back, and note times, bytes and what the server was asked."""

    def hear(request: Request) -> None:
        if request.method == "POST":
            body = json.loads(request.post_data or "{}")
            seen.bodies[body["output"]] = request.post_data or ""

    page.locator("#year [role=slider]").focus()
    press(page, "ArrowLeft")
    page.wait_for_load_state("networkidle")
    wire.take()
    page.on("request", hear)
    press(page, "ArrowLeft")
    page.wait_for_load_state("networkidle")
    page.remove_listener("request", hear)
    seen.change_bytes = dict(wire.take().most_common())
    for number in range(CHANGES):
        to_map, to_charts = press(page, "ArrowLeft" if number < CHANGES // 2 else "ArrowRight")
        seen.to_map_ms.append(to_map)
        seen.to_all_ms.append(max(to_map, to_charts))
