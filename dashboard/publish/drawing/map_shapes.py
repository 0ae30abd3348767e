"""The drawn map of one level, read and made light enough for a published page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from dashboard.publish.drawing.map_arcs import (
    GRID,
    Line,
    arcs_of,
    area_of,
    lines_of,
    one_way,
    simpler,
    simpler_rings,
    write_path,
)

SCALE = 10 / GRID
"""Steps of the published map to a unit of the drawn one."""
_TOLERANCE = {"0": 3.5, "1": 6.0, "2": 8.5, "3": 6.0}
_BASE_TOLERANCE, _CORRIDOR_TOLERANCE = 9.0, 12.0
_SMALLEST = 12.0
"""Parts of land below so many square steps are left out, if they are not a region's largest."""
_VIEW = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
_GROUP = re.compile(r'<g class="([\w-]+)">(.*?)</g>(?=<g class="|</svg>)', re.DOTALL)
_PATH = re.compile(r'<path class="(\w+)"[^>]*? d="([^"]*)"')
_REGION = re.compile(
    r'<path data-id="([^"]*)" data-name="[^"]*" data-x="([^"]*)" data-y="([^"]*)" d="([^"]*)"'
)
_SEA = re.compile(r'<text x="([^"]*)" y="([^"]*)" data-rank="(\d)" ([^>]*)/>')
_NAME = re.compile(r'data-(\w\w)="([^"]*)"')
_CORRIDOR = re.compile(r'<path data-id="([^"]*)" fill="none" d="([^"]*)"')
_PLACE = re.compile(r'<g data-id="([^"]*)"[^>]*translate\(([-.\d]+) ([-.\d]+)\)')


@dataclass(frozen=True, slots=True)
class RegionShape:
    """A region of the published map.

    Parameters
    ----------
    path
        Its path data.
    x, y
        Its label point.
    box
        West, north, east and south of its largest part.
    area
        Of its largest part.
    """

    path: str
    x: float
    y: float
    box: tuple[int, int, int, int]
    area: float


@dataclass(frozen=True, slots=True)
class Sea:
    """The name of a sea, by language, and where it stands."""

    x: float
    y: float
    is_large: bool
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Shapes:
    """Everything that the map of one level is drawn from, in steps of half a unit.

    Parameters
    ----------
    width, height
        Of the whole map.
    land, lakes, countries
        Path data: land outside the atlas, lakes, and borders between countries (from level 1).
    regions, corridors, places
        By their ids.
    seas
        Names of seas.
    """

    width: int
    height: int
    land: str = ""
    lakes: str = ""
    countries: str = ""
    regions: Mapping[str, RegionShape] = field(default_factory=dict)
    seas: tuple[Sea, ...] = ()
    corridors: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@lru_cache(maxsize=4)
def read_shapes(svg: str, level: str) -> Shapes:
    """Return the shapes of a drawn map, simplified for a page.

    Parameters
    ----------
    svg
        As `dashboard.layers.drawn_map.draw_map` writes it, in EPSG:3035.
    level
        ``0`` to ``3``: how far its borders may be simplified.
    """
    view = _VIEW.search(svg)
    width, height = (int(view[1]), int(view[2])) if view else (1000, 846)
    groups = dict(_GROUP.findall(svg))
    base = dict(_PATH.findall(groups.get("base", "")))
    lake = dict(_PATH.findall(groups.get("lakes", "")))
    regions, countries = _regions(groups.get("regions", ""), _TOLERANCE[level])
    return Shapes(
        width=round(width * SCALE),
        height=round(height * SCALE),
        land=_light(base.get("land", "")),
        lakes=_light(lake.get("lake", "")),
        countries=countries if level != "0" else "",
        regions=regions,
        seas=tuple(_sea(*found) for found in _SEA.findall(groups.get("sea-labels", ""))),
        corridors={
            code: write_path(simpler(lines_of(path), _CORRIDOR_TOLERANCE))
            for code, path in _CORRIDOR.findall(groups.get("corridors", ""))
        },
        places={
            unescape(code): (float(x) * SCALE, float(y) * SCALE)
            for code, x, y in _PLACE.findall(groups.get("places", ""))
        },
    )


def _light(path: str) -> str:
    rings, _ = simpler_rings([line for line in lines_of(path) if len(line) > 3], _BASE_TOLERANCE)
    return write_path(ring for ring in rings if area_of(ring) >= _SMALLEST)


def _regions(group: str, tolerance: float) -> tuple[dict[str, RegionShape], str]:
    found = [(unescape(code), x, y, lines_of(path)) for code, x, y, path in _REGION.findall(group)]
    rings = [ring for *_, own in found for ring in own]
    lighter, became = simpler_rings(rings, tolerance)
    made, at = {}, 0
    for code, x, y, own in found:
        parts = lighter[at : at + len(own)]
        at += len(own)
        made[code] = _region(parts, float(x) * SCALE, float(y) * SCALE)
    return made, _country_borders([(code[:2], own) for code, _, _, own in found], became)


def _region(parts: list[Line], x: float, y: float) -> RegionShape:
    largest = max(parts, key=area_of)
    kept = [part for part in parts if part is largest or area_of(part) >= _SMALLEST]
    path = write_path(kept) or _speck(largest)
    xs, ys = zip(*largest, strict=True)
    return RegionShape(path, x, y, (min(xs), min(ys), max(xs), max(ys)), area_of(largest))


def _speck(ring: Line) -> str:
    """Return a small square where a region has become too small to have a shape."""
    return f"M{ring[0][0]} {ring[0][1]}h2v2h-2z"


def _country_borders(owned: list[tuple[str, list[Line]]], became: Mapping[Line, Line]) -> str:
    """Return the arcs that two countries share, simplified as their regions are."""
    rings = [(country, ring) for country, own in owned for ring in own]
    sides: dict[Line, set[str]] = {}
    for (country, _), arcs in zip(rings, arcs_of(ring for _, ring in rings), strict=True):
        for arc in arcs:
            sides.setdefault(one_way(arc), set()).add(country)
    shared = [arc for arc, countries in sides.items() if len(countries) > 1]
    return write_path(became[arc] for arc in shared)


def _sea(x: str, y: str, rank: str, names: str) -> Sea:
    texts = {language: unescape(name) for language, name in _NAME.findall(names)}
    return Sea(float(x) * SCALE, float(y) * SCALE, rank == "1", texts)
