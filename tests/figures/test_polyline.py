"""Encoded polylines come out as points, longitude first."""

from __future__ import annotations

from dashboard.figures.polyline import decode


def test_the_known_example_is_decoded() -> None:
    points = decode("_p~iF~ps|U_ulLnnqC_mqNvxq`@")
    assert points.round(5).tolist() == [[-120.2, 38.5], [-120.95, 40.7], [-126.453, 43.252]]


def test_an_empty_text_has_no_points() -> None:
    assert decode("").shape == (0, 2)
