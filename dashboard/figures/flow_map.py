"""Flows and the load of corridors as the map draws them: lines by width, and their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.figures.country_flow_card import strongest_finding
from dashboard.figures.estimate import digits_of, estimate_range, estimate_with_unit
from dashboard.figures.flow_card import UNIT, finding, flow_with_unit, partner_scale
from dashboard.figures.flow_view import FLOWS, LOAD, FlowView, flow_view, missing_told, mode_of
from dashboard.figures.load_card import chosen_corridor
from dashboard.figures.map_cards import Card
from dashboard.figures.map_marks import MODE_FILLS, short_name
from dashboard.figures.quantity import Scale, scale_of
from dashboard.figures.status import ESTIMATED, status
from dashboard.measures.atlas import Atlas
from dashboard.measures.flows import Flow, Partner
from dashboard.selection import Selection
from dashboard.words import Words

WIDEST, NARROWEST = 10.0, 0.7
WIDEST_LOAD = 11.0
MOST_NAMED = 6
INK = "ink"
OUT, IN = 0, 1
Line = list[str | float | int]
Payload = dict[str, Any]


def with_layers(payload: Payload, selection: Selection, atlas: Atlas, words: Words) -> Payload:
    """Return what a map paints, with the flows and the load added where their layers are on.

    Parameters
    ----------
    payload
        The map without them.
    selection
        Names the layers.
    atlas
        Holds flows and loads.
    words
        The reader's language.

    Returns
    -------
    payload
        ``flows`` has ``lines``, each with origin, destination, width in CSS pixels and whether it
        comes in; ``points``, where regions stand (longitude, latitude, WGS84); the ``token`` of
        the colour; and ``fit``, whether the map goes there when the layer is switched on. ``load``
        has the ``widths`` of sections by their keys, and the ``corridor`` that is selected. The
        curves are built in the browser.
    """
    made = dict(payload)
    drawn = _drawn_flows(selection, atlas, words) if FLOWS in selection.layers else None
    if drawn:
        flows, own_cards, told = drawn
        names = {end: [atlas.name(end, words), *[""] * 5] for end in flows["points"]}
        named = [(key, short_name(atlas.name(key, words))) for key in names]
        labels = [*(named[:MOST_NAMED] if own_cards else ()), *payload["labels"]]
        made |= {"flows": flows, "cards": names | payload["cards"] | own_cards}
        made["labels"] = list(dict.fromkeys(map(tuple, labels)))[: max(len(payload["labels"]), 8)]
        made["announce"] = f"{payload['announce']}. {told}"
    if LOAD in selection.layers:
        made["load"] = drawn_load(selection, atlas, words)
    if made.get("flows") or made.get("load", {}).get("widths"):
        note = words.say("Flows are estimates of the atlas")
        made["credits"] = f"{payload['credits']}. {note}"
    return made


def line_width(tonnes: float, widest: float, most: float = WIDEST) -> float:
    """Return the width of a line in CSS pixels, in proportion to its tonnes.

    Parameters
    ----------
    tonnes
        Zero or more.
    widest
        Tonnes of the widest line of all years.
    most
        Its width. What is a twentieth of it and less is drawn as a hairline.

    Examples
    --------
    >>> line_width(5e6, 10e6), line_width(1.0, 10e6)
    (5.0, 0.7)
    """
    return round(max(NARROWEST, most * tonnes / widest), 1) if widest > 0 else NARROWEST


def flow_token(mode: str) -> str:
    """Return the token of the lines of a mode, ink for all modes together."""
    return MODE_FILLS.get(mode, INK)


def _drawn_flows(
    selection: Selection, atlas: Atlas, words: Words
) -> tuple[Payload, dict[str, Card], str] | None:
    view = flow_view(selection, atlas, words)
    if view.missing:
        return None
    if view.region_id:
        return _of_region(view, atlas, words)
    found = atlas.flows.strongest(view.year, view.mode)
    if not found.largest:
        return None
    widest = atlas.flows.widest("", view.mode)
    lines = [_line(flow, widest, OUT) for flow in found.largest]
    return _payload(lines, view.mode, atlas), {}, strongest_finding(found, atlas, words)


def _of_region(
    view: FlowView, atlas: Atlas, words: Words
) -> tuple[Payload, dict[str, Card], str] | None:
    found = atlas.flows.partners(view.region_id, view.year, view.mode)
    if not found.largest:
        return None
    widest = atlas.flows.widest(view.region_id, view.mode)
    lines = [
        _line(flow, widest, way)
        for partner in found.largest
        for way, flow in ((OUT, partner.sent), (IN, partner.received))
        if flow.is_known and flow.tonnes > 0
    ]
    scale, digits = partner_scale(found), digits_of(view.level, view.mode)
    own = {
        partner.partner_id: partner_card(partner, scale, digits, atlas, words)
        for partner in found.largest
    }
    is_small = view.level > 0
    return _payload(lines, view.mode, atlas, is_small), own, finding(found, atlas, words)


def partner_card(partner: Partner, scale: Scale, digits: int, atlas: Atlas, words: Words) -> Card:
    """Return the card of a partner: tonnes both ways, each with its range."""
    mark = status(ESTIMATED, words)
    both, own_scale = partner.both, scale_of(UNIT, [partner.both])

    def told(flow: Flow) -> dict[str, str]:
        value = flow_with_unit(flow, scale, digits, words)
        return {"value": value, "range": estimate_range(flow.low, flow.high, scale, digits, words)}

    return [
        atlas.name(partner.partner_id, words),
        estimate_with_unit(both, own_scale, digits, words, partner.is_partial),
        words.say("sent there: {value} ({range})", **told(partner.sent)),
        words.say("received from there: {value} ({range})", **told(partner.received)),
        mark.key,
        mark.word,
    ]


def _line(flow: Flow, widest: float, way: int) -> Line:
    return [flow.origin_id, flow.destination_id, line_width(flow.tonnes, widest), way]


def _payload(lines: Sequence[Line], mode: str, atlas: Atlas, fit: bool = False) -> Payload:
    known = [line for line in lines if all(end in atlas.regions for end in line[:2])]
    ends = dict.fromkeys(str(end) for line in known for end in line[:2])
    return {
        "lines": known,
        "points": {end: _point(end, atlas) for end in ends},
        "token": flow_token(mode),
        "fit": fit,
    }


def _point(region_id: str, atlas: Atlas) -> list[float]:
    region = atlas.regions[region_id]
    return [round(region.lon, 3), round(region.lat, 3)]


def drawn_load(selection: Selection, atlas: Atlas, words: Words) -> Payload:
    """Return the widths of the sections of the corridors, and which corridor is selected."""
    loads, mode = atlas.loads, mode_of(selection)
    if missing_told(selection.year, mode, loads.years, loads.modes, words):
        return {"widths": {}, "corridor": ""}
    widest = loads.largest(mode)
    known = _known(loads.at(selection.year, mode).items())
    widths = {key: line_width(tonnes, widest, WIDEST_LOAD) for key, tonnes in known}
    return {"widths": widths, "corridor": chosen_corridor(selection)}


def _known(loads: Iterable[tuple[str, Any]]) -> list[tuple[str, float]]:
    return [(key, load.tonnes) for key, load in loads if load.tonnes > 0]
