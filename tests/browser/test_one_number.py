"""What the map, the chart, the table and the CSV show for one selection is one number."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import SWEDEN, Visit, chart_value, paint_payload


def downloaded(page: Page, path: str) -> list[dict[str, str]]:
    answer = page.request.get(page.evaluate("location.origin") + path)
    assert answer.ok, answer.text()
    return list(csv.DictReader(StringIO(answer.text())))


def table_text(page: Page, year: int, column: str) -> str:
    """Return the cell of a year and a column in the first table of the panel that has both."""
    script = """([year, column]) => {
      for (const table of document.querySelectorAll(".card:not(.gone) table")) {
        const heads = [...table.querySelectorAll("thead th")].map((one) => one.textContent.trim());
        const at = heads.findIndex((head) => head.startsWith(column));
        for (const row of table.querySelectorAll("tbody tr")) {
          const head = row.querySelector("th").textContent.trim();
          if (at > 0 && head === String(year)) return row.children[at].textContent.trim();
        }
      }
      return "";
    }"""
    text: str = page.evaluate(script, [year, column])
    return text


@pytest.mark.parametrize(("code", "name"), [("SE", "Sweden"), ("DE", "Germany"), ("EL", "Greece")])
def test_a_share_is_one_number_everywhere(visit: Visit, code: str, name: str) -> None:
    page = visit(SWEDEN.replace("select=SE", f"select={code}") + "&map=svg&lang=en")
    rows = downloaded(page, f"/data/modal_split.csv?level=0&year=2022&mode=rail&region={code}")
    assert len(rows) == 1
    value = float(rows[0]["value"])
    written = f"{value:.1f}"
    assert rows[0]["region_id"] == code
    card = paint_payload(page)["cards"][code]
    assert card[:2] == [name, f"{written}%"]
    assert chart_value(page, 0, "rail", 2022) == pytest.approx(value, abs=1e-9)
    expect(page.locator("#headline")).to_contain_text(f"{written}%")
    for tab in page.locator(".card:not(.gone) [role=tab]:nth-child(2):visible").all():
        tab.click()
    assert written in table_text(page, 2022, "Rail")


@pytest.mark.parametrize("mode", ["road", "rail", "sea"])
def test_tonne_kilometres_are_one_number_everywhere(visit: Visit, mode: str) -> None:
    page = visit(f"/?measure=tonne_km&year=2022&mode={mode}&level=0&select=SE&map=svg&lang=en")
    rows = downloaded(page, f"/data/tonne_km.csv?level=0&year=2022&mode={mode}&region=SE")
    billion = float(rows[0]["value"]) / 1000
    assert rows[0]["unit"] == "million_tkm"
    assert paint_payload(page)["cards"]["SE"][1].startswith(f"{billion:#.3g}")
    charts = [chart_value(page, slot, mode, 2022) for slot in range(3)]
    assert [value for value in charts if value == pytest.approx(billion, abs=1e-9)]


def test_what_a_country_s_shares_show_adds_up_to_one_hundred(visit: Visit) -> None:
    page = visit("/data/")
    rows = downloaded(page, "/data/modal_split.csv?level=0&year=2022&region=DE")
    assert sum(float(row["value"]) for row in rows if row["value"]) == pytest.approx(100, abs=0.2)


def test_a_port_s_tonnes_are_one_number_everywhere(visit: Visit) -> None:
    page = visit("/?measure=port_tonnes&level=place&select=port:NLRTM&map=svg&lang=en")
    year = int(page.locator("#year-text").text_content() or 0)
    rows = downloaded(page, f"/data/port_tonnes.csv?level=place&year={year}")
    assert rows[0].keys() >= {"place_id", "place_name", "value", "unit", "status", "source"}
    rotterdam = [row for row in rows if row["place_id"].endswith("NLRTM")]
    written = paint_payload(page)["cards"]["port:NLRTM"][1]
    million = float(rotterdam[0]["value"]) / 1000
    assert written.startswith(f"{million:.3g}")


def test_the_download_of_the_page_is_what_the_map_shows(visit: Visit) -> None:
    page = visit(SWEDEN + "&map=svg&lang=en")
    path = page.locator("#download").get_attribute("href") or ""
    rows = downloaded(page, path)
    drawn = paint_payload(page)
    with_figure = {row["region_id"] for row in rows if row["value"]}
    assert with_figure == set(drawn["classes"])
    assert {row["year"] for row in rows} == {"2022"}
    assert {row["mode"] for row in rows} == {"rail"}


def test_what_eurostat_published_is_what_is_shown(visit: Visit) -> None:
    page = visit("/data/")
    sweden = downloaded(page, "/data/modal_split.csv?level=0&year=2022&mode=rail&region=SE")
    germany = downloaded(
        page, "/data/modal_split.csv?level=0&year=2022&mode=inland_waterway&region=DE"
    )
    assert [row["status"] for row in (*sweden, *germany)] == ["official", "official"]
    assert float(sweden[0]["value"]) == pytest.approx(28.7)
    assert float(germany[0]["value"]) > 0


def test_a_year_that_is_not_there_is_refused_with_a_sentence(visit: Visit) -> None:
    page = visit("/data/")
    answer = page.request.get(page.evaluate("location.origin") + "/data/modal_split.csv?year=1800")
    assert answer.status == 400
    assert "1800" in json.dumps(answer.json())
    assert "year" in json.dumps(answer.json())
