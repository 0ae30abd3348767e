"""The boundaries of the built layer are read without what would cost a server memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from dashboard.errors import MissingInput
from dashboard.sources.built import make_folders
from dashboard.sources.layer_files import write_layer
from dashboard.sources.layer_shapes import read_region_shapes

SQUARE = shapely.box(11, 55, 24, 69)


def built(folder: Path) -> Path:
    """Write a layer of two regions, as the build does."""
    make_folders(folder)
    shapes = [SQUARE, shapely.MultiPolygon([SQUARE])]
    layer = gpd.GeoDataFrame({"region_id": ["SE", "DE"]}, geometry=shapes, crs=4326)
    write_layer(folder, "regions", layer)
    return folder


def test_every_region_has_the_boundary_that_was_written(tmp_path: Path) -> None:
    found = read_region_shapes(built(tmp_path))
    assert list(found) == ["SE", "DE"]
    assert shapely.from_wkb(found["SE"]) == SQUARE


def test_reading_them_loads_neither_geopandas_nor_pandas(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; "
        "from dashboard.sources.layer_shapes import read_region_shapes; "
        f"read_region_shapes(Path({str(built(tmp_path))!r})); "
        "print(sorted({'pandas', 'geopandas', 'shapely'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_without_a_build_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="Run 'make data'"):
        read_region_shapes(tmp_path)
