"""Places lie in the region that they name."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from dashboard.layers.placing import misplaced, points
from dashboard.layers.regions import build_regions


def faults(levels: list[gpd.GeoDataFrame], **place: object) -> list[str]:
    row = {"nuts3": "SE111", "country": "SE", "coord_precision_km": 1.0, "lon": 14.5, "lat": 58.5}
    regions = build_regions(levels, (2, 3, 3, 3))
    table = points(pd.DataFrame([row, row | place]))
    return [str(fault) for fault in misplaced(table, regions, "ports.csv")]


def test_a_point_is_made_of_longitude_and_latitude() -> None:
    (point,) = points(pd.DataFrame({"lon": [12.0], "lat": [57.7]}, index=[7])).geometry
    assert (point.x, point.y) == (12.0, 57.7)


def test_a_place_in_its_region_is_no_fault(levels: list[gpd.GeoDataFrame]) -> None:
    assert faults(levels) == []


def test_a_place_may_lie_off_by_its_own_precision_and_two_km(
    levels: list[gpd.GeoDataFrame],
) -> None:
    assert faults(levels, lon=15.05, coord_precision_km=1) == []
    assert faults(levels, lon=15.06, coord_precision_km=2) == []
    (fault,) = faults(levels, lon=15.06, coord_precision_km=1)
    assert fault.startswith("ports.csv, line 3, column nuts3: 'SE111' lies 3.5 km from the point")


def test_an_unknown_region_is_told(levels: list[gpd.GeoDataFrame]) -> None:
    (fault,) = faults(levels, nuts3="SE999")
    assert "'SE999' is no NUTS 3 region of 2021" in fault


def test_a_region_of_another_country_is_told(levels: list[gpd.GeoDataFrame]) -> None:
    (fault,) = faults(levels, country="NO")
    assert "'NO' is not the country of SE111" in fault
