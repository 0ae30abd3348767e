"""The light table of ports, port groups and clusters, for a server that holds no geometry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

import geopandas as gpd
import pandas as pd

from dashboard.layers.cells import known, listed
from dashboard.layers.nearest import nearest

Row = dict[str, Any]


def place_rows(
    ports: gpd.GeoDataFrame,
    groups: gpd.GeoDataFrame,
    clusters: gpd.GeoDataFrame,
    links: Mapping[str, pd.DataFrame],
) -> list[Row]:
    """Return one row per port, port group and cluster, in this order.

    Parameters
    ----------
    ports, groups, clusters
        The checked layers.
    links
        ``port`` and ``cluster``: tables of ``place_id``, ``corridor_id`` and ``status``.

    Returns
    -------
    rows
        Id, kind, code, names, regions of the four levels, coordinates and how well they are
        known, facts, nearest ports and clusters with distance in km, corridors with the status
        of the link.
    """
    rows = [
        *_port_rows(ports, groups),
        *_group_rows(groups, ports),
        *_cluster_rows(clusters),
    ]
    everywhere = pd.concat(
        [layer[["place_id", "lon", "lat"]] for layer in (ports, groups, clusters)]
    )
    near_ports, near_clusters = nearest(everywhere, ports), nearest(everywhere, clusters)
    corridors = pd.concat([links["port"], links["cluster"]])
    for row in rows:
        own = corridors[corridors["place_id"] == row["id"]]
        row["nearest_ports"] = [list(pair) for pair in near_ports[row["id"]]]
        row["nearest_clusters"] = [list(pair) for pair in near_clusters[row["id"]]]
        row["corridors"] = [
            [f"corridor:{code}", status]
            for code, status in zip(own["corridor_id"], own["status"], strict=True)
        ]
    return rows


def _place(place: Any, kind: str, code: str, regions: Sequence[str | None]) -> Row:
    return {
        "id": place.place_id,
        "kind": kind,
        "code": code,
        "name": place.name,
        "name_ascii": known(getattr(place, "name_ascii", "")),
        "country": listed(place.country)[0],
        "regions": list(regions),
        "lon": round(float(place.lon), 4),
        "lat": round(float(place.lat), 4),
        "precision_km": known(getattr(place, "coord_precision_km", "")),
        "coord_status": known(getattr(place, "coord_status", "")),
        "source_id": known(place.source_id),
    }


def _levels(nuts3: str) -> list[str | None]:
    return [nuts3[:length] for length in (2, 3, 4, 5)]


def _port_rows(ports: gpd.GeoDataFrame, groups: gpd.GeoDataFrame) -> list[Row]:
    groups_of = {
        code: [
            group
            for group, members in zip(groups["place_id"], groups["members"], strict=True)
            if code in members.split("|")
        ]
        for code in ports["locode"]
    }
    return [
        _place(port, "port", port.locode, _levels(port.nuts3))
        | {
            "facts": {
                "type": known(port.type),
                "sea": known(port.sea),
                "tent_class": known(port.tent_class),
                "members_of": groups_of[port.locode],
            }
        }
        for port in ports.itertuples(index=False, name="Port")
    ]


def _group_rows(groups: gpd.GeoDataFrame, ports: gpd.GeoDataFrame) -> list[Row]:
    nuts3 = dict(zip(ports["locode"], ports["nuts3"], strict=True))
    return [
        _place(group, "port_group", group.code, _shared(group, nuts3))
        | {
            "facts": {
                "members": [f"port:{member}" for member in listed(group.members)],
                "other_members": listed(group.other_members),
                "countries": listed(group.country),
                "valid_from": known(group.valid_from),
            }
        }
        for group in groups.itertuples(index=False, name="Group")
    ]


def _shared(group: Any, nuts3: Mapping[str, str]) -> list[str | None]:
    """Return the region of each level that all members lie in; None where there is no such one.

    Of a member outside the table no more than the country is known.
    """
    levels = [_levels(nuts3[member]) for member in listed(group.members)]
    if listed(group.other_members):
        levels.append([group.country])
    per_level = zip_longest(*levels)
    return [codes[0] if len(set(codes)) == 1 else None for codes in per_level]


_CLUSTER_TEXT = ("place", "modes_status", "opening_status", "area_status", "companies_status")
_CLUSTER_FACTS = ("opening_year", "area_ha", "companies", "companies_year", "jobs", "jobs_status")


def _cluster_rows(clusters: gpd.GeoDataFrame) -> list[Row]:
    passed = [
        column
        for column in clusters.columns
        if column in (*_CLUSTER_TEXT, *_CLUSTER_FACTS, "note") or column.endswith("_source_id")
    ]
    return [
        _place(cluster, "cluster", cluster.cluster_id, _levels(cluster.nuts3))
        | {
            "facts": {column: known(getattr(cluster, column)) for column in passed}
            | {"modes": listed(cluster.modes)}
        }
        for cluster in clusters.itertuples(index=False, name="Cluster")
    ]
