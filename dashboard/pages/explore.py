"""The atlas: map, charts and table of one selection, which is the address of the page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, dcc, html, no_update

from dashboard import __version__
from dashboard.figures.address import data_address, download_name
from dashboard.figures.card import Card
from dashboard.figures.details import how_made
from dashboard.figures.legend import legend
from dashboard.figures.map_paint import paint
from dashboard.figures.map_table import map_table
from dashboard.figures.modes import MODE_SIGNS
from dashboard.figures.panel import card_at, panel_head
from dashboard.measures.atlas import Atlas
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.search import Hit
from dashboard.pages import browser_side
from dashboard.pages import panel as panel_page
from dashboard.pages.browser_side import Explore
from dashboard.pages.controls import LEVELS, Control, controls, options, stores
from dashboard.pages.map_column import MapColumn, legend_box, map_column, map_stores
from dashboard.pages.parts import figures_table
from dashboard.selection import Choices, Damage, Selection, read_selection
from dashboard.words import LANGUAGES, N_, Words, speak

KEPT_SELECTIONS = 256
THEME = {
    "primaryShade": 8,
    "autoContrast": True,
    "fontFamily": "Source Sans 3, system-ui, sans-serif",
    "defaultRadius": 4,
    "respectReducedMotion": True,
}
MAP_CARD = "map"
KINDS = {
    "port": N_("Port"),
    "port_group": N_("Port group"),
    "cluster": N_("Cluster"),
    "corridor": N_("Corridor"),
}
OF_MEASURE = ("year", "mode", "level", "definition")
"""Parts of an address of which each measure has its own."""
SHEETS = {
    "measure": N_("Measure"),
    "layers": N_("Layers"),
    "region": N_("Region"),
    "share": N_("Share"),
}


class Reader:
    """Answers of the atlas to one query, each made once and kept.

    Parameters
    ----------
    atlas
        Layers and figures.
    """

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.choices: Mapping[str, Choices] = atlas.choices
        self.select = lru_cache(KEPT_SELECTIONS)(self._select)

    def _select(self, query: str) -> tuple[Selection, Words]:
        selection, _ = read_selection(query, self.choices, self.atlas.is_known)
        return selection, speak(selection.language)

    def card(self, query: str, slot: int) -> Card | None:
        """Return one card of the panel; ``None`` where it has fewer."""
        selection, words = self.select(query)
        return card_at(slot, selection, self.atlas, words)


def shell() -> Any:
    """Return the page before its address is known."""
    columns = [
        html.Div([html.Div(className="loading-block") for _ in range(4)], className=name)
        for name in ("controls", "map-column", "panel")
    ]
    waiting = html.Div(columns, className="explore waiting", **{"aria-busy": "true"})
    return html.Div([dcc.Store(id=Explore.ADDRESS), html.Div(waiting, id=Explore.PAGE)])


def every_part(atlas: Atlas) -> Any:
    """Return the page with all its parts, by which Dash checks the ids of the callbacks."""
    return html.Div([shell(), layout(atlas, {})])


def told(damages: tuple[Damage, ...], measure: str, words: Words) -> list[Any]:
    """Return what of an address could not be used, a sentence for each part.

    Parameters
    ----------
    damages
        What could not be used.
    measure
        Key of the measure that is shown: what it does not have, another one may.
    words
        The reader's language.
    """
    return [html.P(_told(damage, words.say(MEASURES[measure].title), words)) for damage in damages]


def _told(damage: Damage, measure: str, words: Words) -> str:
    facts = {"parameter": damage.parameter, "value": damage.value}
    used = used_name(damage, words)
    if damage.parameter in OF_MEASURE and used:
        return words.say(
            "The address asks for {parameter} “{value}”, which the measure “{measure}” does not "
            "have. It shows {used} instead.",
            **facts,
            measure=measure,
            used=used,
        )
    if damage.parameter in OF_MEASURE:
        return words.say(
            "The address asks for {parameter} “{value}”, which the measure “{measure}” does not "
            "have. It was left out.",
            **facts,
            measure=measure,
        )
    if used:
        return words.say(
            "The address asks for {parameter} “{value}”, which the atlas does not have. "
            "It shows {used} instead.",
            **facts,
            used=used,
        )
    return words.say(
        "The address asks for {parameter} “{value}”, which the atlas does not have. "
        "It was left out.",
        **facts,
    )


def found(hit: Hit, words: Words) -> str:
    """Return a line of the search's answer: the name, what it is, and its code."""
    kind = LEVELS[hit.level] if hit.kind == "region" else KINDS[hit.kind]
    return f"{hit.name} \N{MIDDLE DOT} {words.say(kind)} \N{MIDDLE DOT} {hit.code}"


def used_name(damage: Damage, words: Words) -> str:
    """Return what is shown in place of a damaged part, in the reader's language."""
    names = {
        "measure": {key: measure.title for key, measure in MEASURES.items()},
        "mode": {mode: sign.name for mode, sign in MODE_SIGNS.items()},
        "level": LEVELS,
    }
    name = names.get(damage.parameter, {}).get(damage.used)
    return words.say(name) if name else damage.used


def bottom_bar(words: Words) -> html.Nav:
    """Return the bar of a phone: which sheet lies over the map."""
    return html.Nav(
        [
            html.Button(
                [html.Span(className=f"icon icon-{name}"), words.say(text)],
                type="button",
                **{"data-sheet": name, "aria-pressed": "true" if name == "region" else "false"},
            )
            for name, text in SHEETS.items()
        ],
        className="bottom-bar",
        **{"aria-label": words.say("Parts of the page")},
    )


