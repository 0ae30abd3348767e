"""Layers are kept as GeoParquet."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from dashboard.errors import MissingInput
from dashboard.sources.built import make_folders
from dashboard.sources.layer_files import read_layer, write_layer


def test_a_layer_comes_back_with_its_projection_and_lists(tmp_path: Path) -> None:
    make_folders(tmp_path)
    layer = gpd.GeoDataFrame(
        {"region_id": ["SE"], "neighbours": [["NO", "FI"]]},
        geometry=[shapely.Point(1, 2)],
        crs=4326,
    )
    assert write_layer(tmp_path, "regions", layer) == "layers/regions.parquet"
    read = read_layer(tmp_path, "regions")
    assert read.crs == 4326
    assert list(read["neighbours"][0]) == ["NO", "FI"]


def test_a_layer_that_is_not_built_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="Run 'make data'"):
        read_layer(tmp_path, "regions")
