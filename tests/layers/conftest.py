"""A small country of two halves, used by tests of the layers."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely


def level_of(level: int, shapes: dict[str, shapely.Polygon]) -> gpd.GeoDataFrame:
    """Return one level as the reader of NUTS gives it."""
    return gpd.GeoDataFrame(
        {
            "region_id": list(shapes),
            "name": [f"Region {code}" for code in shapes],
            "name_latin": [f"Region {code}" for code in shapes],
            "level": level,
            "country": [code[:2] for code in shapes],
            "is_overseas": False,
        },
        geometry=list(shapes.values()),
        crs=4326,
    )


@pytest.fixture
def levels() -> list[gpd.GeoDataFrame]:
    """Sweden as a rectangle, its two halves, and an island east of them at every level."""
    west, east = shapely.box(14, 58, 15, 59), shapely.box(15, 58, 16, 59)
    island = shapely.box(17, 58, 17.5, 58.5)
    whole = shapely.box(14, 58, 16, 59)
    return [
        level_of(0, {"SE": whole, "DK": island}),
        level_of(1, {"SE1": west, "SE2": east, "DK0": island}),
        level_of(2, {"SE11": west, "SE21": east, "DK01": island}),
        level_of(3, {"SE211": east, "SE111": west, "DK011": island}),
    ]
