"""What the page of connections shows of an answer: table, chosen chain, map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dashboard.figures.chain_map import NARROW, WIDE, Line, Mark, draw_chain_map
from dashboard.figures.chain_words import (
    element_told,
    hours_told,
    modes_told,
    place_name,
    significant,
    span_told,
    terminals_told,
)
from dashboard.figures.drawn_base import DrawnBase
from dashboard.figures.polyline import decode
from dashboard.measures.chains.elements import TRANSPORT, Chain, Element
from dashboard.measures.chains.external import external_cost
from dashboard.pages.chain_desk import Answer, ChainDesk
from dashboard.pages.chain_texts import bests_told, missing_told
from dashboard.words import NO_FIGURE, Words


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it stands in a cell: the value, and below it how far sources lie apart."""

    value: str
    span: str = ""


@dataclass(frozen=True, slots=True)
class ChainRow:
    """A chain as a row of the table."""

    key: str
    name: str
    by_way: str
    modes: tuple[str, ...]
    address: str
    is_chosen: bool
    is_unbeaten: bool
    bests: tuple[str, ...]
    missing: str
    eur: Amount
    hours: Amount
    wtw: Amount
    ttw: Amount
    mj: Amount
    external: Amount


@dataclass(frozen=True, slots=True)
class ElementRow:
    """An element of the chosen chain as a row of the table."""

    what: str
    mode: str
    where: str
    km: str
    hours: str
    parts: str
    eur: str
    wtw: str
    ttw: str


def chain_rows(
    answer: Answer, desk: ChainDesk, chosen: int, addresses: Mapping[str, str], words: Words
) -> list[ChainRow]:
    """Return the chains as rows.

    Parameters
    ----------
    answer, desk
        The chains, and what they rest on.
    chosen
        Number of the chain whose elements are shown.
    addresses
        Where each chain is chosen, by its key.
    words
        The reader's language.
    """
    return [
        _chain_row(answer, number, desk, number == chosen, addresses[chain.key], words)
        for number, chain in enumerate(answer.comparison.chains)
    ]


def _chain_row(
    answer: Answer, number: int, desk: ChainDesk, is_chosen: bool, address: str, words: Words
) -> ChainRow:
    chain, best, worst = (
        chains[number] for chains in (answer.comparison.chains, answer.best, answer.worst)
    )
    external = external_cost(chain, desk.factors)
    outside = span_told(external.low_eur, external.high_eur, words) or NO_FIGURE
    return ChainRow(
        chain.key,
        modes_told(chain, words),
        terminals_told(chain, desk.atlas, words),
        chain.modes,
        address,
        is_chosen,
        answer.comparison.marks[number],
        tuple(bests_told(number, answer.comparison, words)),
        ", ".join(missing_told(chain, answer.settings, words)),
        Amount(significant(chain.eur, words), span_told(best.eur, worst.eur, words)),
        Amount(hours_told(chain.hours, words), span_told(best.hours, worst.hours, words)),
        Amount(significant(chain.wtw_kg, words), span_told(best.wtw_kg, worst.wtw_kg, words)),
        Amount(significant(chain.ttw_kg, words)),
        Amount(significant(chain.mj, words)),
        Amount(outside),
    )


def element_rows(chain: Chain, desk: ChainDesk, words: Words) -> list[ElementRow]:
    """Return the elements of a chain as rows, the sum last."""
    return [_element_row(one, desk, words) for one in chain.elements]


def _element_row(one: Element, desk: ChainDesk, words: Words) -> ElementRow:
    begin, end = place_name(one.from_id, desk.atlas), place_name(one.to_id, desk.atlas)
    is_leg = one.kind == TRANSPORT
    return ElementRow(
        element_told(one, words),
        one.mode if is_leg else "",
        f"{begin} → {end}" if is_leg else begin,
        significant(one.km, words) if is_leg else "",
        hours_told(one.hours, words),
        _parts_told(one, words),
        significant(one.eur, words),
        significant(one.wtw_kg, words),
        significant(one.ttw_kg, words),
    )


def _parts_told(one: Element, words: Words) -> str:
    told = []
    if one.rest_hours and one.rest_hours == one.rest_hours:
        told.append(words.say("{hours} of rest", hours=hours_told(one.rest_hours, words)))
    if one.waiting_hours:
        told.append(words.say("{hours} of waiting", hours=hours_told(one.waiting_hours, words)))
    return ", ".join(told)


def chain_lines(chain: Chain, desk: ChainDesk, is_chosen: bool) -> list[Line]:
    """Return the legs of a chain as lines; straight where the network has no line."""
    return [
        Line(mode, leg_points(mode, begin, end, desk), is_chosen)
        for mode, (begin, end) in zip(chain.modes, pairwise(chain.places), strict=True)
    ]


def leg_points(mode: str, begin: str, end: str, desk: ChainDesk) -> np.ndarray:
    """Return the way from a place to another, in degrees, one row for each point."""
    points = decode(desk.network.line(mode, begin, end))
    if len(points) >= 2:
        return points
    ends = (desk.atlas.places[begin], desk.atlas.places[end])
    return np.array([[place.lon, place.lat] for place in ends])


def connection_map(
    answer: Answer, chosen: int, desk: ChainDesk, base: DrawnBase, title: str
) -> str:
    """Return the map: the chosen chain at full strength, the others thin.

    Parameters
    ----------
    answer, chosen
        The chains, and the number of the one that is looked at.
    desk
        Places and routes.
    base
        Land and countries.
    title
        What it shows, for those who do not see it.
    """
    chains = answer.comparison.chains
    lines = [
        line
        for number, chain in enumerate(chains)
        for line in chain_lines(chain, desk, number == chosen)
    ]
    stops = chains[chosen].places
    marks = [
        Mark(place.lon, place.lat, place.kind, place_name(one, desk.atlas), number in (0, last))
        for last in (len(stops) - 1,)
        for number, one in enumerate(stops)
        for place in (desk.atlas.places[one],)
    ]
    return both_maps(lines, marks, base, title)


def both_maps(lines: Sequence[Line], marks: Sequence[Mark], base: DrawnBase, title: str) -> str:
    """Return the map for wide and for narrow pages; the style sheet shows one of them."""
    return "".join(draw_chain_map(lines, marks, base, title, size) for size in (WIDE, NARROW))
