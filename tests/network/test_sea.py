"""Sea lanes become a graph, and fairways are joined to it where their ends lie near."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.network.sea import lane_graph, with_fairways
from tests.network.tiny_graph import graph
from tests.network.tiny_world import ASSUMED

LANES = [
    np.array([[9.0, 54.0], [9.5, 54.0], [10.0, 54.0]]),
    np.array([[9.5, 54.0], [9.5, 55.0]]),
    np.array([[9.5, 55.0]]),
]
FAIRWAY = graph([(10.05, 54.0), (10.5, 54.0)], [(0, 1, 40.0)], ["KIE"])


def test_lanes_meet_where_they_share_a_point() -> None:
    found = lane_graph(LANES, ASSUMED)
    assert len(found.lonlat) == 4
    assert len(found.ends) == 3
    assert set(found.kind) == {"lane"}


def test_a_stretch_is_as_long_as_it_is_straight() -> None:
    found = lane_graph(LANES[1:], ASSUMED)
    assert found.km.tolist() == [pytest.approx(111.2, abs=0.2)]


def test_a_stretch_that_leaves_the_window_is_left_out() -> None:
    far = np.array([[9.0, 54.0], [9.5, 54.0], [120.0, 54.0]])
    assert lane_graph([far], ASSUMED).lonlat.tolist() == [[9.0, 54.0], [9.5, 54.0]]


def test_an_end_of_a_fairway_near_a_lane_is_joined_to_it_and_the_other_is_one_inland() -> None:
    lanes = lane_graph(LANES, ASSUMED)
    both = with_fairways(lanes, FAIRWAY, 10.0)
    (at,) = np.flatnonzero(both.kind == "join")
    begin, end = both.lonlat[both.ends[at]]
    assert sorted([begin.tolist(), end.tolist()]) == [[10.0, 54.0], [10.05, 54.0]]
    assert both.km[at] == pytest.approx(3.28, abs=0.01)
    assert both.km[both.kind == "KIE"].tolist() == [40.0]


def test_a_fairway_far_from_every_lane_stays_apart() -> None:
    both = with_fairways(lane_graph(LANES, ASSUMED), FAIRWAY, 1.0)
    assert "join" not in both.kind
    assert len(both.ends) == 4
