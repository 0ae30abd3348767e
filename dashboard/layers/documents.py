"""The layers as GeoJSON documents that a browser loads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import geopandas as gpd
import shapely

from dashboard.layers.outlines import feature, feature_collection
from dashboard.layers.screen import hatching
from dashboard.layers.seas import SEAS

_DECIMALS = {0: 3, 1: 3, 2: 4, 3: 4}
_COARSE = 3


def region_document(regions: gpd.GeoDataFrame) -> bytes:
    """Return the regions of one level: ``id``, ``name``, ``country``, ``parent``, label point.

    Parameters
    ----------
    regions
        Regions of one level, made ready by `dashboard.layers.screen.for_screen`.

    Notes
    -----
    Coordinates are rounded to 3 decimals of a degree (about 110 m) for levels 0 and 1, to 4 for
    levels 2 and 3: finer than the boundaries are. Only for drawing.
    """
    return feature_collection(
        feature(
            region.geometry,
            {
                "id": region.region_id,
                "name": region.name,
                "country": region.country,
                "parent": region.parent_id if region.level else None,
                "lon": round(region.lon, 3),
                "lat": round(region.lat, 3),
            },
            _DECIMALS[region.level],
        )
        for region in regions.itertuples(index=False, name="Region")
    )


def hatch_document(regions: gpd.GeoDataFrame) -> bytes:
    """Return the hatch lines of one level, one feature per region with its ``id``."""
    lines = hatching(regions)
    return feature_collection(
        feature(line, {"id": code}, _COARSE)
        for code, line in zip(regions["region_id"], lines, strict=True)
    )


def base_document(basemap: gpd.GeoDataFrame) -> bytes:
    """Return what lies round the regions, by ``kind``: land, border, lake and sea_label.

    A sea label carries its name as ``en``, ``sv`` and ``fr`` and a ``rank``, 1 for large seas.
    """
    shapes = [
        feature(shape, {"kind": kind}, _COARSE)
        for kind, shape in zip(basemap["kind"], basemap.geometry, strict=True)
    ]
    labels = [
        feature(
            shapely.Point(sea.lon, sea.lat),
            {"kind": "sea_label", "rank": sea.rank, "en": sea.en, "sv": sea.sv, "fr": sea.fr},
        )
        for sea in SEAS
    ]
    return feature_collection([*shapes, *labels])


def place_document(places: Sequence[Mapping[str, Any]]) -> bytes:
    """Return ports, port groups and clusters as points: ``id``, ``kind``, ``name``, ``country``.

    Parameters
    ----------
    places
        Rows of `dashboard.layers.places.place_rows`.
    """
    return feature_collection(
        feature(
            shapely.Point(place["lon"], place["lat"]),
            {key: place[key] for key in ("id", "kind", "name", "country")},
        )
        for place in places
    )


def corridor_document(corridors: gpd.GeoDataFrame) -> bytes:
    """Return the corridors as lines with ``id``, ``name`` and ``alignment``.

    Parameters
    ----------
    corridors
        ``place_id``, ``name``, ``straight_pairs`` (how many pairs of nodes no network joins) and
        lines, EPSG:4326.

    Notes
    -----
    ``alignment`` is ``network`` where the whole line follows a network, else ``schematic``.
    Coordinates are rounded to 3 decimals of a degree: only for drawing.
    """
    return feature_collection(
        feature(line, {"id": code, "name": name, "alignment": alignment(straight)}, _COARSE)
        for code, name, straight, line in zip(
            corridors["place_id"],
            corridors["name"],
            corridors["straight_pairs"],
            corridors.geometry,
            strict=True,
        )
    )


def alignment(straight_pairs: int) -> str:
    """Return ``network`` for a line that follows a network all along, else ``schematic``."""
    return "schematic" if straight_pairs else "network"


def full_place_document(places: Sequence[Mapping[str, Any]], kinds: Sequence[str]) -> bytes:
    """Return places of some kinds with all that is known of them, their facts unfolded."""
    return feature_collection(
        feature(
            shapely.Point(place["lon"], place["lat"]),
            {key: value for key, value in place.items() if key not in ("lon", "lat", "facts")}
            | place["facts"],
        )
        for place in places
        if place["kind"] in kinds
    )


def full_corridor_document(corridors: gpd.GeoDataFrame, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Return the corridors as lines with their branches, nodes and places.

    Parameters
    ----------
    corridors
        As in `corridor_document`.
    rows
        Rows of `dashboard.layers.gazetteer.corridor_rows`, in the order of the layer.
    """
    return feature_collection(
        feature(
            line,
            {key: value for key, value in row.items() if key != "bounds"}
            | {"alignment": alignment(straight)},
        )
        for straight, line, row in zip(
            corridors["straight_pairs"], corridors.geometry, rows, strict=True
        )
    )
