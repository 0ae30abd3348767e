"""Shortest ways on a graph: their lengths, and the edges that they take."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

_AT_ONCE = 32


def lengths_from(steps: csr_array, nodes: np.ndarray) -> Iterator[tuple[int, np.ndarray]]:
    """Give for each of some nodes its place among them and the way to every node of the graph.

    Parameters
    ----------
    steps
        What `dashboard.network.graph.matrix` gives.
    nodes
        Nodes to start from.

    Notes
    -----
    Lengths in km; infinite where there is no way. 32 nodes at once, so that memory stays small.
    """
    for begin in range(0, len(nodes), _AT_ONCE):
        found = dijkstra(steps, directed=True, indices=nodes[begin : begin + _AT_ONCE])
        for place, row in enumerate(found):
            yield begin + place, row


def lengths_between(steps: csr_array, starts: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Return the lengths of the shortest ways in km, shape (starts, targets), NaN where none.

    Parameters
    ----------
    steps
        What `dashboard.network.graph.matrix` gives.
    starts, targets
        Nodes; -1 for a place that has none, which gives NaN.
    """
    km = np.full((len(starts), len(targets)), np.nan)
    there, goals = np.flatnonzero(starts >= 0), np.flatnonzero(targets >= 0)
    for place, row in lengths_from(steps, starts[there]):
        km[there[place], goals] = row[targets[goals]]
    km[np.isinf(km)] = np.nan
    return km


def trees_from(steps: csr_array, nodes: np.ndarray) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
    """Give for each of some nodes its place, the lengths as in `lengths_from`, and the tree.

    The tree tells for every node the one before it on the shortest way; -9999 where there is none.
    """
    for begin in range(0, len(nodes), _AT_ONCE):
        found, before = dijkstra(
            steps,
            directed=True,
            indices=nodes[begin : begin + _AT_ONCE],
            return_predecessors=True,
        )
        for place, (row, tree) in enumerate(zip(found, before, strict=True)):
            yield begin + place, row, tree


def steps_taken(
    tree: np.ndarray, start: int, targets: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return every step of the ways from a node to some others.

    Parameters
    ----------
    tree
        Node before each node, as `trees_from` gives it.
    start
        The node that the tree starts from.
    targets
        Nodes that can be reached.

    Returns
    -------
    which, before, after
        For each step its place in ``targets`` and its two nodes; the steps of one way stand in
        the order from the target back to the start.
    """
    which, before, after = [], [], []
    here, place = targets.astype(np.int64), np.arange(len(targets))
    while True:
        on = here != start
        if not on.any():
            break
        here, place = here[on], place[on]
        back = tree[here].astype(np.int64)
        which.append(place)
        before.append(back)
        after.append(here)
        here = back
    if not which:
        nothing = np.empty(0, dtype=np.int64)
        return nothing, nothing, nothing
    way = np.concatenate(which)
    order = np.argsort(way, kind="stable")
    return way[order], np.concatenate(before)[order], np.concatenate(after)[order]


def edges_of(numbers: csr_array, before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Return the edge between each two neighbouring nodes.

    Parameters
    ----------
    numbers
        What `dashboard.network.graph.edge_numbers` gives.
    before, after
        Nodes, neighbours row by row.
    """
    if not len(before):
        return np.empty(0, dtype=np.int64)
    count = numbers.shape[0]
    rows = np.repeat(np.arange(count, dtype=np.int64), np.diff(numbers.indptr))
    keys = rows * count + numbers.indices
    edges: np.ndarray = numbers.data[np.searchsorted(keys, before * count + after)] - 1
    return edges