def how_made_dialog(words: Words) -> dmc.Modal:
    """Return the dialog that explains a figure; it is filled when it opens."""
    return dmc.Modal(
        html.Div(id=Explore.HOW_MADE_BODY, className="how-made"),
        id=Explore.HOW_MADE,
        title=words.say("How was this figure made?"),
        opened=False,
        size="lg",
        closeButtonProps={"aria-label": words.say("Close")},
    )


def layout(
    atlas: Atlas,
    files: Mapping[str, str],
    query: str = "",
    language: str = LANGUAGES[0],
) -> dmc.MantineProvider:
    """Return the page for one address, its controls set to what the address asks for.

    Parameters
    ----------
    atlas
        Layers and figures.
    files
        Address of each file of the map by its name.
    query
        Query part of the address; empty shows the default.
    language
        Language where the address names none.
    """
    selection, damages = read_selection(query, atlas.choices, atlas.is_known, language)
    words = speak(selection.language)
    offered = options(atlas.choices, words)
    page = html.Main(
        [
            controls(selection, atlas.choices[selection.measure], offered, words),
            map_column(told(damages, selection.measure, words), words),
            panel_page.panel_frame(words),
            bottom_bar(words),
            how_made_dialog(words),
            html.Div(
                [f"Hinterland {__version__} \N{MIDDLE DOT} ", html.Span(id="print-address")],
                className="print-foot",
            ),
            *stores(selection, atlas.choices, offered),
            *map_stores(files, words),
        ],
        id="explore",
        className="explore",
        **{"data-sheet": "region", "data-height": "half"},
    )
    return dmc.MantineProvider(page, theme=THEME, defaultColorScheme="auto")


def register(app: Dash, atlas: Atlas, files: Mapping[str, str]) -> None:
    """Register the callbacks of the page on an app.

    Parameters
    ----------
    app
        The app; each gets its own callbacks.
    atlas
        Layers and figures.
    files
        Address of each file of the map by its name.
    """
    reader = Reader(atlas)
    _register_page(app, atlas, files)
    _register_pictures(app, reader)
    _register_answers(app, reader)
    browser_side.register(app)


def _register_page(app: Dash, atlas: Atlas, files: Mapping[str, str]) -> None:
    @app.callback(Output(Explore.PAGE, "children"), Input(Explore.ADDRESS, "data"))
    def open_page(address: Mapping[str, str] | None) -> Any:
        if not address:
            return no_update
        language = address["language"] if address["language"] in LANGUAGES else LANGUAGES[0]
        return layout(atlas, files, address["search"], language)


def _register_pictures(app: Dash, reader: Reader) -> None:
    @app.callback(
        Output(MapColumn.PAINT, "data"),
        Output(MapColumn.TITLE, "children"),
        Output(MapColumn.SUBTITLE, "children"),
        Output(MapColumn.LEGEND, "children"),
        Input(Explore.QUERY, "data"),
    )
    def draw_map(query: str) -> Any:
        selection, words = reader.select(query)
        painted = paint(selection, reader.atlas, words)
        box = legend_box(legend(selection, reader.atlas, words), words)
        return painted, painted["title"], painted["subtitle"], box

    @app.callback(
        Output(panel_page.PanelPart.SUMMARY, "children"),
        Output(panel_page.PanelPart.FACTS, "children"),
        Output(Control.DOWNLOAD, "href"),
        Output(Control.DOWNLOAD, "download"),
        Input(Explore.QUERY, "data"),
    )
    def draw_summary(query: str) -> Any:
        selection, words = reader.select(query)
        head = panel_head(selection, reader.atlas, words)
        return (
            panel_page.summary(head, selection, reader.atlas, words),
            panel_page.facts(selection, reader.atlas, words),
            data_address(selection),
            download_name(selection),
        )

    def draw_slot(slot: int) -> None:
        outputs = [
            Output(panel_page.slot_id(part, slot), prop) for part, prop in panel_page.CARD_OUTPUTS
        ]

        @app.callback(*outputs, Input(Explore.QUERY, "data"))
        def draw_card(query: str) -> Any:
            _, words = reader.select(query)
            card = reader.card(query, slot)
            return panel_page.card_parts(card, words) if card else panel_page.NO_CARD

    for slot in panel_page.SLOTS:
        draw_slot(slot)


def _register_answers(app: Dash, reader: Reader) -> None:
    @app.callback(
        Output(MapColumn.TABLE, "children"),
        Input(MapColumn.TABLE_QUERY, "data"),
        prevent_initial_call=True,
    )
    def draw_table(query: str) -> Any:
        selection, words = reader.select(query)
        return figures_table(map_table(selection, reader.atlas, words), words)

    @app.callback(
        Output(Control.SEARCH, "data"),
        Input(Control.SEARCH, "searchValue"),
        State(Explore.QUERY, "data"),
        prevent_initial_call=True,
    )
    def search(text: str | None, query: str) -> list[dict[str, str]]:
        _, words = reader.select(query)
        return [
            {"value": hit.subject_id, "label": found(hit, words)}
            for hit in reader.atlas.search(text or "", words)
        ]

    @app.callback(
        Output(Explore.HOW_MADE, "opened"),
        Output(Explore.HOW_MADE_BODY, "children"),
        Input({"type": "how", "slot": ALL}, "n_clicks"),
        State(Explore.QUERY, "data"),
        prevent_initial_call=True,
    )
    def explain(clicks: list[int], query: str) -> Any:
        if not any(clicks) or not ctx.triggered_id:
            return no_update, no_update
        slot = ctx.triggered_id["slot"]
        selection, words = reader.select(query)
        card = None if slot == MAP_CARD else reader.card(query, slot)
        key = card.key if card else MAP_CARD
        made = how_made(selection, key, reader.atlas, words)
        return True, panel_page.how_made_body(made, words)
