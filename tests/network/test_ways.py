"""Shortest ways: their lengths and the edges that they take."""

from __future__ import annotations

import numpy as np

from dashboard.network.graph import edge_numbers, matrix
from dashboard.network.ways import edges_of, lengths_between, steps_taken, trees_from
from tests.network.tiny_graph import square


def test_lengths_are_nan_where_there_is_no_way_or_no_node() -> None:
    found = lengths_between(matrix(square()), np.array([0, 5, -1]), np.array([4, 6]))
    assert np.array_equal(found, [[26, np.nan], [np.nan, 7], [np.nan, np.nan]], equal_nan=True)


def test_the_steps_of_each_way_lead_back_to_the_start() -> None:
    graph = square()
    _, _, tree = next(trees_from(matrix(graph), np.array([0])))
    which, before, after = steps_taken(tree, 0, np.array([4, 0, 3]))
    assert list(zip(which.tolist(), before.tolist(), after.tolist(), strict=True)) == [
        (0, 2, 4),
        (0, 1, 2),
        (0, 0, 1),
        (2, 0, 3),
    ]
    assert edges_of(edge_numbers(graph), before, after).tolist() == [4, 1, 0, 3]


def test_a_way_to_the_start_itself_has_no_steps() -> None:
    _, _, tree = next(trees_from(matrix(square()), np.array([0])))
    which, before, after = steps_taken(tree, 0, np.array([0]))
    assert len(which) == 0
    assert len(edges_of(edge_numbers(square()), before, after)) == 0
