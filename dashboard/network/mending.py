"""Networks mended: links over straits, and parts that lie apart by less than a few kilometres."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
from scipy.sparse.csgraph import dijkstra

from dashboard.network.globe import Nearest, straight_km
from dashboard.network.graph import Graph, kept, matrix, part_of_each, with_edges

_AT_ONCE = 64


def with_links(graph: Graph, links: pd.DataFrame, least_nodes: float, own_node_km: float) -> Graph:
    """Return the graph with typed links: over straits, over gaps, and lines that are missing.

    Parameters
    ----------
    graph
        A network with at least one part of ``least_nodes`` nodes.
    links
        Rows of ``network_links.csv`` of one mode: ``from_lon``, ``from_lat``, ``to_lon``,
        ``to_lat`` (EPSG:4326) and ``km``.
    least_nodes
        An end is joined to the nearest node of a part with at least so many nodes.
    own_node_km
        An end farther than this from every such node gets a node of its own.

    Notes
    -----
    The length of a link is the typed one; the way from its ends to the nodes is not counted.
    """
    parts = part_of_each(graph)
    large = np.flatnonzero(np.bincount(parts)[parts] >= least_nodes)
    points = np.concatenate(
        [links[[f"{end}_lon", f"{end}_lat"]].to_numpy(dtype=np.float64) for end in ("from", "to")]
    )
    km, found = Nearest(graph.lonlat[large]).find(points)
    new, places = np.unique(points[km > own_node_km], axis=0, return_inverse=True)
    nodes = large[found]
    nodes[km > own_node_km] = len(graph.lonlat) + places
    ends = nodes.reshape(2, -1).T
    wider = replace(graph, lonlat=np.concatenate([graph.lonlat, new]))
    return with_edges(wider, ends, links["km"].to_numpy(dtype=np.float64), "link")


def with_parts_joined(graph: Graph, within_km: float) -> Graph:
    """Return the graph with every part that lies near the largest one joined to it.

    Parameters
    ----------
    graph
        A network.
    within_km
        A part is joined, by one straight edge of kind ``join``, if one of its nodes lies within
        so many kilometres of a node of the largest part; again and again, as that part grows.
    """
    while True:
        parts = part_of_each(graph)
        main, others = np.flatnonzero(parts == 0), np.flatnonzero(parts > 0)
        if not len(others):
            return graph
        km, found = Nearest(graph.lonlat[main]).find(graph.lonlat[others])
        order = np.lexsort((km, parts[others]))
        firsts = order[np.unique(parts[others][order], return_index=True)[1]]
        firsts = firsts[km[firsts] <= within_km]
        if not len(firsts):
            return graph
        ends = np.column_stack([others[firsts], main[found[firsts]]])
        lengths = straight_km(graph.lonlat[ends[:, 0]], graph.lonlat[ends[:, 1]])
        graph = with_edges(graph, ends, lengths, "join")


def without_small_parts(graph: Graph, least_nodes: float) -> Graph:
    """Return the graph without parts of fewer than ``least_nodes`` nodes."""
    parts = part_of_each(graph)
    return kept(graph, np.bincount(parts)[parts] >= least_nodes)


def with_gaps_closed(graph: Graph, within_km: float, detour_km: float) -> Graph:
    """Return the graph with dead ends joined to what they all but touch.

    Parameters
    ----------
    graph
        A network.
    within_km, detour_km
        A node with one edge is joined, by one straight edge of kind ``gap``, to the nearest node
        within ``within_km`` to which the way over the network is longer than ``detour_km``.

    Notes
    -----
    Roads and railways of the supplier break off at borders, bridges and tunnels. Some dead ends
    are true, at a river or a fjord, and get a bridge that is not there: a mistake of local roads,
    small against one that cuts a main line.
    """
    steps = matrix(graph)
    tips = np.flatnonzero(np.diff(steps.indptr) == 1)
    near = Nearest(graph.lonlat).all_within(graph.lonlat[tips], within_km)
    ends: list[tuple[int, int]] = []
    for begin in range(0, len(tips), _AT_ONCE):
        own = tips[begin : begin + _AT_ONCE]
        reached = dijkstra(steps, directed=True, indices=own, limit=detour_km)
        for tip, others, row in zip(own, near[begin : begin + _AT_ONCE], reached, strict=True):
            beyond = others[np.isinf(row[others])]
            if len(beyond):
                away = straight_km(
                    np.tile(graph.lonlat[tip], (len(beyond), 1)), graph.lonlat[beyond]
                )
                ends.append((int(tip), int(beyond[away.argmin()])))
    if not ends:
        return graph
    pairs = np.unique(np.sort(np.array(ends), axis=1), axis=0)
    lengths = straight_km(graph.lonlat[pairs[:, 0]], graph.lonlat[pairs[:, 1]])
    return with_edges(graph, pairs, lengths, "gap")
