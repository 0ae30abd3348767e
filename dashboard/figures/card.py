"""The parts of the right-hand panel, as plain records that the page makes visible."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from dashboard.figures.table import Table

NO_TABLE = Table("", (), ())


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A large number with two lines of words.

    Parameters
    ----------
    value
        The number, or an en dash.
    unit
        Its unit, may be empty.
    status
        Key of its status.
    line1, line2
        What it counts and what it compares with; ``line2`` may be empty.
    """

    value: str
    unit: str
    status: str
    line1: str
    line2: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A chart with its table and its source.

    Parameters
    ----------
    key
        Name of the card, by which `how_made` is asked: ``volumes``, ``split``, ``emissions`` ...
    measure
        Key of the measure that it shows.
    title
        A finding where a stated rule has been met, else what is shown.
    unit_line
        Unit, what is counted, and which breaks or gaps there are.
    table
        The same numbers as the chart.
    status
        Key of the least sure status in it.
    source
        Supplier or suppliers.
    figure
        ``data`` and ``layout`` for plotly, colours as ``var(--token)``; empty where there is
        nothing to draw.
    summary
        What the chart shows, in one or two sentences, for those who do not see it.
    note
        A caution that stands under the chart; may be empty.
    empty
        What is missing and what to do; shown in place of chart and table.
    other
        Subject to go to in that case, and the words of the link; both may be empty.
    csv
        Address of the same numbers as a file; empty where the download of the map has them.
    """

    key: str
    measure: str
    title: str
    unit_line: str
    table: Table = NO_TABLE
    status: str = "missing"
    source: str = ""
    figure: dict[str, Any] = field(default_factory=dict)
    summary: str = ""
    note: str = ""
    empty: str = ""
    other: tuple[str, str] = ("", "")
    csv: str = ""

    @property
    def height(self) -> int:
        """Height of the chart in CSS pixels; 0 where there is nothing to draw."""
        return int(self.figure["layout"]["height"]) if self.figure else 0


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from Europe to what is selected; ``subject_id`` is empty for Europe."""

    subject_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything that the right-hand panel shows for one selection.

    Parameters
    ----------
    title
        Name of what is selected.
    crumbs
        The way there, what is selected last.
    headline
        What the picture shows for it.
    key_figures
        At most four.
    cards
        At most three.
    """

    title: str
    crumbs: tuple[Crumb, ...]
    headline: str
    key_figures: tuple[KeyFigure, ...]
    cards: tuple[Card, ...]
