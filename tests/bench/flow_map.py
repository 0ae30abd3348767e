"""How long the flow map takes from click to painted, and its cube against DuckDB."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median

import duckdb
from playwright.sync_api import Page, sync_playwright

from dashboard.measures.flows import FlowCube
from dashboard.settings import Settings
from dashboard.sources.flow_cube import read_flow_cube
from dashboard.sources.flow_files import FLOWS
from tests.browser.driving import PAINTED, wait_for_page, wait_until
from tests.serving import BROWSER_FLAGS, Server, browser_path

VIEWPORT = {"width": 1440, "height": 900}
VIEW = "/?measure=modal_split&year=2022&mode=road&level=0&lang=en"
COUNTRIES = ("DE", "FR", "PL", "SE", "IT", "ES", "NL", "AT", "CZ", "BE", "PT", "RO", "FI", "HU")
REGIONS = ("SE12", "DEA1", "FR10", "PL91", "ITC4", "ES51", "NL33", "AT13", "CZ02", "BE21")
CHOOSE = """
(id) => {
  const stage = document.querySelector("[data-painted]");
  const frame = (done) => requestAnimationFrame(() => requestAnimationFrame(done));
  window.chosen = 0;
  const begun = performance.now();
  const watch = new MutationObserver(() => {
    watch.disconnect();
    frame(() => (window.chosen = performance.now() - begun));
  });
  watch.observe(stage, { attributes: true, attributeFilter: ["data-painted"] });
  window.hinterlandMap.current().choose(id, false);
}
"""
RAW = """
SELECT partner, sum(sent) AS sent, sum(received) AS received FROM (
  SELECT destination_id AS partner, tonnes AS sent, 0 AS received FROM read_parquet($path)
  WHERE origin_id = $region AND year = $year AND mode = $mode
  UNION ALL
  SELECT origin_id, 0, tonnes FROM read_parquet($path)
  WHERE destination_id = $region AND year = $year AND mode = $mode
) WHERE partner <> $region GROUP BY partner ORDER BY sum(sent) + sum(received) DESC LIMIT 30
"""


@dataclass(slots=True)
class FlowTimes:
    """What was measured, in milliseconds.

    Parameters
    ----------
    choropleth, flows
        From the click on a country to the map painted, without and with the layer of flows.
    cube, raw
        Largest partners of a region, asked for the first time: of the cube, and of DuckDB.
    """

    choropleth: list[float] = field(default_factory=list)
    flows: list[float] = field(default_factory=list)
    cube: list[float] = field(default_factory=list)
    raw: list[float] = field(default_factory=list)


def choose(page: Page, subject: str) -> float:
    """Choose a country on the map; return milliseconds until it is painted."""
    page.evaluate(CHOOSE, subject)
    wait_until(page, "window.chosen")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(200)
    return float(page.evaluate("window.chosen"))


def measure_flows(server: Server) -> FlowTimes:
    """Choose countries without and with the layer of flows in turns, and ask cube and DuckDB."""
    times = FlowTimes()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path(), args=list(BROWSER_FLAGS)
        )
        pages = {}
        for layers in ("none", "flows"):
            pages[layers] = browser.new_context(viewport=VIEWPORT, locale="en-GB").new_page()
            pages[layers].goto(f"{server.url}{VIEW}&layers={layers}")
            wait_until(pages[layers], f"Boolean({PAINTED})")
            wait_for_page(pages[layers])
            choose(pages[layers], "UK")
        for country in COUNTRIES:
            for layers, found in (("none", times.choropleth), ("flows", times.flows)):
                pages[layers].bring_to_front()
                found.append(choose(pages[layers], country))
        browser.close()
    times.cube, times.raw = _asked()
    return times


def _asked() -> tuple[list[float], list[float]]:
    built = Settings().built
    cube = FlowCube(read_flow_cube(built))
    path = str(built / FLOWS / "flows.parquet")
    database = duckdb.connect(config={"threads": 1})

    def ask_raw(region: str) -> object:
        asked = {"path": path, "region": region, "year": 2022, "mode": "road"}
        return database.execute(RAW, asked).fetchall()

    cube.partners("SE11", 2022, "road")
    ask_raw("SE11")
    of_cube = _timed(lambda region: cube.partners(region, 2022, "road"), REGIONS)
    return of_cube, _timed(ask_raw, REGIONS)


def _timed(ask: Callable[[str], object], regions: Sequence[str]) -> list[float]:
    found = []
    for region in regions:
        begun = time.perf_counter()
        ask(region)
        found.append((time.perf_counter() - begun) * 1000)
    return found


def ratio(times: FlowTimes) -> float:
    """Return how many times as long the flow map takes as the choropleth, by the medians."""
    return median(times.flows) / median(times.choropleth)
