"""Tables as CSV by RFC 4180, and what a machine must know of them as CSV on the Web."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.publish.allowed import CSVW, DATA_CSV, check_fields, check_keys, columns
from dashboard.publish.files.notes import citation, notes, titles_in
from dashboard.publish.files.rows import DECIMAL, MEANINGS, WHOLE, Cell, column_key, figure_rows
from dashboard.publish.release import Release
from dashboard.words import speak

_MUST = frozenset({"part", "measure", "subject_id", "level", "year", "unit", "status", "shown_in"})


def data_csv(release: Release) -> bytes:
    """Return the figures of a version as CSV: one row each, source and licence in every row."""
    head, rows = figure_rows(release, DATA_CSV)
    return csv_bytes(DATA_CSV, head, rows)


def csv_bytes(place: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table as CSV in UTF-8, with a head, lines ended by CR LF and decimal points.

    Parameters
    ----------
    place
        Which file, as the list of what may leave names it.
    head
        Its columns.
    rows
        Its rows; None is an empty cell. A number is the shortest text that reads back as it.

    Raises
    ------
    NotListed
        If a column does not stand in the list.
    """
    check_fields(place, head)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_written(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8")


def _written(cell: Cell) -> str:
    if isinstance(cell, float):
        return repr(cell).removesuffix(".0")
    return "" if cell is None else str(cell)


def csvw(release: Release) -> bytes:
    """Return the description of ``data.csv`` by the W3C's CSV on the Web.

    Parameters
    ----------
    release
        What leaves.
    """
    edition = release.edition
    head = columns(DATA_CSV, edition.languages)
    main = edition.languages[0]
    content = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": main}],
        "url": DATA_CSV,
        "dc:title": [
            {"@value": title, "@language": one} for one, title in titles_in(edition).items()
        ],
        "dc:publisher": edition.publisher,
        "dc:issued": edition.date.isoformat(),
        "dc:identifier": citation(edition, release.words),
        "dc:source": [
            ": ".join(text for text in (one.supplier, one.title) if text) or one.source_id
            for one in release.sources.values()
        ],
        "dc:license": list(
            dict.fromkeys(one.licence for one in release.sources.values() if one.licence)
        ),
        "notes": [
            {"language": language, "section": one.section, "text": one.text}
            for language in edition.languages
            for one in notes(release, language)
        ],
        "dialect": {"header": True, "encoding": "utf-8", "delimiter": ","},
        "tableSchema": {
            "columns": [_column(name, edition.languages) for name in head],
            "primaryKey": ["part", "measure", "subject_id", "year", "mode", "definition"],
        },
    }
    check_keys(CSVW, content)
    return json_bytes(content)


def _column(name: str, languages: Sequence[str]) -> dict[str, Any]:
    meaning = MEANINGS[column_key(name)]
    kind: Any = "integer" if name in WHOLE else "double" if name in DECIMAL else "string"
    return {
        "name": name,
        "titles": name,
        "dc:description": {one: speak(one).say(meaning) for one in languages},
        "datatype": kind,
        **({"required": True} if name in _MUST else {}),
    }


def json_bytes(content: object) -> bytes:
    """Return JSON that a person can read, keys in the order given, ended by a line break."""
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, indent=2)
    return f"{text}\n".encode()
