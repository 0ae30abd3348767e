"""The workbook has typed cells, no formula, and all that must be read with the figures."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.measures.atlas import Atlas
from dashboard.publish.files.xlsx_file import data_xlsx
from tests.figures.tiny_figures import tiny_atlas
from tests.publish.tiny_release import release

RELEASE = release()


def book(content: bytes = b"") -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content or data_xlsx(RELEASE)))


def records(sheet: Worksheet) -> list[dict[str, object]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_the_sheets_are_named_in_the_main_language() -> None:
    assert book().sheetnames == ["Figures", "Notes", "Sources", "Columns"]


def test_numbers_are_numbers_and_what_is_not_known_is_empty() -> None:
    found = records(book()["Figures"])
    assert len(found) == len(RELEASE.told)
    for row, one in zip(found, RELEASE.told, strict=True):
        assert row["value"] == (one.figure.value if one.figure.is_known else None)
        assert row["year"] == one.figure.year
        assert isinstance(row["year"], int)


def test_the_head_stays_in_sight_and_can_be_filtered() -> None:
    sheet = book()["Figures"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, sheet.max_column).column_letter}" + str(
        len(RELEASE.told) + 1
    )
    assert sheet.column_dimensions["D"].width > 20


def test_the_notes_tell_method_cautions_and_citation_in_each_language() -> None:
    notes = records(book()["Notes"])
    by_section = {(row["language"], row["section"]): str(row["text"]) for row in notes}
    assert by_section["en", "Citation"].startswith("Region Östergötland (2026): Rail’s share.")
    assert {"en", "sv"} == {row["language"] for row in notes}
    sections = {row["section"] for row in notes if row["language"] == "en"}
    assert {"What the figures show", "How it is made", "Cautions", "Not for", "Licence"} <= sections


def test_the_sources_have_their_licences() -> None:
    found = {row["source_id"]: row["licence"] for row in records(book()["Sources"])}
    assert found["estat"] == "Reuse allowed"
    assert "non-commercial" in str(found["gisco-nuts-2021"])


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_text_that_looks_like_a_formula_stays_a_text(sign: str) -> None:
    text = f'{sign}HYPERLINK("https://evil.example")'
    content = data_xlsx(release(titles={"en": text, "sv": text}, standfirsts={"en": text}))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "sheet" in name]
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)
    notes = records(book(content)["Notes"])
    assert text in {row["text"] for row in notes}


def test_a_name_that_looks_like_a_formula_stays_a_text() -> None:
    atlas: Atlas = tiny_atlas()
    place = atlas.places["port:SEGOT"]
    atlas.places["port:SEGOT"] = type(place)(
        **{name: getattr(place, name) for name in place.__slots__} | {"name": "=1+1"}
    )
    sheet = book(data_xlsx(release(atlas=atlas)))["Figures"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert cells
    assert {cell.data_type for cell in cells} <= {"s", "f"}
    with zipfile.ZipFile(io.BytesIO(data_xlsx(release(atlas=atlas)))) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
