"""Land and countries of the drawn map, cut to what a small map shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

_SIGNS = re.compile(r"[Mhvlz]|-?\d*\.?\d+")
_LAND = re.compile(r'<path class="land" d="([^"]*)"')
_REGION = re.compile(r'<path data-id="[^"]*" data-name="[^"]*" [^>]*?\bd="([^"]*)"')


class View(NamedTuple):
    """What a map shows: left and upper edge, width and height, in units of the drawn maps."""

    x: float
    y: float
    width: float
    height: float


class Ring(NamedTuple):
    """A part of a shape: its path data and the box around it."""

    path: str
    west: float
    north: float
    east: float
    south: float

    def is_seen(self, view: View) -> bool:
        """Whether its box touches a view."""
        return (
            self.east > view.x
            and self.west < view.x + view.width
            and self.south > view.y
            and self.north < view.y + view.height
        )


@dataclass(frozen=True)
class DrawnBase:
    """Land outside the atlas, and the countries of the atlas.

    Parameters
    ----------
    land, countries
        Their rings.
    """

    land: tuple[Ring, ...] = ()
    countries: tuple[Ring, ...] = ()

    def seen(self, view: View) -> tuple[str, str]:
        """Return the path data of land and of countries that a view shows."""
        return _joined(self.land, view), _joined(self.countries, view)


def read_base(svg: str) -> DrawnBase:
    """Return land and countries of a drawn map of level 0.

    Parameters
    ----------
    svg
        As `dashboard.layers.drawn_map.draw_map` writes it; empty gives a map without land.
    """
    land = [ring for found in _LAND.findall(svg) for ring in rings(found)]
    return DrawnBase(
        tuple(land), tuple(ring for found in _REGION.findall(svg) for ring in rings(found))
    )


def rings(path: str) -> Iterator[Ring]:
    """Give the parts of a path with the boxes around them.

    Examples
    --------
    >>> next(rings("M1 1h1v.5zM5 5h1v1z"))
    Ring(path='M1 1h1v.5z', west=1.0, north=1.0, east=2.0, south=1.5)
    """
    for part in path.split("M")[1:]:
        text = "M" + part
        xs, ys = zip(*_points(text), strict=True)
        yield Ring(text, min(xs), min(ys), max(xs), max(ys))


def _points(path: str) -> Iterator[tuple[float, float]]:
    x = y = 0.0
    command = ""
    numbers: list[float] = []
    for sign in _SIGNS.findall(path):
        if sign in "Mhvlz":
            command, numbers = sign, []
            continue
        numbers.append(float(sign))
        if command in "Ml" and len(numbers) < 2:
            continue
        if command == "M":
            x, y = numbers
        elif command == "l":
            x, y = x + numbers[0], y + numbers[1]
        elif command == "h":
            x += numbers[0]
        else:
            y += numbers[0]
        numbers = []
        yield x, y


def _joined(parts: Iterable[Ring], view: View) -> str:
    return "".join(ring.path for ring in parts if ring.is_seen(view))
