"""The sea network: lanes, and the fairways and canals that lead to ports inland."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.network.globe import Nearest, straight_km
from dashboard.network.graph import Graph, joined, straight_graph, with_edges
from dashboard.network.parameters import Parameters
from dashboard.network.window import inside_window


def lane_graph(lanes: Sequence[np.ndarray], assumed: Parameters) -> Graph:
    """Return the sea lanes inside the window as a graph, each stretch as long as it is straight.

    Parameters
    ----------
    lanes
        Lines of points (lon, lat), EPSG:4326; they meet where they share a point.
    assumed
        The window.
    """
    stretches = np.concatenate(
        [np.stack([lane[:-1], lane[1:]], axis=1) for lane in lanes if len(lane) > 1]
    )
    seen = inside_window(stretches.reshape(-1, 2), assumed).reshape(-1, 2).all(axis=1)
    lonlat, numbers = np.unique(stretches[seen].reshape(-1, 2), axis=0, return_inverse=True)
    ends = numbers.reshape(-1, 2)
    km = straight_km(lonlat[ends[:, 0]], lonlat[ends[:, 1]])
    return straight_graph(lonlat, ends, km, np.full(len(ends), "lane", dtype=object))


def with_fairways(lanes: Graph, fairways: Graph, within_km: float) -> Graph:
    """Return lanes and fairways as one graph.

    Parameters
    ----------
    lanes
        What `lane_graph` gives.
    fairways
        What `dashboard.network.waterways.waterway_graph` gives for the sea.
    within_km
        An end of a fairway is joined to the nearest lane, by a straight edge, if it lies within
        so many kilometres; an end that lies farther off is one inland.
    """
    shift = len(lanes.lonlat)
    lonlat = np.concatenate([lanes.lonlat, fairways.lonlat])
    moved = straight_graph(lonlat, fairways.ends + shift, fairways.km, fairways.kind)
    both = joined(Graph(lonlat, lanes.ends, lanes.km, lanes.kind, lanes.points, lanes.first), moved)
    tips = np.flatnonzero(np.bincount(fairways.ends.reshape(-1)) == 1)
    km, found = Nearest(lanes.lonlat).find(fairways.lonlat[tips])
    near = km <= within_km
    ends = np.column_stack([tips[near] + shift, found[near]])
    return with_edges(both, ends, straight_km(lonlat[ends[:, 0]], lonlat[ends[:, 1]]), "join")
