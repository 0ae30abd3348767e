"""Clusters become a layer of points."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest

from dashboard.errors import DataFaults
from dashboard.layers.clusters import build_clusters
from dashboard.layers.regions import build_regions

CLUSTERS = pd.DataFrame(
    {
        "cluster_id": ["C01"],
        "country": "SE",
        "lon": [14.5],
        "lat": [58.5],
        "coord_precision_km": [2.0],
        "nuts3": ["SE111"],
    }
)


def test_a_cluster_has_an_id_of_its_kind(levels: list[gpd.GeoDataFrame]) -> None:
    layer = build_clusters(CLUSTERS, build_regions(levels, (2, 3, 3, 3)))
    assert list(layer["place_id"]) == ["cluster:C01"]


def test_a_cluster_out_of_its_region_is_told(levels: list[gpd.GeoDataFrame]) -> None:
    with pytest.raises(DataFaults, match=r"clusters\.csv, line 2, column nuts3: 'SE211' lies"):
        build_clusters(CLUSTERS.assign(nuts3="SE211"), build_regions(levels, (2, 3, 3, 3)))
