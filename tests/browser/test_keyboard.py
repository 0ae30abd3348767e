"""Everything is done by keyboard alone: the main task from search to how a figure was made."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.driving import SWEDEN, Visit, focused, tab_to, wait_for_paint, wait_until

LIVE = "#atlas-map [aria-live]"


def said(page: Page) -> str:
    return (page.locator(LIVE).text_content() or "").strip()


def test_the_main_task_is_done_with_the_keyboard_only(visit: Visit) -> None:
    page = visit("/?year=2022&lang=en")
    tab_to(page, "#search")
    page.keyboard.type("swed")
    page.get_by_role("option", name="Sweden").first.wait_for()
    page.keyboard.press("ArrowDown")
    wait_for_paint(page, lambda: page.keyboard.press("Enter"))
    expect(page.locator("#panel-title")).to_have_text("Sweden")
    expect(page.locator("#headline")).to_contain_text("28.7%")

    tab_to(page, "#year [role=slider]")
    wait_for_paint(page, lambda: page.keyboard.press("ArrowLeft"))
    expect(page.locator("#year-text")).to_have_text("2021")
    expect(page.locator("#headline")).to_contain_text("2021")
    assert "year=2021" in page.url

    tab_to(page, "[role=tab]")
    page.keyboard.press("ArrowRight")
    tables = page.locator(".card:not(.gone) table:visible")
    expect(tables.first.get_by_role("rowheader", name="2021")).to_be_visible()

    tab_to(page, ".how")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("table").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('.how')"), focused(page)


def test_arrows_move_between_neighbours_and_enter_selects(visit: Visit) -> None:
    page = visit(SWEDEN + "&lang=en")
    tab_to(page, "#map-keys")
    wait_until(page, f"document.querySelector('{LIVE}').textContent.includes('Sweden')")
    assert "28.7%" in said(page)
    page.keyboard.press("ArrowLeft")
    wait_until(page, f"document.querySelector('{LIVE}').textContent.includes('Norway')")
    wait_for_paint(page, lambda: page.keyboard.press("Enter"))
    expect(page.locator("#panel-title")).to_have_text("Norway")
    assert "select=NO" in page.url


def test_shift_and_enter_compares(visit: Visit) -> None:
    page = visit(SWEDEN + "&lang=en")
    tab_to(page, "#map-keys")
    page.keyboard.press("ArrowRight")
    wait_for_paint(page, lambda: page.keyboard.press("Shift+Enter"))
    assert "select=SE," in page.url
    assert page.locator(".chosen li").count() == len(("SE", "FI"))


def test_the_card_of_the_map_is_shown_at_the_cursor_and_closed_by_escape(visit: Visit) -> None:
    page = visit(SWEDEN + "&lang=en")
    tab_to(page, "#map-keys")
    card = page.locator(".map-card")
    expect(card).to_be_visible()
    expect(card).to_contain_text("28.7%")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_the_first_stop_leads_past_the_controls(visit: Visit) -> None:
    page = visit("/?lang=en")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')?.startsWith('#')")


def test_whatever_has_the_focus_can_be_seen_to_have_it(visit: Visit) -> None:
    page = visit(SWEDEN + "&lang=en")
    unseen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
              const node = document.activeElement;
              if (node === document.body) return true;
              const styles = [node, node.parentElement, node.nextElementSibling,
                node.closest("label"), node.labels && node.labels[0]];
              const nearby = styles.filter(Boolean).map((one) => getComputedStyle(one));
              const drawn = (style) => style.boxShadow !== "none"
                || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
              return node.id === "map-keys" || nearby.some(drawn);
            }"""
        )
        if not seen:
            unseen.append(focused(page))
    assert unseen == []


def test_years_are_not_played_while_the_reader_wants_no_motion_until_asked(visit: Visit) -> None:
    page = visit("/?year=2022&lang=en", reduced_motion="reduce")
    page.wait_for_timeout(1500)
    expect(page.locator("#year-text")).to_have_text("2022")
    moving = page.evaluate("document.getAnimations().filter((one) => one.playState === 'running')")
    assert moving == []
