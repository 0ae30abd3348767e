"""The layer of freight corridors, checked: straight lines between ordered nodes."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.errors import DataFaults, Fault
from dashboard.layers.placing import line_of, points

FILE, NODES_FILE = "corridors.csv", "corridor_nodes.csv"
NODE_PRECISION_KM = 5.0
_METRES = 3035


def build_corridors(
    corridors: pd.DataFrame, nodes: pd.DataFrame, regions: gpd.GeoDataFrame
) -> gpd.GeoDataFrame:
    """Return the corridors as a checked layer of lines.

    Parameters
    ----------
    corridors
        ``corridors.csv``: ``corridor_id``, ``name``, ``modes``, ``source_id``.
    nodes
        ``corridor_nodes.csv``: ``corridor_id``, ``branch``, ``seq`` (place in the branch),
        ``node``, ``country``, ``lat``, ``lon``, ``coord_status``.
    regions
        The layer of regions.

    Returns
    -------
    corridors
        The rows of ``corridors``, EPSG:4326, with ``place_id`` (``corridor:`` and the code) in
        front and a multi-part line, one part for each branch in the order of the file.

    Raises
    ------
    DataFaults
        If a node does not lie in the country it names, a branch has one node or a corridor none;
        all faults at once.

    Notes
    -----
    Schematic: the order of the nodes is not confirmed and the lines are straight between them.
    `dashboard.network.sections` puts them on the network, and that is what is drawn. Not for
    lengths, and not for telling what a line passes through.
    """
    placed = points(nodes)
    faults = [
        *_in_another_country(placed, regions),
        *_too_short(placed, list(corridors["corridor_id"])),
    ]
    if faults:
        raise DataFaults(faults)
    lines = {code: _lines(own) for code, own in placed.groupby("corridor_id", sort=False)}
    layer = gpd.GeoDataFrame(
        corridors.reset_index(drop=True),
        geometry=[lines[code] for code in corridors["corridor_id"]],
        crs=4326,
    )
    layer.insert(0, "place_id", "corridor:" + layer["corridor_id"].astype(str))
    return layer


def _lines(nodes: gpd.GeoDataFrame) -> BaseGeometry:
    branches = [
        shapely.LineString(shapely.get_coordinates(branch.geometry))
        for _, branch in nodes.groupby("branch", sort=False)
    ]
    lines: BaseGeometry = shapely.MultiLineString(branches)
    return lines


def _in_another_country(nodes: gpd.GeoDataFrame, regions: gpd.GeoDataFrame) -> list[Fault]:
    """Return a fault for each node outside its country; countries outside the atlas are left out.

    A node may lie `NODE_PRECISION_KM` off: it is the centre of a town, and islands as small as
    Venice are not drawn at 1:10 million.
    """
    countries = regions[regions["level"] == 0].set_index("region_id").geometry.to_crs(_METRES)
    found = []
    projected = nodes.geometry.to_crs(_METRES)
    for row, (country, point) in enumerate(zip(nodes["country"], projected, strict=True)):
        near = countries[country] if country in countries.index else None
        if near is None or near.distance(point) <= NODE_PRECISION_KM * 1000:
            continue
        problem = f"lies {near.distance(point) / 1000:.0f} km from that country"
        found.append(
            Fault(NODES_FILE, line_of(row), "country", country, problem, "Mend one of the two")
        )
    return found


def _too_short(nodes: gpd.GeoDataFrame, known: Sequence[str]) -> list[Fault]:
    bare = [
        Fault(FILE, line_of(row), "corridor_id", code, "has no node", f"Add nodes to {NODES_FILE}")
        for row, code in enumerate(known)
        if code not in set(nodes["corridor_id"])
    ]
    return bare + [
        Fault(NODES_FILE, line_of(int(own.index[0])), "branch", name, "has one node", "Add another")
        for (_, name), own in nodes.groupby(["corridor_id", "branch"], sort=False)
        if len(own) < 2
    ]
