"""The sections of the corridors as the build of the network wrote them. Only the build reads it."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd

from dashboard.errors import MissingInput


def read_section_layer(built: Path) -> gpd.GeoDataFrame:
    """Return the sections of all corridors by each mode, EPSG:4326.

    Parameters
    ----------
    built
        The folder ``geodata/built``, or the one that takes its place.

    Raises
    ------
    MissingInput
        If the network is not built.
    """
    path = built / "network" / "sections.parquet"
    if not path.is_file():
        raise MissingInput("the network is not built", str(path), "Run 'make data'")
    return gpd.read_parquet(path)
