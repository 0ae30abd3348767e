"""The card of what goes over the sections of a corridor."""

from __future__ import annotations

import math
from collections.abc import Iterable
from urllib.parse import urlencode

from dashboard.figures import flow_texts as texts
from dashboard.figures.card import Card
from dashboard.figures.estimate import FEW, estimate, estimate_range, estimate_with_unit
from dashboard.figures.estimate_bars import EstimateRow, estimate_bars
from dashboard.figures.flow_card import MOST_BARS, UNIT, at_least_told, colour_of
from dashboard.figures.flow_view import LOAD, missing_told, mode_of
from dashboard.figures.modes import MODE_SIGNS
from dashboard.figures.quantity import Scale, scale_of
from dashboard.figures.series_table import with_unit
from dashboard.figures.short_names import shortened
from dashboard.figures.status import ESTIMATED
from dashboard.figures.subjects import CORRIDOR, kind_of
from dashboard.figures.table import Cell, Column, Row, Table
from dashboard.figures.told import listed
from dashboard.measures.atlas import Atlas
from dashboard.selection import Selection
from dashboard.sources.section_files import Section, SectionLoad
from dashboard.words import Words

LOAD_DIGITS = FEW
LONGEST_SECTION = 24
DASH = " \N{EN DASH} "
Loaded = tuple[str, Section, SectionLoad | None]


def chosen_corridor(selection: Selection) -> str:
    """Return the corridor that is selected alone; empty for none."""
    only = selection.selected if len(selection.selected) == 1 else ()
    return next((one for one in only if kind_of(one) == CORRIDOR), "")


def load_card(selection: Selection, atlas: Atlas, words: Words) -> Card:
    """Return the card of a corridor's sections, all corridors' where none is selected.

    Parameters
    ----------
    selection
        Gives corridor, year and mode.
    atlas
        Holds the loads.
    words
        The reader's language.
    """
    mode, year = mode_of(selection), selection.year
    title = words.say("Corridor load")
    missing = missing_told(year, mode, atlas.loads.years, atlas.loads.modes, words)
    if missing:
        return Card(LOAD, selection.measure, title, "", empty=missing)
    loaded = loaded_sections(selection, atlas)
    known = sorted(
        (one for one in loaded if one[2] and not math.isnan(one[2].tonnes)),
        key=lambda one: -one[2].tonnes if one[2] else 0.0,
    )
    if not known:
        nothing = words.say("Nothing is known of the load of these sections in {year}.", year=year)
        return Card(LOAD, selection.measure, title, "", empty=nothing)
    scale = load_scale(known)
    rows = [_bar(one, mode, words) for one in known[:MOST_BARS]]
    told = [
        f"{row.name} "
        + estimate_with_unit(row.values[0], scale, LOAD_DIGITS, words, row.partial[0])
        for row in rows
    ]
    shown = words.say(
        "The {shown} busiest of {all} sections.", shown=len(rows), all=words.number(len(loaded))
    )
    return Card(
        key=LOAD,
        measure=selection.measure,
        title=_finding(known[0], mode, year, words),
        unit_line=f"{words.say(scale.name)}. {shown} {words.say('Hatched: estimated.')}",
        table=_table(loaded, mode, year, scale, words),
        status=ESTIMATED,
        source=words.say(texts.OWN_ESTIMATE),
        figure=estimate_bars(rows, ("",), scale, LOAD_DIGITS, words),
        summary=words.say("A chart of bars. {list}.", list=listed(told)),
        note=" ".join(_notes(loaded, words)),
        csv=load_address(chosen_corridor(selection), year, mode),
    )


def _notes(loaded: list[Loaded], words: Words) -> Iterable[str]:
    if any(load and (load.is_partial or load.is_through_partial) for _, _, load in loaded):
        yield at_least_told(words)
    yield words.say(texts.LOAD_CAUTIONS[1])


def load_address(corridor_id: str, year: int, mode: str) -> str:
    """Return the address of the loads that are shown, as a file.

    Examples
    --------
    >>> load_address("corridor:ETC-SCM", 2022, "")
    '/data/corridor_load.csv?corridor=ETC-SCM&year=2022'
    """
    asked = {"corridor": corridor_id.partition(":")[2], "year": str(year), "mode": mode}
    return "/data/corridor_load.csv?" + urlencode({key: one for key, one in asked.items() if one})


def loaded_sections(selection: Selection, atlas: Atlas) -> list[Loaded]:
    """Return the sections of the corridor, or of all, with their loads in the order of the way."""
    loads, mode = atlas.loads, mode_of(selection)
    corridor = chosen_corridor(selection).partition(":")[2]
    own = loads.of_corridor(corridor, mode)
    here = loads.at(selection.year, mode)
    return [(key, section, here.get(key)) for key, section in own.items()]


def load_scale(loaded: list[Loaded]) -> Scale:
    """Return the scale in which loads are written."""
    return scale_of(UNIT, [load.tonnes for _, _, load in loaded if load])


def section_name(section: Section) -> str:
    """Return a section by its ends."""
    return DASH.join((section.from_node, section.to_node))


def _finding(first: Loaded, mode: str, year: int, words: Words) -> str:
    _, section, load = first
    tonnes, is_partial = (load.tonnes, load.is_partial) if load else (math.nan, False)
    value = estimate_with_unit(tonnes, scale_of(UNIT, [tonnes]), LOAD_DIGITS, words, is_partial)
    return words.say(
        texts.BUSIEST[mode],
        start=section.from_node,
        end=section.to_node,
        value=value,
        year=year,
    )


def _bar(one: Loaded, mode: str, words: Words) -> EstimateRow:
    key, section, load = one
    name = section_name(section)
    label = shortened(name, LONGEST_SECTION)
    values, partial = ((load.tonnes,), (load.is_partial,)) if load else ((math.nan,), (False,))
    if not mode:
        name = f"{name}, {words.say(MODE_SIGNS[section.mode].short)}"
    return EstimateRow(key, name, label, values, colour_of(section.mode), partial)


def _table(loaded: list[Loaded], mode: str, year: int, scale: Scale, words: Words) -> Table:
    columns = [
        Column(words.say("Section")),
        Column(with_unit(words.say("Goods"), scale, words), is_number=True),
        Column(with_unit(words.say("Through"), scale, words), is_number=True),
        Column(words.say("Length, km"), is_number=True),
    ]
    if not mode:
        columns.insert(1, Column(words.say("Mode")))
    rows = tuple(_row(one, mode, scale, words) for one in loaded)
    caption = words.say(texts.LOADS[mode], year=year)
    return Table(caption, tuple(columns), rows, is_sortable=True)


def _row(one: Loaded, mode: str, scale: Scale, words: Words) -> Row:
    key, section, load = one
    numbers = (load.tonnes, load.through_tonnes) if load else (math.nan, math.nan)
    partial = (load.is_partial, load.is_through_partial) if load else (False, False)
    ends = (load.low, load.high) if load else (math.nan, math.nan)
    span = estimate_range(*ends, scale, LOAD_DIGITS, words) if ends[1] > ends[0] else ""
    tonnes, through = (
        Cell(estimate(value, scale, LOAD_DIGITS, words, is_partial), order=value, detail=detail)
        for value, is_partial, detail in zip(numbers, partial, (span, ""), strict=True)
    )
    length = Cell(words.number(section.length_km), order=section.length_km)
    by_mode = () if mode else (Cell(words.say(MODE_SIGNS[section.mode].name)),)
    return Row(key, (Cell(section_name(section)), *by_mode, tonnes, through, length))
