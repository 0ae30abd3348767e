"""Tables of the network come back from their files, with lines and without."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from dashboard.errors import MissingInput
from dashboard.sources.network_files import (
    read_network_frame,
    read_network_lines,
    write_network_frame,
)


def test_a_table_comes_back(tmp_path: Path) -> None:
    nodes = pd.DataFrame({"node": [0, 1], "lon": [10.0, 10.5], "lat": [50.0, 50.5]})
    assert write_network_frame(tmp_path, "nodes-sea", nodes) == "network/nodes-sea.parquet"
    assert read_network_frame(tmp_path, "nodes-sea").equals(nodes)


def test_lines_come_back_with_lists_beside_them(tmp_path: Path) -> None:
    line = shapely.LineString([(10, 50), (11, 50)])
    sections = gpd.GeoDataFrame({"edges": [[1, 2]]}, geometry=[line], crs=4326)
    write_network_frame(tmp_path, "sections", sections)
    found = read_network_lines(tmp_path, "sections")
    assert list(found["edges"][0]) == [1, 2]
    assert found.crs.to_epsg() == 4326


def test_what_is_not_built_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="make data"):
        read_network_lines(tmp_path, "sections")
