"""The card of volumes: a country's freight by mode over the years."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.card import Card
from dashboard.figures.findings import turn
from dashboard.figures.lines import Line, line_chart, mode_line
from dashboard.figures.modes import single
from dashboard.figures.origin import suppliers
from dashboard.figures.quantity import scale_of
from dashboard.figures.series_table import Named, year_table
from dashboard.figures.status import mixed_told, usual
from dashboard.figures.titles import unit_line
from dashboard.figures.told import breaks_told, ends_told
from dashboard.measures.atlas import Atlas
from dashboard.selection import Selection
from dashboard.words import N_, Words

KEY, MEASURE, UNIT = "volumes", "tonne_km", "million_tkm"
_GROWN = {
    "road": N_("Road freight has grown since {year}"),
    "rail": N_("Rail freight has grown since {year}"),
    "inland_waterway": N_("Freight on inland waterways has grown since {year}"),
    "sea": N_("Coastal shipping has grown since {year}"),
}
_FALLEN = {
    "road": N_("Road freight has fallen since {year}"),
    "rail": N_("Rail freight has fallen since {year}"),
    "inland_waterway": N_("Freight on inland waterways has fallen since {year}"),
    "sea": N_("Coastal shipping has fallen since {year}"),
}
NEUTRAL = N_("Freight by mode")


def volume_lines(region_id: str, atlas: Atlas, words: Words, definition: str = "") -> list[Line]:
    """Return a line for each mode that has a figure, in the fixed order of modes.

    Parameters
    ----------
    region_id
        A country.
    atlas
        Holds the figures.
    words
        The reader's language.
    """
    cube = atlas.cubes[MEASURE]
    lines = [
        mode_line(mode, cube.series(region_id, mode, definition), words)
        for mode in single(cube.choices().modes)
    ]
    return [line for line in lines if line.known]


def volumes_card(region_id: str, selection: Selection, atlas: Atlas, words: Words) -> Card:
    """Return the card of a country's tonne-kilometres by mode.

    The title is a finding where the chosen mode, else the largest, has clearly grown or fallen.

    Parameters
    ----------
    region_id
        A country.
    selection
        Gives the year and the mode.
    atlas
        Holds the figures.
    words
        The reader's language.
    """
    definition = selection.definition if selection.measure == MEASURE else ""
    lines = volume_lines(region_id, atlas, words, definition)
    if not lines:
        text = words.say("There are no tonne-kilometres by mode here.")
        return Card(KEY, MEASURE, words.say(NEUTRAL), "", empty=text)
    figures = [figure for line in lines for figure in line.known]
    scale = scale_of(UNIT, [figure.value for figure in figures])
    breaks = breaks_told(lines, words)
    mixed = mixed_told([figure.status for figure in figures], words)
    caption = words.say("Freight by mode, {place}", place=atlas.name(region_id, words))
    columns = [Named(line.name, line.series) for line in lines]
    return Card(
        key=KEY,
        measure=MEASURE,
        title=_title(lines, selection.mode, words),
        unit_line=unit_line(scale, words, mixed, breaks),
        table=year_table(caption, columns, scale, selection.year, words, breaks),
        status=usual(figure.status for figure in figures),
        source=suppliers(MEASURE, figures, atlas, words),
        figure=line_chart(lines, selection.year, scale, words),
        summary=ends_told(lines, scale, words),
    )


def _title(lines: Sequence[Line], mode: str, words: Words) -> str:
    line = next((one for one in lines if one.key == mode), None)
    line = line or max(lines, key=lambda one: one.known[-1].value)
    latest = max(one.known[-1].year for one in lines)
    found = turn(line.series, in_points=False, latest=latest)
    if found is None:
        return words.say(NEUTRAL)
    texts = _GROWN if found.has_grown else _FALLEN
    return words.say(texts[line.key], year=found.year)
