"""GeoJSON is written small."""

from __future__ import annotations

import json

import shapely

from dashboard.layers.outlines import feature, feature_collection, rounded


def test_minus_zero_is_zero() -> None:
    assert rounded(shapely.Point(-0.00001, 1)).wkt == "POINT (0 1)"


def test_a_feature_is_known_by_its_id() -> None:
    written = feature(shapely.Point(1.23456, 2), {"id": "SE", "name": "Sverige"})
    assert written["id"] == written["properties"]["id"] == "SE"
    assert list(written["geometry"]["coordinates"]) == [1.2346, 2.0]


def test_a_collection_is_one_line_of_json() -> None:
    text = feature_collection([feature(shapely.Point(1, 2), {"name": "Göta älv"})])
    assert b" " not in text.replace("Göta älv".encode(), b"")
    assert json.loads(text)["features"][0]["properties"] == {"name": "Göta älv"}
