"""The card of a region's average haul or intensity: one line a mode over the years."""

from __future__ import annotations

from dashboard.figures.card import Card
from dashboard.figures.lines import line_chart, mode_line
from dashboard.figures.origin import suppliers
from dashboard.figures.quantity import scale_of
from dashboard.figures.series_table import Named, year_table
from dashboard.figures.status import mixed_told, usual
from dashboard.figures.titles import measure_title, unit_line
from dashboard.figures.told import ends_told
from dashboard.measures.atlas import Atlas
from dashboard.measures.catalogue import MEASURES
from dashboard.selection import Selection
from dashboard.words import Words

RATIOS = ("intensity", "average_haul")


def ratio_card(
    measure: str, region_id: str, selection: Selection, atlas: Atlas, words: Words
) -> Card:
    """Return the card of one ratio of a region by mode over the years; its key is the measure's.

    Parameters
    ----------
    measure
        One of `RATIOS`.
    region_id
        A country, or a region of level 1 or 2.
    selection
        Gives the year.
    atlas
        Holds the figures.
    words
        The reader's language.
    """
    cube, title = atlas.cubes[measure], measure_title(measure, words)
    every = [mode_line(mode, cube.series(region_id, mode), words) for mode in cube.choices().modes]
    lines = [line for line in every if line.known]
    if not lines:
        return Card(measure, measure, title, "", empty=words.say("No flows are known here."))
    figures = [figure for line in lines for figure in line.known]
    scale = scale_of(MEASURES[measure].unit, [figure.value for figure in figures])
    mixed = mixed_told([figure.status for figure in figures], words)
    columns = [Named(line.name, line.series) for line in lines]
    return Card(
        key=measure,
        measure=measure,
        title=title,
        unit_line=unit_line(scale, words, mixed),
        table=year_table(
            f"{title}, {atlas.name(region_id, words)}", columns, scale, selection.year, words
        ),
        status=usual(figure.status for figure in figures),
        source=suppliers(measure, figures, atlas, words),
        figure=line_chart(lines, selection.year, scale, words),
        summary=ends_told(lines, scale, words),
    )
