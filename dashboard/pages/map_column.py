"""The middle of the page: title, map, legend, and the map as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from dash import dcc, html

from dashboard.figures.legend import Legend, LegendCircles
from dashboard.figures.line_legend import LegendLines
from dashboard.figures.map_words import START, map_texts
from dashboard.words import Words


class MapColumn(StrEnum):
    """Ids of the map and of what stands round it."""

    TITLE = "map-title"
    SUBTITLE = "map-subtitle"
    AS_MAP = "as-map"
    AS_TABLE = "as-table"
    VIEW = "map-view"
    LEGEND = "map-legend"
    TABLE = "map-table"
    TABLE_QUERY = "table-query"
    PAINT = "paint"
    PAINTED = "painted"
    CONFIG = "map-config"
    EVENT = "map-event"


def map_config(files: Mapping[str, str], words: Words) -> dict[str, Any]:
    """Return what the map in the browser needs once: addresses of files, texts, first view.

    Parameters
    ----------
    files
        Address of each file by its name.
    words
        The reader's language.
    """
    return {
        "files": dict(files),
        "language": words.language,
        "texts": map_texts(words),
        "start": START,
    }


def map_stores(files: Mapping[str, str], words: Words) -> list[dcc.Store]:
    """Return the stores by which the server and the map in the browser speak."""
    return [
        dcc.Store(id=MapColumn.PAINT),
        dcc.Store(id=MapColumn.CONFIG, data=map_config(files, words)),
        dcc.Store(id=MapColumn.PAINTED),
        dcc.Store(id=MapColumn.EVENT),
    ]


def map_column(damages: Sequence[Any], words: Words) -> html.Section:
    """Return the map with its title, and room for the same figures as a table.

    Parameters
    ----------
    damages
        Sentences on what of the address could not be used.
    words
        The reader's language.
    """
    head = html.Div(
        [
            html.Div([html.H1(id=MapColumn.TITLE), html.P(id=MapColumn.SUBTITLE)]),
            html.Div(
                [
                    _tab(MapColumn.AS_MAP, words.say("Map"), pressed=True),
                    _tab(MapColumn.AS_TABLE, words.say("Table"), pressed=False),
                ],
                className="tabs",
                role="group",
                **{"aria-label": words.say("Show as map or table")},
            ),
        ],
        className="map-head",
    )
    stage = html.Div(
        [
            html.Div(id="atlas-map-svg"),
            html.Div(id="atlas-map"),
            html.Div(id=MapColumn.LEGEND, className="map-legend"),
            html.Div(id=MapColumn.TABLE, className="map-table", hidden=True),
        ],
        id="map-stage",
        className="map-stage",
    )
    return html.Section(
        [
            head,
            html.Div(damages, className="told", role="status") if damages else None,
            _refused(words),
            stage,
            dcc.Store(id=MapColumn.VIEW, data="map"),
            dcc.Store(id=MapColumn.TABLE_QUERY),
        ],
        className="map-column",
        **{"aria-labelledby": MapColumn.TITLE},
    )


def _refused(words: Words) -> html.Div:
    return html.Div(
        [
            html.P(html.Strong(words.say("The figures could not be loaded."))),
            html.P(words.say("What is shown is the view before. Nothing you chose was lost.")),
            html.Button(words.say("Try again"), className="outline-button", type="button"),
        ],
        id="refused",
        className="refused",
        role="alert",
        hidden=True,
    )


def _tab(tab_id: str, text: str, pressed: bool) -> html.Button:
    return html.Button(
        text,
        id=tab_id,
        type="button",
        n_clicks=0,
        **{"aria-pressed": "true" if pressed else "false"},
    )


def _sign(kind: str) -> html.Span:
    return html.Span(className=f"sign sign-{kind}", **{"aria-hidden": "true"})


def _rings(circles: LegendCircles) -> html.Span:
    rings = [html.I(style={"--r": f"{radius:.1f}px"}) for radius in circles.radii]
    style = {"--largest": f"{max(circles.radii, default=0):.1f}px"}
    if circles.fill:
        style["--fill"] = f"var(--{circles.fill})"
    return html.Span(rings, className="legend-rings", style=style, **{"aria-hidden": "true"})


def _circles(circles: LegendCircles) -> html.Div:
    return html.Div(
        [
            *([_rings(circles)] if circles.radii else []),
            html.Div(
                [
                    html.P(circles.title, className="legend-title"),
                    html.P(circles.text),
                    *([html.P(circles.note, className="legend-note")] if circles.note else []),
                    *(
                        html.P([_sign(ring.kind), ring.text], className="legend-row")
                        for ring in circles.rings
                    ),
                ]
            ),
        ],
        className="legend-circles",
    )


def _lines(lines: LegendLines) -> html.Div:
    """Return three lines under each other with their values, and the signs of both directions."""
    style = {"--fill": f"var(--{lines.token})"} if lines.token else {}
    rows = [
        html.Span(
            [html.I(style={"--w": f"{width:.1f}px"}, **{"aria-hidden": "true"}), value],
            className="legend-line",
        )
        for width, value in zip(lines.widths, lines.values, strict=True)
    ]
    ways = [html.Span([_sign(kind), text], className="legend-mark") for kind, text in lines.ways]
    return html.Div(
        [
            html.P(lines.title, className="legend-title"),
            *([html.Div(rows, className="legend-widths")] if rows else []),
            *([html.P(ways, className="legend-row")] if ways else []),
            *([html.P(lines.note, className="legend-note")] if lines.note else []),
        ],
        className="legend-lines",
        style=style,
    )


def legend_box(legend: Legend, words: Words) -> list[Any]:
    """Return the legend: classes, no figure, circles and marks, each with its words."""
    classes = [
        html.Span(
            [html.I(), one.label], className="legend-class", style={"--fill": f"var(--{one.token})"}
        )
        for one in legend.classes
    ]
    parts: list[Any] = [html.P(legend.title, className="legend-title")] if legend.title else []
    if classes:
        parts.append(html.Div(classes, className="legend-classes"))
    if legend.no_figure:
        parts.append(html.P([_sign("hatched"), legend.no_figure], className="legend-row"))
    if legend.circles:
        parts.append(_circles(legend.circles))
    parts += [_lines(lines) for lines in legend.lines]
    marks = [
        html.Span([_sign(mark.kind), mark.text], className="legend-mark") for mark in legend.marks
    ]
    if marks:
        parts.append(html.P(marks, className="legend-row"))
    return parts
