"""Documents for browsers have what the map asks for."""

from __future__ import annotations

import json
from typing import Any

import geopandas as gpd
import shapely

from dashboard.layers.documents import (
    base_document,
    corridor_document,
    full_corridor_document,
    full_place_document,
    hatch_document,
    place_document,
    region_document,
)
from dashboard.layers.regions import build_regions
from dashboard.layers.seas import SEAS

PORT = {
    "id": "port:SEGOT",
    "kind": "port",
    "name": "Göteborg",
    "country": "SE",
    "lon": 11.83,
    "lat": 57.69,
    "facts": {"type": "sea"},
}


def features(document: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(document)["features"]
    return found


def test_regions_carry_code_name_parent_and_label_point(levels: list[gpd.GeoDataFrame]) -> None:
    regions = build_regions(levels, (2, 3, 3, 3))
    one = features(region_document(regions[regions["level"] == 3]))[1]
    assert one["id"] == "SE111"
    assert one["properties"] == {
        "id": "SE111",
        "name": "Region SE111",
        "country": "SE",
        "parent": "SE11",
        "lon": 14.5,
        "lat": 58.499,
    }
    top = features(region_document(regions[regions["level"] == 0]))
    assert [one["properties"]["parent"] for one in top] == [None, None]


def test_every_region_is_hatched(levels: list[gpd.GeoDataFrame]) -> None:
    regions = build_regions(levels, (2, 3, 3, 3))
    hatched = features(hatch_document(regions[regions["level"] == 3]))
    assert [one["properties"] for one in hatched] == [
        {"id": "DK011"},
        {"id": "SE111"},
        {"id": "SE211"},
    ]


def test_the_base_has_shapes_and_names_of_seas() -> None:
    base = gpd.GeoDataFrame({"kind": ["land"]}, geometry=[shapely.box(30, 50, 40, 60)], crs=4326)
    kinds = [one["properties"]["kind"] for one in features(base_document(base))]
    assert kinds == ["land"] + ["sea_label"] * len(SEAS)


def test_a_place_is_light_on_the_map_and_full_as_data() -> None:
    (light,) = features(place_document([PORT]))
    assert list(light["properties"]) == ["id", "kind", "name", "country"]
    (full,) = features(full_place_document([PORT], ["port"]))
    assert full["properties"]["type"] == "sea"
    assert full["geometry"]["coordinates"] == [11.83, 57.69]
    assert features(full_place_document([PORT], ["cluster"])) == []


def test_a_corridor_keeps_its_line_and_its_branches() -> None:
    lines = gpd.GeoDataFrame(
        {"place_id": ["corridor:A"], "name": ["A"], "straight_pairs": [0]},
        geometry=[shapely.MultiLineString([[(1, 2), (3, 4)]])],
        crs=4326,
    )
    (light,) = features(corridor_document(lines))
    assert light["properties"] == {"id": "corridor:A", "name": "A", "alignment": "network"}
    rows = [{"id": "corridor:A", "branches": [{"name": "main"}], "bounds": [1, 2, 3, 4]}]
    (full,) = features(full_corridor_document(lines, rows))
    assert full["properties"] == {
        "id": "corridor:A",
        "branches": [{"name": "main"}],
        "alignment": "network",
    }
    assert full["geometry"]["type"] == "MultiLineString"


def test_a_corridor_that_runs_straight_somewhere_is_called_schematic() -> None:
    lines = gpd.GeoDataFrame(
        {"place_id": ["corridor:A"], "name": ["A"], "straight_pairs": [2]},
        geometry=[shapely.MultiLineString([[(1, 2), (3, 4)]])],
        crs=4326,
    )
    (light,) = features(corridor_document(lines))
    assert light["properties"]["alignment"] == "schematic"
