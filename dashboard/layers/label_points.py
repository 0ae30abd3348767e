"""The point of a region where its name or its circle is drawn."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

_ROOM_ENOUGH = 0.55


def label_points(regions: np.ndarray) -> np.ndarray:
    """Return a point inside the main land mass of each region.

    The middle of the main polygon is taken where there is room round it; else the point that
    lies farthest from every border, as in long or bent regions.

    Parameters
    ----------
    regions
        Polygons or multipolygons in a projection in metres.

    Returns
    -------
    points
        One shapely point per region, in the same order and projection.
    """
    return np.array([_label_point(region) for region in regions], dtype=object)


def _label_point(region: BaseGeometry) -> BaseGeometry:
    main = max(shapely.get_parts(region), key=shapely.area)
    tolerance = max(np.sqrt(shapely.area(main)) / 100, 1.0)
    radius = shapely.maximum_inscribed_circle(main, tolerance)
    middle = shapely.centroid(main)
    room = shapely.distance(middle, shapely.boundary(main)) if shapely.within(middle, main) else 0.0
    has_room = room >= _ROOM_ENOUGH * shapely.length(radius)
    point: BaseGeometry = middle if has_room else shapely.get_point(radius, 0)
    return point
