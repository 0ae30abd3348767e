"""Tables of ``geodata/built/network``, with lines and without, for the build."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd

from dashboard.sources.network_arrays import NETWORK, network_file


def write_network_frame(built: Path, name: str, frame: pd.DataFrame) -> str:
    """Write a table of the network, with or without geometry, and return its path from ``built``.

    Parameters
    ----------
    built
        The folder ``geodata/built``, or the one that takes its place.
    name
        ``edges-<mode>``, ``nodes-<mode>``, ``routes``, ``sections`` or ``known``.
    frame
        The table; lines in EPSG:4326.
    """
    path = f"{NETWORK}/{name}.parquet"
    (built / NETWORK).mkdir(parents=True, exist_ok=True)
    frame.to_parquet(built / path, index=False, compression="zstd")
    return path


def read_network_frame(built: Path, name: str) -> pd.DataFrame:
    """Return a table of the network without geometry: ``nodes-<mode>``, ``routes``, ``known``.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    return pd.read_parquet(network_file(built, f"{name}.parquet"))


def read_network_lines(built: Path, name: str) -> gpd.GeoDataFrame:
    """Return a table of the network with lines (EPSG:4326): ``edges-<mode>`` or ``sections``.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    return gpd.read_parquet(network_file(built, f"{name}.parquet"))
