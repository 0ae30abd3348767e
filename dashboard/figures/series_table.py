"""Tables of the same numbers as a chart: by year, by mode, or by subject."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.figures.quantity import Scale, symbol, write_figure
from dashboard.figures.status import MISSING, least_sure
from dashboard.figures.table import Cell, Column, Row, Table
from dashboard.measures.cube import Figure
from dashboard.words import NO_FIGURE, Words


@dataclass(frozen=True, slots=True)
class Named:
    """A series and the head of its column."""

    title: str
    series: tuple[Figure, ...]


def cell(figure: Figure | None, row_status: str, scale: Scale, words: Words) -> Cell:
    """Return the cell of a figure; it carries a mark where it is not as sure as its row."""
    if figure is None or not figure.is_known:
        return Cell(NO_FIGURE, MISSING if row_status != MISSING else "")
    mark = figure.status if figure.status != row_status else ""
    value = write_figure(figure, scale, words)
    if not figure.has_range:
        return Cell(value, mark)
    low, high = (
        write_figure(figure._replace(value=end), scale, words) for end in (figure.low, figure.high)
    )
    return Cell(f"{value} ({low}–{high})", mark)


def with_unit(title: str, scale: Scale, words: Words) -> str:
    """Return the head of a column with its unit."""
    unit = symbol(scale, words)
    return f"{title}, {unit}" if unit else title


def year_table(
    caption: str,
    columns: Sequence[Named],
    scale: Scale,
    chosen_year: int,
    words: Words,
    note: str = "",
) -> Table:
    """Return a table with one row for each year in which any series has a figure.

    Parameters
    ----------
    caption
        What it counts, for whom.
    columns
        One for each series, in the order of the chart; all in the unit of the scale.
    scale
        Size in which values are written.
    chosen_year
        Row that is set bold; it is there even without a figure.
    words
        The reader's language.
    note
        A sentence under it.
    """
    found = [{one.year: one for one in named.series if one.is_known} for named in columns]
    years = sorted({year for by_year in found for year in by_year} | {chosen_year})
    heads = [Column(with_unit(named.title, scale, words), is_number=True) for named in columns]
    rows = []
    for year in years:
        here = [by_year.get(year) for by_year in found]
        sure = least_sure(figure.status for figure in here if figure)
        cells = [cell(figure, sure, scale, words) for figure in here]
        rows.append(Row(str(year), (Cell(str(year)), *cells), sure, year == chosen_year))
    return Table(caption, (Column(words.say("Year")), *heads), tuple(rows), note)


def subject_table(
    caption: str,
    heads: tuple[str, str],
    figures: Mapping[str, Figure | None],
    names: Mapping[str, str],
    scale: Scale,
    chosen: Sequence[str],
    words: Words,
) -> Table:
    """Return a table with one row for each mode or subject and one figure in each.

    Parameters
    ----------
    caption
        What it counts, and when.
    heads
        What the rows are, and what the figure is, without unit.
    figures
        By subject, in the order of the rows; None where there is no figure.
    names
        Names of the subjects.
    scale
        Size in which values are written.
    chosen
        Subjects whose rows are set bold.
    words
        The reader's language.
    """
    rows = []
    for subject, figure in figures.items():
        sure = figure.status if figure and figure.is_known else MISSING
        value = cell(figure, sure, scale, words)
        rows.append(Row(subject, (Cell(names[subject]), value), sure, subject in chosen))
    columns = (Column(heads[0]), Column(with_unit(heads[1], scale, words), is_number=True))
    return Table(caption, columns, tuple(rows))
