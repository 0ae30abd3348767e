"""Distances between regions and between places by each mode."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.network.access import NOWHERE, Access
from dashboard.network.globe import Nearest
from dashboard.network.graph import Graph, matrix
from dashboard.network.regions import Inside
from dashboard.network.ways import lengths_between, lengths_from


def region_distances(graph: Graph, nodes: np.ndarray, inside: Inside) -> np.ndarray:
    """Return the distances between regions on one network in km.

    Parameters
    ----------
    graph
        The road, rail or waterway network.
    nodes
        The node that stands for each region; `NOWHERE` for one that the network does not serve.
    inside
        Which nodes lie in which region.

    Returns
    -------
    km
        Shape (regions, regions), symmetric, NaN where there is no route. On the diagonal the
        distance inside a region: the weighted median way from its node to all nodes of the network
        in it, NaN where it holds no node but its own.

    Notes
    -----
    From node to node; the way to a rail or waterway node is not in it. One node stands for a
    whole region: the error is as large as the region where regions are neighbours.
    """
    count = len(nodes)
    km = np.full((count, count), np.nan)
    there = np.flatnonzero(nodes >= 0)
    order = np.argsort(inside.region, kind="stable")
    starts = np.searchsorted(inside.region[order], np.arange(count + 1))
    for place, row in lengths_from(matrix(graph), nodes[there]):
        region = there[place]
        km[region, there] = row[nodes[there]]
        own = order[starts[region] : starts[region + 1]]
        km[region, region] = _middle_way(row[own], inside.weight[own])
    km[np.isinf(km)] = np.nan
    return _symmetric(km)


def _middle_way(km: np.ndarray, weight: np.ndarray) -> float:
    reached = np.isfinite(km)
    if reached.sum() < 2:
        return np.nan
    order = np.argsort(km[reached], kind="stable")
    below = np.cumsum(weight[reached][order])
    return float(km[reached][order][np.searchsorted(below, below[-1] / 2)])


def _symmetric(km: np.ndarray) -> np.ndarray:
    """Return the mean of both ways, which differ by rounding at most."""
    both: np.ndarray = (km + km.T) / 2
    return both


def place_distances(
    graph: Graph, access: Access, nodes: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the distances between places, and from regions to places, on one network in km.

    Parameters
    ----------
    graph
        The network.
    access
        Where the places join it.
    nodes
        The node that stands for each region; `NOWHERE` where it has none.

    Returns
    -------
    between, to_places
        Shapes (places, places) and (regions, places), with the ways of access of the places
        included; NaN where the mode does not serve both or there is no route. The first is
        symmetric with 0 on the diagonal.
    """
    count = len(access.node)
    km = lengths_between(matrix(graph), access.node, np.concatenate([access.node, nodes]))
    ways = access.km[:, None] + access.km[None, :]
    between: np.ndarray = _symmetric(km[:, :count]) + ways
    served = np.flatnonzero(access.node >= 0)
    between[served, served] = 0.0
    to_places: np.ndarray = km[:, count:].T + access.km[None, :]
    return between, to_places


def sea_distances(
    between_ports: np.ndarray, port_region: np.ndarray, nearest_port: np.ndarray, count: int
) -> np.ndarray:
    """Return the distances between regions by sea, from port to port, in km.

    Parameters
    ----------
    between_ports
        Shape (ports, ports), km between ports by sea.
    port_region
        Place of the region that each port lies in; `NOWHERE` outside all.
    nearest_port
        For each region the port that it uses if none lies in it; `NOWHERE` if it has none.
    count
        How many regions there are.

    Returns
    -------
    km
        Shape (regions, regions), symmetric: of all ports of both regions the nearest two. On the
        diagonal the mean way between the ports in the region, NaN where there are fewer than two.
        NaN between regions that use the same port.
    """
    used = [np.flatnonzero(port_region == region) for region in range(count)]
    inside = [len(own) > 1 for own in used]
    for region in np.flatnonzero(nearest_port >= 0):
        if not len(used[region]):
            used[region] = nearest_port[region : region + 1]
    km = np.full((count, count), np.nan)
    served = [region for region in range(count) if len(used[region])]
    for start in served:
        for end in served:
            block = between_ports[np.ix_(used[start], used[end])]
            if start != end:
                apart = block[block > 0]
                km[start, end] = np.nan if not len(apart) else np.nanmin(apart)
            elif inside[start]:
                km[start, end] = np.nanmean(block[~np.eye(len(block), dtype=bool)])
    return km


def port_regions(
    places: pd.DataFrame,
    served: np.ndarray,
    points: np.ndarray,
    ports: pd.DataFrame,
    region_ids: list[str],
    within_km: float,
) -> tuple[np.ndarray, np.ndarray]:
    """Return the region that each port lies in, and the port nearest to each region.

    Parameters
    ----------
    places
        ``place_id``, ``lon``, ``lat``.
    served
        Places that are ports served by sea.
    points
        Shape (regions, 2), where each region lies, NaN for one that lies nowhere.
    ports
        ``locode`` and ``nuts3``.
    region_ids
        Codes of the NUTS 2 regions in their order.
    within_km
        How far the point of a region may lie from a port that it uses.
    """
    nuts3 = dict(zip("port:" + ports["locode"].astype(str), ports["nuts3"], strict=True))
    number = {code: place for place, code in enumerate(region_ids)}
    port_ids = places["place_id"].to_numpy(dtype=str)[served]
    own = np.array([number.get(str(nuts3[code])[:4], NOWHERE) for code in port_ids])
    nearest = np.full(len(region_ids), NOWHERE)
    there = np.flatnonzero(~np.isnan(points[:, 0]))
    km, found = Nearest(places[["lon", "lat"]].to_numpy(dtype=np.float64)[served]).find(
        points[there]
    )
    nearest[there] = np.where(km <= within_km, found, NOWHERE)
    return own, nearest
