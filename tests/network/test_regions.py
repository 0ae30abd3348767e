"""A region lies where its roads are dense, and joins rail and waterways near that point."""

from __future__ import annotations

import numpy as np

from dashboard.network.regions import join_regions, nodes_inside, nodes_near, road_points
from tests.network.tiny_graph import graph, square
from tests.network.tiny_world import ASSUMED, REGION_IDS, regions

INSIDE = nodes_inside(square(), regions(), REGION_IDS)


def test_nodes_lie_in_regions_and_each_nuts_3_region_weighs_the_same() -> None:
    assert INSIDE.region.tolist() == [0, 1, 1, 0, 1, 2, 2]
    assert INSIDE.weight.tolist() == [0.5, 0.5, 0.5, 0.5, 1.0, 0.5, 0.5]


def test_a_region_lies_at_the_node_nearest_to_its_median() -> None:
    found = road_points(square(), INSIDE, 4)
    assert found[1] in (2, 4)
    assert found.tolist()[3] == -1


def test_of_parts_that_no_road_joins_the_heavier_is_taken() -> None:
    parts = graph(
        [(9.91, 49.91), (10.0, 50.0), (10.01, 50.0), (10.02, 50.0)], [(1, 2, 1.0), (2, 3, 1.0)]
    )
    found = road_points(parts, nodes_inside(parts, regions(), REGION_IDS), 4)
    assert found.tolist() == [2, -1, -1, -1]


def test_a_node_inside_goes_before_a_nearer_one_outside() -> None:
    points = np.array([[10.04, 50.0], [10.3, 50.1], [13.0, 50.0], [np.nan, np.nan]])
    assert nodes_near(square(), INSIDE, points, 10).tolist() == [0, 4, 6, -1]


def test_a_region_without_a_node_joins_the_nearest_if_it_is_near_enough() -> None:
    points = np.array([[10.04, 50.0], [10.3, 50.1], [12.0, 50.0], [10.35, 50.1]])
    assert nodes_near(square(), INSIDE, points, 12)[3] == 4
    assert nodes_near(square(), INSIDE, points, 5)[3] == -1


def test_regions_join_all_networks_by_the_point_on_the_road() -> None:
    graphs = dict.fromkeys(("road", "rail", "inland_waterway"), square())
    joined = join_regions(graphs, regions(), REGION_IDS, ASSUMED)
    assert np.array_equal(joined.nodes["road"], joined.nodes["rail"])
    assert np.isnan(joined.points[3]).all()
