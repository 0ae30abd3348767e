"""Where a region lies on each network: one node that stands for it, and the nodes inside it."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from dashboard.network.access import NOWHERE
from dashboard.network.globe import Nearest
from dashboard.network.graph import Graph, part_of_each
from dashboard.network.parameters import Parameters

_ROUNDS = 60


@dataclass(frozen=True, slots=True)
class Inside:
    """Which nodes of a network lie in which regions.

    Parameters
    ----------
    region
        Place of the NUTS 2 region that each node lies in; `NOWHERE` outside all.
    weight
        Weight of each node: one over the nodes of its NUTS 3 region, so that each NUTS 3 region
        weighs the same; 0 outside all.
    """

    region: np.ndarray
    weight: np.ndarray


def nodes_inside(graph: Graph, regions: gpd.GeoDataFrame, region_ids: list[str]) -> Inside:
    """Return which nodes lie in which regions.

    Parameters
    ----------
    graph
        A network.
    regions
        The layer of regions, EPSG:4326, of which level 3 is used.
    region_ids
        Codes of the NUTS 2 regions in their order.

    Notes
    -----
    Each NUTS 3 region weighs the same because they are drawn to hold about as many people each:
    small where many live. It is the only sign of where people are among the sources at hand.
    """
    finest = regions[regions["level"] == 3]
    points = gpd.GeoSeries.from_xy(graph.lonlat[:, 0], graph.lonlat[:, 1], crs=4326)
    node, shape = finest.sindex.query(points, predicate="intersects")
    node, first = np.unique(node, return_index=True)
    codes = finest["region_id"].to_numpy(dtype=str)[shape[first]]
    place = {code: number for number, code in enumerate(region_ids)}
    region = np.full(len(graph.lonlat), NOWHERE)
    region[node] = [place[code[:4]] for code in codes]
    weight = np.zeros(len(graph.lonlat))
    _, members, counts = np.unique(codes, return_inverse=True, return_counts=True)
    weight[node] = 1 / counts[members]
    return Inside(region, weight)


def road_points(graph: Graph, inside: Inside, count: int) -> np.ndarray:
    """Return the road node that stands for each region, `NOWHERE` for one without roads.

    Parameters
    ----------
    graph
        The road network.
    inside
        What `nodes_inside` gives for it.
    count
        How many regions there are.

    Notes
    -----
    The node nearest to the weighted geometric median of the region's nodes: the point to which
    the weighted ways from all of them add up to the least. Nodes are dense where roads are, and
    roads where people are. Of a region in several parts that no road joins, islands for instance,
    the part with the most weight is taken. Not the economic centre of a region.
    """
    parts = part_of_each(graph)
    found = np.full(count, NOWHERE)
    order = np.argsort(inside.region, kind="stable")
    starts = np.searchsorted(inside.region[order], np.arange(count + 1))
    for region in range(count):
        own = order[starts[region] : starts[region + 1]]
        if not len(own):
            continue
        weights = np.bincount(parts[own], inside.weight[own])
        own = own[parts[own] == weights.argmax()]
        median = _median(graph.lonlat[own], inside.weight[own])
        found[region] = own[Nearest(graph.lonlat[own]).find(median[None, :])[1][0]]
    return found


def _median(lonlat: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return the weighted geometric median of points near each other (Weiszfeld's algorithm)."""
    scale = np.array([np.cos(np.radians(lonlat[:, 1].mean())), 1.0])
    flat = lonlat * scale
    here = np.average(flat, axis=0, weights=weight)
    for _ in range(_ROUNDS):
        away = np.maximum(np.hypot(*(flat - here).T), 1e-6)
        here = np.average(flat, axis=0, weights=weight / away)
    median: np.ndarray = here / scale
    return median


def nodes_near(graph: Graph, inside: Inside, points: np.ndarray, within_km: float) -> np.ndarray:
    """Return the node of another network at which each region joins it.

    Parameters
    ----------
    graph
        The rail or waterway network.
    inside
        What `nodes_inside` gives for it.
    points
        Shape (regions, 2), where each region lies (lon, lat), NaN for one that lies nowhere.
    within_km
        How far a node outside the region may lie.

    Returns
    -------
    nodes
        Of the nodes inside a region the one nearest to its point; else the nearest of all if it
        is near enough; else `NOWHERE`. Of a network in parts, the part with the most weight in
        the region is taken.
    """
    found = np.full(len(points), NOWHERE)
    there = np.flatnonzero(~np.isnan(points[:, 0]))
    km, nearest = Nearest(graph.lonlat).find(points[there])
    near = km <= within_km
    found[there[near]] = nearest[near]
    parts = part_of_each(graph)
    groups = pd.Series(np.arange(len(inside.region))).groupby(inside.region).indices
    for region in there:
        own = groups.get(region)
        if own is None:
            continue
        weights = np.bincount(parts[own], inside.weight[own])
        own = own[parts[own] == weights.argmax()]
        found[region] = own[Nearest(graph.lonlat[own]).find(points[region][None, :])[1][0]]
    return found


@dataclass(frozen=True, slots=True)
class JoinedRegions:
    """Where the NUTS 2 regions join the road, rail and waterway networks.

    Parameters
    ----------
    points
        Shape (regions, 2), (lon, lat) of the road node of each, NaN where it has none.
    nodes
        By mode, the node of each region; `NOWHERE` where the mode does not serve it.
    inside
        By mode, which nodes lie in which region.
    """

    points: np.ndarray
    nodes: dict[str, np.ndarray]
    inside: dict[str, Inside]


def join_regions(
    graphs: dict[str, Graph],
    regions: gpd.GeoDataFrame,
    region_ids: list[str],
    assumed: Parameters,
) -> JoinedRegions:
    """Return where regions join the networks.

    Parameters
    ----------
    graphs
        ``road``, ``rail`` and ``inland_waterway``.
    regions
        The layer of regions.
    region_ids
        Codes of the NUTS 2 regions in their order.
    assumed
        How far a region may lie from a network that does not run through it.
    """
    inside = {mode: nodes_inside(graph, regions, region_ids) for mode, graph in graphs.items()}
    road = road_points(graphs["road"], inside["road"], len(region_ids))
    points = graphs["road"].lonlat[road].copy()
    points[road == NOWHERE] = np.nan
    limits = {"rail": assumed.rail_region_km, "inland_waterway": assumed.waterway_region_km}
    nodes = {"road": road} | {
        mode: nodes_near(graphs[mode], inside[mode], points, within)
        for mode, within in limits.items()
    }
    return JoinedRegions(points, nodes, inside)
