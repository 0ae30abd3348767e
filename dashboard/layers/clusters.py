"""The layer of logistics clusters."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from dashboard.errors import DataFaults
from dashboard.layers.placing import misplaced, points

FILE = "clusters.csv"


def build_clusters(clusters: pd.DataFrame, regions: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the logistics clusters as a checked layer.

    Parameters
    ----------
    clusters
        ``clusters.csv``: ``cluster_id``, ``name``, ``place``, ``country``, ``lat``, ``lon``,
        ``coord_precision_km``, ``coord_status``, ``nuts3``, and facts (``modes`` joined by ``|``,
        ``opening_year``, ``area_ha``, ``companies``, ...), each with its own ``_status``.
    regions
        The layer of regions.

    Returns
    -------
    clusters
        The same rows and columns as points, EPSG:4326, with ``place_id`` (``cluster:`` and the
        code) in front.

    Raises
    ------
    DataFaults
        If a cluster does not lie in its NUTS 3 region; all faults at once.

    Notes
    -----
    Most points are known to within 2 km (``coord_precision_km``): not for finding a gate.
    """
    layer = points(clusters)
    faults = misplaced(layer, regions, FILE)
    if faults:
        raise DataFaults(faults)
    layer.insert(0, "place_id", "cluster:" + layer["cluster_id"].astype(str))
    return layer
