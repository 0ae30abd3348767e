"""The marks of the map: how large a circle is, and which places are drawn."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import Figure
from dashboard.selection import Selection

MODE_FILLS = {
    "road": "mode-road",
    "rail": "mode-rail",
    "inland_waterway": "mode-iww",
    "sea": "mode-sea",
    "air": "mode-air",
}
"""Colour of the circles of a mode's totals, as a token; totals without mode have ``accent``."""
PORT_MEASURE, PORT_DEFINITION = "port_tonnes", "authority"
PORT_SCALE = 1.3
LARGEST_PLACE, LARGEST_DIAMOND = 26.0, 20.0
LARGEST_TOTAL = {"0": 40.0, "1": 30.0, "2": 21.0, "3": 14.0}
"""Radius of the largest total by level: the more regions, the less room has each."""
MOST_LABELS, LABEL_GAP_KM = 10, 60.0
KM_PER_DEGREE = 111.2
_MT = {"thousand_t": 1e-3, "million_t": 1.0, "t": 1e-6}


def port_radius(tonnes: float, unit: str) -> float:
    """Return the radius of a port's circle in CSS pixels: its area is in proportion.

    Parameters
    ----------
    tonnes
        Goods of a year in `unit`, zero or more.
    unit
        ``thousand_t``, ``million_t`` or ``t``.

    Examples
    --------
    >>> round(port_radius(467_400, "thousand_t"), 1)
    28.1
    """
    return PORT_SCALE * math.sqrt(tonnes * _MT[unit])


def radius(value: float, largest: float, most: float) -> float:
    """Return the radius of a circle whose area is in proportion, in CSS pixels.

    Parameters
    ----------
    value, largest
        A value, and the largest of all years, which is drawn with radius `most`.
    most
        In CSS pixels.
    """
    return most * math.sqrt(max(value, 0.0) / largest) if largest > 0 else 0.0


def background_ports(selection: Selection, atlas: Atlas) -> dict[str, Figure]:
    """Return the goods of ports in the year shown, in one definition only.

    Drawn under every measure that is not itself drawn in circles.
    """
    cube = atlas.cubes.get(PORT_MEASURE)
    return cube.at("place", selection.year, "", PORT_DEFINITION) if cube else {}


def port_marks(figures: Mapping[str, Figure]) -> dict[str, list[float | str]]:
    """Return radius and status of each port with a figure, by place id."""
    return {
        figure.subject_id: [round(port_radius(figure.value, figure.unit), 1), figure.status]
        for figure in figures.values()
        if figure.is_known
    }


def place_marks(
    figures: Mapping[str, Figure], largest: float, most: float
) -> dict[str, list[float | str]]:
    """Return radius and status of each place with a figure, by place id."""
    return {
        figure.subject_id: [round(radius(figure.value, largest, most), 1), figure.status]
        for figure in figures.values()
        if figure.is_known
    }


def hidden_places(known: Iterable[str], selected: Iterable[str], atlas: Atlas) -> list[str]:
    """Return the ports that are not drawn, because a port group stands for them or they for it.

    A group is drawn where it has a figure and none of its members has; then its members are not.
    What is selected is always drawn.

    Parameters
    ----------
    known
        Place ids with a figure.
    selected
        Ids that the reader has selected.
    atlas
        The places.
    """
    has_figure, kept = set(known), set(selected)
    hidden: list[str] = []
    for group in sorted(atlas.groups):
        facts = atlas.places[group].facts
        members = [member_id(member) for member in facts.get("members") or ()]
        stands_for_them = group in has_figure and has_figure.isdisjoint(members)
        hidden += members if stands_for_them else [group]
    return [place for place in dict.fromkeys(hidden) if place not in kept]


def member_id(member: str) -> str:
    """Return the place id of a member of a group, named with or without ``port:``."""
    return member if member.startswith("port:") else f"port:{member}"


def short_name(name: str) -> str:
    """Return a place's name without what stands in brackets.

    Examples
    --------
    >>> short_name("Antwerp-Bruges (merged port)")
    'Antwerp-Bruges'
    """
    return name.partition(" (")[0]


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return about how far two points are apart, in km; for placing names only.

    Parameters
    ----------
    a, b
        (lon, lat) in WGS84.
    """
    middle = math.radians((a[1] + b[1]) / 2)
    return KM_PER_DEGREE * math.hypot((a[0] - b[0]) * math.cos(middle), a[1] - b[1])


def spread(ranked: Iterable[str], atlas: Atlas, most: int = MOST_LABELS) -> list[str]:
    """Return the first of ranked places that stand clear of each other, so that names fit.

    Parameters
    ----------
    ranked
        Place ids, most important first; unknown ones are passed over.
    atlas
        The places.
    most
        How many at most.
    """
    chosen: list[str] = []
    for place_id in ranked:
        place = atlas.places.get(place_id)
        if place is None or len(chosen) == most:
            continue
        others = (atlas.places[other] for other in chosen)
        here = (place.lon, place.lat)
        if all(distance_km(here, (other.lon, other.lat)) >= LABEL_GAP_KM for other in others):
            chosen.append(place_id)
    return chosen
