"""What the page of a cluster's network shows: places reached, map, and what could be at stake."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.figures.chain_map import Line, Mark
from dashboard.figures.chain_words import (
    hours_told,
    modes_told,
    place_name,
    significant,
    terminals_told,
)
from dashboard.figures.drawn_base import DrawnBase
from dashboard.figures.estimate import at_least
from dashboard.figures.flow_card import at_least_told, unknown_told
from dashboard.figures.modes import MODE_SIGNS
from dashboard.measures.atlas import Atlas
from dashboard.measures.chains.elements import Chain
from dashboard.measures.chains.shift import Partner, Shift
from dashboard.pages.chain_desk import ChainDesk
from dashboard.pages.connection_view import both_maps, chain_lines
from dashboard.words import NO_FIGURE, Words

SHOWN_ROWS = 20
MEGA = 1e6


@dataclass(frozen=True, slots=True)
class ReachRow:
    """A place that is reached."""

    name: str
    kind: str
    country: str
    modes: tuple[str, ...]
    by: str
    address: str
    hours: str
    km: str
    kg: str


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A region with which freight could go another way."""

    name: str
    mode: str
    by: str
    tonnes: str
    road: str
    chain: str


def reach_rows(
    chains: Sequence[Chain], desk: ChainDesk, addresses: Sequence[str], words: Words
) -> list[ReachRow]:
    """Return the places that are reached as rows, fastest first.

    Parameters
    ----------
    chains
        The fastest chain to each place, for a load of one tonne.
    desk
        Names of the places.
    addresses
        Where each connection is told in full.
    words
        The reader's language.
    """
    rows = []
    for chain, address in zip(chains, addresses, strict=True):
        place = desk.atlas.places[chain.places[-1]]
        by = modes_told(chain, words)
        via = f" {terminals_told(chain, desk.atlas, words)}" if len(chain.modes) > 1 else ""
        rows.append(
            ReachRow(
                place_name(place.place_id, desk.atlas),
                words.say("Port") if place.kind == "port" else words.say("Cluster"),
                words.country(place.country),
                chain.modes,
                by + via,
                address,
                hours_told(chain.hours, words),
                significant(chain.km, words),
                significant(chain.wtw_kg / chain.elements[0].tonnes, words),
            )
        )
    return rows


def reach_map(
    chains: Sequence[Chain], from_id: str, desk: ChainDesk, base: DrawnBase, title: str
) -> str:
    """Return the map of all that is reached; the furthest are named first, while there is room."""
    places = desk.atlas.places
    lines: list[Line] = [line for chain in chains for line in chain_lines(chain, desk, False)]
    marks = []
    for chain in reversed(chains):
        place = places[chain.places[-1]]
        name = place_name(place.place_id, desk.atlas)
        marks.append(Mark(place.lon, place.lat, place.kind, name))
    start = places[from_id]
    marks.append(Mark(start.lon, start.lat, start.kind, place_name(from_id, desk.atlas), True))
    return both_maps(lines, marks, base, title)


def partner_rows(found: Shift, atlas: Atlas, words: Words) -> list[PartnerRow]:
    """Return the regions with the greatest saving as rows."""
    return [_partner_row(one, atlas, words) for one in found.partners]


def _partner_row(one: Partner, atlas: Atlas, words: Words) -> PartnerRow:
    mode = words.say(MODE_SIGNS[one.mode].name)
    return PartnerRow(
        atlas.name(one.region_id, words),
        one.mode,
        words.say("{mode} to {place}", mode=mode, place=place_name(one.terminal_id, atlas)),
        significant(one.tonnes / MEGA, words),
        significant(one.road_kt, words),
        significant(one.chain_kt, words),
    )


def unknown_regions(found: Shift, atlas: Atlas, words: Words) -> list[str]:
    """Return what the sums leave out because it is not known; nothing where all is known."""
    if not found.unknown:
        return []
    return [at_least_told(words), unknown_told(found.unknown, atlas, words)]


def shift_told(found: Shift, region: str, words: Words) -> dict[str, str]:
    """Return the sums in words.

    Parameters
    ----------
    found
        What could be at stake.
    region
        Name of the region.
    words
        The reader's language.
    """
    low, high = (significant(end, words) for end in found.saved_kt)
    sums = (found.tonnes / MEGA, found.road_kt, found.chain_kt, found.road_kt - found.chain_kt)
    told = (significant(one, words) for one in sums)
    tonnes, road, chain, saved = map(at_least, told) if found.unknown else told
    return {
        "finding": words.say(
            "By rail or waterway through the cluster, road freight of {region} would emit "
            "{saved} kt CO₂e less a year.",
            region=region,
            saved=saved,
        ),
        "tonnes": words.say("{n} Mt", n=tonnes),
        "tonnes_told": words.count(
            "by road to and from {n} region, {year}",
            "by road to and from {n} regions, {year}",
            found.count,
            year=found.year,
        ),
        "road": words.say("{n} kt CO₂e", n=road),
        "road_told": words.say("well to wheel, all the way by road"),
        "chain": words.say("{n} kt CO₂e", n=chain),
        "chain_told": words.say(
            "by the best chain; saved are {low}{dash}{high} kt", low=low, high=high, dash=NO_FIGURE
        ),
    }
