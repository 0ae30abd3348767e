"""How the figures of the layers of flows and of the corridors' load were made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from dashboard.figures import flow_texts as texts
from dashboard.figures.estimate import digits_of, estimate_range, estimate_with_unit
from dashboard.figures.flow_view import FLOWS, LOAD, flow_view, mode_of
from dashboard.figures.load_card import LOAD_DIGITS, load_scale, loaded_sections, section_name
from dashboard.figures.made import HowMade, SourceRow
from dashboard.figures.quantity import Scale, scale_of
from dashboard.figures.status import ESTIMATED, OFFICIAL
from dashboard.figures.table import Cell, Column, Row, Table
from dashboard.measures.atlas import Atlas
from dashboard.measures.flows import Flow
from dashboard.measures.served import SOURCES
from dashboard.selection import Selection
from dashboard.words import Words

MOST_SHOWN = 5
METHOD = "flows"
MASSES = ("estat-tgs00096", "estat-tgs00003")
"""Sources of population and product of regions, by which flows are shared out."""
UNIT = "t"


class Told(NamedTuple):
    """What is told of one estimate."""

    key: str
    name: str
    tonnes: float
    low: float
    high: float
    is_partial: bool


def flow_details(selection: Selection, atlas: Atlas, words: Words) -> HowMade:
    """Return how the flows that are shown were made.

    Parameters
    ----------
    selection
        What the reader looks at.
    atlas
        Holds the flows and the sources.
    words
        The reader's language.
    """
    view = flow_view(selection, atlas, words)
    shown = [] if view.missing else list(_flows(view.region_id, view.year, view.mode, atlas, words))
    scale = scale_of(UNIT, [one.tonnes for one in shown])
    return HowMade(
        title=words.say("Flows between regions, {year}", year=selection.year),
        meaning=words.say(texts.MEANING),
        formula=words.say(texts.FORMULA),
        worked=(),
        inputs=_estimates(shown, scale, digits_of(view.level, view.mode), words),
        sources=flow_sources(mode_of(selection), atlas),
        cautions=tuple(words.say(text) for text in texts.CAUTIONS),
        not_for=words.say(texts.NOT_FOR),
        method=METHOD,
    )


def load_details(selection: Selection, atlas: Atlas, words: Words) -> HowMade:
    """Return how the loads that are shown were made.

    Parameters
    ----------
    selection
        What the reader looks at.
    atlas
        Holds the loads and the sources.
    words
        The reader's language.
    """
    loaded = loaded_sections(selection, atlas)
    known = [one for one in loaded if one[2] and one[2].tonnes == one[2].tonnes]
    known.sort(key=lambda one: -one[2].tonnes if one[2] else 0.0)
    shown = [
        Told(key, section_name(section), load.tonnes, load.low, load.high, load.is_partial)
        for key, section, load in known[:MOST_SHOWN]
        if load
    ]
    mode = mode_of(selection)
    title = texts.LOADS.get(mode, texts.LOADS[""])
    return HowMade(
        title=words.say(title, year=selection.year),
        meaning=words.say(texts.LOAD_MEANING),
        formula=words.say(texts.LOAD_FORMULA),
        worked=(),
        inputs=_estimates(shown, load_scale(loaded), LOAD_DIGITS, words),
        sources=flow_sources(mode_of(selection), atlas),
        cautions=tuple(words.say(text) for text in (*texts.LOAD_CAUTIONS, *texts.CAUTIONS)),
        not_for=words.say(texts.LOAD_NOT_FOR),
        method=METHOD,
    )


def flow_sources(mode: str, atlas: Atlas) -> tuple[SourceRow, ...]:
    """Return the sources that the flows of a mode, or of all, are held to or made from."""
    held = (SOURCES[mode],) if mode in SOURCES else tuple(SOURCES.values())
    keys = dict.fromkeys("|".join((*held, *MASSES)).split("|"))
    found = (atlas.sources[key] for key in keys if key in atlas.sources)
    return tuple(
        SourceRow(one.supplier, one.title, one.licence, one.locator, OFFICIAL) for one in found
    )


def _flows(region_id: str, year: int, mode: str, atlas: Atlas, words: Words) -> Iterable[Told]:
    def told(flow: Flow) -> Told:
        names = (atlas.name(one, words) for one in (flow.origin_id, flow.destination_id))
        key = f"{flow.origin_id}-{flow.destination_id}"
        name = " \N{EN DASH} ".join(names)
        return Told(key, name, flow.tonnes, flow.low, flow.high, flow.is_partial)

    if not region_id:
        yield from map(told, atlas.flows.strongest(year, mode).largest[:MOST_SHOWN])
        return
    for partner in atlas.flows.partners(region_id, year, mode).largest[:MOST_SHOWN]:
        yield told(partner.sent)
        yield told(partner.received)


def _estimates(shown: Iterable[Told], scale: Scale, digits: int, words: Words) -> Table:
    columns = (
        Column(words.say("Number")),
        Column(words.say("Value"), is_number=True),
        Column(words.say("Range"), is_number=True),
    )
    rows = tuple(
        Row(
            one.key,
            (
                Cell(one.name),
                Cell(estimate_with_unit(one.tonnes, scale, digits, words, one.is_partial)),
                Cell(estimate_range(one.low, one.high, scale, digits, words)),
            ),
            ESTIMATED,
        )
        for one in shown
    )
    return Table(words.say("The largest of the estimates shown, and their ranges"), columns, rows)


LAYER_DETAILS: Mapping[str, Callable[[Selection, Atlas, Words], HowMade]] = {
    FLOWS: flow_details,
    LOAD: load_details,
}
"""What tells how a layer's card was made, by the key of the card."""
