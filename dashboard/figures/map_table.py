"""The whole map as a table, so that it can be read without being seen."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.figures.map_words import title as map_title
from dashboard.figures.quantity import Scale, scale_of
from dashboard.figures.ranking import shown_figures
from dashboard.figures.series_table import cell, with_unit
from dashboard.figures.status import MISSING
from dashboard.figures.table import Cell, Column, Row, Table
from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import EU, Figure
from dashboard.selection import Selection
from dashboard.words import NO_FIGURE, Words


def map_table(selection: Selection, atlas: Atlas, words: Words) -> Table:
    """Return every region or place of the map with its value, its rank and its status.

    Parameters
    ----------
    selection
        What the map shows.
    atlas
        Layers and figures.
    words
        The reader's language.

    Returns
    -------
    table
        Highest value first, then, by name, what has no figure; the EU as one on top, without a
        rank. Of sums of ports only the regions that have a port, with how many of how many ports
        are known. Values of several units stand beside their own unit.
    """
    found = shown_figures(selection, atlas)
    unit = next((one.unit for one in found.values()), "percent")
    scale = scale_of(unit, [one.value for one in found.values()])
    is_sum = any(one.is_sum for one in found.values())
    rows = [*_whole_row(selection, scale, atlas, words)]
    for subject, figure in found.items():
        rank = 1 + sum(one.value > figure.value for one in found.values())
        rows.append(_row(subject, figure, rank, is_sum, selection, scale, atlas, words))
    rows += _unknown_rows(found, is_sum, selection, atlas, words)
    return Table(
        map_title(selection, words), _columns(selection, scale, is_sum, words), tuple(rows)
    )


def _columns(selection: Selection, scale: Scale, is_sum: bool, words: Words) -> tuple[Column, ...]:
    head = words.say("Place") if selection.level == "place" else words.say("Region")
    columns = (
        Column(head),
        Column(with_unit(words.say("Value"), scale, words), is_number=True),
        Column(words.say("Rank"), is_number=True),
    )
    known = Column(words.say("Ports with a figure"), is_number=True)
    return (*columns, known) if is_sum else columns


def _row(
    subject: str,
    figure: Figure,
    rank: int,
    is_sum: bool,
    selection: Selection,
    scale: Scale,
    atlas: Atlas,
    words: Words,
) -> Row:
    cells = [
        Cell(atlas.name(subject, words)),
        cell(figure, figure.status, scale, words),
        Cell(words.number(rank) if rank else NO_FIGURE),
    ]
    if is_sum:
        text = words.say("{known} of {out_of}", known=figure.known, out_of=figure.out_of)
        cells.append(Cell(text))
    return Row(subject, tuple(cells), figure.status, subject in selection.selected)


def _whole_row(selection: Selection, scale: Scale, atlas: Atlas, words: Words) -> tuple[Row, ...]:
    cube = atlas.cubes[selection.measure]
    whole = cube.figure(EU, selection.year, selection.mode, selection.definition)
    if whole is None or not whole.is_known:
        return ()
    return (_row(EU, whole, 0, False, selection, scale, atlas, words),)


def _unknown_rows(
    found: Mapping[str, Figure], is_sum: bool, selection: Selection, atlas: Atlas, words: Words
) -> list[Row]:
    unknown = [one for one in subjects_of(selection, atlas) if one not in found]
    names = sorted((atlas.name(one, words), one) for one in unknown)
    blanks = (Cell(NO_FIGURE),) * (3 if is_sum else 2)
    return [
        Row(one, (Cell(name), *blanks), MISSING, one in selection.selected) for name, one in names
    ]


def subjects_of(selection: Selection, atlas: Atlas) -> tuple[str, ...]:
    """Return every region or place that the map could have a figure for, in the atlas's order.

    Parameters
    ----------
    selection
        Gives measure and level.
    atlas
        Layers.
    """
    if selection.level == "place":
        kinds = ("cluster",) if selection.measure == "cluster_throughput" else ("port",)
        return tuple(one.place_id for one in atlas.places.values() if one.kind in kinds)
    level = 0 if selection.level == "eu" else int(selection.level)
    regions = tuple(one.region_id for one in atlas.regions.values() if one.level == level)
    if selection.measure.startswith("port_"):
        return tuple(one for one in regions if atlas.ports_in(one))
    return regions
