"""The card of what a region loads, unloads and keeps inside, over the years, by the chosen mode."""

from __future__ import annotations

from dashboard.figures.card import Card
from dashboard.figures.lines import Line, line_chart
from dashboard.figures.origin import suppliers
from dashboard.figures.quantity import scale_of
from dashboard.figures.series_table import Named, year_table
from dashboard.figures.status import mixed_told, usual
from dashboard.figures.titles import unit_line
from dashboard.figures.told import ends_told
from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import ALL_MODES
from dashboard.measures.served import FLOW_MODES, INSIDE, LOADED, UNLOADED
from dashboard.selection import Selection
from dashboard.words import N_, Words

KEY, UNIT = "goods", "t"
QUANTITIES = (LOADED, UNLOADED, INSIDE)
_LINES = {
    LOADED: (N_("Loaded"), "var(--accent)", "circle", "solid"),
    UNLOADED: (N_("Unloaded"), "var(--ink)", "square", "solid"),
    INSIDE: (N_("Inside"), "var(--ink-3)", "diamond", "1.5px,3px"),
}
_TITLES = {
    "road": N_("Goods loaded and unloaded, by road"),
    "rail": N_("Goods loaded and unloaded, by rail"),
    "inland_waterway": N_("Goods loaded and unloaded, by inland waterway"),
    "sea": N_("Goods loaded and unloaded, by sea"),
    ALL_MODES: N_("Goods loaded and unloaded, by all land modes"),
}
INSIDE_TOLD = N_("What stays inside is in both the others.")


def mode_of(selection: Selection) -> str:
    """Return the mode that the card is about: the chosen one, else road."""
    return selection.mode if selection.mode in _TITLES else FLOW_MODES[0]


def goods_card(region_id: str, selection: Selection, atlas: Atlas, words: Words) -> Card:
    """Return the card of the goods of a region.

    Parameters
    ----------
    region_id
        A country, or a region of level 1 or 2.
    selection
        Gives the year and the mode.
    atlas
        Holds the figures.
    words
        The reader's language.
    """
    mode = mode_of(selection)
    title = words.say(_TITLES[mode])
    lines = [
        line for one in QUANTITIES if (line := _line(one, region_id, mode, atlas, words)).known
    ]
    if not lines:
        return Card(
            KEY, LOADED, title, "", empty=words.say("No flows are known here by this mode.")
        )
    figures = [figure for line in lines for figure in line.known]
    scale = scale_of(UNIT, [figure.value for figure in figures])
    mixed = mixed_told([figure.status for figure in figures], words)
    caption = f"{title}, {atlas.name(region_id, words)}"
    columns = [Named(line.name, line.series) for line in lines]
    return Card(
        key=KEY,
        measure=LOADED,
        title=title,
        unit_line=unit_line(scale, words, words.say(INSIDE_TOLD), mixed),
        table=year_table(caption, columns, scale, selection.year, words),
        status=usual(figure.status for figure in figures),
        source=suppliers(LOADED, figures, atlas, words),
        figure=line_chart(lines, selection.year, scale, words),
        summary=ends_told(lines, scale, words),
    )


def _line(quantity: str, region_id: str, mode: str, atlas: Atlas, words: Words) -> Line:
    name, color, symbol, dash = _LINES[quantity]
    text = words.say(name)
    series = atlas.cubes[quantity].series(region_id, mode)
    return Line(quantity, text, text, series, color, color, symbol, dash)
