"""The controls of the atlas: measure, year, mode, level, definition, layers and display."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from dashboard.figures.modes import MODE_SIGNS
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.clusters import CLUSTER_THROUGHPUT
from dashboard.pages.parts import sheet_handle
from dashboard.selection import LAYERS, Choices, Selection
from dashboard.words import N_, Words

LEVELS = {
    "0": N_("Country"),
    "1": N_("NUTS 1"),
    "2": N_("NUTS 2"),
    "3": N_("NUTS 3"),
}
PORTS, CLUSTERS = N_("Ports"), N_("Clusters")
LAYER_NAMES = {
    "ports": N_("Ports"),
    "clusters": N_("Logistics clusters"),
    "corridors": N_("Freight corridors"),
    "flows": N_("Flows between regions"),
    "load": N_("Corridor load"),
    "all_modes": N_("All modes in flows and load"),
}
YEARS_BETWEEN_LABELS = 5
MOST_YEAR_LABELS = 6


class Control(StrEnum):
    """Ids of the controls."""

    SEARCH = "search"
    MEASURE = "measure"
    HINT = "measure-hint"
    YEAR = "year"
    YEAR_TEXT = "year-text"
    PLAY = "play"
    MODE = "mode"
    MODE_FIELD = "mode-field"
    LEVEL = "level"
    DEFINITION = "definition"
    DEFINITION_FIELD = "definition-field"
    LAYERS = "layers"
    PATTERNS = "patterns"
    THEME = "theme"
    COPY = "copy-link"
    COPIED = "copied"
    DOWNLOAD = "download"


GATHERED = (
    Control.MEASURE,
    Control.YEAR,
    Control.MODE,
    Control.LEVEL,
    Control.DEFINITION,
    Control.LAYERS,
)


def chip_id(mode: str) -> str:
    """Return the id of a mode's chip."""
    return f"chip-{mode}"


def year_marks(years: tuple[int, ...]) -> list[dict[str, Any]]:
    """Return the labelled years of the slider: first, last, and every fifth with room between."""
    first, last = years[0], years[-1]
    room = max(1, (last - first) / MOST_YEAR_LABELS)
    between = [
        year
        for year in range(first, last)
        if year % YEARS_BETWEEN_LABELS == 0 and year - first > room and last - year > room
    ]
    return [{"value": year, "label": str(year)} for year in dict.fromkeys((first, *between, last))]


def level_options(measure: str, own: Choices, words: Words) -> list[dict[str, Any]]:
    """Return the segments of the level control; what a measure does not give is disabled."""
    name = CLUSTERS if measure == CLUSTER_THROUGHPUT.key else PORTS
    places = [{"value": "place", "label": words.say(name)}] if "place" in own.levels else []
    if own.levels == ("place",):
        return places
    return places + [
        {"value": level, "label": words.say(name), "disabled": level not in own.levels}
        for level, name in LEVELS.items()
    ]


def options(choices: Mapping[str, Choices], words: Words) -> Any:
    """Return what the controls offer for each measure, as the page keeps it in the browser."""
    offered: dict[str, Any] = {"modes": list(MODE_SIGNS)}
    for key, own in choices.items():
        measure = MEASURES[key]
        offered[key] = {
            "years": {"min": own.years[0], "max": own.years[-1], "marks": year_marks(own.years)},
            "levels": level_options(key, own, words),
            "definitions": {
                level: [
                    {"value": one, "label": words.say(measure.definitions[one])}
                    for one in own.definitions_at(level)
                ]
                for level in own.levels
            },
            "hint": words.say(measure.meaning),
            "modes": bool(own.modes),
        }
    return offered


def _field(label: str, *children: Any, field_id: str = "", shown: bool = True) -> html.Div:
    own = {"id": field_id} if field_id else {}
    return html.Div(
        [html.Div(label, className="field-label"), *children],
        className="field" if shown else "field gone",
        **own,
    )


def _search(words: Words) -> dmc.Select:
    return dmc.Select(
        id=Control.SEARCH,
        placeholder=words.say("Region, port or cluster"),
        searchable=True,
        value=None,
        data=[],
        filter={"function": "keepAll"},
        nothingFoundMessage=words.say("Type a name or a code"),
        maxDropdownHeight=480,
        comboboxProps={"keepMounted": False, "withinPortal": True},
        rightSection=html.Span(),
        leftSection=html.Span(className="icon icon-search"),
        className="search",
        withScrollArea=False,
        **{"aria-label": words.say("Search regions, ports, clusters and corridors")},
    )


def _measure(selection: Selection, offered: Any, words: Words) -> dmc.Select:
    shown = {key: one.title for key, one in MEASURES.items() if key in offered}
    return dmc.Select(
        id=Control.MEASURE,
        label=words.say("Measure"),
        data=[{"value": key, "label": words.say(title)} for key, title in shown.items()],
        value=selection.measure,
        allowDeselect=False,
        checkIconPosition="right",
        withScrollArea=False,
        classNames={"options": "long-options"},
    )


def _year(selection: Selection, own: Choices, words: Words) -> html.Div:
    slider = dmc.Slider(
        id=Control.YEAR,
        min=own.years[0],
        max=own.years[-1],
        step=1,
        value=selection.year,
        marks=year_marks(own.years),
        label=None,
        thumbLabel=words.say("Year"),
        updatemode="drag",
        size=3,
    )
    play = html.Button(
        html.Span(className="icon icon-play"),
        id=Control.PLAY,
        className="play",
        type="button",
        n_clicks=0,
        **{"aria-label": words.say("Play the years"), "aria-pressed": "false"},
    )
    return html.Div(
        [
            html.Div(words.say("Year"), className="field-label"),
            html.Div(
                [html.Output(str(selection.year), id=Control.YEAR_TEXT, className="year"), play],
                className="year-row",
            ),
            slider,
        ],
        className="field",
    )


