"""What lies round the atlas: land outside it, its borders, and lakes."""

from __future__ import annotations

from typing import NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.layers.coverage import fitted, simplified

WINDOW = shapely.box(-42, 24, 75, 78)
_FARTHEST_EAST = 110.0
_CRIMEA = shapely.box(32.4, 44.3, 36.7, 46.3)
_PART_OF = {"Baikonur": "Kazakhstan"}
_TOLERANCE_M = 3_000
_SMALLEST_PART_KM2 = 20
_SMALLEST_LAKE_KM2 = 60
_OVERLAP_DEGREES = 0.08


class Basemap(NamedTuple):
    """Land round the atlas, EPSG:4326, cut to `WINDOW`.

    Parameters
    ----------
    land
        Land outside the atlas. It reaches a few kilometres under the regions, so that no gap
        opens between two suppliers' drawings of one border. Drawn below the regions, its outline
        is its coast.
    borders
        Borders between countries outside the atlas.
    lakes
        Large lakes, inside and outside the atlas.
    """

    land: BaseGeometry
    borders: BaseGeometry
    lakes: BaseGeometry


def build_basemap(
    countries: gpd.GeoDataFrame, lakes: gpd.GeoDataFrame, atlas: np.ndarray
) -> Basemap:
    """Return what is drawn round the regions of the atlas.

    Parameters
    ----------
    countries
        Polygons of all countries with ``name``, EPSG:4326, neighbours sharing their borders
        vertex by vertex.
    lakes
        Lakes, EPSG:4326.
    atlas
        The countries of the atlas, EPSG:4326.

    Notes
    -----
    A country belongs to the atlas when more than half of its drawn area is covered by it.
    Natural Earth draws Crimea with Russia; here it is drawn with Ukraine, and the leased ground of
    Baikonur with Kazakhstan. Borders are for finding one's way only: not for telling whom a place
    belongs to.
    """
    coverage = _generalise(_near(countries))
    inside = _in_atlas(coverage, shapely.union_all(atlas))
    outer = coverage[~inside]
    land = shapely.coverage_union_all(outer.geometry.values)
    everything = shapely.coverage_union_all(coverage.geometry.values)
    shores = shapely.boundary(land)
    by_country = outer.dissolve("name", method="coverage").geometry
    borders = shapely.difference(shapely.union_all(by_country.boundary.values), shores)
    seam = shapely.intersection(shapely.buffer(land, _OVERLAP_DEGREES), everything)
    return Basemap(
        land=_cut(shapely.union(land, seam)),
        borders=_cut(shapely.line_merge(borders)),
        lakes=_cut(shapely.union_all(lakes.geometry[_km2(lakes) > _SMALLEST_LAKE_KM2].values)),
    )


def unwrapped(polygon: BaseGeometry) -> BaseGeometry:
    """Return a polygon that crosses the date line with longitudes that run on beyond 180.

    A polygon written with both 180 and -180 is no valid polygon: drawn or cut as it stands, it
    turns inside out in bands that reach round the world. Polygons that do not span more than half
    of the world are returned as they are.
    """
    west, _, east, _ = shapely.bounds(polygon)
    if east - west <= 180:
        return polygon
    turned = shapely.transform(
        polygon, lambda points: np.column_stack([points[:, 0] % 360, points[:, 1]])
    )
    whole: BaseGeometry = shapely.make_valid(turned)
    return whole


def _near(countries: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the polygons that reach into the window, made fit for a projection.

    The eastern cut lies far outside the window, so that its straight edge is never seen.
    """
    near = countries[countries.intersects(shapely.envelope(WINDOW))].copy()
    near["geometry"] = [_without_far_east(unwrapped(polygon)) for polygon in near.geometry]
    crimea = (near["name"] == "Russia") & near.within(_CRIMEA)
    near.loc[crimea, "name"] = "Ukraine"
    near["name"] = near["name"].replace(_PART_OF)
    near["geometry"] = shapely.make_valid(np.asarray(near.geometry), method="structure")
    near = near.explode(ignore_index=True)
    near = near[near.geom_type == "Polygon"].reset_index(drop=True)
    near["geometry"] = fitted(np.asarray(near.geometry))
    return near


def _without_far_east(polygon: BaseGeometry) -> BaseGeometry:
    if shapely.bounds(polygon)[2] <= _FARTHEST_EAST:
        return polygon
    return shapely.intersection(polygon, shapely.box(-180, -90, _FARTHEST_EAST, 90))


def _generalise(coverage: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the polygons with fewer points, shared borders kept, specks of islands left out."""
    kept = coverage[_km2(coverage) > _SMALLEST_PART_KM2]
    drawn = kept.to_crs(3035)
    drawn["geometry"] = simplified(np.asarray(drawn.geometry), _TOLERANCE_M)
    return drawn.to_crs(4326)


def _in_atlas(coverage: gpd.GeoDataFrame, atlas: BaseGeometry) -> np.ndarray:
    shapely.prepare(atlas)
    shapes = np.asarray(coverage.geometry)
    whole = pd.Series(shapely.area(shapes)).groupby(np.asarray(coverage["name"]))
    covered = pd.Series(shapely.area(shapely.intersection(shapes, atlas))).groupby(
        np.asarray(coverage["name"])
    )
    return np.asarray(covered.transform("sum") > 0.5 * whole.transform("sum"))


def _km2(polygons: gpd.GeoDataFrame) -> np.ndarray:
    return np.asarray(polygons.to_crs(3035).area) / 1e6


def _cut(geometry: BaseGeometry) -> BaseGeometry:
    """Return what lies in the window; where a shape only touches it, nothing is kept."""
    cut = shapely.clip_by_rect(geometry, *shapely.bounds(WINDOW))
    parts = shapely.get_parts(cut)
    kept = parts[shapely.get_dimensions(parts) == shapely.get_dimensions(geometry)]
    whole: BaseGeometry = shapely.union_all(kept)
    return whole
