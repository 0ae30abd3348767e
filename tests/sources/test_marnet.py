"""Sea lanes are read as lines; what is none is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import DataFaults
from dashboard.sources.marnet import parse_sea_lanes


def written(folder: Path, *geometries: dict[str, Any]) -> Path:
    path = folder / "lanes.geojson"
    features = [{"type": "Feature", "geometry": geometry} for geometry in geometries]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def test_a_line_of_many_parts_is_taken_apart(tmp_path: Path) -> None:
    line = {"type": "LineString", "coordinates": [[1, 50], [2, 51]]}
    parts = {"type": "MultiLineString", "coordinates": [[[3, 50], [4, 50]], [[5, 50], [6, 50]]]}
    lanes = parse_sea_lanes(written(tmp_path, line, parts))
    assert [lane.tolist() for lane in lanes] == [
        [[1, 50], [2, 51]],
        [[3, 50], [4, 50]],
        [[5, 50], [6, 50]],
    ]


def test_every_feature_that_is_no_line_is_told(tmp_path: Path) -> None:
    point = {"type": "Point", "coordinates": [1, 50]}
    with pytest.raises(DataFaults) as caught:
        parse_sea_lanes(written(tmp_path, point, point))
    assert [fault.problem for fault in caught.value.faults] == [
        "is feature 1, which is no line",
        "is feature 2, which is no line",
    ]


def test_a_file_that_is_cut_is_told(tmp_path: Path) -> None:
    path = tmp_path / "lanes.geojson"
    path.write_text('{"type": "FeatureCollection", "features": [')
    with pytest.raises(DataFaults, match="is no GeoJSON document"):
        parse_sea_lanes(path)
