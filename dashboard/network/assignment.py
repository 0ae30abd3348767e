"""Flows assigned to the network: what each edge and each section carries."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array

from dashboard.network.graph import Graph, edge_numbers, matrix
from dashboard.network.ways import edges_of, steps_taken, trees_from


def assign(graph: Graph, nodes: np.ndarray, tonnes: np.ndarray) -> np.ndarray:
    """Return what each edge carries when every flow takes the shortest way.

    Parameters
    ----------
    graph
        The network of one mode.
    nodes
        Node of each region or place, -1 for one that the network does not serve: shape (n,).
    tonnes
        Flows from the first to the second, any number of years or kinds at once: shape (n, n, k).
        What is NaN, has no route or stays inside a region is not assigned.

    Returns
    -------
    loads
        Tonnes on each edge, both directions together: shape (edges, k).

    Raises
    ------
    ValueError
        If the shapes do not fit.

    Notes
    -----
    All or nothing: no congestion, no choice between ways, no tolls. Not for telling what one road
    carries where two run side by side; added up over a broad section it tells the order.
    """
    if tonnes.ndim != 3 or tonnes.shape[:2] != (len(nodes), len(nodes)):
        raise ValueError(f"tonnes have the shape {tonnes.shape}, not ({len(nodes)},) * 2 and years")
    both = np.nan_to_num(tonnes) + np.nan_to_num(tonnes.transpose(1, 0, 2))
    loads = np.zeros((len(graph.ends), tonnes.shape[2]))
    numbers = edge_numbers(graph)
    served = np.flatnonzero(nodes >= 0)
    for place, km, tree in trees_from(matrix(graph), nodes[served]):
        start = served[place]
        others = served[place + 1 :]
        others = others[np.isfinite(km[nodes[others]]) & both[start, others].any(axis=1)]
        which, before, after = steps_taken(tree, int(nodes[start]), nodes[others])
        taken = edges_of(numbers, before, after)
        uses = csr_array((np.ones(len(taken)), (taken, which)), shape=(len(loads), len(others)))
        used = np.unique(taken)
        loads[used] += uses[used] @ both[start, others]
    return loads


def section_loads(graph: Graph, sections: Sequence[np.ndarray], loads: np.ndarray) -> np.ndarray:
    """Return what each section carries: the mean of its edges by length, in tonnes.

    Parameters
    ----------
    graph
        The network of one mode.
    sections
        Edges of each section.
    loads
        What `assign` gives.

    Returns
    -------
    loads
        Shape (sections, k).
    """
    return np.array(
        [np.average(loads[edges], axis=0, weights=graph.km[edges]) for edges in sections]
    ).reshape(len(sections), loads.shape[1])
