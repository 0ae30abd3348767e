"""The four networks of Europe, from what their suppliers have to what is routed on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import pandas as pd

from dashboard.network.contraction import contracted
from dashboard.network.globe import Nearest
from dashboard.network.graph import Graph, kept, straight_graph
from dashboard.network.mending import (
    with_gaps_closed,
    with_links,
    with_parts_joined,
    without_small_parts,
)
from dashboard.network.parameters import Parameters
from dashboard.network.sea import lane_graph, with_fairways
from dashboard.network.waterways import waterway_graph
from dashboard.network.window import inside_window

MODES = ("road", "rail", "inland_waterway", "sea")
LAND_MODES = MODES[:3]


class World(Protocol):
    """Nodes and edges as a supplier has them: see `dashboard.sources.scgraph.WorldNetwork`."""

    @property
    def lonlat(self) -> np.ndarray:
        """Nodes as (lon, lat)."""

    @property
    def ends(self) -> np.ndarray:
        """The two nodes of each edge."""

    @property
    def km(self) -> np.ndarray:
        """Length of each edge."""


def land_network(
    world: World, links: pd.DataFrame, mode: str, joining: np.ndarray, assumed: Parameters
) -> Graph:
    """Return the road or rail network of Europe, mended and contracted.

    Parameters
    ----------
    world
        Nodes and edges of the world.
    links
        Rows of ``network_links.csv``; those of the mode are used.
    mode
        ``road`` or ``rail``, which becomes the kind of its edges.
    joining
        Shape (places, 2), where something will join the network (lon, lat): the node nearest to
        each stays when the network is contracted.
    assumed
        The parameters.

    Notes
    -----
    Not for navigation: classes, limits, gauges and directions are not known.
    """
    whole = straight_graph(
        world.lonlat, world.ends, world.km, np.full(len(world.ends), mode, dtype=object)
    )
    graph = kept(whole, inside_window(world.lonlat, assumed))
    own = links[links["mode"] == mode]
    if len(own):
        graph = with_links(graph, own, assumed.link_least_nodes, assumed.link_own_node_km)
    graph = with_parts_joined(graph, assumed.join_within_km)
    graph = without_small_parts(graph, assumed.least_part_nodes)
    graph = with_gaps_closed(graph, assumed.gap_within_km, assumed.gap_detour_km)
    return contracted(graph, Nearest(graph.lonlat).find(joining)[1])


def inland_network(points: pd.DataFrame, assumed: Parameters) -> Graph:
    """Return the inland waterways: rows of ``waterways.csv`` of that mode as a graph."""
    own = points[points["mode"] == "inland_waterway"]
    return waterway_graph(own, assumed.waterway_winding, assumed.waterway_step_km)


def sea_network(lanes: Sequence[np.ndarray], points: pd.DataFrame, assumed: Parameters) -> Graph:
    """Return the sea lanes with the fairways of ``waterways.csv`` as a graph."""
    own = points[points["mode"] == "sea"]
    fairways = waterway_graph(own, assumed.waterway_winding, assumed.waterway_step_km)
    return with_fairways(lane_graph(lanes, assumed), fairways, assumed.sea_lane_join_km)
