"""A part of a published page as its template shows it: map, sentence, charts, tables, sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.figures.card import Card
from dashboard.figures.details import how_made
from dashboard.figures.made import HowMade
from dashboard.figures.panel import MOST_CARDS, cards
from dashboard.measures.atlas import Atlas
from dashboard.publish.drawing.chart import Drawing, chart_svg
from dashboard.publish.edition import Part
from dashboard.publish.page.maps import UNDRAWN, StateMap, draw_state, make_state
from dashboard.words import Words

MAP, PORTS = "map", "ports"


@dataclass(frozen=True, slots=True)
class CardView:
    """A chart of a part with its table and how it was made.

    Parameters
    ----------
    key
        ``part-1/ranking``: by which readers name the figure.
    anchor
        The same as an id of the page.
    card
        Title, table and words.
    drawing
        The chart; None where there is nothing to draw.
    made
        How its figures were made.
    """

    key: str
    anchor: str
    card: Card
    drawing: Drawing | None
    made: HowMade


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of the page in one language.

    Parameters
    ----------
    key, anchor
        ``part-1/map`` and ``part-1``.
    subject
        Name of what is chosen, which sentence and charts are about; empty for Europe.
    first
        The state that is drawn.
    svg
        Its map.
    made
        How the figures of the map were made.
    cards
        Its charts.
    years, modes
        What can be chosen, in the order of the states; empty where there is one only.
    states
        Names of all states.
    has_lines
        Whether flows or loads are chosen, which the map does not draw.
    """

    key: str
    anchor: str
    subject: str
    first: StateMap
    svg: Markup
    made: HowMade
    cards: tuple[CardView, ...]
    years: tuple[int, ...]
    modes: tuple[str, ...]
    states: tuple[str, ...]
    has_lines: bool


def part_view(
    part: Part, states: tuple[StateMap, ...], atlas: Atlas, drawn: Mapping[str, str], words: Words
) -> PartView:
    """Return a part as the template shows it.

    Parameters
    ----------
    part
        The part.
    states
        Its states, the first of which is drawn.
    atlas
        Holds the figures.
    drawn
        Text of the drawn map of each level.
    words
        Language of the page.
    """
    first = states[0]
    years = tuple(sorted({one.year for one in part.states}))
    modes = tuple(dict.fromkeys(one.mode for one in part.states if one.mode))
    return PartView(
        key=f"{part.key}/{MAP}",
        anchor=part.key,
        subject=", ".join(atlas.name(one, words) for one in first.selection.selected),
        first=first,
        svg=draw_state(first, drawn, f"{part.key}-title"),
        made=how_made(first.selection, MAP, atlas, words),
        cards=tuple(_card_views(part, atlas, words)),
        years=years if len(years) > 1 else (),
        modes=modes if len(modes) > 1 else (),
        states=tuple(one.key for one in states),
        has_lines=any(layer in UNDRAWN for layer in first.selection.layers),
    )


def part_states(
    part: Part, atlas: Atlas, drawn: Mapping[str, str], words: Words
) -> tuple[StateMap, ...]:
    """Return everything that a part says, in each of its states."""
    return tuple(make_state(one, atlas, drawn, words) for one in part.states)


def _card_views(part: Part, atlas: Atlas, words: Words) -> Iterable[CardView]:
    selection = part.states[0]
    for card in cards(selection, atlas, words)[:MOST_CARDS]:
        anchor = f"{part.key}-{card.key}"
        drawing = chart_svg(card.figure, anchor, card.title, card.summary) if card.figure else None
        made = how_made(selection, card.key, atlas, words)
        yield CardView(f"{part.key}/{card.key}", anchor, card, drawing, made)


def all_made(views: Iterable[PartView]) -> list[HowMade]:
    """Return how all figures of a page were made, in its order."""
    return [made for view in views for made in (view.made, *(card.made for card in view.cards))]


def all_statuses(views: Iterable[PartView]) -> set[str]:
    """Return every status that is shown somewhere on a page."""
    found: set[str] = set()
    for view in views:
        tables = [view.first.table, *(card.card.table for card in view.cards)]
        tables += [made.inputs for made in (view.made, *(card.made for card in view.cards))]
        for table in tables:
            for row in table.rows:
                found |= {row.status, *(cell.status for cell in row.cells)}
        found |= {view.first.status, *(card.card.status for card in view.cards)}
    return found - {""}
