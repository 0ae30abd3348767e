"""A published folder on any server, below any path: complete without a script, better with one."""

from __future__ import annotations

import datetime
import json
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from dashboard.create_app.held import read_atlas
from dashboard.publish.edition import Edition, parts_of
from dashboard.publish.facts import Download, Facts
from dashboard.publish.page.look import read_look
from dashboard.publish.page.rendering import render_pages
from dashboard.selection import Selection
from dashboard.settings import Settings
from dashboard.sources.built import read_web_index, web_files
from dashboard.sources.web_content import web_content
from tests.browser.conftest import Listener
from tests.browser.driving import axe_faults, tab_to, wait_until

RAIL = Selection("modal_split", 2022, "rail", "0", selected=("SE",), layers=())
GOODS = Selection("tonnes_loaded", 2022, "road", "2")
PORTS = Selection("port_tonnes", 2022, "", "place", "authority")
VIEWS = {
    "rail": (RAIL, RAIL.showing(year=2012), RAIL.showing(mode="road")),
    "goods": (GOODS,),
    "ports": (PORTS,),
}
WIDE = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True}
SMALLEST_PX = 12.4
TEXT_SIZES = """() => [...document.querySelectorAll("svg text")]
  .filter(text => text.getBoundingClientRect().width)
  .map(text => { const m = text.getScreenCTM();
    return parseFloat(getComputedStyle(text).fontSize) * Math.hypot(m.a, m.b); })"""
Opened = Callable[..., Page]


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and tells nobody."""

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the log of the tests clean."""


