"""The networks of the modes are made from worlds of nodes, typed points and lanes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from dashboard.network.graph import part_of_each
from dashboard.network.networks import inland_network, land_network, sea_network
from dashboard.sources.scgraph import WorldNetwork
from tests.network.tiny_world import ASSUMED

WORLD = WorldNetwork(
    np.array([(10, 50), (10.1, 50), (10.2, 50), (10.2, 50.02), (100, 50), (10.3, 50)]),
    np.array([(0, 1), (1, 2), (2, 3), (3, 4), (2, 5)]),
    np.array([7.0, 7.0, 2.0, 6000.0, 7.0]),
)
LINKS = pd.DataFrame({"mode": ["rail"]})
FAIRWAYS = pd.DataFrame(
    {
        "waterway_id": ["KIE", "KIE", "LOW", "LOW"],
        "name": ["Canal", "Canal", "River", "River"],
        "mode": ["sea", "sea", "inland_waterway", "inland_waterway"],
        "point": ["A", "B", "B", "C"],
        "lon": [10.0, 10.3, 10.3, 10.6],
        "lat": [54.0, 54.0, 54.0, 54.0],
        "km_mark": [0.0, 25.0, np.nan, np.nan],
    }
)
LANES = [
    np.array([[9.0, 54.0], [9.95, 54.0]]),
    np.array([[9.95, 54.0], [9.95, 55.0], [10.35, 54.0]]),
    np.array([[9.95, 55.0], [100.0, 54.0]]),
]
EASY = replace(ASSUMED, least_part_nodes=2.0, waterway_winding=1.2)


def test_a_land_network_is_cut_to_the_window_and_contracted() -> None:
    graph = land_network(WORLD, LINKS, "road", np.array([[10.1, 50.0]]), EASY)
    assert graph.lonlat.tolist() == [[10, 50], [10.1, 50], [10.2, 50], [10.2, 50.02], [10.3, 50]]
    assert set(graph.kind) == {"road"}


def test_inland_waterways_are_those_of_their_mode() -> None:
    graph = inland_network(FAIRWAYS, EASY)
    assert set(graph.kind) == {"LOW"}


def test_a_canal_joins_the_sea_lanes_at_both_ends() -> None:
    graph = sea_network(LANES, FAIRWAYS, EASY)
    assert part_of_each(graph).max() == 0
    assert graph.kind.tolist().count("join") == 2
    assert graph.lonlat[:, 0].max() < 45


def test_an_end_inland_is_not_joined() -> None:
    graph = sea_network(LANES[:1], FAIRWAYS, EASY)
    assert graph.kind.tolist().count("join") == 1
