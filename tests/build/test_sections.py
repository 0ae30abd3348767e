"""The step of the sections makes the browser's document and the server's index from the network."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from dashboard.build.sections import build_section_files
from dashboard.errors import MissingInput
from dashboard.settings import Settings
from dashboard.sources.section_files import read_sections
from tests.tiny_flows import SECTION


def test_the_sections_of_the_network_are_made_ready(tmp_path: Path) -> None:
    (tmp_path / "network").mkdir()
    (tmp_path / "index").mkdir()
    line = shapely.LineString([(10.7, 59.9), (12.0, 57.7)])
    layer = gpd.GeoDataFrame([SECTION._asdict()], geometry=[line], crs=4326)
    layer.to_parquet(tmp_path / "network" / "sections.parquet", index=False)
    made = build_section_files(Settings(), tmp_path)
    assert list(made.web) == ["sections.geojson"]
    assert list(made.files) == ["index/sections.json"]
    assert read_sections(tmp_path) == (SECTION,)


def test_without_the_network_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match=r"the network is not built.*Run 'make data'"):
        build_section_files(Settings(), tmp_path)
