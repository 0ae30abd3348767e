"""A graph is a symmetric matrix, falls into parts, and keeps the courses of its edges."""

from __future__ import annotations

import numpy as np

from dashboard.network.graph import (
    edge_numbers,
    joined,
    kept,
    matrix,
    part_of_each,
    settled,
    with_edges,
)
from tests.network.tiny_graph import graph, square


def test_the_matrix_is_symmetric_and_has_the_shortest_of_two_edges() -> None:
    twice = graph([(0, 0), (1, 0)], [(0, 1, 9.0), (1, 0, 5.0), (0, 0, 1.0)])
    assert matrix(twice).toarray().tolist() == [[0, 5], [5, 0]]
    assert edge_numbers(twice).toarray().tolist() == [[0, 2], [2, 0]]


def test_an_edge_of_no_length_is_still_an_edge() -> None:
    assert matrix(graph([(0, 0), (1, 0)], [(0, 1, 0.0)])).nnz == 2


def test_parts_are_numbered_by_size() -> None:
    assert part_of_each(square()).tolist() == [0, 0, 0, 0, 0, 1, 1]


def test_what_is_kept_is_numbered_anew_with_its_courses() -> None:
    island = kept(square(), np.array([False] * 5 + [True] * 2))
    assert island.ends.tolist() == [[0, 1]]
    assert island.km.tolist() == [7.0]
    assert island.line(0).tolist() == [[12.0, 50.0], [12.1, 50.0]]


def test_added_edges_stand_behind_and_run_straight() -> None:
    more = with_edges(square(), np.array([[4, 5]]), np.array([130.0]), "link")
    assert more.kind.tolist()[-1] == "link"
    assert more.line(6).tolist() == [[10.2, 50.1], [12.0, 50.0]]
    assert part_of_each(more).max() == 0
    assert len(joined(more, more).ends) == 14


def test_a_settled_graph_is_what_files_hold() -> None:
    rough = graph([(0.1234567, 0), (1, 0)], [(0, 1, 1.23456)])
    assert settled(rough).km.tolist() == [1.235]
    assert settled(rough).lonlat[0, 0] == 0.12346
    assert settled(settled(rough)).points.tolist() == settled(rough).points.tolist()
