"""The figures of a version as a workbook, with sheets of what must be read with them."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.publish.allowed import XLSX, check_fields, columns
from dashboard.publish.files.notes import notes, title_in
from dashboard.publish.files.rows import MEANINGS, Cell, column_key, figure_rows
from dashboard.publish.lock import public_address
from dashboard.publish.release import Release
from dashboard.words import N_, speak

_WIDTHS = {"part": 8, "subject_id": 14, "level": 6, "year": 6, "definition": 12, "flag": 6}
_WIDTHS |= {"text": 110, "section": 24, "title": 60, "licence": 80, "locator": 60}
_NAMES, _MEANING, _USUAL = 28, 80, 14
FIGURES, NOTES = N_("Figures"), N_("Notes")
SOURCES, COLUMNS = N_("Sources"), N_("Columns")
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def data_xlsx(release: Release) -> bytes:
    """Return the figures as a workbook: figures, notes, sources, and what the columns hold.

    Every text is written as a text, so that one which begins with ``=``, ``+``, ``-`` or ``@``
    is never calculated. Two calls give the same bytes.

    Parameters
    ----------
    release
        What leaves.
    """
    content, edition, words = io.BytesIO(), release.edition, release.words
    book = xlsxwriter.Workbook(content, _OPTIONS)
    day = datetime.datetime.combine(edition.date, datetime.time())
    book.set_properties(
        {
            "title": title_in(edition, edition.languages[0]),
            "author": edition.publisher,
            "created": day,
        }
    )
    bold = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for title, place, rows in (
        (FIGURES, f"{XLSX}/figures", figure_rows(release, f"{XLSX}/figures")[1]),
        (NOTES, f"{XLSX}/notes", note_rows(release)),
        (SOURCES, f"{XLSX}/sources", source_rows(release)),
        (COLUMNS, f"{XLSX}/columns", _column_rows(release)),
    ):
        head = columns(place, edition.languages)
        check_fields(place, head)
        style = None if title == FIGURES else wrapped
        _write(book.add_worksheet(words.say(title)), head, rows, bold, style)
    book.close()
    return content.getvalue()


def note_rows(release: Release) -> list[tuple[Cell, ...]]:
    """Return what must be read with the figures, in every language of the version."""
    return [
        (language, one.section, one.text)
        for language in release.edition.languages
        for one in notes(release, language)
    ]


def source_rows(release: Release) -> list[tuple[Cell, ...]]:
    """Return the sources: id, supplier, title, address and licence."""
    return [
        (one.source_id, one.supplier, one.title, public_address(one.locator), one.licence)
        for one in release.sources.values()
    ]


def _column_rows(release: Release) -> list[tuple[Cell, ...]]:
    languages = release.edition.languages
    return [
        (name, *(speak(one).say(MEANINGS[column_key(name)]) for one in languages))
        for name in columns(f"{XLSX}/figures", languages)
    ]


def _write(
    sheet: Worksheet,
    head: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    bold: Format,
    style: Format | None,
) -> None:
    sheet.freeze_panes(1, 0)
    for place, name in enumerate(head):
        sheet.write_string(0, place, name, bold)
        sheet.set_column(place, place, _width(name), style)
    for line, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                if cell:
                    sheet.write_string(line, place, cell)
            elif cell is not None:
                sheet.write_number(line, place, cell)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(head) - 1)


def _width(name: str) -> int:
    if name.startswith("name_"):
        return _NAMES
    return _MEANING if name.startswith("meaning_") else _WIDTHS.get(name, _USUAL)
