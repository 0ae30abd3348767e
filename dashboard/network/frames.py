"""A graph as tables that are kept, and back again."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dashboard.network.graph import Graph


def edge_frame(graph: Graph) -> gpd.GeoDataFrame:
    """Return the edges of a graph: ``from_node``, ``to_node``, ``length_km``, ``kind``, geometry.

    The row of an edge is its number. Lines in EPSG:4326.
    """
    owner = np.repeat(np.arange(len(graph.ends)), np.diff(graph.first))
    return gpd.GeoDataFrame(
        {
            "from_node": graph.ends[:, 0].astype(np.int32),
            "to_node": graph.ends[:, 1].astype(np.int32),
            "length_km": graph.km,
            "kind": graph.kind.astype(str),
        },
        geometry=shapely.linestrings(graph.points, indices=owner),
        crs=4326,
    )


def node_frame(graph: Graph) -> pd.DataFrame:
    """Return the nodes of a graph: ``node`` (its number), ``lon``, ``lat`` (EPSG:4326)."""
    return pd.DataFrame(
        {
            "node": np.arange(len(graph.lonlat), dtype=np.int32),
            "lon": graph.lonlat[:, 0],
            "lat": graph.lonlat[:, 1],
        }
    )


def graph_of(nodes: pd.DataFrame, edges: gpd.GeoDataFrame) -> Graph:
    """Return the graph that `node_frame` and `edge_frame` were made from."""
    points, owner = shapely.get_coordinates(edges.geometry, return_index=True)
    return Graph(
        nodes[["lon", "lat"]].to_numpy(dtype=np.float64),
        edges[["from_node", "to_node"]].to_numpy(dtype=np.int64),
        edges["length_km"].to_numpy(dtype=np.float64),
        edges["kind"].to_numpy(dtype=object),
        points,
        np.searchsorted(owner, np.arange(len(edges) + 1)),
    )
