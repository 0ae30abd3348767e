"""Routes as lines: between any two nodes, and between all places that a mode serves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from scipy.sparse import csr_array

from dashboard.network.access import Access
from dashboard.network.graph import Graph, edge_numbers, matrix
from dashboard.network.polyline import encoded
from dashboard.network.ways import edges_of, steps_taken, trees_from

_KM_A_DEGREE = 111.0


@dataclass(frozen=True, slots=True)
class Route:
    """The shortest way between two nodes.

    Parameters
    ----------
    km
        Its length.
    edges
        The edges that it takes, in order.
    line
        Its course, EPSG:4326; one point twice if both nodes are the same.
    """

    km: float
    edges: np.ndarray
    line: shapely.LineString


class Router:
    """Finds the shortest ways on one graph."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._steps: csr_array = matrix(graph)
        self._numbers: csr_array = edge_numbers(graph)

    def from_node(self, start: int, targets: np.ndarray) -> list[Route | None]:
        """Return the routes from one node to others, None where there is none."""
        _, km, tree = next(trees_from(self._steps, np.array([start])))
        return list(self._routes(start, targets, km, tree))

    def from_nodes(
        self, starts: np.ndarray, targets: list[np.ndarray]
    ) -> Iterator[list[Route | None]]:
        """Give for each start the routes to its targets, None where there is none."""
        for place, km, tree in trees_from(self._steps, starts):
            yield list(self._routes(int(starts[place]), targets[place], km, tree))

    def _routes(
        self, start: int, targets: np.ndarray, km: np.ndarray, tree: np.ndarray
    ) -> Iterator[Route | None]:
        reached = np.flatnonzero(np.isfinite(km[targets]))
        which, before, after = steps_taken(tree, start, targets[reached])
        edges = edges_of(self._numbers, before, after)
        cuts = np.searchsorted(which, np.arange(len(reached) + 1))
        place = dict(zip(reached.tolist(), range(len(reached)), strict=True))
        for number, target in enumerate(targets.tolist()):
            own = place.get(number)
            if own is None:
                yield None
                continue
            part = slice(cuts[own], cuts[own + 1])
            taken, at = edges[part][::-1], before[part][::-1]
            yield Route(float(km[target]), taken, self._line(taken, at, target))

    def _line(self, edges: np.ndarray, at: np.ndarray, target: int) -> shapely.LineString:
        if not len(edges):
            return shapely.LineString(self.graph.lonlat[[target, target]])
        return shapely.LineString(course(self.graph, edges, at))


def course(graph: Graph, edges: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Return the points of a way, from its first edge to its last.

    Parameters
    ----------
    graph
        The graph.
    edges
        Edges in the order in which they are taken.
    at
        Node at which each is entered.
    """
    start, end = graph.first[edges], graph.first[edges + 1]
    counts = end - start
    ahead = graph.ends[edges, 0] == at
    offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    forward = np.repeat(start, counts) + offsets
    backward = np.repeat(end - 1, counts) - offsets
    points: np.ndarray = graph.points[np.where(np.repeat(ahead, counts), forward, backward)]
    return points


def place_routes(
    graph: Graph, mode: str, places: pd.DataFrame, access: Access, tolerance_km: float
) -> pd.DataFrame:
    """Return the routes between all places that a mode serves.

    Parameters
    ----------
    graph
        The network of the mode.
    mode
        Its name.
    places
        ``place_id`` (sorted), ``lon``, ``lat``.
    access
        Where they join the network.
    tolerance_km
        How far the line may lie from the true course.

    Returns
    -------
    routes
        ``mode``, ``from_id``, ``to_id`` (``from_id`` < ``to_id``), ``km`` (both ways of access
        included), ``line`` (encoded polyline from place to place), sorted by both ids. A pair
        without a route has no row.

    Notes
    -----
    Shortest, not fastest or cheapest. For showing where freight may go, not where it went.
    """
    served = np.flatnonzero(access.node >= 0)
    ids = places["place_id"].to_numpy(dtype=str)
    lonlat = places[["lon", "lat"]].to_numpy(dtype=np.float64)
    rows, lines = [], []
    targets = [access.node[served[place + 1 :]] for place in range(len(served))]
    found = Router(graph).from_nodes(access.node[served], targets)
    for place, routes in enumerate(found):
        start = served[place]
        for end, route in zip(served[place + 1 :], routes, strict=True):
            if route is not None:
                rows.append((mode, ids[start], ids[end], _km(route, access, start, end)))
                lines.append(_between(lonlat[start], route, lonlat[end]))
    slim = shapely.simplify(
        np.array(lines, dtype=object), tolerance_km / _KM_A_DEGREE, preserve_topology=False
    )
    table = pd.DataFrame(rows, columns=["mode", "from_id", "to_id", "km"])
    return table.assign(line=pd.Series(encoded(slim), dtype="str"))


def _km(route: Route, access: Access, start: int, end: int) -> float:
    return round(route.km + float(access.km[start]) + float(access.km[end]), 3)


def _between(start: np.ndarray, route: Route, end: np.ndarray) -> shapely.LineString:
    points = shapely.get_coordinates(route.line)
    return shapely.LineString(np.concatenate([start[None, :], points, end[None, :]]))
