"""Everything that the server holds in memory: regions, places, corridors, figures, sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from dashboard.measures.corridor_load import NO_LOADS, CorridorLoads
from dashboard.measures.cube import EU, Cube
from dashboard.measures.factors import Factors
from dashboard.measures.flows import NO_FLOWS, FlowCube
from dashboard.measures.search import Entry, Hit, SearchIndex
from dashboard.selection import Choices
from dashboard.settings import Audience
from dashboard.words import LANGUAGES, N_, Words, speak

EU_NAME = N_("European Union (27 countries)")
PORT_KINDS = ("port", "port_group")


@dataclass(frozen=True, slots=True)
class Region:
    """A region of NUTS 2021, or a country.

    Parameters
    ----------
    region_id, name
        NUTS code and local name; at level 0 the reader's name comes from `Words.country`.
    name_latin
        The name in Latin letters.
    level
        0 to 3.
    country
        Eurostat's code of its country.
    parent_id
        Region of the level above; None for a country.
    lon, lat
        Point inside the region where its label stands, WGS84.
    bounds
        West, south, east and north of its European part, WGS84.
    is_overseas
        Whether it lies outside the map.
    neighbours
        Regions of the same level that touch it, nearest first.
    """

    region_id: str
    name: str
    name_latin: str
    level: int
    country: str
    parent_id: str | None
    lon: float
    lat: float
    bounds: tuple[float, ...]
    is_overseas: bool
    neighbours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A port, a port group or a cluster.

    Parameters
    ----------
    place_id, kind, code
        ``port:SEGOT``, ``port`` (or ``port_group``, ``cluster``) and ``SEGOT``.
    name, name_ascii
        Its own name, and the same without accents.
    country
        Eurostat's code.
    regions
        Its regions of levels 0 to 3; None where not known.
    lon, lat
        WGS84.
    precision_km, coord_status
        How far the point may be wrong, and how sure it is.
    source_id
        Where the point stands.
    facts
        What is known of it, by kind; a fact that is not known is None or not there.
    nearest_ports, nearest_clusters
        Place ids and straight distances in km, nearest first.
    corridors
        Corridor ids and the status of the link.
    """

    place_id: str
    kind: str
    code: str
    name: str
    name_ascii: str
    country: str
    regions: tuple[str | None, ...]
    lon: float
    lat: float
    precision_km: float
    coord_status: str
    source_id: str
    facts: Mapping[str, Any]
    nearest_ports: tuple[tuple[str, float], ...]
    nearest_clusters: tuple[tuple[str, float], ...]
    corridors: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Corridor:
    """A European Transport Corridor, drawn along railways and roads between its nodes.

    Parameters
    ----------
    corridor_id, code, name
        ``corridor:ETC-SCM``, ``ETC-SCM`` and its name.
    modes
        Modes that it is made for.
    source_id
        Where it stands.
    bounds
        West, south, east and north, WGS84.
    branches
        Each with its name and its nodes in order.
    ports, clusters
        Place ids and the status of the link.
    """

    corridor_id: str
    code: str
    name: str
    modes: tuple[str, ...]
    source_id: str
    bounds: tuple[float, ...]
    branches: tuple[Mapping[str, Any], ...]
    ports: tuple[tuple[str, str], ...]
    clusters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where figures come from.

    Parameters
    ----------
    source_id
        Its key.
    supplier, title
        Who published what.
    locator, precision
        Where it was read, and how precisely that is known.
    licence
        What may be done with it; empty where that is not known.
    """

    source_id: str
    supplier: str
    title: str
    locator: str
    precision: str
    licence: str = ""


@dataclass(frozen=True)
class Atlas:
    """All that can be looked at.

    Parameters
    ----------
    regions, places, corridors
        By their ids; regions sorted by level and code, places as ports, port groups, clusters.
    cubes
        The figures, by the key of their measure, in the order of the page.
    sources
        By their ids.
    factors
        Emission and energy factors.
    flows
        Goods from region to region.
    loads
        Goods over the sections of the corridors.
    other_editions
        Regions that other editions of NUTS have and the atlas has not, with the latest edition.
    audience
        Whom it is for. Nothing is published but from the public's.
    """

    regions: dict[str, Region]
    places: dict[str, Place]
    corridors: dict[str, Corridor]
    cubes: dict[str, Cube]
    sources: dict[str, Source] = field(default_factory=dict)
    factors: Factors = field(default_factory=lambda: Factors((), ()))
    flows: FlowCube = NO_FLOWS
    loads: CorridorLoads = NO_LOADS
    other_editions: Mapping[str, int] = field(default_factory=dict)
    audience: Audience = Audience.PUBLIC

    @cached_property
    def choices(self) -> dict[str, Choices]:
        """What can be asked of each measure that has figures, in the order of the page."""
        found = {key: cube.choices() for key, cube in self.cubes.items()}
        return {key: own for key, own in found.items() if own.years}

    @cached_property
    def groups(self) -> frozenset[str]:
        """Place ids of the port groups."""
        return frozenset(p.place_id for p in self.places.values() if p.kind == "port_group")

    @cached_property
    def _by_region(self) -> dict[str, tuple[Place, ...]]:
        found: dict[str, list[Place]] = {}
        for place in self.places.values():
            for region in filter(None, place.regions):
                found.setdefault(region, []).append(place)
        return {region: tuple(places) for region, places in found.items()}

    @cached_property
    def _index(self) -> SearchIndex:
        return SearchIndex(_entries(self))

    def is_known(self, subject_id: str) -> bool:
        """Whether there is a region, place or corridor of that id."""
        return (
            subject_id in self.regions or subject_id in self.places or subject_id in self.corridors
        )

    def name(self, subject_id: str, words: Words) -> str:
        """Return the reader's name of a country, the own name of anything else.

        An id that is not known is returned unchanged.
        """
        if subject_id == EU:
            return words.say(EU_NAME)
        region = self.regions.get(subject_id)
        if region is not None:
            return words.country(subject_id) if region.level == 0 else region.name
        place = self.places.get(subject_id)
        if place is not None:
            return place.name
        corridor = self.corridors.get(subject_id)
        return corridor.name if corridor else subject_id

    def search(self, text: str, words: Words) -> tuple[Hit, ...]:
        """Return what a reader may mean, the best first, at most twelve.

        Parameters
        ----------
        text
            A name in any of the languages or a code, in full or in part; accents and case do
            not matter.
        words
            The reader's language; the names of the hits are in it.
        """
        return tuple(
            hit._replace(name=self.name(hit.subject_id, words)) for hit in self._index.find(text)
        )

    def within(self, region_id: str) -> tuple[str, ...]:
        """Return the regions that a region lies in, its country first, itself left out."""
        chain: list[str] = []
        region = self.regions.get(region_id)
        while region is not None and region.parent_id is not None:
            chain.insert(0, region.parent_id)
            region = self.regions.get(region.parent_id)
        return tuple(chain)

    def ports_in(self, region_id: str) -> tuple[Place, ...]:
        """Return the ports of the register in a region, port groups left out."""
        return tuple(place for place in self._by_region.get(region_id, ()) if place.kind == "port")

    def clusters_in(self, region_id: str) -> tuple[Place, ...]:
        """Return the clusters in a region."""
        places = self._by_region.get(region_id, ())
        return tuple(place for place in places if place.kind == "cluster")


def _entries(atlas: Atlas) -> list[Entry]:
    entries = [_region_entry(region) for region in atlas.regions.values()]
    for place in atlas.places.values():
        names = (place.name, place.name_ascii, str(place.facts.get("place") or ""))
        entries.append(Entry(place.place_id, place.kind, "place", place.country, place.code, names))
    for corridor in atlas.corridors.values():
        entries.append(
            Entry(corridor.corridor_id, "corridor", "", "", corridor.code, (corridor.name,))
        )
    return entries


def _region_entry(region: Region) -> Entry:
    names: tuple[str, ...] = (region.name, region.name_latin)
    if region.level == 0:
        names += tuple(speak(language).country(region.region_id) for language in LANGUAGES)
    return Entry(
        region.region_id, "region", str(region.level), region.country, region.region_id, names
    )


def build_atlas(
    regions: Sequence[Mapping[str, Any]],
    places: Sequence[Mapping[str, Any]],
    corridors: Sequence[Mapping[str, Any]],
    cubes: dict[str, Cube],
    sources: dict[str, Source] | None = None,
    factors: Factors | None = None,
) -> Atlas:
    """Return the atlas, made from the light tables of the build.

    Parameters
    ----------
    regions, places, corridors
        The tables of ``built/index``.
    cubes
        The figures by the key of their measure.
    sources
        Sources by their ids.
    factors
        Emission and energy factors.
    """
    return Atlas(
        {row["id"]: _read_region(row) for row in regions},
        {row["id"]: _read_place(row) for row in places},
        {row["id"]: _read_corridor(row) for row in corridors},
        cubes,
        sources or {},
        factors or Factors((), ()),
    )


def _read_region(row: Mapping[str, Any]) -> Region:
    return Region(
        region_id=row["id"],
        name=row["name"],
        name_latin=row["name_latin"],
        level=row["level"],
        country=row["country"],
        parent_id=row["parent_id"],
        lon=row["lon"],
        lat=row["lat"],
        bounds=tuple(row["bounds"] or ()),
        is_overseas=row["is_overseas"],
        neighbours=tuple(row["neighbours"]),
    )


def _pairs(rows: Sequence[Sequence[Any]]) -> tuple[tuple[str, Any], ...]:
    return tuple((row[0], row[1]) for row in rows)


def _read_place(row: Mapping[str, Any]) -> Place:
    return Place(
        place_id=row["id"],
        kind=row["kind"],
        code=row["code"],
        name=row["name"],
        name_ascii=row["name_ascii"],
        country=row["country"],
        regions=tuple(row["regions"]),
        lon=row["lon"],
        lat=row["lat"],
        precision_km=row["precision_km"],
        coord_status=row["coord_status"],
        source_id=row["source_id"],
        facts=row["facts"],
        nearest_ports=_pairs(row["nearest_ports"]),
        nearest_clusters=_pairs(row["nearest_clusters"]),
        corridors=_pairs(row["corridors"]),
    )


def _read_corridor(row: Mapping[str, Any]) -> Corridor:
    return Corridor(
        corridor_id=row["id"],
        code=row["code"],
        name=row["name"],
        modes=tuple(row["modes"]),
        source_id=row["source_id"],
        bounds=tuple(row["bounds"]),
        branches=tuple(row["branches"]),
        ports=_pairs(row["ports"]),
        clusters=_pairs(row["clusters"]),
    )
