"""The step of the network makes four graphs, each from its own supplier and its own tables."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from dashboard.build import network
from dashboard.build.network import networks
from dashboard.network.graph import Graph
from dashboard.sources.python_packages import RAIL_FILE, ROAD_FILE
from dashboard.sources.scgraph import WorldNetwork
from tests.network.tiny_world import ASSUMED, CLUSTERS, PORTS

EASY = replace(ASSUMED, least_part_nodes=2.0, waterway_winding=1.2)
NODES = np.array([(10.0, 50.0), (10.1, 50.0), (10.2, 50.1)])
WORLDS = {
    ROAD_FILE: WorldNetwork(NODES, np.array([(0, 1), (1, 2)]), np.array([7.0, 13.0])),
    RAIL_FILE: WorldNetwork(NODES[:2], np.array([(0, 1)]), np.array([8.0])),
}
WATERWAYS = pd.DataFrame(
    {
        "waterway_id": ["RHE", "RHE", "KIE", "KIE"],
        "name": ["River", "River", "Canal", "Canal"],
        "mode": ["inland_waterway", "inland_waterway", "sea", "sea"],
        "point": ["A", "B", "C", "D"],
        "lon": [6.0, 7.0, 9.0, 10.0],
        "lat": [51.0, 51.0, 54.0, 54.0],
        "km_mark": [0.0, 90.0, 0.0, 98.0],
    }
)
TABLES = {
    "ports": PORTS,
    "clusters": CLUSTERS,
    "corridor_nodes": pd.DataFrame({"lon": [10.1], "lat": [50.0]}),
    "network_links": pd.DataFrame({"mode": pd.Series([], dtype=str)}),
    "waterways": WATERWAYS,
}


@pytest.fixture
def graphs(monkeypatch: pytest.MonkeyPatch) -> dict[str, Graph]:
    """Return the graphs of a small world."""
    lanes = [np.array([[8.0, 54.0], [9.0, 54.0]])]
    monkeypatch.setattr(network, "read_world_network", lambda file: WORLDS[file])
    monkeypatch.setattr(network, "read_sea_lanes", lambda: lanes)
    return networks(TABLES, EASY)


def test_each_mode_has_a_graph_of_its_own_kind(graphs: dict[str, Graph]) -> None:
    kinds = {mode: set(graph.kind) for mode, graph in graphs.items()}
    assert kinds == {
        "road": {"road"},
        "rail": {"rail"},
        "inland_waterway": {"RHE"},
        "sea": {"lane", "KIE", "join"},
    }


def test_road_and_rail_are_read_from_their_own_files(graphs: dict[str, Graph]) -> None:
    assert graphs["road"].km.sum() == pytest.approx(20.0)
    assert graphs["rail"].km.tolist() == [8.0]


def test_a_node_next_to_a_place_or_corridor_is_kept(graphs: dict[str, Graph]) -> None:
    assert [10.1, 50.0] in graphs["road"].lonlat.tolist()
