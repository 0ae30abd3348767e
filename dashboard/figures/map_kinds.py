"""How a selection is drawn on the map: in classes, circles or marks, and with which figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dashboard.measures.atlas import Atlas
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.cube import EU, Figure
from dashboard.measures.record import CLASSED, DIFFERENCE
from dashboard.selection import Selection

IN_CLASSES, IN_CIRCLES, AS_PLACES = "share", "circles", "places"
PORT, CLUSTER = "port", "cluster"
_RAMPS = {6: "seq6", 7: "seq7"}


def kind_of_map(selection: Selection) -> str:
    """Return how a selection is drawn: ``share``, ``circles`` or ``places``."""
    if selection.level == "place":
        return AS_PLACES
    return IN_CLASSES if MEASURES[selection.measure].kind in CLASSED else IN_CIRCLES


def sized_places(selection: Selection) -> str:
    """Return which places are drawn by size, ``port`` or ``cluster``; empty on maps of regions."""
    if kind_of_map(selection) != AS_PLACES:
        return ""
    return CLUSTER if selection.measure.startswith(CLUSTER) else PORT


def shows_bare_ports(selection: Selection) -> bool:
    """Whether ports are drawn as mere points, since circles of another thing are on the map."""
    return kind_of_map(selection) == IN_CIRCLES or sized_places(selection) == CLUSTER


def figures_shown(selection: Selection, atlas: Atlas) -> dict[str, Figure]:
    """Return the known figures of a selection's map by subject; the EU only where it is asked."""
    cube = atlas.cubes[selection.measure]
    figures = cube.at(selection.level, selection.year, selection.mode, selection.definition)
    return {
        subject: figure
        for subject, figure in figures.items()
        if figure.is_known and (subject != EU or selection.level == "eu")
    }


def largest_ever(selection: Selection, atlas: Atlas) -> float:
    """Return the largest value of all years, by which circles are sized."""
    cube = atlas.cubes[selection.measure]
    return cube.largest(selection.level, selection.mode, selection.definition)


def class_limits(selection: Selection, atlas: Atlas) -> tuple[float, ...]:
    """Return the lower limits of the classes; the EU as one is classed as a country is."""
    level = "0" if selection.level == "eu" else selection.level
    return atlas.cubes[selection.measure].breaks(level, selection.mode, selection.definition)


def class_of(value: float, limits: Sequence[float]) -> int:
    """Return the class of a value, counted from 0; a limit belongs to the class above it.

    Examples
    --------
    >>> class_of(20.0, [0, 10, 20, 30, 40]), class_of(97.5, [0, 10, 20, 30, 40])
    (2, 4)
    """
    return max(bisect_right(limits, value) - 1, 0)


def ramp(count: int, measure: str = "") -> list[str]:
    """Return the colour tokens of so many classes, lowest first; two hues for a difference.

    Examples
    --------
    >>> ramp(5)[0], ramp(6)[5]
    ('seq-1', 'seq6-6')
    """
    is_both_ways = measure in MEASURES and MEASURES[measure].kind == DIFFERENCE
    name = f"div{count}" if is_both_ways else _RAMPS.get(count, "seq")
    return [f"{name}-{number}" for number in range(1, count + 1)]
