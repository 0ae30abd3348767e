"""Light tables of regions and corridors, for a server that holds no geometry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from dashboard.layers.basemap import WINDOW
from dashboard.layers.cells import known, listed

Row = dict[str, Any]


def region_rows(regions: gpd.GeoDataFrame) -> list[Row]:
    """Return one row per region, in the order of the layer.

    ``bounds`` (west, south, east, north) are those of the part near Europe where there is one.
    """
    near = gpd.GeoSeries(shapely.clip_by_rect(regions.geometry.values, *WINDOW.bounds), crs=4326)
    framed = near.where(~near.is_empty, regions.geometry.reset_index(drop=True)).bounds.round(4)
    return [
        {
            "id": region.region_id,
            "name": region.name,
            "name_latin": region.name_latin,
            "level": int(region.level),
            "country": region.country,
            "parent_id": known(region.parent_id),
            "neighbours": list(region.neighbours),
            "lon": round(region.lon, 4),
            "lat": round(region.lat, 4),
            "bounds": list(bounds),
            "is_overseas": bool(region.is_overseas),
        }
        for region, bounds in zip(
            regions.itertuples(index=False, name="Region"), framed.to_numpy().tolist(), strict=True
        )
    ]


def corridor_rows(
    corridors: gpd.GeoDataFrame, nodes: pd.DataFrame, links: Mapping[str, pd.DataFrame]
) -> list[Row]:
    """Return one row per corridor: its branches with their nodes, and the places on it.

    Parameters
    ----------
    corridors
        The checked layer.
    nodes
        ``corridor_nodes.csv``.
    links
        As in `place_rows`.
    """
    return [
        {
            "id": corridor.place_id,
            "code": corridor.corridor_id,
            "name": corridor.name,
            "modes": listed(corridor.modes),
            "source_id": known(corridor.source_id),
            "bounds": [round(edge, 4) for edge in corridor.geometry.bounds],
            "branches": _branches(nodes[nodes["corridor_id"] == corridor.corridor_id]),
            "ports": _on_corridor(links["port"], corridor.corridor_id),
            "clusters": _on_corridor(links["cluster"], corridor.corridor_id),
        }
        for corridor in corridors.itertuples(index=False, name="Corridor")
    ]


def _branches(nodes: pd.DataFrame) -> list[Row]:
    return [
        {
            "name": name,
            "nodes": [
                {
                    "name": node["node"],
                    "country": node["country"],
                    "lon": round(float(node["lon"]), 4),
                    "lat": round(float(node["lat"]), 4),
                    "coord_status": known(node["coord_status"]),
                }
                for node in own.to_dict("records")
            ],
        }
        for name, own in nodes.groupby("branch", sort=False)
    ]


def _on_corridor(links: pd.DataFrame, corridor_id: str) -> list[list[str]]:
    own = links[links["corridor_id"] == corridor_id]
    return [[place, status] for place, status in zip(own["place_id"], own["status"], strict=True)]
