"""Networks contracted: nodes where nothing branches off are merged into the edges."""

from __future__ import annotations

import numpy as np

from dashboard.network.graph import Graph, edge_numbers, kept


def contracted(graph: Graph, anchors: np.ndarray) -> Graph:
    """Return the graph with every node of two edges merged, unless the edges differ in kind.

    Parameters
    ----------
    graph
        A network. Of several edges between two nodes the shortest stays, before and after.
    anchors
        Nodes that stay whatever their edges: those at which something joins the network.

    Returns
    -------
    graph
        Nodes in their old order; edges sorted by their two nodes, the smaller first. The course
        of a merged edge runs through the nodes that were merged.

    Notes
    -----
    Distances between the nodes that stay are those of the graph. A ring on which nothing branches
    off goes, unless a node of it stays.
    """
    steps = edge_numbers(graph)
    stays = _stays(graph, steps.indptr, steps.data - 1)
    stays[anchors] = True
    chains = _chains(steps.indptr, steps.indices, steps.data - 1, stays)
    numbers = np.cumsum(stays) - 1
    return _assembled(graph, chains, numbers, stays)


def _stays(graph: Graph, starts: np.ndarray, edges: np.ndarray) -> np.ndarray:
    stays: np.ndarray = np.diff(starts) != 2
    middle = np.flatnonzero(~stays)
    kinds = graph.kind[edges[starts[middle][:, None] + np.arange(2)]]
    stays[middle[kinds[:, 0] != kinds[:, 1]]] = True
    return stays


Chain = tuple[int, int, list[int]]
"""First and last node, and the edges between."""


def _chains(
    starts: np.ndarray, neighbours: np.ndarray, edges: np.ndarray, stays: np.ndarray
) -> list[Chain]:
    """Walk from every node that stays to the next one that stays, each way once."""
    first, ahead, number, stop = (x.tolist() for x in (starts, neighbours, edges, stays))
    found: list[Chain] = []
    for start in np.flatnonzero(stays).tolist():
        for step in range(first[start], first[start + 1]):
            before, here, walked = start, ahead[step], [number[step]]
            while not stop[here]:
                left, right = first[here], first[here] + 1
                onward = right if ahead[left] == before else left
                before, here = here, ahead[onward]
                walked.append(number[onward])
            if start < here:
                found.append((start, here, walked))
    return found


def _assembled(graph: Graph, chains: list[Chain], numbers: np.ndarray, stays: np.ndarray) -> Graph:
    if not chains:
        return kept(graph, stays)
    counts = np.array([len(chain[2]) for chain in chains])
    flat = np.array([edge for chain in chains for edge in chain[2]])
    begin = np.concatenate([[0], np.cumsum(counts)])[:-1]
    km = np.add.reduceat(graph.km[flat], begin)
    ends = numbers[np.array([chain[:2] for chain in chains])]
    order = np.lexsort((km, ends[:, 1], ends[:, 0]))
    first = np.ones(len(order), dtype=bool)
    first[1:] = (ends[order][1:] != ends[order][:-1]).any(axis=1)
    order = order[first]
    lines = [_course(graph, chains[chain]) for chain in order.tolist()]
    sizes = np.array([len(line) for line in lines])
    return Graph(
        graph.lonlat[stays],
        ends[order],
        km[order],
        graph.kind[flat[begin]][order],
        np.concatenate(lines),
        np.concatenate([[0], np.cumsum(sizes)]),
    )


def _course(graph: Graph, chain: Chain) -> np.ndarray:
    start, _, edges = chain
    parts = []
    here = start
    for edge in edges:
        line, (left, right) = graph.line(edge), graph.ends[edge]
        ahead = left == here
        parts.append(line if ahead else line[::-1])
        here = right if ahead else left
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
