"""What is known of a port, a cluster or a corridor, each fact with its status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.figures.modes import MODE_SIGNS
from dashboard.figures.status import MISSING, OFFICIAL, SECONDARY, UNCONFIRMED
from dashboard.measures.atlas import Atlas, Place
from dashboard.words import N_, NO_FIGURE, Words

NEAR = 3
_KINDS = {
    "port": N_("Port"),
    "port_group": N_("Ports that report together"),
    "cluster": N_("Logistics cluster"),
}
PORT_LIST = "estat-portlist"
_PORT_TYPES = {
    "sea": N_("Sea port"),
    "inland": N_("Inland port"),
    "sea+inland": N_("Sea and inland port"),
}
_SEAS = {
    "North Sea": N_("North Sea"),
    "Baltic Sea": N_("Baltic Sea"),
    "Black Sea": N_("Black Sea"),
    "Mediterranean sea": N_("Mediterranean Sea"),
    "Atlantic ocean": N_("Atlantic Ocean"),
}
_TENT = {"Core": N_("Core network"), "Comprehensive": N_("Comprehensive network")}


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact; an en dash where it is not known. Its status is empty where it needs none."""

    label: str
    text: str
    status: str


@dataclass(frozen=True, slots=True)
class Near:
    """Something to go to from here.

    Parameters
    ----------
    subject_id, name
        What it is.
    text
        How far it is, straight; or a remark; may be empty.
    status
        Key of the status of the link; empty where it is calculated.
    """

    subject_id: str
    name: str
    text: str
    status: str = ""


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """What is known of a port or a cluster.

    Parameters
    ----------
    kind
        In words.
    facts
        In the order of the page.
    notes
        Whole sentences about how sure this is.
    corridors, ports, clusters
        Corridors it lies on, and the nearest others with the straight distance.
    """

    kind: str
    facts: tuple[Fact, ...]
    notes: tuple[str, ...]
    corridors: tuple[Near, ...]
    ports: tuple[Near, ...]
    clusters: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of a corridor with its nodes in order."""

    name: str
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CorridorFacts:
    """What is known of a corridor."""

    facts: tuple[Fact, ...]
    branches: tuple[Branch, ...]
    ports: tuple[Near, ...]
    clusters: tuple[Near, ...]
    notes: tuple[str, ...]


def place_facts(place_id: str, atlas: Atlas, words: Words) -> PlaceFacts:
    """Return what is known of a port, a port group or a cluster.

    Parameters
    ----------
    place_id
        A place of the atlas.
    atlas
        Holds the places; distances are straight lines on the globe, in km.
    words
        The reader's language.
    """
    place = atlas.places[place_id]
    facts = _cluster(place, words) if place.kind == "cluster" else _port(place, words)
    return PlaceFacts(
        words.say(_KINDS[place.kind]),
        tuple(facts),
        tuple(_notes(place, atlas, words)),
        _links(place.corridors, atlas, words),
        (*_together(place, atlas, words), *_nearest(place.nearest_ports, atlas, words)),
        _nearest(place.nearest_clusters, atlas, words),
    )


def modes_listed(modes: Iterable[str], words: Words) -> str:
    """Return the names of modes in their fixed order, with commas; a dash where none is known."""
    known = set(modes)
    names = [words.say(sign.name) for mode, sign in MODE_SIGNS.items() if mode in known]
    return ", ".join(names) or NO_FIGURE


def _fact(label: str, text: str, key: str | None) -> Fact:
    return Fact(label, text or NO_FIGURE, (key or "") if text else MISSING)


def _whole(value: Any, words: Words) -> str:
    return "" if value is None else words.number(value)


def _cluster(place: Place, words: Words) -> list[Fact]:
    facts = place.facts
    modes = modes_listed(facts.get("modes") or (), words)
    area, companies = facts.get("area_ha"), facts.get("companies")
    area_text = words.say("{number} ha", number=words.number(area)) if area is not None else ""
    company_text = _whole(companies, words)
    if company_text and facts.get("companies_year"):
        company_text = words.say(
            "{number}, in {year}", number=company_text, year=int(facts["companies_year"])
        )
    opening = facts.get("opening_year")
    opened = str(int(opening)) if opening is not None else ""
    return [
        _fact(words.say("Place"), str(facts.get("place") or ""), None),
        _fact(words.say("Modes"), modes.replace(NO_FIGURE, ""), facts.get("modes_status")),
        _fact(words.say("Area"), area_text, facts.get("area_status")),
        _fact(words.say("Companies"), company_text, facts.get("companies_status")),
        _fact(words.say("Jobs"), _whole(facts.get("jobs"), words), facts.get("jobs_status")),
        _fact(words.say("Opened"), opened, facts.get("opening_status")),
    ]


def _register_status(place: Place) -> str:
    """Return how sure the facts of a port are: only Eurostat's list of ports is official."""
    if place.kind == "port_group":
        return SECONDARY
    return OFFICIAL if place.source_id == PORT_LIST else UNCONFIRMED


