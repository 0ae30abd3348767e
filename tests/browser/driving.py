"""What a reader does with the page, and what is looked at afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent.parent
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
MOST_TABS = 80
PATIENCE_MS, POLL_MS = 20_000, 25
PAINTED = "document.querySelector('[data-painted]')?.dataset.painted"
SWEDEN = "/?measure=modal_split&year=2022&mode=rail&level=0&select=SE"


class Visit(Protocol):
    """Opens an address in a browser of its own."""

    def __call__(self, path: str, **options: Any) -> Page:
        """Return the page, loaded and painted."""


def wait_until(page: Page, script: str, arg: Any = None) -> None:
    """Ask again and again until a script of the page gives something true.

    Playwright's own waiting evaluates strings in the page, which the page's policy forbids.
    """
    for _ in range(PATIENCE_MS // POLL_MS):
        if page.evaluate(script, arg):
            return
        page.wait_for_timeout(POLL_MS)
    raise AssertionError(f"{PATIENCE_MS} ms went by without: {script}")


def wait_for_page(page: Page) -> None:
    """Wait until nothing is loaded any more, and on the atlas until the map is painted."""
    page.wait_for_selector("main h1, main h2, [data-painted]")
    if page.locator("#atlas-map").count():
        wait_until(page, f"Boolean({PAINTED})")
        wait_until(page, "Boolean(document.querySelector('#headline')?.textContent)")
    page.wait_for_load_state("networkidle")


def wait_for_paint(page: Page, act: Callable[[], Any]) -> None:
    """Do something and wait until the map has been painted anew."""
    before = page.evaluate(PAINTED)
    act()
    wait_until(page, f"before => {PAINTED} !== before", before)
    page.wait_for_load_state("networkidle")


def tab_to(page: Page, selector: str, backwards: bool = False) -> None:
    """Press Tab until something that matches has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} was not reached in {MOST_TABS} presses of Tab")


def focused(page: Page) -> str:
    """Return the tag, id and text of what has the focus."""
    return str(
        page.evaluate(
            "(({tagName, id, textContent}) => `${tagName}#${id} ${textContent.slice(0, 60)}`)"
            "(document.activeElement)"
        )
    )


def axe_faults(page: Page) -> list[str]:
    """Return what axe finds against WCAG 2.2 AA, one line for each rule and place."""
    if not page.evaluate("Boolean(window.axe)"):
        source = ROOT / "node_modules" / "axe-core" / "axe.min.js"
        page.evaluate(source.read_text(encoding="utf-8"))
    found = page.evaluate(
        "tags => window.axe.run(document, {runOnly: {type: 'tag', values: tags},"
        " resultTypes: ['violations']}).then(result => result.violations)",
        list(WCAG),
    )
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def visible_texts(page: Page) -> list[str]:
    """Return every visible text of the page, and the names that only assistive tools read.

    What is marked as being in another language is left out, and so are codes.
    """
    script = """() => {
      const texts = [];
      const own = document.documentElement.lang;
      const foreign = (node) => {
        const marked = node.closest("[lang]");
        return marked && marked.lang !== own;
      };
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        const skipped = parent.closest("script, style, noscript, template, code");
        if (!skipped && parent.checkVisibility() && !foreign(parent)) texts.push(node.textContent);
      }
      for (const name of ["aria-label", "title", "placeholder", "alt", "aria-roledescription"]) {
        for (const node of document.querySelectorAll(`[${name}]`)) {
          if (!foreign(node)) texts.push(node.getAttribute(name));
        }
      }
      return [document.title, ...texts].map((text) => text.trim()).filter(Boolean);
    }"""
    texts: list[str] = page.evaluate(script)
    return texts


def chart_value(page: Page, slot: int, mode: str, year: int) -> float | None:
    """Return what the chart of a card shows for a mode in a year; ``None`` for nothing.

    In a stack it is the height of the mode's own area.
    """
    script = """([slot, mode, year]) => {
      const chart = document.querySelector(`#card-${slot}-chart .js-plotly-plot`);
      for (const trace of chart.data) {
        const meta = trace.meta || {};
        if (![meta, meta.mode, meta.key].includes(mode)) continue;
        const years = Array.from(trace.x);
        const [top, bottom] = [years.indexOf(year), years.lastIndexOf(year)];
        const heights = Array.from(trace.y);
        if (top >= 0) return heights[top] - (bottom > top ? heights[bottom] : 0);
      }
      return null;
    }"""
    value: float | None = page.evaluate(script, [slot, mode, year])
    return value


def paint_payload(page: Page) -> dict[str, Any]:
    """Return what the server told the map to paint."""
    text = page.evaluate("JSON.stringify(window.hinterlandMap.current().payload)")
    payload: dict[str, Any] = json.loads(text)
    return payload
