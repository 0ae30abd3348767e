"""A small network: a square with a tail, and an island."""

from __future__ import annotations

import numpy as np

from dashboard.network.graph import Graph, straight_graph


def graph(
    lonlat: list[tuple[float, float]],
    edges: list[tuple[int, int, float]],
    kinds: list[str] | None = None,
) -> Graph:
    """Return a graph of straight edges: two nodes and a length in km each."""
    ends = np.array([edge[:2] for edge in edges], dtype=np.int64).reshape(-1, 2)
    km = np.array([edge[2] for edge in edges], dtype=np.float64)
    kind = np.array(kinds or ["road"] * len(edges), dtype=object)
    return straight_graph(np.array(lonlat, dtype=np.float64), ends, km, kind)


def square() -> Graph:
    """Nodes 0, 1, 2, 3 in a square, 4 behind 2, and 5 and 6 apart."""
    corners = [(10.0, 50.0), (10.1, 50.0), (10.1, 50.1), (10.0, 50.1), (10.2, 50.1)]
    island = [(12.0, 50.0), (12.1, 50.0)]
    edges = [(0, 1, 7.0), (1, 2, 11.0), (2, 3, 7.0), (0, 3, 12.0), (2, 4, 8.0), (5, 6, 7.0)]
    return graph(corners + island, edges)
