"""Flows and loads written as CSV, rounded to what an estimate can carry."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import MISSING
from dashboard.measures.served import SOURCES
from dashboard.pages.figure_csv import number_text
from dashboard.sources.flow_query import FlowRow
from dashboard.sources.section_files import Section, SectionLoad
from dashboard.words import N_, Words

DIGITS = 4
ROWS_AT_ONCE = 1000
FLOW_COLUMNS: Mapping[str, str] = {
    "origin_id": N_("Where the goods come from: country as Eurostat writes it, or NUTS 2021 code."),
    "origin_name": N_("Name of the country in the language asked for, local name of a region."),
    "destination_id": N_("Where they go."),
    "destination_name": N_("Its name."),
    "level": N_("The level that was asked for."),
    "year": N_("Calendar year."),
    "mode": N_("road, rail or inland_waterway."),
    "tonnes": N_("Tonnes in the year, to four digits. Empty when not known; never 0 for that."),
    "low_tonnes": N_(
        "Lower end of the range. Between countries it is that of the sum; in other sums of "
        "regions the ends are added up, which is too wide."
    ),
    "high_tonnes": N_("Upper end of the range."),
    "km": N_("Mean distance on the network, weighted by tonnes."),
    "tonne_km": N_("Tonne-kilometres in the year."),
    "status": N_("How sure the figure is."),
    "source": N_("Ids of the sources that the estimate is held to, joined by a bar."),
}
"""Every column of the flows, and what it holds."""
LOAD_COLUMNS: Mapping[str, str] = {
    "corridor_id": N_("Code of the corridor."),
    "section_id": N_("Id of the section."),
    "branch": N_("Branch of the corridor."),
    "seq": N_("Place of the section in its branch."),
    "from_node": N_("Where it begins."),
    "to_node": N_("Where it ends."),
    "mode": N_("road, rail or inland_waterway."),
    "length_km": N_("Length on the network."),
    "year": N_("Calendar year."),
    "tonnes": N_("Tonnes in the year both ways, to four digits. Empty when not known."),
    "through_tonnes": N_("Of these, what begins and ends outside the countries of both nodes."),
    "low_tonnes": N_("Lower end of the range."),
    "high_tonnes": N_("Upper end of the range."),
    "known": N_("Flows over the section that are known; the tonnes are at least those of these."),
    "out_of": N_("All flows over the section, each direction for itself."),
    "status": N_("How sure the figure is."),
    "source": N_("Ids of the sources that the estimate is held to, joined by a bar."),
}
"""Every column of the loads, and what it holds."""


def carried(value: float | None) -> str:
    """Return a number with four significant digits; empty when not known.

    Sums of such numbers are right to 0.1 %.

    Examples
    --------
    >>> [carried(value) for value in (123_456.7, 0.0, float("nan"), None)]
    ['123500', '0', '', '']
    """
    if value is None or math.isnan(value):
        return ""
    return number_text(float(f"{value:.{DIGITS}g}"))


def flow_lines(rows: Iterable[FlowRow], level: int, atlas: Atlas, words: Words) -> Iterator[str]:
    """Give the flows as CSV, some lines at a time, the head first; lines ended by LF.

    Parameters
    ----------
    rows
        In the order in which they are written.
    level
        The level that was asked for.
    atlas
        Knows the names.
    words
        Language of the names of countries.
    """
    yield from _written(FLOW_COLUMNS, (_flow_cells(row, level, atlas, words) for row in rows))


def load_lines(loads: Iterable[tuple[Section, SectionLoad]]) -> Iterator[str]:
    """Give the loads as CSV, some lines at a time, the head first."""
    yield from _written(LOAD_COLUMNS, (_load_cells(*one) for one in loads))


def _written(head: Iterable[str], rows: Iterable[list[Any]]) -> Iterator[str]:
    yield _text([list(head)])
    waiting = iter(rows)
    while some := list(islice(waiting, ROWS_AT_ONCE)):
        yield _text(some)


def _text(rows: Iterable[list[Any]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _flow_cells(row: FlowRow, level: int, atlas: Atlas, words: Words) -> list[Any]:
    is_known = row.tonnes is not None and not math.isnan(row.tonnes)
    return [
        row.origin_id,
        atlas.name(row.origin_id, words),
        row.destination_id,
        atlas.name(row.destination_id, words),
        level,
        row.year,
        row.mode,
        *map(carried, (row.tonnes, row.low, row.high, row.km, row.tonne_km)),
        row.status if is_known else MISSING,
        SOURCES.get(row.mode, ""),
    ]


def _load_cells(section: Section, load: SectionLoad) -> list[Any]:
    return [
        section.corridor_id,
        section.section_id,
        section.branch,
        section.seq,
        section.from_node,
        section.to_node,
        section.mode,
        number_text(section.length_km),
        load.year,
        *map(carried, (load.tonnes, load.through_tonnes, load.low, load.high)),
        load.known,
        load.out_of,
        MISSING if math.isnan(load.tonnes) else load.status,
        SOURCES.get(section.mode, ""),
    ]
