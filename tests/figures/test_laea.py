"""The closed formula gives the points that pyproj gives, and the units of the drawn maps."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Transformer

from dashboard.figures.laea import NORTH, UNIT_M, WEST, project, to_map
from dashboard.layers import paths

TO_3035 = Transformer.from_crs(4326, 3035, always_xy=True)


@given(st.floats(-30, 50), st.floats(27, 72))
def test_points_lie_within_a_centimetre_of_those_of_pyproj(lon: float, lat: float) -> None:
    east, north = project(np.array([lon]), np.array([lat]))
    wanted = TO_3035.transform(lon, lat)
    assert abs(east[0] - wanted[0]) < 0.01
    assert abs(north[0] - wanted[1]) < 0.01


def test_the_frame_is_the_one_of_the_drawn_maps() -> None:
    assert (WEST, NORTH, UNIT_M) == (paths.WEST, paths.NORTH, paths.UNIT_M)
    points = to_map(np.array([10.0]), np.array([52.0]))
    metres = np.array([[4_321_000.0, 3_210_000.0]])
    assert np.allclose(points, paths.to_units(metres))
