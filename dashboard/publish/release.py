"""All that leaves with a version, gathered once: the writers of files see this and no more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from dashboard.figures.origin import source_ids
from dashboard.measures.atlas import Atlas, Source
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.cube import EU, Figure
from dashboard.publish.edition import Edition
from dashboard.publish.figures import MAP, Told, told_figures
from dashboard.publish.layer_figures import (
    ToldFlow,
    ToldLoad,
    flow_sources,
    told_flows,
    told_loads,
)
from dashboard.words import N_, Words, speak

PLACE = "place"
BOUNDARIES = Source(
    "gisco-nuts-2021",
    "Eurostat (GISCO)",
    "NUTS 2021, administrative boundaries 1:10 million",
    "https://ec.europa.eu/eurostat/web/gisco",
    "",
    "© EuroGeographics for the administrative boundaries; conditions of GISCO apply "
    "(non-commercial use, credit on every map)",
)
"""Where the boundaries of the regions are from."""
BOUNDARIES_TOLD = N_(
    "The boundaries are © EuroGeographics. They may be used for purposes that are not commercial, "
    "and every map made from them must name EuroGeographics."
)


class KindOfFigure(NamedTuple):
    """What figures have in common that the same cautions hold for."""

    measure: str
    level: str
    definition: str
    status: str
    flag: str


ReadShapes = Callable[[], Mapping[str, bytes]]
"""Reads the boundaries of the regions, by their codes, as well-known binary in EPSG:4326."""


@dataclass(frozen=True, slots=True)
class Point:
    """Where a place lies: lon and lat in WGS84, and how far that may be wrong, in km."""

    lon: float
    lat: float
    precision_km: float


@dataclass(frozen=True)
class Release:
    """What a version tells, and nothing beside.

    Parameters
    ----------
    edition
        What is published.
    told
        Its figures, in the order of the page.
    names
        Names of what they are counted for, by language and subject.
    flows, loads
        What layers of its maps tell.
    sources
        What they rest on, by id, in the order of the figures; that of the boundaries last.
    points
        Where the places of its maps lie.
    shapes
        Boundaries of the regions of its maps, as well-known binary in EPSG:4326.
    cautions
        What holds for figures of one kind beside what holds for their measure, in English.
    """

    edition: Edition
    told: tuple[Told, ...]
    flows: tuple[ToldFlow, ...]
    loads: tuple[ToldLoad, ...]
    names: Mapping[str, Mapping[str, str]]
    sources: Mapping[str, Source]
    points: Mapping[str, Point]
    shapes: Mapping[str, bytes]
    cautions: Mapping[KindOfFigure, tuple[str, ...]] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        """The main language."""
        return speak(self.edition.languages[0])

    @cached_property
    def measures(self) -> tuple[str, ...]:
        """Keys of the measures that are told, those of the maps first."""
        on_maps = [part.states[0].measure for part in self.edition.parts]
        return tuple(dict.fromkeys([*on_maps, *(one.measure for one in self.told)]))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """First and last year with a figure that is known; nothing where none is."""
        years = {one.figure.year for one in self.told if one.figure.is_known}
        return (min(years), max(years)) if years else ()

    def on_maps(self, of_places: bool) -> list[Told]:
        """Return the figures of the maps, those of places or of regions; the EU is left out."""
        return [
            one
            for one in self.told
            if one.shown_in == MAP
            and one.figure.subject_id != EU
            and (one.figure.level == PLACE) == of_places
        ]


def make_release(edition: Edition, atlas: Atlas, read_shapes: ReadShapes) -> Release:
    """Return all that leaves with a version.

    Parameters
    ----------
    edition
        What is published.
    atlas
        The public one.
    read_shapes
        Asked for the boundaries only where a map of regions is published.
    """
    told = told_figures(edition, atlas)
    flows, loads = told_flows(edition, atlas), told_loads(edition, atlas)
    bare = Release(edition, told, flows, loads, {}, {}, {}, {})
    regions = {one.figure.subject_id for one in bare.on_maps(of_places=False)}
    places = {one.figure.subject_id for one in bare.on_maps(of_places=True)}
    every = read_shapes() if regions else {}
    return replace(
        bare,
        names=_names(bare, atlas),
        sources=_sources(bare, places, bool(regions), atlas),
        points={one: _point(one, atlas) for one in sorted(places) if one in atlas.places},
        shapes={one: every[one] for one in sorted(regions) if one in every},
        cautions=_cautions(told, atlas),
    )


def kind_of_figure(measure: str, figure: Figure) -> KindOfFigure:
    """Return what a figure has in common with others."""
    return KindOfFigure(measure, figure.level, figure.definition, figure.status, figure.flag)


def _cautions(told: Iterable[Told], atlas: Atlas) -> dict[KindOfFigure, tuple[str, ...]]:
    """Return the cautions of each kind of figure, as the first of the kind is explained."""
    first: dict[KindOfFigure, Told] = {}
    for one in told:
        if one.figure.is_known:
            first.setdefault(kind_of_figure(one.measure, one.figure), one)
    return {
        kind: MEASURES[kind.measure].explain(one.figure, atlas).cautions
        for kind, one in first.items()
    }


def _names(bare: Release, atlas: Atlas) -> dict[str, dict[str, str]]:
    subjects = [one.figure.subject_id for one in bare.told]
    subjects += [
        end for one in bare.flows for end in (one.flow.origin_id, one.flow.destination_id) if end
    ]
    return {
        language: {one: atlas.name(one, speak(language)) for one in dict.fromkeys(subjects)}
        for language in bare.edition.languages
    }


def _sources(
    bare: Release, places: Iterable[str], has_regions: bool, atlas: Atlas
) -> dict[str, Source]:
    """Return the sources; one that the atlas does not know has nothing but its id."""
    ids = [*source_ids(one.figure for one in bare.told if one.figure.is_known)]
    modes = [one.flow.mode for one in bare.flows] + [one.section.mode for one in bare.loads]
    ids += [one for mode in dict.fromkeys(modes) for one in flow_sources(mode).split("|")]
    ids += [atlas.places[one].source_id for one in sorted(places) if one in atlas.places]
    found = {one: atlas.sources.get(one) or Source(one, "", "", "", "") for one in ids}
    return found | ({BOUNDARIES.source_id: BOUNDARIES} if has_regions else {})


def _point(place_id: str, atlas: Atlas) -> Point:
    place = atlas.places[place_id]
    return Point(place.lon, place.lat, place.precision_km)
