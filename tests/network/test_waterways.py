"""Waterways are as long as their marks say, and meet where they share a point."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from dashboard.network.graph import part_of_each
from dashboard.network.waterways import waterway_graph, waterway_lengths

NAN = float("nan")
POINTS = pd.DataFrame(
    {
        "waterway_id": ["AAA", "AAA", "AAA", "BBB", "BBB"],
        "name": ["A", "A", "A", "B", "B"],
        "point": ["Source", "Fork", "Mouth", "Fork", "Hill"],
        "lon": [10.0, 10.1, 10.3, 10.1, 10.1],
        "lat": [50.0, 50.0, 50.0, 50.0, 50.1],
        "km_mark": [100.0, NAN, 70.0, NAN, NAN],
    }
)


def test_between_marks_the_length_is_that_of_the_marks() -> None:
    found = waterway_lengths(POINTS, 1.15)
    assert found["AAA"] == pytest.approx(30)
    assert found["BBB"] == pytest.approx(11.12 * 1.15, rel=0.01)


def test_what_lies_between_two_marks_is_spread_by_straight_lengths() -> None:
    graph = waterway_graph(POINTS, 1.0, 1000)
    assert graph.km[:2].tolist() == pytest.approx([10, 20], rel=0.01)


def test_waterways_meet_at_a_point_of_the_same_name() -> None:
    graph = waterway_graph(POINTS, 1.15, 1000)
    assert (len(graph.lonlat), part_of_each(graph).max()) == (4, 0)
    assert graph.kind.tolist() == ["AAA", "AAA", "BBB"]


def test_nodes_stand_no_farther_apart_than_a_step() -> None:
    graph = waterway_graph(POINTS, 1.15, 2)
    assert graph.km.max() <= 2
    assert graph.km.sum() == pytest.approx(waterway_lengths(POINTS, 1.15).sum())
    assert np.array_equal(graph.lonlat[:2], [[10.0, 50.0], [10.1, 50.0]])
