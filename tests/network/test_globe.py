"""Distances over the globe, and what lies nearest."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.network.globe import Nearest, straight_km


def test_a_degree_of_latitude_is_about_111_km() -> None:
    (km,) = straight_km(np.array([[10.0, 50.0]]), np.array([[10.0, 51.0]]))
    assert km == pytest.approx(111.2, abs=0.1)


def test_the_nearest_point_is_found_across_the_date_line() -> None:
    km, place = Nearest(np.array([[179.9, 0.0], [170.0, 0.0]])).find(np.array([[-179.9, 0.0]]))
    assert place.tolist() == [0]
    assert km[0] == pytest.approx(22.2, abs=0.1)


def test_all_points_within_some_kilometres_are_found() -> None:
    near = Nearest(np.array([[0, 0], [0.01, 0], [1, 0]])).all_within(np.array([[0, 0]]), 5)
    assert [sorted(places.tolist()) for places in near] == [[0, 1]]
