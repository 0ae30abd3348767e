"""What the browser does by itself: the controls gathered, the map painted, the years played."""

from __future__ import annotations

from enum import StrEnum

from dash import ALL, ClientsideFunction, Dash, Input, Output, State

from dashboard.figures.modes import MODE_SIGNS
from dashboard.pages.controls import GATHERED, Control, chip_id
from dashboard.pages.map_column import MapColumn
from dashboard.pages.panel import SLOTS, PanelPart, slot_id


class Explore(StrEnum):
    """Ids of the page, besides those of its parts."""

    PAGE = "page"
    ADDRESS = "address"
    QUERY = "query"
    CHOICES = "choices"
    OPTIONS = "options"
    RESTORE = "restore"
    HOW_MADE = "how-made"
    HOW_MADE_BODY = "how-made-body"


def register(app: Dash) -> None:
    """Register the clientside callbacks; their functions stand in ``assets/``."""
    app.clientside_callback(
        own("page", "address"), Output(Explore.ADDRESS, "data"), Input(Explore.ADDRESS, "id")
    )
    _register_gathering(app)
    _register_drawing(app)
    _register_buttons(app)


def own(namespace: str, function: str) -> ClientsideFunction:
    """Return a function of ``window.dash_clientside``."""
    return ClientsideFunction(namespace, function)


def _register_gathering(app: Dash) -> None:
    app.clientside_callback(
        own("selection", "gather"),
        Output(Explore.QUERY, "data"),
        Output(Control.MEASURE, "value"),
        *(Output(Control.YEAR, prop) for prop in ("value", "min", "max", "marks")),
        Output(Control.MODE, "value"),
        *(Output(Control.LEVEL, prop) for prop in ("data", "value")),
        *(Output(Control.DEFINITION, prop) for prop in ("data", "value")),
        Output(Control.LAYERS, "value"),
        Output(Control.HINT, "children"),
        Output(Control.MODE_FIELD, "className"),
        Output(Control.DEFINITION_FIELD, "className"),
        Output(Control.SEARCH, "value"),
        *(Output(chip_id(mode), "disabled") for mode in MODE_SIGNS),
        *(Input(control, "value") for control in GATHERED),
        Input(MapColumn.EVENT, "data"),
        Input(Control.SEARCH, "value"),
        Input(PanelPart.CLOSE, "n_clicks"),
        Input(Explore.RESTORE, "data"),
        Input({"type": "remove", "subject": ALL}, "n_clicks"),
        Input({"type": "pick", "subject": ALL, "at": ALL}, "n_clicks"),
        State(Explore.QUERY, "data"),
        State(Explore.CHOICES, "data"),
        State(Explore.OPTIONS, "data"),
        State(PanelPart.COMPARE, "aria-pressed"),
    )


def _register_drawing(app: Dash) -> None:
    app.clientside_callback(
        own("selection", "paint"),
        Output(MapColumn.PAINTED, "data"),
        Input(MapColumn.PAINT, "data"),
        State(MapColumn.CONFIG, "data"),
    )
    app.clientside_callback(
        own("selection", "compare"),
        Output(PanelPart.COMPARE, "aria-pressed"),
        Input(PanelPart.COMPARE, "n_clicks"),
    )
    for slot in SLOTS:
        app.clientside_callback(
            own("charts", "colour"),
            Output(slot_id("chart", slot), "figure"),
            Input(slot_id("data", slot), "data"),
        )
        app.clientside_callback(
            own("tables", "draw"),
            Output(slot_id("table", slot), "data-rows"),
            Input(slot_id("rows", slot), "data"),
        )


def _register_buttons(app: Dash) -> None:
    app.clientside_callback(
        own("page", "yearText"), Output(Control.YEAR_TEXT, "children"), Input(Control.YEAR, "value")
    )
    app.clientside_callback(
        own("page", "play"),
        Output(Control.PLAY, "data-played"),
        Input(Control.PLAY, "n_clicks"),
        *(State(Control.YEAR, prop) for prop in ("value", "min", "max")),
    )
    app.clientside_callback(
        own("page", "copy"),
        Output(Control.COPIED, "children"),
        Input(Control.COPY, "n_clicks"),
        *(State(Control.COPY, prop) for prop in ("data-done", "data-failed")),
    )
    app.clientside_callback(
        own("page", "display"),
        Output(Control.THEME, "data-shown"),
        Input(Control.PATTERNS, "checked"),
        Input(Control.THEME, "value"),
    )
    app.clientside_callback(
        own("page", "showTable"),
        Output(MapColumn.VIEW, "data"),
        Input(MapColumn.AS_MAP, "n_clicks"),
        Input(MapColumn.AS_TABLE, "n_clicks"),
    )
    app.clientside_callback(
        own("page", "askForTable"),
        Output(MapColumn.TABLE_QUERY, "data"),
        Input(Explore.QUERY, "data"),
        Input(MapColumn.VIEW, "data"),
    )
