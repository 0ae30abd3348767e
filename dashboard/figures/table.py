"""A table as every part of the page shows it: the same numbers as the picture."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Parameters
    ----------
    title
        Its head, the unit included.
    is_number
        Whether its cells are set right and tabular.
    """

    title: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell.

    Parameters
    ----------
    text
        What it says; an en dash where there is no figure.
    status
        Key of a status that is shown as a mark behind the text, its word for screen readers
        only; empty where the row's own status says it.
    order
        The number by which a sortable table sorts the cell; NaN where it is not known, None
        where it is sorted by its text.
    """

    text: str
    status: str = ""
    order: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row. The first cell is its head.

    Parameters
    ----------
    key
        Id of the subject, the year, or the mode that the row is about.
    cells
        One for each column, but for the column of the status.
    status
        Key of the status of the whole row, shown as mark and word in the last column; empty
        where the table has no such column.
    is_chosen
        Whether it is what the reader chose; set bold.
    is_foot
        Whether it stands at the foot, a sum or what was left out, however the rest is sorted.
    """

    key: str
    cells: tuple[Cell, ...]
    status: str = ""
    is_chosen: bool = False
    is_foot: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Parameters
    ----------
    caption
        What it counts.
    columns
        Heads, in order; the last is "Status" where rows have one.
    rows
        In the order of the picture.
    note
        A sentence under it; may be empty.
    is_sortable
        Whether the reader can sort it by each of its columns.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    is_sortable: bool = False

    @property
    def has_status(self) -> bool:
        """Whether the last column shows the status of the row."""
        return any(row.status for row in self.rows)


@dataclass(frozen=True, slots=True)
class Facts:
    """A short list of facts, each with its own status, in the order of the page."""

    title: str
    rows: tuple[Row, ...] = field(default=())
