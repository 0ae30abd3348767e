"""A network as nodes and edges, and as a sparse matrix."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

_DECIMALS = 5


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges that may be used both ways.

    Parameters
    ----------
    lonlat
        Shape (n, 2), degrees, EPSG:4326, (lon, lat) of the nodes.
    ends
        Shape (m, 2), places of the two nodes of each edge.
    km
        Length of each edge.
    kind
        What each edge is: ``road``, ``rail``, ``link``, ``join``, the name of a waterway, ...
    points
        Course of all edges one after the other, from the first node to the second, both
        included: shape (p, 2).
    first
        Where in ``points`` each edge begins, and at last p: shape (m + 1,).
    """

    lonlat: np.ndarray
    ends: np.ndarray
    km: np.ndarray
    kind: np.ndarray
    points: np.ndarray
    first: np.ndarray

    def line(self, edge: int) -> np.ndarray:
        """Return the course of an edge, shape (points, 2)."""
        course: np.ndarray = self.points[self.first[edge] : self.first[edge + 1]]
        return course


def straight_graph(lonlat: np.ndarray, ends: np.ndarray, km: np.ndarray, kind: np.ndarray) -> Graph:
    """Return a graph whose edges run straight from node to node."""
    points = lonlat[ends.reshape(-1)].reshape(-1, 2)
    return Graph(lonlat, ends, km, kind, points, np.arange(len(ends) + 1) * 2)


def matrix(graph: Graph) -> csr_array:
    """Return the lengths in km as a symmetric sparse matrix, for `scipy.sparse.csgraph`.

    Of several edges between two nodes the shortest is taken. A length of zero is written as a
    millimetre, because a sparse matrix takes a zero for no edge.
    """
    edges = edge_numbers(graph)
    lengths = np.maximum(graph.km[edges.data - 1], 1e-6)
    return csr_array((lengths, edges.indices, edges.indptr), shape=edges.shape)


def edge_numbers(graph: Graph) -> csr_array:
    """Return a symmetric sparse matrix with the number of each edge, counted from 1.

    Of several edges between two nodes the shortest is taken; an edge from a node to itself is
    left out.
    """
    count = len(graph.lonlat)
    both = np.concatenate([graph.ends, graph.ends[:, ::-1]])
    numbers = np.tile(np.arange(len(graph.ends)), 2)
    between = both[:, 0] != both[:, 1]
    both, numbers = both[between], numbers[between]
    order = np.lexsort((numbers, graph.km[numbers], both[:, 1], both[:, 0]))
    both, numbers = both[order], numbers[order]
    first = np.ones(len(both), dtype=bool)
    first[1:] = (both[1:] != both[:-1]).any(axis=1)
    both, numbers = both[first], numbers[first]
    starts = np.searchsorted(both[:, 0], np.arange(count + 1))
    return csr_array(
        (numbers + 1, both[:, 1].astype(np.int32), starts.astype(np.int32)), shape=(count, count)
    )


def part_of_each(graph: Graph) -> np.ndarray:
    """Return the number of the connected part that each node belongs to, the largest being 0."""
    _, labels = connected_components(matrix(graph), directed=False)
    sizes = np.bincount(labels)
    rank = np.empty(len(sizes), dtype=np.int64)
    rank[np.argsort(-sizes, kind="stable")] = np.arange(len(sizes))
    parts: np.ndarray = rank[labels]
    return parts


def with_edges(graph: Graph, ends: np.ndarray, km: np.ndarray, kind: str) -> Graph:
    """Return the graph with straight edges of one kind added behind its own."""
    return joined(
        graph,
        straight_graph(graph.lonlat, ends, km, np.full(len(ends), kind, dtype=graph.kind.dtype)),
    )


def joined(graph: Graph, more: Graph) -> Graph:
    """Return the edges of two graphs on the same nodes as one graph."""
    return Graph(
        graph.lonlat,
        np.concatenate([graph.ends, more.ends]),
        np.concatenate([graph.km, more.km]),
        np.concatenate([graph.kind, more.kind]),
        np.concatenate([graph.points, more.points]),
        np.concatenate([graph.first, more.first[1:] + graph.first[-1]]),
    )


def kept(graph: Graph, nodes: np.ndarray) -> Graph:
    """Return the part of a graph whose nodes are kept, numbered anew.

    Parameters
    ----------
    graph
        The graph.
    nodes
        For each node whether it is kept. Edges with an end that is not are left out.
    """
    numbers = np.cumsum(nodes) - 1
    edges = nodes[graph.ends].all(axis=1)
    lengths = np.diff(graph.first)
    return Graph(
        graph.lonlat[nodes],
        numbers[graph.ends[edges]],
        graph.km[edges],
        graph.kind[edges],
        graph.points[np.repeat(edges, lengths)],
        np.concatenate([[0], np.cumsum(lengths[edges])]),
    )


def settled(graph: Graph) -> Graph:
    """Return the graph with lengths and positions rounded to a metre, as it is kept in files.

    What is routed on before it is written and after it is read is then the same.
    """
    return Graph(
        np.round(graph.lonlat, _DECIMALS),
        graph.ends,
        np.maximum(np.round(graph.km, 3), 0.001),
        graph.kind,
        np.round(graph.points, _DECIMALS),
        graph.first,
    )
