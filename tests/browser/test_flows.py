"""Flows and the load of corridors on the real page: lines, table and file say one number."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import (
    Visit,
    axe_faults,
    paint_payload,
    tab_to,
    wait_for_paint,
    wait_until,
)

AT_LEAST = "≥\N{NO-BREAK SPACE}"
VIEW = "/?measure=tonne_km&year=2022&mode=road&level=0&lang=en"
REGION = f"{VIEW}&select=SE12&layers=flows"
SURFACE = "window.hinterlandMap.current().surface"
CARD = "#card-0-card"


def downloaded(page: Page, path: str) -> list[dict[str, str]]:
    answer = page.request.get(page.evaluate("location.origin") + path)
    assert answer.ok, answer.text()
    return list(csv.DictReader(StringIO(answer.text())))


def table_of(page: Page) -> dict[str, list[str]]:
    page.locator(f"{CARD} [role=tab]").last.click()
    rows: list[list[str]] = page.locator(f"{CARD} table").evaluate(
        "table => [...table.rows].map(row => [...row.cells].map("
        "cell => cell.firstChild ? cell.firstChild.textContent.trim() : ''))"
    )
    return {row[0]: row[1:] for row in rows}


def drawn_lines(page: Page) -> list[dict[str, Any]]:
    """Return the lines that the interactive map has been given, with width and direction."""
    found: list[dict[str, Any]] = page.evaluate(
        f"{SURFACE}.map.getSource('flows').getData().then(data => data.features"
        ".filter(one => one.geometry.type === 'LineString').map(one => one.properties))"
    )
    return found


def two_digits(tonnes: float) -> str:
    return f"{float(f'{tonnes / 1e6:.2g}'):.2g}"


def test_the_layer_is_off_until_it_is_asked_for(visit: Visit) -> None:
    page = visit(f"{VIEW}&select=SE12")
    assert drawn_lines(page) == []
    wait_for_paint(page, lambda: page.get_by_label("Flows between regions").check())
    assert "flows" in page.url
    assert len(drawn_lines(page)) > 30


def test_each_partner_has_a_line_out_and_a_line_in(visit: Visit) -> None:
    page = visit(REGION)
    told = paint_payload(page)["flows"]["lines"]
    drawn = drawn_lines(page)
    assert len(drawn) == len(told) == 60
    assert sorted(one["way"] for one in drawn) == [0] * 30 + [1] * 30
    assert max(one["w"] for one in drawn) <= 10


def test_nothing_selected_shows_the_strongest_flows_between_countries(visit: Visit) -> None:
    page = visit(f"{VIEW}&layers=flows")
    assert len(drawn_lines(page)) == 30
    expect(page.locator("#card-0-title")).to_contain_text("Most goes from")


def test_map_table_chart_and_file_say_one_number(visit: Visit) -> None:
    page = visit(REGION)
    rows = downloaded(page, "/data/flows.csv?origin=SE12&year=2022&mode=road&level=2")
    sent = {row["destination_id"]: float(row["tonnes"]) for row in rows}
    largest = max((one for one in sent if one != "SE12"), key=lambda one: sent[one])
    name = next(row["destination_name"] for row in rows if row["destination_id"] == largest)
    written = two_digits(sent[largest])
    expect(page.locator("#card-0-title")).to_contain_text(f"{name}: {written}")
    assert table_of(page)[name][0] == written
    assert f"{written}\N{NO-BREAK SPACE}Mt" in paint_payload(page)["cards"][largest][2]
    keys, values = page.evaluate(
        "(([trace]) => [trace.meta.keys, Array.from(trace.x)])"
        "(document.querySelector('#card-0-chart .js-plotly-plot').data)"
    )
    assert values[keys.index(largest)] == pytest.approx(sent[largest] / 1e6, rel=1e-3)
    lines = {tuple(line[:2]): line[2] for line in paint_payload(page)["flows"]["lines"]}
    second = sorted((one for one in sent if one != "SE12"), key=lambda one: -sent[one])[1]
    assert lines["SE12", second] / lines["SE12", largest] == pytest.approx(
        sent[second] / sent[largest], abs=0.02
    )


def test_the_link_of_the_card_is_the_file_of_what_is_shown(visit: Visit) -> None:
    page = visit(REGION)
    path = page.locator("#card-0-foot a").get_attribute("href") or ""
    assert {row["origin_id"] for row in downloaded(page, path)} == {"SE12"}


def test_the_table_is_sorted_by_any_column_with_the_keyboard(visit: Visit) -> None:
    page = visit(REGION)
    before = list(table_of(page))
    tab_to(page, f"{CARD} .sort[data-column='0']")
    page.keyboard.press("Enter")
    head = page.locator(f"{CARD} thead th").first
    expect(head).to_have_attribute("aria-sort", "ascending")
    names = page.locator(f"{CARD} tbody th").all_inner_texts()
    assert names != before[1 : len(names) + 1]
    assert sorted(names) == sorted(before[1 : len(names) + 1])
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert page.locator(f"{CARD} tbody th").all_inner_texts() == names[::-1]
    feet = page.locator(f"{CARD} tfoot th").all_inner_texts()
    assert feet[-1] == "Inside Östra Mellansverige"
    assert page.evaluate("document.activeElement.matches('.sort')")


def test_sorting_by_number_begins_with_the_largest_and_survives_a_change_of_year(
    visit: Visit,
) -> None:
    page = visit(REGION)
    table_of(page)
    page.locator(f"{CARD} .sort[data-column='2']").click()
    column = f"{CARD} tbody td:nth-child(3)"

    def is_falling() -> bool:
        texts = [text.splitlines()[0] for text in page.locator(column).all_inner_texts()]
        values = [float(one.removeprefix("under ")) for one in texts if one != "–"]
        return values == sorted(values, reverse=True)

    assert is_falling()
    page.locator("#year [role=slider]").focus()
    wait_for_paint(page, lambda: page.keyboard.press("ArrowLeft"))
    expect(page.locator(f"{CARD} thead th").nth(2)).to_have_attribute("aria-sort", "descending")
    assert is_falling()


@pytest.mark.parametrize("kind", ["", "&map=svg"])
def test_the_keys_reach_partners_and_their_card_tells_both_ways(visit: Visit, kind: str) -> None:
    page = visit(REGION + kind)
    tab_to(page, "#map-keys")
    page.keyboard.press("ArrowUp")
    for _ in range(12):
        if "sent there" in (page.locator(".map-card").text_content() or ""):
            break
        page.keyboard.press("ArrowUp")
    expect(page.locator(".map-card")).to_contain_text("sent there:")
    expect(page.locator(".map-card")).to_contain_text("received from there:")
    expect(page.locator(".map-card")).to_contain_text("Estimated")
    page.keyboard.press("Escape")
    expect(page.locator(".map-card")).to_be_hidden()


def test_the_drawn_map_has_the_same_lines(visit: Visit) -> None:
    page = visit(REGION + "&map=svg")
    count = len(paint_payload(page)["flows"]["lines"])
    expect(page.locator(".svgmap .flow")).to_have_count(count)
    dashed = page.locator(".svgmap .flow[stroke-dasharray]")
    expect(dashed).to_have_count(count // 2)


def test_points_lie_where_the_drawing_has_them(visit: Visit) -> None:
    page = visit(f"{VIEW}&map=svg")
    away = page.evaluate(
        """async () => {
          const map = window.hinterlandMap;
          const config = map.current().config;
          const data = await (await fetch(map.absolute(config.files["regions-0.geojson"]))).json();
          const here = new Map(data.features.map(({properties: p}) => [p.id, [p.lon, p.lat]]));
          return [...document.querySelectorAll(".svgmap .regions [data-x]")].map((path) => {
            const [x, y] = map.toDrawing(here.get(path.dataset.id));
            return Math.hypot(x - path.dataset.x, y - path.dataset.y);
          });
        }"""
    )
    assert len(away) > 30
    assert max(away) < 0.2


def test_a_year_without_flows_draws_none_and_says_why(visit: Visit) -> None:
    page = visit(REGION.replace("year=2022", "year=2005"))
    assert drawn_lines(page) == []
    expect(page.locator(f"{CARD} .empty")).to_contain_text("2012–2022")


def test_how_a_flow_was_made_can_be_asked(visit: Visit) -> None:
    page = visit(REGION)
    page.locator(f"{CARD} .how").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("table").first).to_contain_text("Östra Mellansverige")
    expect(dialog).to_contain_text("It is no probability")


def test_the_sections_of_a_corridor_are_drawn_by_their_load(visit: Visit) -> None:
    page = visit(f"{VIEW}&select=corridor:ETC-SCM&layers=load")
    widths = paint_payload(page)["load"]["widths"]
    assert len(widths) > 100
    key, width = max(widths.items(), key=lambda one: float(one[1]))
    state = f"key => {SURFACE}.map.getFeatureState({{source: 'sections', id: key}}).w"
    assert page.evaluate(state, key) == pytest.approx(width)
    rows = downloaded(page, "/data/corridor_load.csv?corridor=ETC-SCM&year=2022&mode=road")
    busiest = max(rows, key=lambda row: float(row["tonnes"] or 0))
    section = f"{busiest['from_node']} – {busiest['to_node']}"
    written = two_digits(float(busiest["tonnes"]))
    expect(page.locator("#card-0-title")).to_contain_text(section)
    assert table_of(page)[section][0].removeprefix(AT_LEAST) == written


def test_the_sections_are_fetched_when_they_are_first_shown(visit: Visit) -> None:
    asked: list[str] = []
    page = visit(VIEW)
    page.on("request", lambda request: asked.append(request.url))
    wait_for_paint(page, lambda: page.get_by_label("Corridor load").check())
    wait_until(page, f"{SURFACE}.map.isSourceLoaded('sections')")
    assert any("/vendor/sections." in url for url in asked)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("layers", ["flows", "load", "flows,load,all_modes"])
def test_axe_finds_nothing_with_the_layers_on(visit: Visit, layers: str, scheme: str) -> None:
    page = visit(f"{VIEW}&layers={layers}", reduced_motion="reduce", color_scheme=scheme)
    assert axe_faults(page) == []
    table_of(page)
    page.locator(f"{CARD} .sort").first.click()
    assert axe_faults(page) == []


def test_axe_finds_nothing_in_forced_colours_and_on_a_phone(visit: Visit) -> None:
    phone = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True}
    page = visit(REGION, reduced_motion="reduce", forced_colors="active")
    assert axe_faults(page) == []
    assert axe_faults(visit(REGION, reduced_motion="reduce", **phone)) == []
