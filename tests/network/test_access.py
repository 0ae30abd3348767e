"""Places join the networks of the modes that serve them, and no others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.network.access import place_access, served_modes
from tests.network.tiny_graph import square
from tests.network.tiny_world import ASSUMED, CLUSTERS, PORTS

PLACES = served_modes(PORTS, CLUSTERS)


def test_places_are_sorted_and_a_cluster_of_unknown_modes_has_road_alone() -> None:
    assert PLACES["place_id"].tolist() == [
        *("cluster:C01", "cluster:C02", "cluster:C03", "port:DEDUI", "port:SENRK")
    ]
    unknown = PLACES[PLACES["place_id"] == "cluster:C02"].iloc[0]
    assert [bool(unknown[mode]) for mode in ("road", "rail", "sea")] == [True, False, False]


def test_a_place_joins_at_the_nearest_node_if_it_is_near_enough() -> None:
    found = place_access(square(), PLACES, "road", ASSUMED)
    assert found.node.tolist() == [4, 0, -1, 2, 0]
    assert found.km[0] == 0
    assert found.km[1] == pytest.approx(1.3 * 2.86, rel=0.01)
    assert np.isnan(found.km[2])


def test_rail_serves_what_names_it_and_ports_that_lie_near() -> None:
    found = place_access(square(), PLACES, "rail", ASSUMED)
    assert found.node.tolist() == [4, -1, -1, 2, 0]


def test_sea_serves_no_inland_port_and_a_cluster_only_by_way_of_a_port() -> None:
    found = place_access(square(), PLACES, "sea", ASSUMED)
    assert found.node.tolist() == [-1, -1, -1, -1, 0]
    far = place_access(square(), PLACES, "sea", replace(ASSUMED, sea_cluster_km=2000))
    assert far.node.tolist() == [-1, -1, 0, -1, 0]
    assert far.km[2] == pytest.approx(1425, rel=0.01)
