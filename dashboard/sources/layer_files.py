"""The layers that the build keeps, as GeoParquet. The server does not read them."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd

from dashboard.sources.built import LAYERS, built_file


def write_layer(built: Path, name: str, layer: gpd.GeoDataFrame) -> str:
    """Write a layer and return its path from the folder ``built``."""
    path = f"{LAYERS}/{name}.parquet"
    layer.to_parquet(built / path, index=False)
    return path


def read_layer(built: Path, name: str) -> gpd.GeoDataFrame:
    """Return a layer: ``regions``, ``ports``, ``port_groups``, ``clusters``, ``corridors``.

    Parameters
    ----------
    built
        The folder ``geodata/built``.
    name
        Name of the layer; ``basemap`` is there too.

    Returns
    -------
    layer
        EPSG:4326, with the columns that the module of ``dashboard.layers`` of that name tells.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    return gpd.read_parquet(built_file(built / LAYERS / f"{name}.parquet"))