def _modes(selection: Selection, own: Choices, words: Words) -> html.Div:
    chips = [
        dmc.Chip(
            [html.Span(className=f"swatch swatch-{mode}"), words.say(sign.name)],
            value=mode,
            id=chip_id(mode),
            disabled=mode not in own.modes,
        )
        for mode, sign in MODE_SIGNS.items()
    ]
    return _field(
        words.say("Modes"),
        html.Div(
            dmc.ChipGroup(chips, id=Control.MODE, value=selection.mode, multiple=False),
            className="chips",
            role="group",
            **{"aria-label": words.say("Mode of transport")},
        ),
        field_id=Control.MODE_FIELD,
        shown=bool(own.modes),
    )


def _level(selection: Selection, own: Choices, words: Words) -> html.Div:
    return _field(
        words.say("Level"),
        dmc.SegmentedControl(
            id=Control.LEVEL,
            data=level_options(selection.measure, own, words),
            value=selection.level,
            fullWidth=True,
            **{"aria-label": words.say("Level of regions")},
        ),
    )


def _definition(selection: Selection, offered: Any, words: Words) -> html.Div:
    own = offered[selection.measure]["definitions"][selection.level]
    return html.Div(
        dmc.Select(
            id=Control.DEFINITION,
            label=words.say("Definition, never mixed with another"),
            data=own,
            value=selection.definition or None,
            allowDeselect=False,
        ),
        id=Control.DEFINITION_FIELD,
        className="field" if len(own) > 1 else "field gone",
    )


def _layers(selection: Selection, words: Words) -> html.Div:
    boxes = [
        html.Div(
            [
                dmc.Checkbox(label=words.say(LAYER_NAMES[layer]), value=layer, size="md"),
                html.Span(className=f"layer-sign sign-{layer}"),
            ],
            className="layer-row",
        )
        for layer in LAYERS
    ]
    return html.Div(
        dmc.CheckboxGroup(
            html.Div(boxes, className="layer-rows"),
            id=Control.LAYERS,
            label=words.say("Layers"),
            value=list(selection.layers),
        ),
        className="field layers",
    )


def _display(words: Words) -> html.Div:
    return html.Div(
        [
            html.Div(words.say("Display"), className="field-label"),
            dmc.Checkbox(
                id=Control.PATTERNS, label=words.say("Patterns in charts"), checked=False, size="md"
            ),
            dmc.SegmentedControl(
                id=Control.THEME,
                data=[
                    {"value": "system", "label": words.say("System")},
                    {"value": "light", "label": words.say("Light")},
                    {"value": "dark", "label": words.say("Dark")},
                ],
                value="system",
                fullWidth=True,
                **{"aria-label": words.say("Light or dark")},
            ),
        ],
        className="field display",
    )


def _foot(words: Words) -> html.Div:
    return html.Div(
        [
            html.Button(
                [html.Span(className="icon icon-link"), words.say("Copy link")],
                id=Control.COPY,
                className="quiet",
                type="button",
                n_clicks=0,
                **{
                    "data-done": words.say("Link copied"),
                    "data-failed": words.say("The browser did not copy. The link is:"),
                },
            ),
            html.A(
                [html.Span(className="icon icon-download"), words.say("Download")],
                id=Control.DOWNLOAD,
                className="quiet",
                href="/data/",
                download="",
            ),
            html.Div(id=Control.COPIED, className="copied", role="status"),
        ],
        className="controls-foot",
    )


def controls(selection: Selection, own: Choices, offered: Any, words: Words) -> html.Aside:
    """Return the column of controls, set to a selection.

    Parameters
    ----------
    selection
        What is shown.
    own
        What the measure shown allows.
    offered
        What the controls offer for each measure, from `options`.
    words
        The reader's language.
    """
    return html.Aside(
        [
            sheet_handle(words),
            html.Div(_search(words), className="sheet-search"),
            html.Div(
                [
                    html.Div(
                        [
                            _measure(selection, offered, words),
                            html.P(
                                offered[selection.measure]["hint"],
                                id=Control.HINT,
                                className="hint",
                            ),
                        ],
                        className="field",
                    ),
                    _year(selection, own, words),
                    _modes(selection, own, words),
                    _level(selection, own, words),
                    _definition(selection, offered, words),
                ],
                className="sheet-measure",
            ),
            html.Div([_layers(selection, words), _display(words)], className="sheet-layers"),
            _foot(words),
        ],
        className="controls",
        **{"aria-label": words.say("What the atlas shows")},
    )


def stores(selection: Selection, choices: Mapping[str, Choices], offered: Any) -> list[dcc.Store]:
    """Return the stores that the clientside part of the controls reads."""
    own = {
        key: {
            "years": [one.years[0], one.years[-1]],
            "year": one.year,
            "modes": list(one.modes),
            "mode": one.mode,
            "levels": list(one.levels),
            "level": one.level,
            "definitions": {level: list(one.definitions_at(level)) for level in one.levels},
        }
        for key, one in choices.items()
    }
    return [
        dcc.Store(id="query", data=selection.to_query()),
        dcc.Store(id="choices", data=own),
        dcc.Store(id="options", data=offered),
        dcc.Store(id="restore"),
    ]
