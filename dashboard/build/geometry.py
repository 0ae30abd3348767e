"""Steps of the build that make layers, and what is drawn from them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from dashboard.build.made import Made
from dashboard.layers.basemap import build_basemap
from dashboard.layers.clusters import build_clusters
from dashboard.layers.corridors import build_corridors
from dashboard.layers.documents import (
    base_document,
    corridor_document,
    full_corridor_document,
    full_place_document,
    hatch_document,
    place_document,
    region_document,
)
from dashboard.layers.drawn_map import draw_map
from dashboard.layers.gazetteer import corridor_rows, region_rows
from dashboard.layers.places import place_rows
from dashboard.layers.ports import build_port_groups, build_ports
from dashboard.layers.regions import build_regions
from dashboard.layers.screen import for_screen
from dashboard.settings import Settings
from dashboard.sources.built import write_index
from dashboard.sources.gisco import read_nuts
from dashboard.sources.layer_files import read_layer, write_layer
from dashboard.sources.natural_earth import read_countries, read_lakes
from dashboard.sources.packages import NUTS_LEVELS
from dashboard.sources.tables import read_tables

COURSES = "corridor_courses"
"""The layer of corridors as the network runs, made by the step ``network``."""
_DRAWN_COLUMNS = ["place_id", "kind", "lon", "lat", "geometry"]


def build_region_files(settings: Settings, folder: Path) -> Made:
    """Make the layer of regions, its index, and its documents for browsers."""
    regions = build_regions([read_nuts(settings.node_modules, level) for level in NUTS_LEVELS])
    web = {}
    for level in NUTS_LEVELS:
        drawn = for_screen(regions[regions["level"] == level])
        web[f"regions-{level}.geojson"] = region_document(drawn)
        web[f"hatch-{level}.geojson"] = hatch_document(drawn)
    files = [
        write_layer(folder, "regions", regions),
        write_index(folder, "regions", region_rows(regions)),
    ]
    return Made(web, files)


def build_basemap_files(settings: Settings, folder: Path) -> Made:
    """Make what is drawn round the regions."""
    regions = read_layer(folder, "regions")
    countries = np.asarray(regions.geometry[regions["level"] == 0])
    base = build_basemap(
        read_countries(settings.node_modules), read_lakes(settings.node_modules), countries
    )
    kinds = {"land": base.land, "border": base.borders, "lake": base.lakes}
    layer = gpd.GeoDataFrame({"kind": list(kinds)}, geometry=list(kinds.values()), crs=4326)
    return Made({"base.geojson": base_document(layer)}, [write_layer(folder, "basemap", layer)])


def build_place_files(settings: Settings, folder: Path) -> Made:
    """Make the layers of ports, clusters and corridors, and the index and documents of places."""
    tables = read_tables(settings.geodata, settings.audience)
    regions = read_layer(folder, "regions")
    ports, groups = build_ports(tables["ports"], regions), build_port_groups(tables["port_groups"])
    clusters = build_clusters(tables["clusters"], regions)
    corridors = build_corridors(tables["corridors"], tables["corridor_nodes"], regions)
    places = place_rows(ports, groups, clusters, _all_links(tables))
    layers = {"ports": ports, "port_groups": groups, "clusters": clusters, "corridors": corridors}
    files = [write_layer(folder, name, layer) for name, layer in layers.items()]
    files.append(write_index(folder, "places", places))
    web = {
        "places.geojson": place_document(places),
        "layer-ports.geojson": full_place_document(places, ("port", "port_group")),
        "layer-clusters.geojson": full_place_document(places, ("cluster",)),
    }
    return Made(web, files)


def build_corridor_files(settings: Settings, folder: Path) -> Made:
    """Make the index and documents of corridors, drawn where the network runs."""
    tables = read_tables(settings.geodata, settings.audience)
    courses = read_layer(folder, COURSES)
    rows = corridor_rows(courses, tables["corridor_nodes"], _all_links(tables))
    web = {
        "corridors.geojson": corridor_document(courses),
        "layer-corridors.geojson": full_corridor_document(courses, rows),
    }
    return Made(web, [write_index(folder, "corridors", rows)])


def build_drawings(settings: Settings, folder: Path) -> Made:
    """Make the drawn map of each level."""
    regions, basemap = read_layer(folder, "regions"), read_layer(folder, "basemap")
    kinds = {"ports": "port", "port_groups": "port_group", "clusters": "cluster"}
    places = pd.concat(
        [
            read_layer(folder, name).assign(kind=kind)[
                ["place_id", "kind", "lon", "lat", "geometry"]
            ]
            for name, kind in kinds.items()
        ],
        ignore_index=True,
    )
    corridors = read_layer(folder, COURSES)
    return Made(
        {
            f"map-{level}.svg": draw_map(
                regions[regions["level"] == level], basemap, corridors, places
            ).encode()
            for level in NUTS_LEVELS
        }
    )


def _all_links(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    return {
        "port": _links(tables["port_corridors"], "port", "locode"),
        "cluster": _links(tables["cluster_corridors"], "cluster", "cluster_id"),
    }


def _links(table: pd.DataFrame, kind: str, column: str) -> pd.DataFrame:
    """Return which place lies on which corridor, by ``place_id``."""
    return table.assign(place_id=kind + ":" + table[column])
