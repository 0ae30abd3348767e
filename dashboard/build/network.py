"""The step of the build that makes the networks, and distances and routes on them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.build.made import Made
from dashboard.network.access import NOWHERE, place_access, served_modes
from dashboard.network.distances import (
    place_distances,
    region_distances,
    region_place_distances,
    sea_distances,
)
from dashboard.network.frames import edge_frame, node_frame
from dashboard.network.globe import Nearest
from dashboard.network.graph import Graph
from dashboard.network.networks import MODES, inland_network, land_network, sea_network
from dashboard.network.parameters import Parameters, parameters
from dashboard.network.regions import Inside, nodes_inside, nodes_near, road_points
from dashboard.settings import Settings
from dashboard.sources.layer_files import read_layer
from dashboard.sources.marnet import read_sea_lanes
from dashboard.sources.network_files import write_network_arrays, write_network_frame
from dashboard.sources.python_packages import RAIL_FILE, ROAD_FILE
from dashboard.sources.scgraph import read_world_network
from dashboard.sources.tables import read_tables

Graphs = dict[str, Graph]


def build_network_files(settings: Settings, folder: Path) -> Made:
    """Make the four networks, the distances on them, and the routes between places."""
    tables = read_tables(settings.raw)
    assumed = parameters(tables["network_parameters"])
    regions = read_layer(folder, "regions")
    graphs = networks(tables, assumed)
    files = []
    for mode, graph in graphs.items():
        files.append(write_network_frame(folder, f"edges-{mode}", edge_frame(graph)))
        files.append(write_network_frame(folder, f"nodes-{mode}", node_frame(graph)))
    places = served_modes(tables["ports"], tables["clusters"])
    access = {mode: place_access(graphs[mode], places, mode, assumed) for mode in MODES}
    between = {mode: place_distances(graphs[mode], access[mode]) for mode in MODES}
    region_ids = sorted(regions.loc[regions["level"] == 2, "region_id"].astype(str))
    inside = {mode: nodes_inside(graphs[mode], regions, region_ids) for mode in MODES[:3]}
    nodes = region_nodes(graphs, inside, assumed, len(region_ids))
    distances = {
        mode: region_distances(graphs[mode], nodes[mode], inside[mode]) for mode in MODES[:3]
    }
    points = lonlat_of(graphs["road"], nodes["road"])
    distances["sea"] = by_sea(places, between["sea"], points, tables["ports"], region_ids, assumed)
    files.append(
        write_network_arrays(
            folder,
            "distances",
            {"region_ids": region_ids, **distances}
            | {f"node_{mode}": nodes[mode] for mode in nodes},
        )
    )
    files.append(
        write_network_arrays(
            folder,
            "places",
            {"place_ids": places["place_id"].tolist(), "modes": MODES, **between}
            | {f"access_{mode}": access[mode].km for mode in MODES}
            | {f"node_{mode}": access[mode].node for mode in MODES}
            | {
                "regions_to_places_road": region_place_distances(
                    graphs["road"], nodes["road"], access["road"]
                )
            },
        )
    )
    return Made(files=files)


def networks(tables: dict[str, pd.DataFrame], assumed: Parameters) -> Graphs:
    """Return the graph of each mode, from the installed packages and the typed tables."""
    links, waterways = tables["network_links"], tables["waterways"]
    return {
        "road": land_network(read_world_network(ROAD_FILE), links, "road", assumed),
        "rail": land_network(read_world_network(RAIL_FILE), links, "rail", assumed),
        "inland_waterway": inland_network(waterways, assumed),
        "sea": sea_network(read_sea_lanes(), waterways, assumed),
    }


def region_nodes(
    graphs: Graphs, inside: dict[str, Inside], assumed: Parameters, count: int
) -> dict[str, np.ndarray]:
    """Return the node of each region on the road, rail and waterway network."""
    road = road_points(graphs["road"], inside["road"], count)
    points = lonlat_of(graphs["road"], road)
    limits = {"rail": assumed.rail_region_km, "inland_waterway": assumed.waterway_region_km}
    return {"road": road} | {
        mode: nodes_near(graphs[mode], inside[mode], points, within)
        for mode, within in limits.items()
    }


def lonlat_of(graph: Graph, nodes: np.ndarray) -> np.ndarray:
    """Return where nodes lie, NaN for `NOWHERE`."""
    points = graph.lonlat[nodes].copy()
    points[nodes == NOWHERE] = np.nan
    return points


def by_sea(
    places: pd.DataFrame,
    between: np.ndarray,
    points: np.ndarray,
    ports: pd.DataFrame,
    region_ids: list[str],
    assumed: Parameters,
) -> np.ndarray:
    """Return the distances between regions by sea, from port to port."""
    nuts3 = dict(zip("port:" + ports["locode"].astype(str), ports["nuts3"], strict=True))
    number = {code: place for place, code in enumerate(region_ids)}
    served = np.flatnonzero(~np.isnan(np.diag(between)) & places["is_port"].to_numpy(dtype=bool))
    port_ids = places["place_id"].to_numpy(dtype=str)[served]
    port_region = np.array([number.get(nuts3[code][:4], NOWHERE) for code in port_ids])
    nearest = np.full(len(region_ids), NOWHERE)
    there = np.flatnonzero(~np.isnan(points[:, 0]))
    km, found = Nearest(places[["lon", "lat"]].to_numpy()[served]).find(points[there])
    nearest[there] = np.where(km <= assumed.sea_region_km, found, NOWHERE)
    return sea_distances(between[np.ix_(served, served)], port_region, nearest, len(region_ids))
