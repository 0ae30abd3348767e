"""Assigned tonnes are on every edge of their way, and their tonne-kilometres add up."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.network.assignment import assign, section_loads
from dashboard.network.graph import matrix
from dashboard.network.ways import lengths_between
from tests.network.tiny_graph import square

NODES = np.array([0, 4, -1, 5, 3])


def test_a_flow_is_on_every_edge_of_its_way_in_both_directions() -> None:
    tonnes = np.zeros((5, 5, 2))
    tonnes[0, 1] = 10, 1
    tonnes[1, 0] = 5, 0
    loads = assign(square(), NODES, tonnes)
    assert loads.tolist() == [[15, 1], [15, 1], [0, 0], [0, 0], [15, 1], [0, 0]]


def test_what_has_no_route_no_node_or_stays_inside_is_left_out() -> None:
    tonnes = np.zeros((5, 5, 1))
    tonnes[0, 3] = tonnes[0, 2] = tonnes[0, 0] = 7
    tonnes[0, 1] = np.nan
    assert not assign(square(), NODES, tonnes).any()


def test_tonne_kilometres_on_edges_are_those_of_the_flows() -> None:
    graph = square()
    tonnes = np.random.default_rng(1).random((5, 5, 3))
    km = np.nan_to_num(lengths_between(matrix(graph), NODES, NODES))
    loads = assign(graph, NODES, tonnes)
    assert (loads * graph.km[:, None]).sum(axis=0) == pytest.approx(
        (tonnes * km[:, :, None]).sum(axis=(0, 1))
    )


def test_a_table_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\(5, 4, 1\)"):
        assign(square(), NODES, np.zeros((5, 4, 1)))


def test_a_section_carries_the_mean_of_its_edges_by_length() -> None:
    loads = np.array([[10.0], [20.0], [0.0], [0.0], [0.0], [0.0]])
    found = section_loads(square(), [np.array([0, 1]), np.array([5])], loads)
    assert found.tolist() == [[pytest.approx((7 * 10 + 11 * 20) / 18)], [0.0]]
    assert section_loads(square(), [], loads).shape == (0, 1)
