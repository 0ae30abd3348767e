"""Shapes are written as path data without a letter too many."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from dashboard.layers.paths import EAST, HEIGHT, NORTH, SOUTH, WEST, path_data, to_units


def test_the_corners_of_the_frame_are_the_corners_of_the_drawing() -> None:
    corners = to_units(np.array([[WEST, NORTH], [EAST, SOUTH]]))
    np.testing.assert_allclose(corners, [[0, 0], [1000, HEIGHT]], atol=0.5)


def test_a_hole_is_a_ring_of_its_own() -> None:
    holed = shapely.box(0, 0, 9, 9).difference(shapely.box(3, 3, 4, 4))
    assert path_data(holed).count("M") == path_data(holed).count("z") == 2


def test_a_line_is_not_closed() -> None:
    assert path_data(shapely.LineString([(0, 0), (1, 0.5), (2, 0)])) == "M0 0l1 .5 1-.5"


def test_a_shape_smaller_than_a_tenth_is_left_out() -> None:
    assert path_data(shapely.box(0, 0, 0.01, 0.01)) == ""


def test_points_are_left_out() -> None:
    assert path_data(shapely.Point(1, 1)) == ""


def read_path(data: str) -> list[tuple[float, float]]:
    """Return the points of a path of one line, as a browser would read it."""
    x = y = 0.0
    points = []
    for command, numbers in re.findall(r"([Mlhv])([^Mlhvz]*)", data):
        values = [float(one) for one in re.findall(r"-?(?:\d*\.\d+|\d+)", numbers)]
        if command in "hv":
            for value in values:
                x, y = (x + value, y) if command == "h" else (x, y + value)
                points.append((x, y))
        else:
            for right, down in zip(values[::2], values[1::2], strict=True):
                x, y = (right, down) if command == "M" else (x + right, y + down)
                points.append((x, y))
    return points


tenths = st.tuples(st.integers(0, 9999), st.integers(0, 9999))


@given(st.lists(tenths, min_size=2, max_size=30))
def test_a_browser_reads_the_points_that_were_written(points: list[tuple[int, int]]) -> None:
    line = [points[0], *(b for a, b in pairwise(points) if a != b)]
    if len(line) < 2 or line[0] == line[-1]:
        return
    wanted = [(x / 10, y / 10) for x, y in line]
    np.testing.assert_allclose(read_path(path_data(shapely.LineString(wanted))), wanted, atol=1e-6)
