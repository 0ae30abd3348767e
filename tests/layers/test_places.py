"""The server's light table of ports, port groups and clusters."""

from __future__ import annotations

import json
import math
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest

from dashboard.layers.places import place_rows
from dashboard.layers.placing import points


def layer(rows: list[dict[str, Any]]) -> gpd.GeoDataFrame:
    return points(pd.DataFrame(rows))


def port(code: str, nuts3: str, lon: float) -> dict[str, Any]:
    return {
        "place_id": f"port:{code}",
        "locode": code,
        "name": f"Port {code}",
        "name_ascii": f"Port {code}",
        "country": nuts3[:2],
        "lon": lon,
        "lat": 51.3,
        "coord_precision_km": 2.0,
        "coord_status": "unconfirmed",
        "type": "sea",
        "sea": "",
        "tent_class": "Core",
        "nuts3": nuts3,
        "source_id": "list",
    }


GROUP = {
    "place_id": "port:NSP",
    "code": "NSP",
    "name": "North Sea Port",
    "members": "NLVLI|BEGNE",
    "other_members": "",
    "country": "NL|BE",
    "valid_from": 2018,
    "lon": 3.7,
    "lat": 51.3,
    "source_id": "nsp21",
}
CLUSTER = {
    "place_id": "cluster:C01",
    "cluster_id": "C01",
    "name": "Park",
    "place": "Town",
    "country": "BE",
    "lon": 4.0,
    "lat": 51.0,
    "coord_precision_km": 2.0,
    "coord_status": "unconfirmed",
    "coord_source_id": "unconfirmed",
    "nuts3": "BE234",
    "modes": "road|rail",
    "modes_status": "secondary",
    "modes_source_id": "press",
    "opening_year": math.nan,
    "opening_status": "",
    "opening_source_id": "",
    "area_ha": 410.0,
    "area_status": "secondary",
    "area_source_id": "press",
    "source_id": "press",
    "note": "",
}
PORTS = [port("NLVLI", "NL342", 3.6), port("BEGNE", "BE234", 3.76), port("BEANR", "BE211", 4.29)]


@pytest.fixture
def rows() -> dict[str, dict[str, Any]]:
    on_corridor = pd.DataFrame(
        {"place_id": ["port:BEGNE"], "corridor_id": ["ETC-NSB"], "status": ["secondary"]}
    )
    links = {"port": on_corridor, "cluster": on_corridor.head(0)}
    made = place_rows(layer(PORTS), layer([GROUP]), layer([CLUSTER]), links)
    assert json.loads(json.dumps(made, allow_nan=False)) == made
    return {row["id"]: row for row in made}


def test_ports_stand_before_groups_before_clusters(rows: dict[str, dict[str, Any]]) -> None:
    kinds = [row["kind"] for row in rows.values()]
    assert kinds == ["port", "port", "port", "port_group", "cluster"]


def test_a_place_lies_in_one_region_of_each_level(rows: dict[str, dict[str, Any]]) -> None:
    assert rows["port:BEGNE"]["regions"] == ["BE", "BE2", "BE23", "BE234"]


def test_a_group_over_a_border_lies_in_no_one_region(rows: dict[str, dict[str, Any]]) -> None:
    group = rows["port:NSP"]
    assert group["regions"] == [None] * 4
    assert (group["country"], group["facts"]["countries"]) == ("NL", ["NL", "BE"])


def test_of_a_member_outside_the_table_only_the_country_is_known() -> None:
    group = GROUP | {"members": "BEGNE", "other_members": "Brussel", "country": "BE"}
    none = pd.DataFrame({"place_id": [], "corridor_id": [], "status": []})
    links = {"port": none, "cluster": none}
    rows = place_rows(layer(PORTS), layer([group]), layer([CLUSTER]), links)
    row = next(row for row in rows if row["kind"] == "port_group")
    assert row["regions"] == ["BE", None, None, None]
    assert row["facts"]["other_members"] == ["Brussel"]


def test_a_port_knows_its_group_and_the_group_its_ports(rows: dict[str, dict[str, Any]]) -> None:
    assert rows["port:BEGNE"]["facts"]["members_of"] == ["port:NSP"]
    assert rows["port:BEANR"]["facts"]["members_of"] == []
    assert rows["port:NSP"]["facts"]["members"] == ["port:NLVLI", "port:BEGNE"]


def test_a_fact_that_is_not_known_is_none(rows: dict[str, dict[str, Any]]) -> None:
    facts = rows["cluster:C01"]["facts"]
    assert (facts["opening_year"], facts["opening_status"]) == (None, None)
    assert (facts["area_ha"], facts["modes"]) == (410, ["road", "rail"])
    assert rows["port:BEANR"]["facts"]["sea"] is None


def test_the_nearest_ports_are_ports_and_not_the_place_itself(
    rows: dict[str, dict[str, Any]],
) -> None:
    near = [code for code, _ in rows["port:NLVLI"]["nearest_ports"]]
    assert near == ["port:BEGNE", "port:BEANR"]
    assert [code for code, _ in rows["port:NLVLI"]["nearest_clusters"]] == ["cluster:C01"]


def test_a_corridor_stands_with_the_status_of_its_link(rows: dict[str, dict[str, Any]]) -> None:
    assert rows["port:BEGNE"]["corridors"] == [["corridor:ETC-NSB", "secondary"]]
    assert rows["cluster:C01"]["corridors"] == []
