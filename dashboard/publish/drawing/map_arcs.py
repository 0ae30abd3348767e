"""Outlines of the drawn maps made simpler: borders that two shapes share stay shared."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import shapely

Point = tuple[int, int]
Line = tuple[Point, ...]
"""Points in tenths of a unit of the drawn maps; the first is the last of a ring."""
_SIGNS = re.compile(r"[Mhvlz]|-?\d*\.?\d+")
GRID = 5
"""Tenths of a unit to a step of what is written: half a unit, 2.4 km on the ground."""


def lines_of(path: str) -> list[Line]:
    """Return the lines and rings of path data as the drawn maps write it.

    Examples
    --------
    >>> lines_of("M1 1h1v.5zM5 5l.1 2")
    [((10, 10), (20, 10), (20, 15), (10, 10)), ((50, 50), (51, 70))]
    """
    found: list[Line] = []
    for part in path.split("M")[1:]:
        line = list(_points("M" + part))
        found.append((*line, line[0]) if part.endswith("z") else tuple(line))
    return found


def _points(part: str) -> Iterator[Point]:
    x = y = 0
    command, kept = "", None
    for sign in _SIGNS.findall(part):
        if sign in "Mhvlz":
            command = sign
            continue
        number = round(float(sign) * 10)
        if command in "Ml":
            if kept is None:
                kept = number
                continue
            x, y, kept = (kept, number, None) if command == "M" else (x + kept, y + number, None)
        elif command == "h":
            x += number
        else:
            y += number
        yield x, y


def arcs_of(rings: Iterable[Line]) -> list[list[Line]]:
    """Return each ring as arcs that end where more than two borders meet.

    Parameters
    ----------
    rings
        Rings whose shared borders have the same points.
    """
    rings = list(rings)
    near: dict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for one, other in itertools.pairwise(ring):
            near[one].add(other)
            near[other].add(one)
    return [_cut(ring, {point for point in ring if len(near[point]) > 2}) for ring in rings]


def _cut(ring: Line, ends: set[Point]) -> list[Line]:
    if not ends:
        return [_from_smallest(ring)]
    first = next(at for at, point in enumerate(ring) if point in ends)
    turned = (*ring[first:-1], *ring[: first + 1])
    arcs, begun = [], 0
    for at in range(1, len(turned)):
        if turned[at] in ends:
            arcs.append(turned[begun : at + 1])
            begun = at
    return arcs


def _from_smallest(ring: Line) -> Line:
    """Return a ring that begins at its smallest point, so that it is always simplified alike."""
    first = min(range(len(ring) - 1), key=lambda at: ring[at])
    return (*ring[first:-1], *ring[: first + 1])


def one_way(arc: Line) -> Line:
    """Return an arc in the one of its two ways that both of its neighbours agree on."""
    return min(arc, arc[::-1])


def simpler(lines: Sequence[Line], tolerance: float) -> list[Line]:
    """Return lines with fewer points, on the coarse grid in which they are written.

    Parameters
    ----------
    lines
        In tenths of a unit.
    tolerance
        How far a point may move, in tenths of a unit; ends stay.

    Notes
    -----
    Douglas and Peucker, one arc at a time: what two shapes share is simplified once.
    """
    if not lines:
        return []
    places = np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    points = np.array([point for line in lines for point in line], dtype=float)
    shapes = shapely.linestrings(points, indices=places)
    found = shapely.simplify(shapes, tolerance, preserve_topology=False)
    coordinates, owners = shapely.get_coordinates(found, return_index=True)
    steps = np.floor(coordinates / GRID + 0.5).astype(int)
    cuts = np.flatnonzero(np.diff(owners)) + 1
    return [tuple(map(tuple, part.tolist())) for part in np.split(steps, cuts)]


def simpler_rings(rings: Sequence[Line], tolerance: float) -> tuple[list[Line], dict[Line, Line]]:
    """Return rings with fewer points, and what became of each arc.

    Parameters
    ----------
    rings
        In tenths of a unit; shared borders have the same points.
    tolerance
        In tenths of a unit.

    Returns
    -------
    rings
        In steps of the grid, in the same order; a ring may have become a mere line.
    arcs
        What each arc, in its one way, became.
    """
    cut = arcs_of(rings)
    known = list(dict.fromkeys(one_way(arc) for ring in cut for arc in ring))
    became = dict(zip(known, simpler(known, tolerance), strict=True))
    joined: list[Line] = []
    for ring in cut:
        points: list[Point] = []
        for arc in ring:
            way = one_way(arc)
            points += became[way] if way == arc else became[way][::-1]
        joined.append(tuple(points))
    return joined, became


def write_path(lines: Iterable[Line]) -> str:
    """Return the path data of lines and rings; what has shrunk to a point is left out.

    Examples
    --------
    >>> write_path([((1, 1), (2, 1), (2, 2), (1, 1)), ((5, 5), (5, 5))])
    'M1 1h1v1z'
    """
    return "".join(_written(line) for line in lines)


def _written(line: Line) -> str:
    is_ring = line[0] == line[-1]
    moves = [
        (there[0] - here[0], there[1] - here[1])
        for here, there in itertools.pairwise(line)
        if there != here
    ]
    moves = moves[:-1] if is_ring else moves
    if len(moves) < (2 if is_ring else 1):
        return ""
    text, before = f"M{line[0][0]}{_gap(line[0][1])}", ""
    for right, down in moves:
        step, numbers = _step(right, down)
        gap = "" if step != before or numbers[0] == "-" else " "
        text += (step if step != before else gap) + numbers
        before = step
    return text + ("z" if is_ring else "")


def _step(right: int, down: int) -> tuple[str, str]:
    if not down:
        return "h", str(right)
    if not right:
        return "v", str(down)
    return "l", f"{right}{_gap(down)}"


def _gap(number: int) -> str:
    return str(number) if number < 0 else f" {number}"


def area_of(ring: Line) -> float:
    """Return the area of a ring, in the square of its units."""
    pairs = itertools.pairwise(ring)
    return abs(sum(one[0] * other[1] - other[0] * one[1] for one, other in pairs)) / 2