def _port(place: Place, words: Words) -> list[Fact]:
    facts = place.facts
    kind = str(facts.get("type") or "")
    tent, sea = str(facts.get("tent_class") or ""), str(facts.get("sea") or "")
    modes = {"sea": ("sea",), "inland": ("inland_waterway",)}.get(
        kind, ("inland_waterway", "sea") if kind else ()
    )
    sure = _register_status(place)
    found = [_fact(words.say("Code"), place.code, None)]
    if place.kind == "port":
        found += [
            _fact(words.say("Kind"), words.say(_PORT_TYPES.get(kind, kind)), sure),
            _fact(words.say("Modes"), modes_listed(modes, words).replace(NO_FIGURE, ""), sure),
            _fact(words.say("Sea area"), words.say(_SEAS.get(sea, sea)), sure),
            _fact(words.say("European network"), words.say(_TENT.get(tent, tent)), sure),
        ]
    if facts.get("valid_from"):
        found.append(_fact(words.say("Since"), str(facts["valid_from"]), sure))
    return found


def _notes(place: Place, atlas: Atlas, words: Words) -> list[str]:
    notes = []
    if place.precision_km:
        notes.append(words.say("Placed to within {km} km.", km=words.number(place.precision_km)))
    members = [atlas.name(one, words) for one in place.facts.get("members") or ()]
    if members:
        notes.append(words.say("It reports for these ports: {names}.", names=", ".join(members)))
    groups = [atlas.name(one, words) for one in place.facts.get("members_of") or ()]
    if groups:
        notes.append(words.say("It also reports as a part of: {names}.", names=", ".join(groups)))
    if any(key == "unconfirmed" for _, key in place.corridors):
        notes.append(words.say("Its place on corridors is not confirmed by a source."))
    if place.nearest_ports or place.nearest_clusters:
        notes.append(words.say("Distances are straight lines, not routes."))
    return notes


def _together(place: Place, atlas: Atlas, words: Words) -> tuple[Near, ...]:
    """Return the ports that report together with this one, so that their figures are found."""
    linked = [*(place.facts.get("members_of") or ()), *(place.facts.get("members") or ())]
    text = words.say("reports together with it")
    return tuple(Near(one, atlas.name(one, words), text) for one in linked if one in atlas.places)


def _links(links: Sequence[tuple[str, str]], atlas: Atlas, words: Words) -> tuple[Near, ...]:
    return tuple(Near(one, atlas.name(one, words), "", key) for one, key in links)


def _nearest(places: Sequence[tuple[str, float]], atlas: Atlas, words: Words) -> tuple[Near, ...]:
    return tuple(
        Near(one, atlas.name(one, words), words.say("{km} km", km=words.number(km)))
        for one, km in places[:NEAR]
    )


def corridor_facts(corridor_id: str, atlas: Atlas, words: Words) -> CorridorFacts:
    """Return what is known of a corridor: its branches with their nodes, its ports and clusters.

    Parameters
    ----------
    corridor_id
        A corridor of the atlas.
    atlas
        Holds the corridors.
    words
        The reader's language.
    """
    corridor = atlas.corridors[corridor_id]
    nodes = [node for branch in corridor.branches for node in branch["nodes"]]
    countries = dict.fromkeys(node["country"] for node in nodes if node["country"])
    names = sorted(words.country(one) for one in countries)
    branches = tuple(
        Branch(branch["name"], tuple(node["name"] for node in branch["nodes"]))
        for branch in corridor.branches
    )
    notes = [
        words.say(
            "The line follows railways and roads between nodes whose order is not confirmed."
        ),
    ]
    if any(key == "unconfirmed" for _, key in corridor.clusters):
        notes.append(words.say("Which clusters lie on it is not confirmed by a source."))
    return CorridorFacts(
        (
            _fact(words.say("Code"), corridor.code, None),
            _fact(words.say("Modes"), modes_listed(corridor.modes, words), SECONDARY),
            _fact(words.say("Countries"), ", ".join(names), UNCONFIRMED),
        ),
        branches,
        _links(corridor.ports, atlas, words),
        _links(corridor.clusters, atlas, words),
        tuple(notes),
    )
