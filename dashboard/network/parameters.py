"""The assumptions of the network by name."""

from __future__ import annotations

from dataclasses import dataclass, fields

import pandas as pd

from dashboard.errors import DataFaults, Fault

FILE = "network_parameters.csv"


@dataclass(frozen=True, slots=True)
class Parameters:
    """The assumptions as numbers; what each means stands in ``network_parameters.csv``."""

    window_south: float
    window_far_south: float
    window_west_south: float
    window_east: float
    window_west: float
    link_least_nodes: float
    link_own_node_km: float
    join_within_km: float
    least_part_nodes: float
    gap_within_km: float
    gap_detour_km: float
    waterway_winding: float
    waterway_step_km: float
    sea_lane_join_km: float
    road_access_km: float
    rail_access_km: float
    rail_region_km: float
    waterway_access_km: float
    waterway_region_km: float
    sea_access_km: float
    sea_region_km: float
    sea_cluster_km: float
    access_winding: float
    corridor_access_km: float
    corridor_detour: float
    route_tolerance_km: float
    corridor_tolerance_km: float


def parameters(table: pd.DataFrame) -> Parameters:
    """Return the assumptions of ``network_parameters.csv``.

    Parameters
    ----------
    table
        Has ``name`` and ``value``.

    Raises
    ------
    DataFaults
        If one is missing, or is not known here; all at once.
    """
    wanted = [field.name for field in fields(Parameters)]
    given = dict(zip(table["name"].astype(str), table["value"].astype(float), strict=True))
    faults = [
        Fault(FILE, 0, "name", name, "is missing", "Add a line for it")
        for name in wanted
        if name not in given
    ] + [
        Fault(FILE, line, "name", name, "is not a parameter", "Take the line out")
        for line, name in enumerate(table["name"], start=2)
        if name not in wanted
    ]
    if faults:
        raise DataFaults(faults)
    return Parameters(**given)
