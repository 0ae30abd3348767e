"""Boundaries as well-known binary: their rings, the box round them, and points made into it."""

from __future__ import annotations

import struct
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Ring = NDArray[np.float64]
"""Corners, one row each: lon and lat."""
Box = tuple[float, float, float, float]
"""West, south, east, north."""
POINT, POLYGON, MULTIPOLYGON = 1, 3, 6
_HEAD, _COUNT, _CORNER = 5, 4, 16
_DECIMALS = 5
"""Of a degree: a metre, where the boundaries are generalised to 1:10 million."""


def polygons(shape: bytes) -> list[list[Ring]]:
    """Return the polygons of a shape: each its outer ring, then its holes.

    Parameters
    ----------
    shape
        A polygon or multipolygon in two dimensions, little-endian.

    Raises
    ------
    ValueError
        If it is something else.
    """
    kind = _kind(shape, 0)
    if kind == POLYGON:
        return [_polygon(shape, 0)[0]]
    if kind != MULTIPOLYGON:
        raise ValueError(f"kind {kind} is neither a polygon nor a multipolygon")
    (count,) = struct.unpack_from("<I", shape, _HEAD)
    found, at = [], _HEAD + _COUNT
    for _ in range(count):
        rings, at = _polygon(shape, at)
        found.append(rings)
    return found


def _kind(shape: bytes, at: int) -> int:
    order, kind = struct.unpack_from("<BI", shape, at)
    if order != 1:
        raise ValueError("well-known binary is not little-endian")
    return int(kind)


def _polygon(shape: bytes, at: int) -> tuple[list[Ring], int]:
    _kind(shape, at)
    (count,) = struct.unpack_from("<I", shape, at + _HEAD)
    rings, at = [], at + _HEAD + _COUNT
    for _ in range(count):
        (corners,) = struct.unpack_from("<I", shape, at)
        at += _COUNT
        numbers = np.frombuffer(shape, "<f8", corners * 2, at)
        rings.append(numbers.reshape(corners, 2))
        at += corners * _CORNER
    return rings, at


def point(lon: float, lat: float) -> bytes:
    """Return a point as well-known binary.

    Examples
    --------
    >>> len(point(15.6, 58.4))
    21
    """
    return struct.pack("<BIdd", 1, POINT, lon, lat)


def as_multipolygon(shape: bytes) -> bytes:
    """Return a polygon as a multipolygon of one; anything else unchanged.

    Examples
    --------
    >>> as_multipolygon(point(15.6, 58.4)) == point(15.6, 58.4)
    True
    """
    if _kind(shape, 0) != POLYGON:
        return shape
    return struct.pack("<BII", 1, MULTIPOLYGON, 1) + shape


def box_of(shape: bytes) -> Box:
    """Return the box round a point, polygon or multipolygon."""
    if _kind(shape, 0) == POINT:
        lon, lat = struct.unpack_from("<dd", shape, _HEAD)
        return lon, lat, lon, lat
    corners = np.concatenate([rings[0] for rings in polygons(shape)])
    (west, south), (east, north) = corners.min(axis=0), corners.max(axis=0)
    return float(west), float(south), float(east), float(north)


def box_round(boxes: Iterable[Box]) -> Box | None:
    """Return the box round several, None without any.

    Examples
    --------
    >>> box_round([(1, 2, 3, 4), (0, 3, 2, 9)])
    (0, 2, 3, 9)
    """
    found = list(boxes)
    if not found:
        return None
    wests, souths, easts, norths = zip(*found, strict=True)
    return min(wests), min(souths), max(easts), max(norths)


def as_geojson(shape: bytes) -> dict[str, object]:
    """Return a shape as a geometry of RFC 7946: outer rings anticlockwise, holes clockwise."""
    if _kind(shape, 0) == POINT:
        lon, lat = struct.unpack_from("<dd", shape, _HEAD)
        return {"type": "Point", "coordinates": [round(lon, _DECIMALS), round(lat, _DECIMALS)]}
    parts = [
        [_corners(ring, is_hole=place > 0) for place, ring in enumerate(rings)]
        for rings in polygons(shape)
    ]
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": parts[0]}
    return {"type": "MultiPolygon", "coordinates": parts}


def _corners(ring: Ring, is_hole: bool) -> list[list[float]]:
    x, y = ring[:, 0] - ring[0, 0], ring[:, 1] - ring[0, 1]
    is_anticlockwise = float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) > 0
    turned = ring[::-1] if is_anticlockwise == is_hole else ring
    found: list[list[float]] = np.round(turned, _DECIMALS).tolist()
    return found
