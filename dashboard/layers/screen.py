"""Regions as the interactive map draws them: fewer points, Web Mercator in mind."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.layers.coverage import simplified

_SCREEN = 3857
_TOLERANCE_M = {0: 2_500, 1: 1_500, 2: 1_000, 3: 800}
_HATCH_SPACING_M = {0: 28_000, 1: 28_000, 2: 21_000, 3: 14_000}


def for_screen(regions: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the regions of one level with as many points as a screen shows.

    Parameters
    ----------
    regions
        Regions of one ``level`` whose borders fit, EPSG:4326.

    Returns
    -------
    regions
        The same rows; neighbours still share their borders point by point.

    Notes
    -----
    Simplified in Web Mercator, where a metre is a fixed part of a screen. Only for drawing.
    """
    level = int(regions["level"].iloc[0])
    drawn = regions.to_crs(_SCREEN)
    drawn["geometry"] = simplified(np.asarray(drawn.geometry), _TOLERANCE_M[level])
    return drawn.to_crs(4326)


def hatching(regions: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """Return lines at 45 degrees, cut to each region of one level: the sign for "no figure".

    Parameters
    ----------
    regions
        Regions of one ``level``, EPSG:4326, with ``lon`` and ``lat`` of their label points.

    Returns
    -------
    lines
        One multi-part line per region in the same order, EPSG:4326; every region has at least
        one line. Lines of neighbours run on into each other.

    Notes
    -----
    The lines are 28 km apart on a Web Mercator map of countries, five pixels at zoom 3.9; nearer
    where regions are smaller and looked at from nearer.
    """
    spacing = _HATCH_SPACING_M[int(regions["level"].iloc[0])]
    drawn = regions.to_crs(_SCREEN)
    points = gpd.GeoSeries.from_xy(regions["lon"], regions["lat"], crs=4326).to_crs(_SCREEN)
    lines = [
        _hatched(region, point, spacing)
        for region, point in zip(drawn.geometry, points, strict=True)
    ]
    return gpd.GeoSeries(lines, index=regions.index, crs=_SCREEN).to_crs(4326)


def _hatched(region: BaseGeometry, label: BaseGeometry, spacing: float) -> BaseGeometry:
    """Return the hatch lines of one region, its longest chord through the label where none falls.

    A line at 45 degrees is known by its offset y - x, a multiple of the spacing along x.
    """
    west, south, east, north = shapely.bounds(region)
    step = spacing * np.sqrt(2)
    offsets = np.arange(np.ceil((south - east) / step), (north - west) / step) * step
    lines = _cut_lines(region, offsets)
    if shapely.is_empty(lines):
        lines = _cut_lines(region, np.array([shapely.get_y(label) - shapely.get_x(label)]))
    return lines


def _cut_lines(region: BaseGeometry, offsets: np.ndarray) -> BaseGeometry:
    west, _, east, _ = shapely.bounds(region)
    starts = np.column_stack([np.full_like(offsets, west), west + offsets])
    ends = np.column_stack([np.full_like(offsets, east), east + offsets])
    lines = shapely.MultiLineString(list(np.stack([starts, ends], axis=1)))
    cut = shapely.get_parts(shapely.intersection(lines, region))
    kept = cut[shapely.get_type_id(cut) == shapely.GeometryType.LINESTRING]
    whole: BaseGeometry = shapely.multilinestrings(kept)
    return whole
