"""All values of all states of a part as tables: regions down, years across, one for each mode."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.figures.map_table import subjects_of
from dashboard.figures.quantity import scale_of, symbol
from dashboard.figures.series_table import cell
from dashboard.figures.status import usual
from dashboard.figures.table import Cell, Column, Row, Table
from dashboard.figures.titles import counted_as, measure_title
from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import EU, Figure
from dashboard.publish.edition import Part
from dashboard.selection import Selection
from dashboard.words import Words


@dataclass(frozen=True, slots=True)
class Values:
    """A table of values, and how sure those are that have no mark."""

    table: Table
    sure: str


def value_tables(part: Part, atlas: Atlas, words: Words) -> tuple[Values, ...]:
    """Return every value of a part, a table for each of its modes.

    Parameters
    ----------
    part
        Its states give years and modes.
    atlas
        Holds the figures.
    words
        Language of the page.

    Returns
    -------
    tables
        All in one unit each, named in the caption. A value is marked where it is not as sure as
        most of its table are; what is not known is a dash.
    """
    modes = dict.fromkeys(one.mode for one in part.states)
    return tuple(
        _of_mode([s for s in part.states if s.mode == mode], atlas, words) for mode in modes
    )


def values_title(part: Part, words: Words) -> str:
    """Return what the values of a part are of, all of its years and modes together."""
    first = part.states[0]
    modes = {one.mode for one in part.states}
    return measure_title(
        first.measure, words, first.mode if len(modes) == 1 else "", first.definition
    )


def _of_mode(states: Iterable[Selection], atlas: Atlas, words: Words) -> Values:
    by_year = {one.year: one for one in sorted(states, key=lambda one: one.year)}
    first = next(iter(by_year.values()))
    cube = atlas.cubes[first.measure]
    found: dict[int, Mapping[str, Figure]] = {
        year: cube.at("0" if one.level == "eu" else one.level, year, one.mode, one.definition)
        for year, one in by_year.items()
    }
    whole = _whole(first, by_year, atlas)
    known = [one for figures in (*found.values(), whole) for one in _known(figures.values())]
    scale = scale_of(known[0].unit if known else "percent", [one.value for one in known])
    sure = usual(one.status for one in known)
    rows = [
        Row(
            subject,
            (
                Cell(atlas.name(subject, words)),
                *(cell(figures.get(subject), sure, scale, words) for figures in found.values()),
            ),
            is_chosen=subject in first.selected,
        )
        for subject in _subjects(first, found, atlas, words)
    ]
    if whole:
        cells = (cell(whole.get(str(year)), sure, scale, words) for year in found)
        rows.insert(0, Row(EU, (Cell(atlas.name(EU, words)), *cells)))
    head = words.say("Place") if first.level == "place" else words.say("Region")
    columns = (Column(head), *(Column(str(year), is_number=True) for year in found))
    caption = _caption(first, symbol(scale, words), words)
    return Values(Table(caption, columns, tuple(rows)), sure)


def _known(figures: Iterable[Figure]) -> list[Figure]:
    return [one for one in figures if one.is_known]


def _whole(one: Selection, years: Iterable[int], atlas: Atlas) -> dict[str, Figure]:
    """Return the figures of the EU as one, by year; empty where it has none."""
    series = atlas.cubes[one.measure].series(EU, one.mode, one.definition)
    wanted = set(years)
    return {str(row.year): row for row in series if row.is_known and row.year in wanted}


def _subjects(
    one: Selection, found: Mapping[int, Mapping[str, Figure]], atlas: Atlas, words: Words
) -> list[str]:
    every = dict.fromkeys([*subjects_of(one, atlas), *(s for year in found.values() for s in year)])
    every.pop(EU, None)
    return sorted(every, key=lambda subject: (atlas.name(subject, words), subject))


def _caption(one: Selection, unit: str, words: Words) -> str:
    title = measure_title(one.measure, words, one.mode, one.definition)
    counted = counted_as(one.measure, one.definition, words)
    named = words.say("{title}, {unit}", title=title, unit=unit) if unit else title
    return f"{named}. {counted}" if counted else named
