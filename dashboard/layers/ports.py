"""The layer of ports, port by port and in groups that report one figure."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from dashboard.errors import DataFaults
from dashboard.layers.placing import misplaced, points

FILE = "ports.csv"


def build_ports(ports: pd.DataFrame, regions: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the ports as a checked layer.

    Parameters
    ----------
    ports
        ``ports.csv``: ``locode``, ``name``, ``name_ascii``, ``country``, ``lat``, ``lon``,
        ``coord_precision_km``, ``coord_status``, ``type``, ``sea``, ``tent_class``, ``nuts3``,
        ``source_id``.
    regions
        The layer of regions.

    Returns
    -------
    ports
        The same rows and columns as points, EPSG:4326, with ``place_id`` (``port:`` and the
        UN/LOCODE) in front.

    Raises
    ------
    DataFaults
        If a port does not lie in its NUTS 3 region; all faults at once.

    Notes
    -----
    A point is where the port is shown, good to ``coord_precision_km``: not for finding a berth.
    """
    layer = points(ports)
    faults = misplaced(layer, regions, FILE)
    if faults:
        raise DataFaults(faults)
    layer.insert(0, "place_id", "port:" + layer["locode"].astype(str))
    return layer


def build_port_groups(groups: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the groups of ports that report one figure, as a layer.

    Parameters
    ----------
    groups
        ``port_groups.csv``: ``code``, ``name``, ``members`` (UN/LOCODEs joined by ``|``),
        ``country`` (codes joined by ``|``), ``valid_from`` (year), ``lat``, ``lon``, ``source_id``.

    Returns
    -------
    groups
        The same rows and columns as points, EPSG:4326, with ``place_id`` in front.

    Notes
    -----
    The point lies between the members: for drawing the group, not for measuring from it.
    """
    layer = points(groups)
    layer.insert(0, "place_id", "port:" + layer["code"].astype(str))
    return layer
