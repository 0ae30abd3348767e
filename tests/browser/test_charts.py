"""Charts take the colours of the reader's theme, and patterns in print or when asked for."""

from __future__ import annotations

from playwright.sync_api import Page, Route

from tests.browser.driving import SWEDEN, Visit, wait_until

LIGHT_RAIL, DARK_RAIL = "rgb(0, 101, 72)", "rgb(92, 185, 150)"
RAIL_LABEL = """() => {
  const labels = [...document.querySelectorAll("#card-0-chart .annotation-text")];
  const rail = labels.find((one) => one.textContent.startsWith("Rail"));
  return rail ? getComputedStyle(rail).fill : "";
}"""
PATTERNS = "document.querySelectorAll('#card-0-chart .js-fill[style*=\"url(\"]').length"

DRAWN = "Boolean(document.getElementById('map-stage')?.dataset.print)"


def is_rail(page: Page, colour: str) -> None:
    wait_until(page, f"colour => ({RAIL_LABEL})() === colour", colour)


def test_charts_follow_the_theme_of_the_system(visit: Visit) -> None:
    page = visit(SWEDEN + "&lang=en")
    is_rail(page, LIGHT_RAIL)
    page.emulate_media(color_scheme="dark")
    is_rail(page, DARK_RAIL)


def test_no_name_of_a_token_is_left_in_a_chart(visit: Visit) -> None:
    page = visit(SWEDEN + "&lang=en", color_scheme="dark")
    is_rail(page, DARK_RAIL)
    assert "var(--" not in page.locator("#card-1-chart").inner_html()


def test_print_is_light_and_has_patterns_and_the_screen_is_as_before_afterwards(
    visit: Visit,
) -> None:
    page = visit(SWEDEN + "&lang=en", color_scheme="dark")
    is_rail(page, DARK_RAIL)
    assert page.evaluate(PATTERNS) == 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    is_rail(page, LIGHT_RAIL)
    assert page.evaluate(PATTERNS) > 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    is_rail(page, DARK_RAIL)
    assert page.evaluate(PATTERNS) == 0


def test_printing_while_the_drawn_map_still_loads_is_no_error(visit: Visit) -> None:
    page, held = visit(SWEDEN + "&lang=en"), list[Route]()
    wait_until(page, DRAWN)
    page.route("**/map-0.*.svg", lambda route: held.append(route))
    page.reload()
    wait_until(page, "Boolean(document.querySelector('#card-0-chart .annotation-text'))")
    for _ in range(200):
        if held:
            break
        page.wait_for_timeout(50)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    is_rail(page, LIGHT_RAIL)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    held[0].continue_()
    wait_until(page, DRAWN)


def test_patterns_can_be_switched_on(visit: Visit) -> None:
    page = visit(SWEDEN + "&lang=en")
    is_rail(page, LIGHT_RAIL)
    page.evaluate(
        "document.documentElement.dataset.patterns = 'on';"
        "document.dispatchEvent(new Event('patternschange'))"
    )
    wait_until(page, f"{PATTERNS} > 0")


def test_a_chart_is_as_high_as_the_server_says_and_as_wide_as_its_card(visit: Visit) -> None:
    page = visit(SWEDEN + "&lang=en", viewport={"width": 360, "height": 780})
    sizes = page.evaluate(
        """[...document.querySelectorAll(".card:not(.gone)")].map((card) => {
          const chart = card.querySelector(".js-plotly-plot");
          const asSent = chart.layout.meta.asSent.layout.height;
          return [chart.offsetHeight - asSent, chart.offsetWidth - card.clientWidth];
        })"""
    )
    assert sizes
    assert all(size == [0, 0] for size in sizes)
