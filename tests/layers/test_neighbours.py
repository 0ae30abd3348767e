"""One can walk from every region to every other."""

from __future__ import annotations

import numpy as np
import shapely

from dashboard.layers.neighbours import neighbours


def walk(*boxes: tuple[float, float, float, float]) -> dict[str, list[str]]:
    shapes = np.array([shapely.box(*edges) for edges in boxes])
    codes = [chr(ord("A") + place) for place in range(len(boxes))]
    return dict(zip(codes, neighbours(codes, shapes, shapely.centroid(shapes)), strict=True))


def test_regions_that_touch_are_neighbours_nearest_first() -> None:
    assert walk((0, 0, 1, 1), (1, 0, 3, 1), (0, 1, 1, 2)) == {
        "A": ["C", "B"],
        "B": ["A", "C"],
        "C": ["A", "B"],
    }


def test_an_island_is_joined_to_the_nearest_region_and_back() -> None:
    assert walk((0, 0, 1, 1), (1, 0, 2, 1), (5, 0, 6, 1)) == {
        "A": ["B"],
        "B": ["A", "C"],
        "C": ["B"],
    }


def test_two_groups_of_islands_are_joined_into_one() -> None:
    near = walk((0, 0, 1, 1), (1.5, 0, 2, 1), (9, 0, 10, 1), (10.5, 0, 11, 1))
    assert near == {"A": ["B"], "B": ["A", "C"], "C": ["D", "B"], "D": ["C"]}


def test_a_region_alone_has_no_neighbour() -> None:
    assert walk((0, 0, 1, 1)) == {"A": []}
