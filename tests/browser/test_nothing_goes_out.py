"""The page asks its own server and nobody else, whatever is pressed."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.driving import SWEDEN, Visit, wait_for_paint

STRICT = ("default-src 'self'", "connect-src 'self'", "img-src 'self' data: blob:")


def press_everything(page: Page) -> None:
    """Press what a reader may press, but for what leaves the page."""
    for tab in page.locator(".card:not(.gone) [role=tab]:visible").all():
        tab.click()
    for chart in page.locator(".js-plotly-plot:visible").all():
        chart.hover()
    for button in page.locator(".modebar-btn:visible, .map-button, #play").all():
        button.click(force=True)
    page.locator("#play").click()


def test_a_whole_visit_asks_this_server_only(visit: Visit) -> None:
    page = visit(SWEDEN + "&lang=en")
    press_everything(page)
    for measure in range(8):
        page.locator("#measure").click()
        option = page.get_by_role("option").nth(measure)
        if option.get_attribute("aria-selected") == "true":
            page.keyboard.press("Escape")
        else:
            wait_for_paint(page, option.click)
    # What went out is counted by `visit`, when the test is over.


def test_no_button_sends_a_chart_to_a_cloud(visit: Visit) -> None:
    page = visit(SWEDEN + "&lang=en")
    page.locator(".js-plotly-plot:visible").first.hover()
    titles = page.locator(".modebar-btn").evaluate_all(
        "nodes => nodes.map((node) => node.dataset.title || node.getAttribute('aria-label'))"
    )
    assert [title for title in titles if "cloud" in (title or "").lower()] == []
    assert page.locator("a[href*='plotly.com'], a[href*='plot.ly']").count() == 0


def test_the_browser_is_told_to_allow_nothing_else(visit: Visit) -> None:
    page = visit("/?lang=en")
    answer = page.request.get(page.url)
    policy = answer.headers["content-security-policy"]
    for rule in STRICT:
        assert rule in policy
    assert "unsafe-eval" not in policy
    scripts = next(part for part in policy.split(";") if part.strip().startswith("script-src"))
    assert "unsafe-inline" not in scripts
    assert "http" not in scripts
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "referrer-policy" in answer.headers


def test_geometry_is_served_compressed_and_for_ever(visit: Visit) -> None:
    page = visit("/?lang=en")
    urls = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    vendor = [url for url in urls if "/vendor/" in url]
    assert vendor
    for url in vendor:
        answer = page.request.get(url, headers={"Accept-Encoding": "br"})
        assert "immutable" in answer.headers["cache-control"], url
        if not url.endswith(".woff2"):
            assert answer.headers.get("content-encoding") == "br", url
