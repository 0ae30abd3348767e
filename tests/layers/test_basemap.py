"""Land round the atlas is cut with care."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely

from dashboard.layers.basemap import WINDOW, build_basemap, unwrapped

ACROSS = shapely.Polygon(
    [(30, 50), (180, 50), (-170, 55), (-170, 65), (180, 70), (30, 70), (30, 50)]
)
NO_LAKES = gpd.GeoDataFrame(geometry=[shapely.box(26, 61, 27, 62)], crs=4326)


def countries(shapes: dict[str, shapely.Geometry]) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {"name": list(shapes)}, geometry=list(shapes.values()), crs=4326
    ).explode(ignore_index=True)


def test_a_polygon_across_the_date_line_runs_on_eastward() -> None:
    whole = unwrapped(ACROSS)
    assert whole.is_valid
    assert whole.bounds == (30, 50, 190, 70)


def test_a_polygon_elsewhere_stays_as_it_is() -> None:
    box = shapely.box(-10, 40, 10, 50)
    assert unwrapped(box) is box


def test_russia_leaves_no_band_across_the_map() -> None:
    finland = shapely.box(22, 60, 30, 70)
    base = build_basemap(
        countries({"Russia": ACROSS, "Finland": finland}), NO_LAKES, np.array([finland])
    )
    west, south, east, north = base.land.bounds
    assert west > 29
    assert (south, east, north) == pytest.approx((50, WINDOW.bounds[2], 70), abs=0.001)


def test_outside_land_reaches_under_the_regions_and_leaves_no_gap() -> None:
    drawn_here = shapely.box(22, 60, 29.96, 70)
    base = build_basemap(
        countries({"Russia": ACROSS, "Finland": shapely.box(22, 60, 30, 70)}),
        NO_LAKES,
        np.array([drawn_here]),
    )
    strip = shapely.box(29.96, 61, 30, 69)
    assert base.land.covers(strip)


def test_borders_outside_are_drawn_and_those_with_the_atlas_are_not() -> None:
    base = build_basemap(
        countries(
            {
                "Belarus": shapely.box(24, 52, 30, 55),
                "Ukraine": shapely.box(24, 48, 30, 52),
                "Poland": shapely.box(18, 48, 24, 55),
            }
        ),
        NO_LAKES,
        np.array([shapely.box(18, 48, 24, 55)]),
    )
    assert base.borders.hausdorff_distance(shapely.LineString([(24, 52), (30, 52)])) < 0.001


def test_crimea_is_drawn_with_ukraine() -> None:
    base = build_basemap(
        countries(
            {
                "Ukraine": shapely.box(32, 46.2, 38, 50),
                "Russia": shapely.box(33, 44.5, 36, 46.2),
            }
        ),
        NO_LAKES,
        np.array([shapely.box(0, 40, 1, 41)]),
    )
    assert base.borders.is_empty


def test_a_lake_is_cut_to_the_window_and_a_pond_left_out() -> None:
    ponds = gpd.GeoDataFrame(
        geometry=[shapely.box(30, 61, 33, 62), shapely.box(10, 50, 10.01, 50.01)], crs=4326
    )
    land = {"Poland": shapely.box(18, 48, 24, 55), "Ukraine": shapely.box(24, 48, 30, 52)}
    base = build_basemap(countries(land), ponds, np.array([land["Poland"]]))
    assert base.lakes.equals(shapely.box(30, 61, 33, 62))
