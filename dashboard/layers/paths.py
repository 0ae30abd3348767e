"""Shapes as the path data of SVG, in the frame of the drawn maps."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

CRS = 3035
WEST, SOUTH, EAST, NORTH = 2_560_000, 1_330_000, 7_420_000, 5_440_000
WIDTH = 1000.0
UNIT_M = (EAST - WEST) / WIDTH
HEIGHT = round((NORTH - SOUTH) / UNIT_M)
FRAME = shapely.box(WEST, SOUTH, EAST, NORTH)
BEYOND = shapely.box(WEST - 40_000, SOUTH - 40_000, EAST + 40_000, NORTH + 40_000)
"""The frame and a margin, so that edges made by cutting are not seen."""


def in_frame(geometry: BaseGeometry) -> BaseGeometry:
    """Return a geometry of EPSG:3035 in the units of the drawing, y downwards.

    The frame is 1000 units wide; a unit is 4.86 km.
    """
    moved: BaseGeometry = shapely.transform(geometry, to_units)
    return moved


def to_units(metres: np.ndarray) -> np.ndarray:
    """Return points of EPSG:3035 (x, y in metres) in the units of the drawing."""
    return np.column_stack([metres[:, 0] - WEST, NORTH - metres[:, 1]]) / UNIT_M


def path_data(geometry: BaseGeometry) -> str:
    """Return the ``d`` of a path: lines and rings with relative steps of a tenth of a unit.

    Parameters
    ----------
    geometry
        Lines or polygons in the units of the drawing; points are left out.

    Notes
    -----
    Each point is rounded before the steps are taken, so that shared borders stay shared.

    Examples
    --------
    >>> path_data(shapely.Polygon([(1, 1), (2, 1), (2, 1.52)]))
    'M1 1h1v.5z'
    """
    return "".join(
        _steps(
            np.round(shapely.get_coordinates(line) * 10).astype(int), bool(shapely.is_ring(line))
        )
        for line in _lines(geometry)
    )


def _lines(geometry: BaseGeometry) -> Iterable[BaseGeometry]:
    for part in shapely.get_parts(shapely.get_parts(geometry)):
        if shapely.get_dimensions(part) == 2:
            yield from shapely.get_rings(part)
        elif shapely.get_dimensions(part) == 1:
            yield part


def _steps(tenths: np.ndarray, is_ring: bool) -> str:
    moves = np.diff(tenths, axis=0)
    moves = moves[moves.any(axis=1)]
    if is_ring:
        moves = moves[:-1]
    if len(moves) < (2 if is_ring else 1):
        return ""
    start = f"M{_tenth(tenths[0, 0])}{_gap(_tenth(tenths[0, 1]))}"
    written = [start]
    command = ""
    for right, down in moves.tolist():
        step, text = _step(right, down)
        written.append(_written(step, command, text))
        command = step
    return "".join(written) + ("z" if is_ring else "")


def _step(right: int, down: int) -> tuple[str, str]:
    if not down:
        return "h", _tenth(right)
    if not right:
        return "v", _tenth(down)
    return "l", _tenth(right) + _gap(_tenth(down))


def _written(step: str, before: str, text: str) -> str:
    """Return a step without its letter where the step before it was of the same kind."""
    if step != before:
        return step + text
    return text if text[0] == "-" else f" {text}"


def _gap(number: str) -> str:
    return number if number[0] == "-" else f" {number}"


def _tenth(tenths: int) -> str:
    """Return a number of tenths in the fewest letters.

    Examples
    --------
    >>> _tenth(15), _tenth(-5), _tenth(20), _tenth(0)
    ('1.5', '-.5', '2', '0')
    """
    sign, (whole, rest) = "-" if tenths < 0 else "", divmod(abs(tenths), 10)
    if not rest:
        return f"{sign}{whole}"
    return f"{sign}{whole or ''}.{rest}"
