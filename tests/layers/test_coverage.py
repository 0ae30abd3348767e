"""Polygons that fit together still fit when they are simplified."""

from __future__ import annotations

import numpy as np
import shapely

from dashboard.layers.coverage import fitted, simplified


def test_an_overlap_is_given_to_one_of_the_two() -> None:
    one, other = fitted(np.array([shapely.box(0, 0, 2, 1), shapely.box(1.9, 0, 4, 1)]))
    assert one.union(other).area == 4
    assert one.intersection(other).area == 0


def test_a_shared_border_loses_the_same_points_on_both_sides() -> None:
    jagged = [(1000, 0), (1010, 250), (1000, 500), (1010, 750), (1000, 1000)]
    west = shapely.Polygon([(0, 0), *jagged, (0, 1000)])
    east = shapely.Polygon([(2000, 0), *jagged, (2000, 1000)])
    simple = simplified(np.array([west, east]), 200)
    assert shapely.coverage_is_valid(simple)
    assert list(shapely.get_num_coordinates(simple)) == [5, 5]
