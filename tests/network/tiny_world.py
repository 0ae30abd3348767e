"""Two regions of Sweden, a port, a cluster, and assumptions, for tests of the network."""

from __future__ import annotations

from dataclasses import fields

import geopandas as gpd
import pandas as pd
import shapely

from dashboard.network.parameters import Parameters

ASSUMED = Parameters(
    **{field.name: 10.0 for field in fields(Parameters)}
    | {"window_south": 34.5, "window_far_south": 27.0, "window_west_south": -13.0}
    | {"window_east": 45.5, "window_west": -32.0, "access_winding": 1.3, "corridor_detour": 2.0}
    | {"corridor_access_km": 20.0, "sea_access_km": 60.0, "sea_cluster_km": 25.0}
)

PORTS = pd.DataFrame(
    {
        "locode": ["SENRK", "DEDUI"],
        "lon": [10.0, 10.1],
        "lat": [50.0, 50.1],
        "type": ["sea", "inland"],
        "nuts3": ["SE123", "DEA12"],
    }
)
CLUSTERS = pd.DataFrame(
    {
        "cluster_id": ["C01", "C02", "C03"],
        "lon": [10.2, 10.04, 30.0],
        "lat": [50.1, 50.0, 50.0],
        "modes": ["road|rail", "", "road|rail|sea|air"],
    }
)


def regions() -> gpd.GeoDataFrame:
    """Return SE11 with one NUTS 3 region and SE12 with two, side by side, and an island."""
    shapes = {
        "SE111": shapely.box(9.9, 49.9, 10.05, 50.2),
        "SE121": shapely.box(10.05, 49.9, 10.15, 50.2),
        "SE122": shapely.box(10.15, 49.9, 10.3, 50.2),
        "SE211": shapely.box(11.9, 49.9, 12.3, 50.2),
        "SE999": shapely.box(30, 60, 31, 61),
    }
    return gpd.GeoDataFrame(
        {"region_id": list(shapes), "level": 3}, geometry=list(shapes.values()), crs=4326
    )


REGION_IDS = ["SE11", "SE12", "SE21", "SE99"]
