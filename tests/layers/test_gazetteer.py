"""The server's light tables of regions and corridors."""

from __future__ import annotations

import json

import geopandas as gpd
import pandas as pd
import shapely

from dashboard.layers.gazetteer import corridor_rows, region_rows
from dashboard.layers.regions import build_regions

LINKS = {
    "port": pd.DataFrame(
        {"place_id": ["port:P"], "corridor_id": ["ETC-A"], "status": ["secondary"]}
    ),
    "cluster": pd.DataFrame(
        {"place_id": ["cluster:C"], "corridor_id": ["ETC-A"], "status": ["unconfirmed"]}
    ),
}


def test_a_region_says_where_it_belongs_and_lies(levels: list[gpd.GeoDataFrame]) -> None:
    rows = region_rows(build_regions(levels, (2, 3, 3, 3)))
    row = next(row for row in rows if row["id"] == "SE111")
    assert row == {
        "id": "SE111",
        "name": "Region SE111",
        "name_latin": "Region SE111",
        "level": 3,
        "country": "SE",
        "parent_id": "SE11",
        "neighbours": ["SE211"],
        "lon": 14.4998,
        "lat": 58.4986,
        "bounds": [14, 58, 15, 59],
        "is_overseas": False,
    }
    assert rows[0]["parent_id"] is None
    assert json.loads(json.dumps(rows, allow_nan=False)) == rows


def test_a_country_with_far_islands_is_framed_by_its_european_part(
    levels: list[gpd.GeoDataFrame],
) -> None:
    europe, far = shapely.box(14, 58, 16, 59), shapely.box(-61, 14, -60, 15)
    levels[0].geometry = [shapely.MultiPolygon([europe, far]), levels[0].geometry[1]]
    rows = {row["id"]: row for row in region_rows(build_regions(levels, (2, 3, 3, 3)))}
    assert rows["SE"]["bounds"] == [14, 58, 16, 59]


def test_a_region_that_lies_far_away_has_its_own_frame(levels: list[gpd.GeoDataFrame]) -> None:
    levels[3].geometry = [*levels[3].geometry[:2], shapely.box(-61, 14, -60, 15)]
    rows = {row["id"]: row for row in region_rows(build_regions(levels, (2, 3, 3, 3)))}
    assert rows["DK011"]["bounds"] == [-61, 14, -60, 15]


def test_a_corridor_lists_its_nodes_and_places_with_their_status() -> None:
    corridors = gpd.GeoDataFrame(
        {
            "place_id": ["corridor:ETC-A"],
            "corridor_id": ["ETC-A"],
            "name": ["A"],
            "modes": ["road|rail"],
            "source_id": ["tentec"],
        },
        geometry=[shapely.LineString([(1, 2), (3, 4)])],
        crs=4326,
    )
    nodes = pd.DataFrame(
        {
            "corridor_id": "ETC-A",
            "branch": "main",
            "node": ["P", "Q"],
            "country": "SE",
            "lon": [1.0, 3.0],
            "lat": [2.0, 4.0],
            "coord_status": "secondary",
        }
    )
    (row,) = corridor_rows(corridors, nodes, LINKS)
    (branch,) = row["branches"]
    assert row["modes"] == ["road", "rail"]
    assert row["bounds"] == [1, 2, 3, 4]
    assert [(node["name"], node["lon"]) for node in branch["nodes"]] == [("P", 1.0), ("Q", 3.0)]
    assert row["ports"] == [["port:P", "secondary"]]
    assert row["clusters"] == [["cluster:C", "unconfirmed"]]
