"""Geometry written small: GeoJSON with rounded coordinates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import orjson
import shapely
from shapely.geometry.base import BaseGeometry

DECIMALS = 4


def rounded(geometry: BaseGeometry, decimals: int = DECIMALS) -> BaseGeometry:
    """Return a geometry with rounded coordinates and no point twice in a row.

    Equal points of two geometries stay equal, so that shared borders stay shared.

    Parameters
    ----------
    geometry
        Any geometry, EPSG:4326.
    decimals
        Decimals of a degree; four are about 11 m.

    Examples
    --------
    >>> rounded(shapely.LineString([(1.00004, 2), (1.00001, 2), (3, 4)])).wkt
    'LINESTRING (1 2, 3 4)'
    """
    plain = shapely.transform(geometry, lambda points: np.round(points, decimals) + 0.0)
    slim: BaseGeometry = shapely.remove_repeated_points(plain)
    return slim


def feature(
    geometry: BaseGeometry, properties: Mapping[str, Any], decimals: int = DECIMALS
) -> dict[str, Any]:
    """Return one GeoJSON feature, its ``id`` the property of that name where there is one."""
    written: dict[str, Any] = {"type": "Feature"}
    if "id" in properties:
        written["id"] = properties["id"]
    written["properties"] = dict(properties)
    written["geometry"] = shapely.geometry.mapping(rounded(geometry, decimals))
    return written


def feature_collection(features: Iterable[Mapping[str, Any]]) -> bytes:
    """Return features as one GeoJSON document, without spaces, in UTF-8."""
    return orjson.dumps({"type": "FeatureCollection", "features": list(features)})
