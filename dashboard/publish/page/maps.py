"""The map of one state of a part: drawn for the page, and as the record that the script reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from dashboard.figures.legend import Legend, legend
from dashboard.figures.map_kinds import IN_CIRCLES, IN_CLASSES, figures_shown
from dashboard.figures.map_paint import paint
from dashboard.figures.map_table import map_table
from dashboard.figures.sentence import headline
from dashboard.figures.status import usual
from dashboard.figures.table import Table
from dashboard.measures.atlas import Atlas
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.cube import Figure
from dashboard.measures.record import CLASSED
from dashboard.publish.drawing.map import MapState, map_state, map_svg
from dashboard.publish.drawing.map_shapes import Shapes, read_shapes
from dashboard.selection import Selection
from dashboard.words import Words

UNDRAWN = ("flows", "load", "all_modes")
"""Layers that a published map does not draw; their charts and tables stand below it."""


@dataclass(frozen=True, slots=True)
class StateMap:
    """Everything that a part says in one state.

    Parameters
    ----------
    selection
        The state.
    payload
        What the map paints.
    state
        The same, drawn.
    legend
        Its legend.
    status
        How sure most of its figures are.
    sentence
        What it shows, in words.
    table
        The map as a table.
    """

    selection: Selection
    payload: Mapping[str, Any]
    state: MapState
    legend: Legend
    status: str
    sentence: str
    table: Table

    @property
    def key(self) -> str:
        """Name of the state: its year, and its mode where it has one."""
        one = self.selection
        return "-".join(str(part) for part in (one.year, one.mode) if part)


def make_state(
    selection: Selection, atlas: Atlas, drawn: Mapping[str, str], words: Words
) -> StateMap:
    """Return what a part says in one state.

    Parameters
    ----------
    selection
        The state.
    atlas
        Holds the figures.
    drawn
        Text of the drawn map of each level.
    words
        Language of the page.
    """
    own = _with_drawn_layers(selection)
    payload = paint(own, atlas, words)
    figures = figures_shown(own, atlas)
    shapes = shapes_of(payload, drawn)
    return StateMap(
        selection=selection,
        payload=payload,
        state=map_state(
            payload,
            shapes,
            partial(_name, atlas, words),
            _values_on_map(own, figures, words),
            words.language,
        ),
        legend=legend(own, atlas, words),
        status=usual(figure.status for figure in figures.values()),
        sentence=headline(selection, atlas, words),
        table=map_table(own, atlas, words),
    )


def _with_drawn_layers(selection: Selection) -> Selection:
    kept = tuple(layer for layer in selection.layers if layer not in UNDRAWN)
    return selection.showing(layers=kept)


def _name(atlas: Atlas, words: Words, subject: str) -> str:
    return atlas.name(subject, words)


def shapes_of(payload: Mapping[str, Any], drawn: Mapping[str, str]) -> Shapes:
    """Return the shapes of the level that a map is drawn from; countries under places."""
    level = payload["level"] if payload["level"] in drawn else "0"
    return read_shapes(drawn.get(level, ""), level)


def draw_state(one: StateMap, drawn: Mapping[str, str], title_id: str) -> Markup:
    """Return the map of a state as an SVG element."""
    return map_svg(one.payload, one.state, shapes_of(one.payload, drawn), title_id)


def _values_on_map(
    selection: Selection, figures: Mapping[str, Figure], words: Words
) -> dict[str, str]:
    """Return what is written on regions: on a map of countries all values, else those chosen."""
    if MEASURES[selection.measure].kind not in CLASSED:
        return {}
    asked = figures if selection.level == "0" else selection.selected
    known = sorted((key for key in asked if key in figures), key=lambda key: -figures[key].value)
    return {key: _short(figures[key], words) for key in known}


def _short(figure: Figure, words: Words) -> str:
    if figure.unit == "percent":
        return words.percent(figure.value, 0)
    return words.number(figure.value, 0 if abs(figure.value) >= 10 else 1)


def state_record(one: StateMap, first: StateMap, legend_html: str, source: str) -> dict[str, Any]:
    """Return a state as the script of the page reads it, all texts in the language of the page.

    Parameters
    ----------
    one
        The state.
    first
        The state that is drawn in the page: layers that are the same are left out.
    legend_html
        Its legend as HTML.
    source
        Line under the map, as HTML.

    Returns
    -------
    record
        ``regions`` has class and words of each region by id; ``table`` its heads and rows, each
        row its id, cells, marks of cells, status and whether it is chosen. ``places`` and the
        other layers are SVG.
    """
    table = one.table
    layers = ("totals", "places", "labels")
    drawn = {name: str(getattr(one.state, name)) for name in layers}
    same = {name: str(getattr(first.state, name)) for name in layers}
    is_regional = one.payload["kind"] in (IN_CLASSES, IN_CIRCLES)
    regions = {
        key: [look, one.state.told[key].partition("\n")[2]] for key, look in one.state.looks.items()
    }
    return {
        "title": one.payload["title"],
        "unit": one.payload["subtitle"],
        "sentence": one.sentence,
        "source": source,
        "legend": legend_html,
        "regions": regions if is_regional else {},
        **{name: svg for name, svg in drawn.items() if svg != same[name]},
        "caption": table.caption,
        "heads": [column.title for column in table.columns],
        "rows": [
            [
                row.key,
                [cell.text for cell in row.cells],
                [cell.status for cell in row.cells] if any(c.status for c in row.cells) else 0,
                row.status,
                int(row.is_chosen),
            ]
            for row in table.rows
        ],
    }
