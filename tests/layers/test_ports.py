"""Ports become a layer of points."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest

from dashboard.errors import DataFaults
from dashboard.layers.ports import build_port_groups, build_ports
from dashboard.layers.regions import build_regions

PORTS = pd.DataFrame(
    {
        "locode": ["SEAAA", "SEBBB"],
        "country": "SE",
        "lon": [14.5, 15.5],
        "lat": 58.5,
        "coord_precision_km": [0.0, 2.0],
        "nuts3": ["SE111", "SE211"],
    }
)


def test_a_port_has_the_id_of_its_locode(levels: list[gpd.GeoDataFrame]) -> None:
    layer = build_ports(PORTS, build_regions(levels, (2, 3, 3, 3)))
    assert list(layer["place_id"]) == ["port:SEAAA", "port:SEBBB"]
    assert (layer.geometry.y == 58.5).all()


def test_every_port_out_of_its_region_is_told(levels: list[gpd.GeoDataFrame]) -> None:
    swapped = PORTS.assign(nuts3=["SE211", "SE111"])
    with pytest.raises(DataFaults) as caught:
        build_ports(swapped, build_regions(levels, (2, 3, 3, 3)))
    assert [(fault.file, fault.row) for fault in caught.value.faults] == [
        ("ports.csv", 2),
        ("ports.csv", 3),
    ]


def test_a_group_is_a_place_among_ports() -> None:
    groups = build_port_groups(pd.DataFrame({"code": ["AB"], "lon": [15.0], "lat": [58.5]}))
    assert list(groups["place_id"]) == ["port:AB"]