def write_folder(folder: Path) -> None:
    """Write the pages of all views below a path of some depth, as a copy would lie there."""
    settings = Settings()
    atlas = read_atlas(settings)
    index, web = read_web_index(settings.built), web_files(settings.built)
    drawn = {level: web_content(web[index[f"map-{level}.svg"]].path).decode() for level in "0123"}
    look = read_look(settings.built, settings.assets)
    download = Download("data.csv", "Figures (CSV)", "text/csv", 1000)
    for slug, selections in VIEWS.items():
        edition = Edition(
            slug=slug,
            version=1,
            date=datetime.date(2026, 11, 14),
            languages=("en", "sv"),
            titles={"en": "Rail carries a quarter", "sv": "Järnvägen bär en fjärdedel"},
            standfirsts={"en": "In Sweden."},
            publisher="Region Östergötland",
            parts=parts_of(selections),
            address=f"https://atlas.example/p/{slug}/",
        )
        files = render_pages(edition, atlas, drawn, (download,), Facts("0" * 64), look)
        for name, content in files.items():
            path = folder / slug / "1" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        (folder / slug / "versions.json").write_text(json.dumps({"newest": 1}), encoding="utf-8")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Serve published folders below a path, and give address and folder."""
    root = tmp_path_factory.mktemp("copied")
    folder = root / "some" / "where"
    write_folder(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/some/where", folder
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def opened(chromium: Browser, published: tuple[str, Path]) -> Iterator[Opened]:
    """Give what opens a page in a browser of its own, and fails where the page complains."""
    address, _ = published
    listener = Listener(address)
    contexts = []

    def give(path: str, **options: Any) -> Page:
        context = chromium.new_context(**(WIDE | options))
        contexts.append(context)
        page = context.new_page()
        listener.listen(page)
        page.on("request", listener.hear_request)
        page.goto(f"{address}/{path}")
        page.wait_for_load_state("networkidle")
        return page

    yield give
    for context in contexts:
        context.close()
    assert (listener.outside, listener.complaints) == ([], [])


@pytest.mark.parametrize("slug", VIEWS)
def test_without_a_script_everything_is_there_to_be_read(opened: Opened, slug: str) -> None:
    page = opened(f"{slug}/1/", java_script_enabled=False)
    assert page.locator("h1").inner_text() == "Rail carries a quarter"
    assert page.locator(".map").is_visible()
    assert page.locator("#part-1-table tbody tr").count() > 30
    assert page.locator("svg.chart.wide").first.is_visible()
    for hidden in page.locator("form.states, #copy-link, #newer").all():
        assert hidden.is_hidden()
    page.locator("summary").first.click()
    assert page.locator(".made-body").first.is_visible()
    assert page.locator(".formula").first.is_visible()


@pytest.mark.parametrize("screen", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("slug", VIEWS)
def test_axe_finds_nothing_and_nothing_hangs_over_the_edge(
    opened: Opened, slug: str, screen: dict[str, Any]
) -> None:
    page = opened(f"{slug}/1/", **screen)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert axe_faults(page) == []
    assert min(page.evaluate(TEXT_SIZES)) >= SMALLEST_PX


@pytest.mark.parametrize("path", ["rail/1/values/index.html", "goods/1/sv/values/index.html"])
def test_the_table_of_all_values_fits_a_phone(opened: Opened, path: str) -> None:
    page = opened(path, **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert axe_faults(page) == []


def test_the_keyboard_moves_from_region_to_region_and_escape_closes_the_card(
    opened: Opened,
) -> None:
    page = opened("rail/1/")
    tab_to(page, ".map [data-id]")
    assert page.evaluate("document.activeElement.matches('[tabindex=\"0\"]')")
    assert page.locator('.map [tabindex="0"]').count() == 1
    page.evaluate("document.querySelector('[data-id=SE]').focus()")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.id") == "FI"
    card = page.locator(".card-tip")
    assert card.inner_text().startswith("Finland")
    page.keyboard.press("Escape")
    assert card.is_hidden()
    tab_to(page, "summary")


def test_the_pointer_shows_a_card_with_the_words_of_the_map(opened: Opened) -> None:
    page = opened("rail/1/sv/")
    page.locator('[data-id="FR"]').hover()
    told = page.locator(".card-tip").inner_text()
    assert told.startswith("Frankrike")
    assert "\N{NO-BREAK SPACE}%" in told


def test_another_year_changes_map_title_sentence_and_table(opened: Opened) -> None:
    page = opened("rail/1/")
    before = page.locator("#part-1-SE").inner_text()
    page.get_by_label("Year", exact=True).select_option("2012")
    wait_until(page, "document.getElementById('part-1-title').textContent.endsWith('2012')")
    assert "35.8%" in page.locator("#part-1-sentence").inner_text()
    assert page.locator("#part-1-SE").inner_text() != before
    assert page.locator("[data-id=SE] title").text_content().split("\n")[1] == "35.8%"  # type: ignore[union-attr]
    assert page.locator("[data-id=SE]").get_attribute("class") == "seq-4"
    assert "2022" in page.locator("#part-1-other").inner_text()
    assert axe_faults(page) == []
    page.get_by_role("button", name="Year after").click()
    wait_until(page, "document.getElementById('part-1-title').textContent.endsWith('2022')")
    assert page.locator("#part-1-SE").inner_text() == before
    assert page.locator("#part-1-other").is_hidden()


def test_a_mode_without_the_chosen_year_shows_the_year_that_it_has(opened: Opened) -> None:
    page = opened("rail/1/")
    page.get_by_label("Year", exact=True).select_option("2012")
    page.get_by_label("Mode", exact=True).select_option("road")
    wait_until(page, "document.getElementById('part-1-title').textContent.startsWith('Road')")
    assert page.get_by_label("Year", exact=True).input_value() == "2022"


def test_a_table_is_sorted_by_its_heads_and_what_is_unknown_stands_last(opened: Opened) -> None:
    page = opened("rail/1/")
    table = page.locator("#part-1-table")
    table.get_by_role("button", name="Value").click()
    assert table.locator("th[aria-sort=descending]").inner_text().startswith("Value")
    first = table.locator("tbody tr").first.inner_text()
    table.get_by_role("button", name="Value").click()
    assert table.locator("tbody tr").first.inner_text() != first
    assert "No figure" in table.locator("tbody tr").last.inner_text()
    table.get_by_role("button", name="Region").click()
    assert table.locator("tbody th").first.inner_text() == "Albania"


def test_an_old_version_says_that_a_newer_one_exists(
    opened: Opened, published: tuple[str, Path]
) -> None:
    versions = published[1] / "ports" / "versions.json"
    versions.write_text(json.dumps({"newest": 3}), encoding="utf-8")
    page = opened("ports/1/sv/")
    wait_until(page, "!document.getElementById('newer').hidden")
    first, changed = page.locator("#newer a").all()
    assert first.get_attribute("href") == "../../3/"
    assert changed.is_hidden()
    versions.write_text(json.dumps({"newest": 1}), encoding="utf-8")


@pytest.mark.parametrize(
    ("languages", "address"),
    [(["en", "sv"], "../../2/sv/changes/"), (["en"], "../../2/changes/")],
)
def test_an_old_version_leads_to_what_changed_in_the_newest(
    opened: Opened, published: tuple[str, Path], languages: list[str], address: str
) -> None:
    versions = published[1] / "ports" / "versions.json"
    newest = {"version": 2, "languages": languages, "change": {"kind": "revision", "texts": {}}}
    told = {"newest": 2, "versions": [newest, {"version": 1, "languages": ["en"], "change": None}]}
    versions.write_text(json.dumps(told), encoding="utf-8")
    page = opened("ports/1/sv/")
    wait_until(page, "!document.getElementById('newer').hidden")
    changed = page.locator("#newer a").nth(1)
    assert changed.is_visible()
    assert changed.get_attribute("href") == address
    assert axe_faults(page) == []
    versions.write_text(json.dumps({"newest": 1}), encoding="utf-8")


@pytest.mark.parametrize("content", ["", "<p>Not here</p>", '{"newest": 9, "versions": 5}'])
def test_a_list_of_versions_that_is_none_does_no_harm(
    opened: Opened, published: tuple[str, Path], content: str
) -> None:
    versions = published[1] / "ports" / "versions.json"
    versions.write_text(content, encoding="utf-8")
    page = opened("ports/1/")
    assert page.locator("#newer").is_visible() == content.startswith("{")
    assert page.locator("#newer a").nth(1).is_hidden()
    versions.write_text(json.dumps({"newest": 1}), encoding="utf-8")


def test_from_a_file_the_page_is_complete_and_offers_nothing_that_it_cannot_do(
    chromium: Browser, published: tuple[str, Path]
) -> None:
    page = chromium.new_context(**WIDE).new_page()  # type: ignore[arg-type]
    page.goto((published[1] / "rail" / "1" / "index.html").as_uri())
    assert page.locator(".map").is_visible()
    assert page.locator("form.states").is_hidden()
    assert page.locator("#part-1-table tbody tr").count() > 30
    page.context.close()


def test_in_a_frame_without_controls_map_and_text_are_left(opened: Opened) -> None:
    page = opened("rail/1/?controls=0")
    assert page.locator(".map").is_visible()
    assert page.locator("form.states").is_hidden()
    assert page.locator(".feedback").is_hidden()


@pytest.mark.parametrize("has_script", [True, False])
def test_paper_gets_whole_tables_patterns_and_the_version(opened: Opened, has_script: bool) -> None:
    page = opened("rail/1/", java_script_enabled=has_script)
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.emulate_media(media="print")
    box = page.locator("#part-1-table").bounding_box()
    scroll = page.locator(".table-scroll:has(#part-1-table)").bounding_box()
    assert box is not None
    assert scroll is not None
    assert scroll["height"] >= box["height"]
    assert page.locator(".as-table table").first.is_visible()
    assert page.locator(".chart.wide .pat").first.is_visible()
    assert page.locator(".feedback").is_hidden()
    assert "Version 1" in page.locator(".print-foot").inner_text()
