"""The flows and loads that layers of the maps tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dashboard.figures.flow_view import FLOWS, LOAD, flow_view
from dashboard.figures.load_card import chosen_corridor, loaded_sections
from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import ALL_MODES
from dashboard.measures.flows import Flow
from dashboard.measures.served import SOURCES
from dashboard.publish.edition import Edition
from dashboard.selection import Selection
from dashboard.sources.section_files import Section, SectionLoad
from dashboard.words import speak

PAIR, REST, INSIDE = "pair", "rest", "inside"


class ToldFlow(NamedTuple):
    """Goods that a version tells of, from one region to another.

    Parameters
    ----------
    part
        Key of the part that tells it.
    flow
        The flow; without an origin or a destination it is a sum over several.
    kind
        ``pair`` of two regions, ``rest`` for all other partners or flows added up, or ``inside``
        for what stays in a region, or in all countries.
    """

    part: str
    flow: Flow
    kind: str


class ToldLoad(NamedTuple):
    """What a version tells to go over a section of a corridor.

    Parameters
    ----------
    part
        Key of the part that tells it.
    section
        The section, and the mode.
    year
        Calendar year.
    load
        What goes over it; None where that is not known.
    """

    part: str
    section: Section
    year: int
    load: SectionLoad | None


def told_flows(edition: Edition, atlas: Atlas) -> tuple[ToldFlow, ...]:
    """Return the flows of those maps that have the layer of flows on, each once a part."""
    found = (
        ToldFlow(part.key, *one)
        for part in edition.parts
        for state in part.states
        if FLOWS in state.layers and not chosen_corridor(state)
        for one in _flows(state, atlas)
    )
    kept = {(one.part, one.flow[:4], one.kind): one for one in found}
    return tuple(kept.values())


def told_loads(edition: Edition, atlas: Atlas) -> tuple[ToldLoad, ...]:
    """Return the loads of those maps that have the layer of the load on, each once a part."""
    kept = {}
    for part in edition.parts:
        for state in part.states:
            if LOAD in state.layers and (chosen_corridor(state) or not state.selected):
                for key, section, load in loaded_sections(state, atlas):
                    told = ToldLoad(part.key, section, state.year, load)
                    kept[part.key, key, state.year] = told
    return tuple(kept.values())


def flow_sources(mode: str) -> str:
    """Return ids of the sources that the flows of a mode are held to, joined by a bar."""
    asked = (mode,) if mode and mode != ALL_MODES else tuple(SOURCES)
    ids = (one for name in asked for one in SOURCES.get(name, "").split("|"))
    return "|".join(dict.fromkeys(one for one in ids if one))


def _flows(state: Selection, atlas: Atlas) -> Iterator[tuple[Flow, str]]:
    """Give what the card of the flows shows."""
    view = flow_view(state, atlas, speak(state.language))
    if view.missing:
        return
    if not view.region_id:
        strongest = atlas.flows.strongest(view.year, view.mode)
        yield from ((flow, PAIR) for flow in strongest.largest)
        if strongest.rest_count:
            yield strongest.rest, REST
        yield strongest.inside, INSIDE
        return
    partners = atlas.flows.partners(view.region_id, view.year, view.mode)
    for one in partners.largest:
        yield from ((one.sent, PAIR), (one.received, PAIR))
    if partners.rest_count:
        yield from ((partners.rest.sent, REST), (partners.rest.received, REST))
    yield partners.inside, INSIDE
