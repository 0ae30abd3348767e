"""Figures written as CSV, each number exactly as it is stored."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import MISSING
from dashboard.sources.built_query import Contents, StoredFigure
from dashboard.words import N_, Words

Cell = Callable[[StoredFigure], str | int]

COLUMN_MEANINGS = {
    "place_id": N_("Id of a port, port group or cluster; empty for a region."),
    "place_name": N_("Its own name."),
    "region_id": N_("Country as Eurostat writes it, or NUTS 2021 code; for a place, where it is."),
    "region_name": N_("Name of the country in the language asked for, local name of a region."),
    "level": N_("eu, 0 to 3, or place."),
    "year": N_("Calendar year."),
    "mode": N_("road, rail, inland_waterway, sea or air; empty where it is not counted by mode."),
    "value": N_("The figure, unrounded. Empty when it is not known; never 0 for that."),
    "unit": N_("Code of the unit."),
    "status": N_("How sure the figure is."),
    "source": N_("Ids of the sources, joined by a bar; the catalogue tells what they are."),
    "flag": N_("Letters of the supplier: b break in the series, e estimated, p provisional."),
    "definition": N_("Which of several ways of counting."),
    "known": N_("For a sum: the ports of the region that have a figure."),
    "out_of": N_("For a sum: all ports of the region in the atlas."),
    "wtt": N_("The part of the value from well to tank."),
    "ttw": N_("The part of the value from tank to wheel."),
    "low": N_("Lower end of an estimate’s range, from runs with other assumptions."),
    "high": N_("Upper end of that range."),
}
"""Every column, and what it holds."""
_PLACE = ("place_id", "place_name")
_ALWAYS = (
    *("region_id", "region_name", "level", "year", "mode"),
    *("value", "unit", "status", "source", "flag"),
)


def columns(contents: Contents) -> tuple[str, ...]:
    """Return the columns of a measure, in their order. They are the same for every question."""
    return (
        *(_PLACE if contents.has_places else ()),
        *_ALWAYS,
        *(("definition",) if contents.has_definitions else ()),
        *(("known", "out_of") if contents.has_sums else ()),
        *(("wtt", "ttw") if contents.has_parts else ()),
        *(("low", "high") if contents.has_ranges else ()),
    )


def number_text(value: float | None) -> str:
    """Return the shortest text that reads back as exactly this number; empty when not known.

    Examples
    --------
    >>> [number_text(value) for value in (28.7, 47870.0, 0.1 + 0.2, 0.0, None)]
    ['28.7', '47870', '0.30000000000000004', '0', '']
    """
    return "" if value is None else repr(value).removesuffix(".0")


def csv_text(rows: Iterable[StoredFigure], contents: Contents, atlas: Atlas, words: Words) -> str:
    """Return figures as CSV with a head, lines ended by LF.

    Parameters
    ----------
    rows
        The figures, in the order in which they are written.
    contents
        What the measure has; it decides the columns.
    atlas
        Knows the names, and where a place lies.
    words
        Language of the names of countries.
    """
    head = columns(contents)
    cells = _cells(atlas, words)
    ordered = [cells[column] for column in head]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([cell(row) for cell in ordered] for row in rows)
    return text.getvalue()


def _cells(atlas: Atlas, words: Words) -> dict[str, Cell]:
    def region(row: StoredFigure) -> str:
        place = atlas.places.get(row.place_id)
        inside = [code for code in place.regions if code] if place else []
        return row.region_id or (inside[-1] if inside else "")

    def name(subject_id: str) -> str:
        return atlas.name(subject_id, words) if subject_id else ""

    return {
        "place_id": lambda row: row.place_id,
        "place_name": lambda row: name(row.place_id),
        "region_id": region,
        "region_name": lambda row: name(region(row)),
        "level": lambda row: row.level,
        "year": lambda row: row.year,
        "mode": lambda row: row.mode,
        "value": lambda row: number_text(row.value),
        "unit": lambda row: row.unit,
        "status": lambda row: MISSING if row.value is None else row.status,
        "source": lambda row: row.source_id,
        "flag": lambda row: row.flag,
        "definition": lambda row: row.definition,
        "known": lambda row: row.known if row.out_of else "",
        "out_of": lambda row: row.out_of or "",
        "wtt": lambda row: number_text(row.wtt),
        "ttw": lambda row: number_text(row.ttw),
        "low": lambda row: number_text(row.low),
        "high": lambda row: number_text(row.high),
    }
