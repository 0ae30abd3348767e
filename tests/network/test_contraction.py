"""Contracting merges what does not branch, and changes no distance."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse.csgraph import dijkstra

from dashboard.network.contraction import contracted
from dashboard.network.graph import matrix
from tests.network.tiny_graph import graph, square

NOTHING = np.empty(0, dtype=np.int64)


def test_nodes_on_the_way_are_merged_and_their_course_is_kept() -> None:
    line = graph([(0, 0), (1, 0), (2, 1), (3, 1)], [(0, 1, 5.0), (2, 1, 6.0), (2, 3, 7.0)])
    found = contracted(line, NOTHING)
    assert found.lonlat.tolist() == [[0, 0], [3, 1]]
    assert (found.ends.tolist(), found.km.tolist()) == ([[0, 1]], [18.0])
    assert found.line(0).tolist() == [[0, 0], [1, 0], [2, 1], [3, 1]]


def test_an_anchor_and_a_change_of_kind_stay() -> None:
    line = [(0, 0), (1, 0), (2, 0), (3, 0)]
    edges = [(0, 1, 5.0), (1, 2, 6.0), (2, 3, 7.0)]
    assert len(contracted(graph(line, edges), np.array([1])).lonlat) == 3
    kinds = ["road", "road", "link"]
    assert len(contracted(graph(line, edges, kinds), NOTHING).lonlat) == 3


def test_of_two_ways_round_the_shorter_stays() -> None:
    tails = [(0, 1, 7.0), (1, 2, 11.0), (2, 3, 7.0), (0, 3, 12.0), (2, 4, 8.0), (0, 5, 1.0)]
    found = contracted(graph([(i, 0) for i in range(6)], tails), NOTHING)
    assert sorted(found.km.tolist()) == [1.0, 8.0, 18.0]


def test_a_ring_on_which_nothing_branches_goes() -> None:
    ring = graph([(0, 0), (1, 0), (1, 1)], [(0, 1, 1.0), (1, 2, 1.0), (0, 2, 1.0)])
    assert len(contracted(ring, np.array([0])).ends) == 0


@given(
    st.lists(
        st.tuples(st.integers(0, 11), st.integers(0, 11), st.integers(1, 50)),
        min_size=1,
        max_size=25,
    )
)
def test_no_distance_between_what_stays_is_changed(edges: list[tuple[int, int, int]]) -> None:
    whole = graph([(place, place % 3) for place in range(12)], edges)
    found = contracted(whole, np.array([0, 5]))
    place = {tuple(point): number for number, point in enumerate(whole.lonlat.tolist())}
    stays = [place[tuple(point)] for point in found.lonlat.tolist()]
    before = dijkstra(matrix(whole))[np.ix_(stays, stays)]
    assert np.array_equal(dijkstra(matrix(found)), before)


def test_the_square_keeps_its_only_branch() -> None:
    found = contracted(square(), np.array([0]))
    assert sorted(zip(found.ends.tolist(), found.km.tolist(), strict=True)) == [
        ([0, 1], 18.0),
        ([1, 2], 8.0),
        ([3, 4], 7.0),
    ]
