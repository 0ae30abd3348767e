"""The step of the build that makes the networks, and distances and routes on them."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from dashboard.build.geometry import COURSES
from dashboard.build.made import Made
from dashboard.network.access import NOWHERE, place_access, served_modes
from dashboard.network.distances import (
    place_distances,
    port_regions,
    region_distances,
    sea_distances,
)
from dashboard.network.frames import edge_frame, node_frame
from dashboard.network.graph import Graph, settled
from dashboard.network.known import compared
from dashboard.network.networks import (
    LAND_MODES,
    MODES,
    inland_network,
    land_network,
    sea_network,
)
from dashboard.network.parameters import Parameters, parameters
from dashboard.network.regions import JoinedRegions, join_regions
from dashboard.network.routes import place_routes
from dashboard.network.sections import corridor_sections, drawn_course, section_pairs
from dashboard.settings import Settings
from dashboard.sources.layer_files import read_layer, write_layer
from dashboard.sources.marnet import read_sea_lanes
from dashboard.sources.network_arrays import write_network_arrays
from dashboard.sources.network_files import write_network_frame
from dashboard.sources.python_packages import RAIL_FILE, ROAD_FILE
from dashboard.sources.scgraph import read_world_network
from dashboard.sources.tables import read_tables

_NEAR = 0.1
_log = logging.getLogger(__name__)
Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True, slots=True)
class _Work:
    """What every part of the step needs."""

    folder: Path
    tables: Tables
    assumed: Parameters
    graphs: dict[str, Graph]


def build_network_files(settings: Settings, folder: Path) -> Made:
    """Make the four networks, the distances on them, routes between places, and corridors."""
    tables = read_tables(settings.geodata, settings.audience)
    assumed = parameters(tables["network_parameters"])
    work = _Work(folder, tables, assumed, networks(tables, assumed))
    files = [*_graph_files(work), *_distance_files(work), *_corridor_files(work)]
    return Made(files=[*files, _comparison(work)])


def networks(tables: Tables, assumed: Parameters) -> dict[str, Graph]:
    """Return the graph of each mode, from the installed packages and the typed tables."""
    links, waterways = tables["network_links"], tables["waterways"]
    joining = np.concatenate(
        [
            tables[name][["lon", "lat"]].to_numpy(dtype=np.float64)
            for name in ("ports", "clusters", "corridor_nodes")
        ]
    )
    found = {
        "road": land_network(read_world_network(ROAD_FILE), links, "road", joining, assumed),
        "rail": land_network(read_world_network(RAIL_FILE), links, "rail", joining, assumed),
        "inland_waterway": inland_network(waterways, assumed),
        "sea": sea_network(read_sea_lanes(), waterways, assumed),
    }
    return {mode: settled(graph) for mode, graph in found.items()}


def _graph_files(work: _Work) -> list[str]:
    files = []
    for mode, graph in work.graphs.items():
        files.append(write_network_frame(work.folder, f"edges-{mode}", edge_frame(graph)))
        files.append(write_network_frame(work.folder, f"nodes-{mode}", node_frame(graph)))
    return files


def _distance_files(work: _Work) -> list[str]:
    tables, assumed, graphs = work.tables, work.assumed, work.graphs
    places = served_modes(tables["ports"], tables["clusters"])
    access = {mode: place_access(graphs[mode], places, mode, assumed) for mode in MODES}
    regions = read_layer(work.folder, "regions")
    region_ids = sorted(regions.loc[regions["level"] == 2, "region_id"].astype(str))
    joined = join_regions({mode: graphs[mode] for mode in LAND_MODES}, regions, region_ids, assumed)
    nowhere = np.full(len(region_ids), NOWHERE)
    found = {
        mode: place_distances(graphs[mode], access[mode], joined.nodes.get(mode, nowhere))
        for mode in MODES
    }
    between = {mode: found[mode][0] for mode in MODES}
    distances = {
        mode: region_distances(graphs[mode], joined.nodes[mode], joined.inside[mode])
        for mode in LAND_MODES
    }
    distances["sea"] = _by_sea(work, places, between["sea"], joined, region_ids)
    routes = [
        place_routes(graphs[mode], mode, places, access[mode], assumed.route_tolerance_km)
        for mode in MODES
    ]
    nodes = {f"node_{mode}": joined.nodes[mode] for mode in LAND_MODES}
    served = {f"access_{mode}": access[mode].km for mode in MODES} | {
        f"node_{mode}": access[mode].node for mode in MODES
    }
    place_arrays = {"place_ids": places["place_id"].tolist(), "modes": MODES, **between, **served}
    return [
        write_network_arrays(
            work.folder, "distances", {"region_ids": region_ids, **distances, **nodes}
        ),
        write_network_arrays(
            work.folder, "places", place_arrays | {"regions_to_places_road": found["road"][1]}
        ),
        write_network_frame(work.folder, "routes", pd.concat(routes, ignore_index=True)),
    ]


def _by_sea(
    work: _Work,
    places: pd.DataFrame,
    between: np.ndarray,
    joined: JoinedRegions,
    region_ids: list[str],
) -> np.ndarray:
    ports = np.flatnonzero(~np.isnan(np.diag(between)) & places["is_port"].to_numpy(dtype=bool))
    own, nearest = port_regions(
        places, ports, joined.points, work.tables["ports"], region_ids, work.assumed.sea_region_km
    )
    return sea_distances(between[np.ix_(ports, ports)], own, nearest, len(region_ids))


def _corridor_files(work: _Work) -> list[str]:
    corridors = work.tables["corridors"].reset_index(drop=True)
    pairs = section_pairs(corridors, work.tables["corridor_nodes"])
    sections = corridor_sections(work.graphs, pairs, work.assumed)
    courses = drawn_course(corridors, pairs, sections, work.assumed.corridor_tolerance_km)
    drawn = gpd.GeoDataFrame(
        corridors.assign(straight_pairs=courses["straight_pairs"]),
        geometry=courses.geometry,
        crs=4326,
    )
    drawn.insert(0, "place_id", "corridor:" + corridors["corridor_id"].astype(str))
    return [
        write_network_frame(work.folder, "sections", sections),
        write_layer(work.folder, COURSES, drawn),
    ]


def _comparison(work: _Work) -> str:
    """Keep how far the distances lie off those that are known elsewhere, and say it."""
    found = compared(work.graphs, work.tables["known_distances"])
    near = int((found["difference"].abs() <= _NEAR).sum())
    _log.warning("%d of %d distances known elsewhere are met within 10 %%", near, len(found))
    return write_network_frame(work.folder, "known", found)
