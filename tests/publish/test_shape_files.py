"""Regions and places read back in other programs with their figures, sources and cautions."""

from __future__ import annotations

import io
import json
from typing import Any

import geopandas as gpd
import pytest
import shapely
from pyarrow import parquet
from shapely.geometry import shape

from dashboard.publish.files.shape_files import geojson, geoparquet
from dashboard.publish.files.shape_rows import ShapeTable, shape_tables
from tests.publish.tiny_release import PORTS, SHARES, SWEDEN, release

RELEASE = release()
TABLES = {table.name: table for table in shape_tables(RELEASE)}


def read(table: ShapeTable) -> Any:
    return json.loads(geojson(RELEASE, table))


def properties(name: str, subject: str) -> dict[str, Any]:
    features = read(TABLES[name])["features"]
    (found,) = (one for one in features if one["properties"]["subject_id"] == subject)
    return dict(found["properties"])


def test_regions_have_one_feature_each_with_a_value_for_each_state() -> None:
    own = properties("regions", "SE")
    assert (own["value_2022_rail"], own["value_2021_rail"]) == (35.0, 35.5)
    assert own["value_2022_road"] == 65.0
    assert own["status_2022_rail"] == "official"
    assert (own["measure"], own["unit"], own["licence"]) == (
        "modal_split",
        "percent",
        "Reuse allowed",
    )


def test_what_is_not_known_is_null() -> None:
    own = properties("regions", "UK")
    assert own["value_2022_rail"] is None
    assert own["status_2022_rail"] == "missing"


def test_the_eu_as_one_is_no_region() -> None:
    subjects = {one["properties"]["subject_id"] for one in read(TABLES["regions"])["features"]}
    assert subjects == {"DE", "SE", "UK"}


def test_measures_of_places_are_points() -> None:
    content = read(TABLES["places"])
    (port,) = (one for one in content["features"] if one["id"] == "part-2:port:SEGOT")
    assert port["geometry"] == {"type": "Point", "coordinates": [12.0, 57.0]}
    assert port["properties"]["value_2022"] == 40_500.0
    assert port["properties"]["point_precision_km"] == 2


def test_a_region_without_a_boundary_has_none() -> None:
    features = {one["id"]: one["geometry"] for one in read(TABLES["regions"])["features"]}
    assert features["part-1:UK"] is None
    assert features["part-1:DE"]["type"] == "Polygon"


def test_outer_rings_go_anticlockwise_and_holes_clockwise() -> None:
    features = {one["id"]: one["geometry"] for one in read(TABLES["regions"])["features"]}
    for polygon in features["part-1:SE"]["coordinates"]:
        outer, *holes = (shapely.LinearRing(ring) for ring in polygon)
        assert outer.is_ccw
        assert all(not hole.is_ccw for hole in holes)
    assert shape(features["part-1:SE"]).equals(SWEDEN)


def test_coordinates_have_five_decimals_and_a_box_stands_round_all() -> None:
    content = read(TABLES["regions"])
    (germany,) = (one for one in content["features"] if one["id"] == "part-1:DE")
    assert min(lon for lon, _ in germany["geometry"]["coordinates"][0]) == 6.12346
    assert content["bbox"] == [6.12346, 47, 24, 69]


def test_sources_licence_and_cautions_stand_in_the_file() -> None:
    content = read(TABLES["regions"])
    assert {one["source_id"] for one in content["sources"]} >= {"estat", "gisco-nuts-2021"}
    assert "EuroGeographics" in content["boundaries"]
    assert any(one["section"] == "Cautions" for one in content["notes"])


def test_a_map_of_places_alone_says_nothing_of_boundaries() -> None:
    only = release(PORTS)
    (table,) = shape_tables(only)
    content = json.loads(geojson(only, table))
    assert content["boundaries"] == ""
    assert "gisco-nuts-2021" not in {one["source_id"] for one in content["sources"]}


def test_no_shapes_are_asked_for_where_nothing_is_drawn() -> None:
    nothing = SHARES[0].showing(level="eu", selected=(), layers=())
    assert shape_tables(release(nothing)) == ()


def test_geopandas_reads_the_geojson() -> None:
    found = gpd.read_file(io.BytesIO(geojson(RELEASE, TABLES["regions"])))
    assert len(found) == 3
    assert found.crs.to_epsg() == 4326


@pytest.fixture(scope="module")
def packed() -> bytes:
    """Return the GeoParquet of all tables."""
    return geoparquet(RELEASE, TABLES.values())


def test_geopandas_reads_the_geoparquet_with_numbers_and_boundaries(packed: bytes) -> None:
    found = gpd.read_parquet(io.BytesIO(packed))
    assert found.crs == "OGC:CRS84"
    sweden = found[found["subject_id"] == "SE"].iloc[0]
    assert sweden["value_2022_rail"] == 35.0
    assert sweden.geometry.equals(SWEDEN)
    assert found["value_2022_rail"].dtype == "float64"


def test_the_geoparquet_says_which_edition_it_keeps_to(packed: bytes) -> None:
    metadata = parquet.read_schema(io.BytesIO(packed)).metadata
    geo = json.loads(metadata[b"geo"])
    assert (geo["version"], geo["primary_column"]) == ("1.1.0", "geometry")
    column = geo["columns"]["geometry"]
    assert column["encoding"] == "WKB"
    assert column["geometry_types"] == ["MultiPolygon", "Point", "Polygon"]
    assert column["bbox"] == [6.123456789, 47, 24, 69]


def test_the_geoparquet_carries_sources_and_notes(packed: bytes) -> None:
    metadata = parquet.read_schema(io.BytesIO(packed)).metadata
    assert json.loads(metadata[b"sources"])[0]["licence"] == "Reuse allowed"
    assert json.loads(metadata[b"notes"])
