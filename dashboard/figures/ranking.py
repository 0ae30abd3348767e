"""The card of the highest values, shown where nothing is selected."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.bars import Bar, bar_chart
from dashboard.figures.card import Card
from dashboard.figures.map_words import title as map_title
from dashboard.figures.modes import MODE_SIGNS
from dashboard.figures.origin import suppliers
from dashboard.figures.plot import INK_2
from dashboard.figures.quantity import scale_of
from dashboard.figures.series_table import subject_table
from dashboard.figures.short_names import LONGEST, short_name
from dashboard.figures.status import mixed_told, usual
from dashboard.figures.told import bars_told
from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import EU, Figure
from dashboard.selection import Selection
from dashboard.words import N_, Words

KEY = "ranking"
MOST_BARS = 10
_HEADS = {
    "0": N_("Country"),
    "1": N_("Region"),
    "2": N_("Region"),
    "3": N_("Region"),
    "place": N_("Place"),
}


def shown_figures(selection: Selection, atlas: Atlas) -> dict[str, Figure]:
    """Return the known figures of the map, highest first; the EU as one is left out.

    Parameters
    ----------
    selection
        Gives measure, level, year, mode and definition.
    atlas
        Holds the figures.
    """
    cube = atlas.cubes[selection.measure]
    level = "0" if selection.level == "eu" else selection.level
    found = cube.at(level, selection.year, selection.mode, selection.definition)
    known = [one for one in found.values() if one.is_known and one.subject_id != EU]
    return {one.subject_id: one for one in sorted(known, key=lambda one: -one.value)}


def ranked_bars(figures: Sequence[Figure], mode: str, atlas: Atlas, words: Words) -> list[Bar]:
    """Return a bar for each figure, in the colour of the mode that it is about, else in ink."""
    sign = MODE_SIGNS.get(mode)
    color = sign.fill if sign else INK_2
    pattern = (sign.pattern, sign.pattern_size) if sign else ("", 0)
    return [
        Bar(
            one.subject_id,
            atlas.name(one.subject_id, words),
            short_name(one.subject_id, LONGEST, atlas, words),
            one,
            color,
            pattern,
        )
        for one in figures
    ]


def ranking_card(selection: Selection, atlas: Atlas, words: Words) -> Card:
    """Return the card of the ten highest values of the map; its table holds them all.

    Parameters
    ----------
    selection
        What the map shows.
    atlas
        Holds the figures.
    words
        The reader's language.
    """
    found = shown_figures(selection, atlas)
    title = map_title(selection, words)
    if not found:
        text = words.say("No figure for {year}. Choose another year.", year=selection.year)
        return Card(KEY, selection.measure, title, "", empty=text)
    first = list(found.values())
    scale = scale_of(first[0].unit, [one.value for one in first])
    bars = ranked_bars(first[:MOST_BARS], selection.mode, atlas, words)
    head = words.say(_HEADS.get(selection.level, _HEADS["0"]))
    unit = words.say(scale.name)
    mixed = mixed_told([one.status for one in first[:MOST_BARS]], words)
    names = {subject: atlas.name(subject, words) for subject in found}
    return Card(
        key=KEY,
        measure=selection.measure,
        title=title,
        unit_line=_unit_line(unit, len(bars), len(found), mixed, words),
        table=subject_table(
            title, (head, words.say("Value")), dict(found), names, scale, (), words
        ),
        status=usual(one.status for one in first),
        source=suppliers(selection.measure, first, atlas, words),
        figure=bar_chart(bars, scale, words),
        summary=bars_told(bars, scale, words),
    )


def _unit_line(unit: str, shown: int, all_known: int, mixed: str, words: Words) -> str:
    if shown < all_known:
        number = words.number(all_known)
        highest = words.say("The {shown} highest of {all}.", shown=shown, all=number)
        return f"{unit}. {highest} {mixed}".strip()
    return f"{unit}. {mixed}" if mixed else unit
