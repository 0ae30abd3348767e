"""Small pieces of the page: a status, a table, a list of places, a fact."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.figures.place import Fact, Near
from dashboard.figures.status import status
from dashboard.figures.table import Cell, Row, Table
from dashboard.words import Words


def tag(kind: str, children: Any, **attributes: str) -> dict[str, Any]:
    """Return an HTML element as the browser gets it, for the many cells of a table.

    It takes a fortieth of the time that a component takes to make and to send.

    Parameters
    ----------
    kind
        Name of the component in ``dash.html``, such as ``Td``.
    children
        What stands in it.
    **attributes
        Its attributes; those that are empty are left out.
    """
    given = {name: value for name, value in attributes.items() if value}
    return {
        "namespace": "dash_html_components",
        "type": kind,
        "props": {"children": children} | given,
    }


def status_mark(key: str, words: Words, with_word: bool = True) -> html.Span:
    """Return a status as mark and word; the word for screen readers only where space is short."""
    shown = status(key, words)
    return html.Span(
        [
            html.Span(className=shown.css_class, **{"aria-hidden": "true"}),
            html.Span(shown.word, className="" if with_word else "visually-hidden"),
        ],
        className=f"status status-{key}",
        title=shown.meaning,
    )


def sheet_handle(words: Words) -> html.Button:
    """Return the handle by which a sheet on a phone changes its height."""
    return html.Button(
        html.Span(),
        className="sheet-handle",
        type="button",
        **{"aria-label": words.say("Change the height of the sheet")},
    )


def subject_button(subject_id: str, text: str) -> html.Button:
    """Return a link that selects a region or place on this page."""
    return html.Button(
        text,
        id={"type": "pick", "subject": subject_id, "at": text},
        className="link-button",
        type="button",
        n_clicks=0,
    )


def _mark(key: str, words: Words, with_word: bool) -> dict[str, Any]:
    shown = status(key, words)
    sign = tag("Span", None, className=shown.css_class, **{"aria-hidden": "true"})
    word = tag("Span", shown.word, className="" if with_word else "visually-hidden")
    return tag("Span", [sign, word], className=f"status status-{key}", title=shown.meaning)


def _cell(cell: Cell, is_number: bool, words: Words) -> dict[str, Any]:
    mark = [" ", _mark(cell.status, words, with_word=False)] if cell.status else []
    return tag("Td", [cell.text, *mark], className="number" if is_number else "")


def _row(row: Row, table: Table, words: Words) -> dict[str, Any]:
    head, *rest = row.cells
    last = [tag("Td", _mark(row.status, words, with_word=True) if row.status else "")]
    cells = [
        tag("Th", head.text, scope="row"),
        *(
            _cell(cell, column.is_number, words)
            for cell, column in zip(rest, table.columns[1:], strict=True)
        ),
        *(last if table.has_status else []),
    ]
    return tag("Tr", cells, className="chosen" if row.is_chosen else "")


def figures_table(table: Table, words: Words) -> html.Div:
    """Return a table with caption and heads, scrolling by itself where it is long."""
    heads = [
        html.Th(column.title, scope="col", className="number" if column.is_number else "")
        for column in table.columns
    ]
    if table.has_status:
        heads.append(html.Th(words.say("Status"), scope="col"))
    native = html.Table(
        [
            html.Caption(table.caption),
            html.Thead(html.Tr(heads)),
            html.Tbody([_row(row, table, words) for row in table.rows]),
        ],
        className="figure-table",
    )
    note = [html.P(table.note, className="card-note")] if table.note else []
    scroll = html.Div(
        native, className="table-scroll", tabIndex=0, role="region", **{"aria-label": table.caption}
    )
    return html.Div([scroll, *note])


def table_rows(table: Table, words: Words, *notes: str) -> dict[str, Any]:
    """Return a table as ``assets/tables.js`` draws it, for those that change with every view.

    Parameters
    ----------
    table
        What is shown.
    words
        The reader's language.
    *notes
        Sentences below it, after its own; those that are empty are left out.

    Returns
    -------
    rows
        Each row is whether it is chosen, its cells as text and status, and its own status. Of a
        table that can be sorted each cell has the number that it is sorted by, too, and the rows
        that stay below are ``feet``.
    """
    used = {cell.status for row in table.rows for cell in row.cells}
    used |= {row.status for row in table.rows}
    shown = {key: status(key, words) for key in sorted(used - {""})}
    heads = [(column.title, column.is_number) for column in table.columns]
    sortable = {"sortable": True, "feet": [_plain(row, True) for row in table.rows if row.is_foot]}
    return {
        "caption": table.caption,
        "heads": [*heads, (words.say("Status"), False)] if table.has_status else heads,
        "hasStatus": table.has_status,
        "rows": [
            _plain(row, table.is_sortable)
            for row in table.rows
            if not (table.is_sortable and row.is_foot)
        ],
        "marks": {key: (one.css_class, one.word, one.meaning) for key, one in shown.items()},
        "notes": [note for note in (table.note, *notes) if note],
    } | (sortable if table.is_sortable else {})


def _plain(row: Row, with_order: bool) -> tuple[bool, list[tuple[Any, ...]], str]:
    if not with_order:
        return row.is_chosen, [(cell.text, cell.status) for cell in row.cells], row.status
    cells = [(cell.text, cell.status, _order(cell)) for cell in row.cells]
    return row.is_chosen, cells, row.status


def _order(cell: Cell) -> float | None:
    return None if cell.order is None or math.isnan(cell.order) else cell.order


def facts_list(facts: Sequence[Fact], words: Words) -> html.Dl:
    """Return facts with the status of each."""
    parts: list[Any] = []
    for fact in facts:
        mark = [" ", status_mark(fact.status, words)] if fact.status else []
        parts += [html.Dt(fact.label), html.Dd([fact.text, *mark])]
    return html.Dl(parts, className="facts")


def near_list(title: str, places: Sequence[Near], words: Words) -> list[Any]:
    """Return a titled list of places that can be selected; nothing where there are none."""
    if not places:
        return []
    rows = [
        html.Li(
            [
                subject_button(place.subject_id, place.name),
                html.Span(
                    [
                        place.text,
                        *([" ", status_mark(place.status, words)] if place.status else []),
                    ],
                    className="near-text",
                ),
            ]
        )
        for place in places
    ]
    return [html.H3(title, className="section"), html.Ul(rows, className="near-list")]
