"""The card that compares the modal split of several countries in one year."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.card import Card
from dashboard.figures.modes import MODE_SIGNS, single
from dashboard.figures.origin import suppliers
from dashboard.figures.quantity import amount, scale_of
from dashboard.figures.series_table import cell, with_unit
from dashboard.figures.share_bars import ShareBar, share_bars
from dashboard.figures.short_names import LONGEST, short_name
from dashboard.figures.split import COUNTED, KEY, MEASURE, NEUTRAL, UNIT, first_mode
from dashboard.figures.status import least_sure, usual
from dashboard.figures.table import Cell, Column, Row, Table
from dashboard.figures.told import listed
from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import EU, Figure
from dashboard.selection import Selection
from dashboard.words import Words


def compared_shares(
    region_ids: Sequence[str], year: int, atlas: Atlas, words: Words
) -> list[ShareBar]:
    """Return the shares of each country, and of the EU as the last, where they are known."""
    cube = atlas.cubes[MEASURE]
    bars = []
    for region in [*region_ids, EU]:
        found = {mode: cube.figure(region, year, mode) for mode in single(cube.choices().modes)}
        shares = {mode: one for mode, one in found.items() if one is not None and one.is_known}
        label = short_name(region, LONGEST, atlas, words)
        if shares:
            bars.append(ShareBar(region, atlas.name(region, words), label, shares))
    return bars


def split_compared_card(
    region_ids: Sequence[str], selection: Selection, atlas: Atlas, words: Words
) -> Card:
    """Return the card of several countries' modal split in the chosen year, beside the EU's.

    Parameters
    ----------
    region_ids
        Countries, in the order in which they were chosen.
    selection
        Gives the year and the mode.
    atlas
        Holds the figures.
    words
        The reader's language.
    """
    bars = compared_shares(region_ids, selection.year, atlas, words)
    title = words.say("{title}, {year}", title=words.say(NEUTRAL), year=selection.year)
    if not bars:
        text = words.say("No figure for {year}. Choose another year.", year=selection.year)
        return Card(KEY, MEASURE, title, "", empty=text)
    first = first_mode(selection, atlas)
    figures = [one for bar in bars for one in bar.shares.values()]
    return Card(
        key=KEY,
        measure=MEASURE,
        title=title,
        unit_line=words.say(COUNTED),
        table=_table(title, bars, words),
        status=usual(one.status for one in figures),
        source=suppliers(MEASURE, figures, atlas, words),
        figure=share_bars(bars, first, words),
        summary=_told(bars, words),
    )


def _modes(bars: Sequence[ShareBar]) -> list[str]:
    return [mode for mode in MODE_SIGNS if any(mode in bar.shares for bar in bars)]


def _table(caption: str, bars: Sequence[ShareBar], words: Words) -> Table:
    modes, scale = _modes(bars), scale_of(UNIT, [])
    names = [words.say(MODE_SIGNS[mode].name) for mode in modes]
    heads = [Column(with_unit(name, scale, words), is_number=True) for name in names]
    rows = []
    for bar in bars:
        sure = least_sure(one.status for one in bar.shares.values())
        cells = [cell(bar.shares.get(mode), sure, scale, words) for mode in modes]
        rows.append(Row(bar.key, (Cell(bar.name), *cells), sure))
    return Table(caption, (Column(words.say("Place")), *heads), tuple(rows))


def _told(bars: Sequence[ShareBar], words: Words) -> str:
    parts = [
        words.say("{name}: {line}", name=bar.name, line=", ".join(_shares(bar, words)))
        for bar in bars
    ]
    return words.say("A chart of bars. {list}.", list=listed(parts))


def _shares(bar: ShareBar, words: Words) -> list[str]:
    known: list[tuple[str, Figure]] = [
        (mode, bar.shares[mode]) for mode in MODE_SIGNS if mode in bar.shares
    ]
    return [
        f"{words.say(MODE_SIGNS[mode].name)} {amount(one.value, UNIT, words)}"
        for mode, one in known
    ]
