"""The right-hand panel: what is known of what is selected."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from dashboard.figures.card import Card, KeyFigure, Panel
from dashboard.figures.made import HowMade
from dashboard.figures.place import corridor_facts, place_facts
from dashboard.figures.plot import CONFIG
from dashboard.measures.atlas import Atlas
from dashboard.pages.chain_texts import CONNECTIONS_AT, NETWORK_AT
from dashboard.pages.parts import (
    facts_list,
    figures_table,
    near_list,
    sheet_handle,
    status_mark,
    subject_button,
    table_rows,
)
from dashboard.selection import Selection
from dashboard.words import Words

SLOTS = (0, 1, 2)
CARD_OUTPUTS = (
    ("card", "className"),
    ("title", "children"),
    ("unit", "children"),
    ("empty", "children"),
    ("summary", "children"),
    ("data", "data"),
    ("chart", "style"),
    ("rows", "data"),
    ("foot", "children"),
)
NO_CARD: tuple[Any, ...] = ("card gone", "", "", [], "", {}, {}, {}, [])


class PanelPart(StrEnum):
    """Ids of the panel."""

    SUMMARY = "summary"
    FACTS = "facts"
    COMPARE = "compare"
    CLOSE = "close"


def slot_id(part: str, slot: int) -> str:
    """Return the id of one part of a card: ``head``, ``chart``, ``table``, ``foot`` ..."""
    return f"card-{slot}-{part}"


def card_slot(slot: int, words: Words) -> html.Section:
    """Return the frame of a card; its callback fills it."""
    chart = dcc.Graph(
        id=slot_id("chart", slot),
        figure={"data": [], "layout": {"height": 1}},
        config=CONFIG,
        responsive="auto",
        className="card-chart",
    )
    tabs = dmc.TabsList(
        [
            dmc.TabsTab(words.say("Chart"), value="chart"),
            dmc.TabsTab(words.say("Table"), value="table"),
        ],
        id=slot_id("tabs", slot),
        **{"aria-label": words.say("Show as chart or table")},
    )
    drawn = html.Div(
        [
            html.P(id=slot_id("summary", slot), className="visually-hidden"),
            html.Div(chart, **{"aria-hidden": "true"}),
        ]
    )
    return html.Section(
        dmc.Tabs(
            [
                html.Div([html.H3(id=slot_id("title", slot)), tabs], className="card-head"),
                html.P(id=slot_id("unit", slot), className="card-unit"),
                html.Div(id=slot_id("empty", slot)),
                dmc.TabsPanel(drawn, value="chart"),
                dmc.TabsPanel(html.Div(id=slot_id("table", slot)), value="table"),
                _card_foot(slot, words),
                *(dcc.Store(id=slot_id(part, slot)) for part in ("data", "rows")),
            ],
            value="chart",
            keepMounted=True,
        ),
        id=slot_id("card", slot),
        className="card gone",
        **{"aria-labelledby": slot_id("title", slot)},
    )


def _card_foot(slot: int, words: Words) -> html.Div:
    return html.Div(
        [
            html.Div(id=slot_id("foot", slot), className="card-source"),
            html.Button(
                words.say("How was this figure made?"),
                id={"type": "how", "slot": slot},
                className="how",
                type="button",
                n_clicks=0,
            ),
        ],
        className="card-foot",
    )


def card_parts(card: Card, words: Words) -> tuple[Any, ...]:
    """Return what fills a card, in the order of the outputs of its callback."""
    if card.empty:
        return ("card card-empty", card.title, card.unit_line, _empty(card), "", {}, {}, {}, [])
    return (
        "card",
        card.title,
        card.unit_line,
        [],
        card.summary,
        card.figure,
        {"height": f"{card.height}px"},
        table_rows(card.table, words, card.note),
        [
            status_mark(card.status, words),
            html.Span(card.source),
            *([html.A("CSV", href=card.csv, download="")] if card.csv else []),
        ],
    )


def _empty(card: Card) -> list[Any]:
    subject_id, text = card.other
    link = [subject_button(subject_id, text)] if subject_id else []
    return [html.Div([html.P(card.empty), *link], className="empty")]


def _key_figure(figure: KeyFigure, words: Words) -> html.Div:
    lines = [html.Dd(line) for line in (figure.line1, figure.line2) if line]
    return html.Div(
        [
            html.Dt(
                [
                    html.Span(
                        [
                            figure.value,
                            html.Span(["\N{NO-BREAK SPACE}", figure.unit], className="key-unit"),
                        ],
                        className="key-value",
                    ),
                    status_mark(figure.status, words) if figure.status else None,
                ],
                className="key-line",
            ),
            *lines,
        ],
        className="key-figure",
    )


def _top(shown: Panel, selection: Selection, words: Words) -> html.Div:
    crumbs = [
        html.Li(
            html.Button(
                crumb.text,
                id={"type": "pick", "subject": crumb.subject_id, "at": "crumb"},
                type="button",
                n_clicks=0,
            )
        )
        for crumb in shown.crumbs[:-1]
    ] + [html.Li(crumb.text, **{"aria-current": "page"}) for crumb in shown.crumbs[-1:]]
    return html.Nav(html.Ul(crumbs, className="breadcrumbs"), **{"aria-label": words.say("Place")})


def _chosen(selection: Selection, atlas: Atlas, words: Words) -> list[Any]:
    if len(selection.selected) < 2:
        return []
    chips = [
        html.Li(
            [
                atlas.name(subject, words),
                html.Button(
                    html.Span(className="icon icon-close"),
                    id={"type": "remove", "subject": subject},
                    className="icon-button",
                    type="button",
                    n_clicks=0,
                    **{"aria-label": words.say("Remove {name}", name=atlas.name(subject, words))},
                ),
            ],
            className="chosen-one",
        )
        for subject in selection.selected
    ]
    return [html.Ul(chips, className="chosen", **{"aria-label": words.say("Compared")})]


def summary(shown: Panel, selection: Selection, atlas: Atlas, words: Words) -> list[Any]:
    """Return the head of the panel: where, what it is called, what it shows, key figures."""
    figures = [_key_figure(figure, words) for figure in shown.key_figures]
    return [
        _top(shown, selection, words),
        html.H2(shown.title, id="panel-title"),
        *_chosen(selection, atlas, words),
        html.P(shown.headline, className="headline", id="headline"),
        html.Dl(figures, className="key-figures") if figures else None,
    ]


def facts(selection: Selection, atlas: Atlas, words: Words) -> list[Any]:
    """Return what is known of a port, a cluster or a corridor; nothing for a region."""
    if len(selection.selected) != 1 or ":" not in selection.selected[0]:
        return []
    subject = selection.selected[0]
    if subject.startswith("corridor:"):
        line = corridor_facts(subject, atlas, words)
        branches = [
            html.Details(
                [html.Summary(branch.name), html.P(" \N{EN DASH} ".join(branch.nodes))],
                className="branch",
            )
            for branch in line.branches
        ]
        return [
            facts_list(line.facts, words),
            html.H3(words.say("Branches"), className="section"),
            *branches,
            *near_list(words.say("Ports"), line.ports, words),
            *near_list(words.say("Logistics clusters"), line.clusters, words),
            *(html.P(note, className="card-note") for note in line.notes),
        ]
    place = place_facts(subject, atlas, words)
    return [
        facts_list(place.facts, words),
        *connection_links(subject, atlas, words),
        *near_list(words.say("Corridors"), place.corridors, words),
        *near_list(words.say("Nearest ports"), place.ports, words),
        *near_list(words.say("Nearest logistics clusters"), place.clusters, words),
        *(html.P(note, className="card-note") for note in place.notes),
    ]


def connection_links(subject: str, atlas: Atlas, words: Words) -> list[html.P]:
    """Return where the connections of a port or cluster are told, and a cluster's network."""
    kind = atlas.places[subject].kind
    links = {
        "port": ((CONNECTIONS_AT, "from", words.say("Connections from here")),),
        "cluster": (
            (CONNECTIONS_AT, "from", words.say("Connections from here")),
            (NETWORK_AT, "cluster", words.say("What it reaches by rail and waterway")),
        ),
    }
    return [
        html.P(
            html.A(text, href=f"{at}?{name}={subject}&lang={words.language}"), className="card-note"
        )
        for at, name, text in links.get(kind, ())
    ]


