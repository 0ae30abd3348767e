"""Regions for the screen keep their borders, and every one is hatched."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely

from dashboard.layers.regions import build_regions
from dashboard.layers.screen import for_screen, hatching


def lowest(levels: list[gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    regions = build_regions(levels, (2, 3, 3, 3))
    return regions[regions["level"] == 3]


def test_neighbours_still_share_their_border(levels: list[gpd.GeoDataFrame]) -> None:
    drawn = for_screen(lowest(levels))
    assert drawn.crs == 4326
    assert shapely.coverage_is_valid(drawn.geometry.values)


def test_hatch_lines_lie_in_their_region(levels: list[gpd.GeoDataFrame]) -> None:
    regions = lowest(levels)
    lines = hatching(regions)
    assert (lines.geom_type == "MultiLineString").all()
    assert shapely.covers(shapely.buffer(regions.geometry.values, 1e-6), lines.values).all()


def test_hatch_lines_rise_at_45_degrees_on_the_screen(levels: list[gpd.GeoDataFrame]) -> None:
    line = hatching(lowest(levels)).to_crs(3857).iloc[0].geoms[0]
    (x0, y0), (x1, y1) = line.coords
    np.testing.assert_allclose(y1 - y0, x1 - x0)


def test_a_region_too_small_for_the_spacing_has_one_line(levels: list[gpd.GeoDataFrame]) -> None:
    regions = lowest(levels).head(1).copy()
    regions["geometry"] = [shapely.box(17.2, 58.2, 17.201, 58.201)]
    regions["lon"], regions["lat"] = 17.2005, 58.2005
    (line,) = hatching(regions)
    assert len(line.geoms) == 1
    assert line.length > 0.001
