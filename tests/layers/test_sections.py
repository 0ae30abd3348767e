"""Sections are written for browsers with a key of their own, and for the server as rows."""

from __future__ import annotations

import json

import geopandas as gpd
import shapely

from dashboard.layers.sections import section_document, section_rows
from dashboard.sources.section_files import Section
from tests.tiny_flows import BY_RAIL, SECTION


def layer() -> gpd.GeoDataFrame:
    lines = [shapely.LineString([(10.75, 59.91), (10.75001, 59.8), (11.97, 57.71)])] * 2
    rows = [SECTION._asdict(), BY_RAIL._asdict()]
    return gpd.GeoDataFrame(rows, geometry=lines, crs=4326)


def test_each_mode_of_a_section_has_its_own_key() -> None:
    features = json.loads(section_document(layer()))["features"]
    assert [one["properties"]["id"] for one in features] == ["S1|road", "S1|rail"]
    assert features[0]["id"] == "S1|road"
    assert features[0]["properties"] == {
        "id": "S1|road",
        "corridor": "corridor:ETC-SCM",
        "mode": "road",
        "from": "Oslo",
        "to": "Göteborg",
    }


def test_coordinates_have_three_decimals() -> None:
    (first, _) = json.loads(section_document(layer()))["features"]
    assert first["geometry"]["coordinates"][0] == [10.75, 59.91]
    assert all(round(x, 3) == x for x, _ in first["geometry"]["coordinates"])


def test_rows_are_read_back_as_sections() -> None:
    assert [Section(**row) for row in section_rows(layer())] == [SECTION, BY_RAIL]