def how_made_body(made: HowMade, words: Words) -> list[Any]:
    """Return the explanation of one figure: formula, inputs, sources and cautions."""
    sources = [
        html.Li(
            [
                html.Strong(source.supplier),
                html.Span(f": {_sentences(source.title, source.licence)} "),
                status_mark(source.status, words) if source.status else "",
            ]
        )
        for source in made.sources
    ]
    return [
        html.P(made.meaning),
        html.H3(words.say("Formula")),
        html.P(made.formula, className="formula"),
        *(html.P(line, className="formula") for line in made.worked),
        html.H3(words.say("Inputs")),
        figures_table(made.inputs, words),
        html.H3(words.say("Sources")),
        html.Ul(sources, className="sources"),
        html.H3(words.say("Cautions")),
        html.Ul([html.Li(caution) for caution in made.cautions]),
        html.H3(words.say("Must not be used for")),
        html.P(made.not_for),
    ]


def _sentences(*parts: str) -> str:
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def panel_frame(words: Words) -> html.Aside:
    """Return the frame of the panel; the callbacks fill it."""
    return html.Aside(
        [
            sheet_handle(words),
            html.Div(
                [
                    html.Button(
                        words.say("Compare"),
                        id=PanelPart.COMPARE,
                        className="outline-button",
                        type="button",
                        n_clicks=0,
                        title=words.say("Then what you choose on the map is added, up to five"),
                        **{"aria-pressed": "false"},
                    ),
                    html.Button(
                        html.Span(className="icon icon-close"),
                        id=PanelPart.CLOSE,
                        className="icon-button",
                        type="button",
                        n_clicks=0,
                        **{"aria-label": words.say("Show all of Europe")},
                    ),
                ],
                className="panel-tools",
            ),
            html.Div(id=PanelPart.SUMMARY, **{"aria-live": "polite"}),
            *(card_slot(slot, words) for slot in SLOTS),
            html.Div(id=PanelPart.FACTS),
        ],
        className="panel",
        **{"aria-labelledby": "panel-title"},
    )
