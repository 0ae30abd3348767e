"""Corridors are straight between their nodes, and the nodes lie in their countries."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest

from dashboard.errors import DataFaults
from dashboard.layers.corridors import build_corridors
from dashboard.layers.regions import build_regions

CORRIDORS = pd.DataFrame({"corridor_id": ["ETC-A"], "name": ["A"]})
NODES = pd.DataFrame(
    {
        "corridor_id": "ETC-A",
        "branch": ["main", "main", "main", "side", "side"],
        "seq": [1, 2, 3, 1, 2],
        "node": ["P", "Q", "R", "Q", "S"],
        "country": ["SE", "SE", "DK", "SE", "BA"],
        "lon": [14.5, 15.5, 17.2, 15.5, 18.0],
        "lat": [58.5, 58.5, 58.2, 58.5, 44.0],
    }
)


def test_a_corridor_is_a_line_for_each_branch(levels: list[gpd.GeoDataFrame]) -> None:
    (corridor,) = build_corridors(
        CORRIDORS, NODES, build_regions(levels, (2, 3, 3, 3))
    ).itertuples()
    assert corridor.place_id == "corridor:ETC-A"
    assert [list(line.coords) for line in corridor.geometry.geoms] == [
        [(14.5, 58.5), (15.5, 58.5), (17.2, 58.2)],
        [(15.5, 58.5), (18.0, 44.0)],
    ]


def test_every_node_in_another_country_is_told(levels: list[gpd.GeoDataFrame]) -> None:
    abroad = NODES.assign(country=["DK", "SE", "DK", "DK", "BA"])
    with pytest.raises(DataFaults) as caught:
        build_corridors(CORRIDORS, abroad, build_regions(levels, (2, 3, 3, 3)))
    assert [(fault.row, fault.column, fault.value) for fault in caught.value.faults] == [
        (2, "country", "DK"),
        (5, "country", "DK"),
    ]


def test_a_branch_of_one_node_and_a_corridor_of_none_are_told(
    levels: list[gpd.GeoDataFrame],
) -> None:
    two = pd.DataFrame({"corridor_id": ["ETC-A", "ETC-B"], "name": ["A", "B"]})
    with pytest.raises(DataFaults) as caught:
        build_corridors(two, NODES.head(4), build_regions(levels, (2, 3, 3, 3)))
    assert [(fault.file, fault.row, fault.value) for fault in caught.value.faults] == [
        ("corridors.csv", 3, "ETC-B"),
        ("corridor_nodes.csv", 5, "side"),
    ]
