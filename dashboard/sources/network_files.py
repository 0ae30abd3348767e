"""The folder ``geodata/built/network``: what the build writes there, for the build and others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from dashboard.errors import MissingInput

NETWORK = "network"


def write_network_frame(built: Path, name: str, frame: pd.DataFrame) -> str:
    """Write a table of the network, with or without geometry, and return its path from ``built``.

    Parameters
    ----------
    built
        The folder ``geodata/built``, or the one that takes its place.
    name
        ``edges-<mode>``, ``nodes-<mode>``, ``routes`` or ``sections``.
    frame
        The table; lines in EPSG:4326.
    """
    path = f"{NETWORK}/{name}.parquet"
    (built / NETWORK).mkdir(parents=True, exist_ok=True)
    frame.to_parquet(built / path, index=False, compression="zstd")
    return path


def read_network_frame(built: Path, name: str) -> pd.DataFrame:
    """Return a table of the network that has no geometry: ``nodes-<mode>`` or ``routes``.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    return pd.read_parquet(_there(built / NETWORK / f"{name}.parquet"))


def read_network_lines(built: Path, name: str) -> gpd.GeoDataFrame:
    """Return a table of the network with lines (EPSG:4326): ``edges-<mode>`` or ``sections``.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    return gpd.read_parquet(_there(built / NETWORK / f"{name}.parquet"))


def write_network_arrays(built: Path, name: str, arrays: Mapping[str, Any]) -> str:
    """Write arrays under their names into one file, and return its path from ``built``.

    Parameters
    ----------
    built
        The folder ``geodata/built``, or the one that takes its place.
    name
        ``distances`` or ``places``.
    arrays
        By name; the same arrays give the same bytes.
    """
    path = f"{NETWORK}/{name}.npz"
    (built / NETWORK).mkdir(parents=True, exist_ok=True)
    content: dict[str, Any] = {key: np.asarray(value) for key, value in arrays.items()}
    np.savez_compressed(built / path, **content)
    return path


def read_network_arrays(built: Path, name: str) -> dict[str, np.ndarray]:
    """Return the arrays of ``distances`` or ``places`` by their names.

    Parameters
    ----------
    built
        The folder ``geodata/built``.
    name
        ``distances``: ``region_ids`` (NUTS 2, sorted, n) and for each mode an array (n, n) in km;
        NaN where there is no route; on the diagonal the distance inside a region.

        ``places``: ``place_ids`` (sorted, p), ``modes``, for each mode an array (p, p) in km with
        both ways of access included, ``access_<mode>`` (p,) the way from the place to its node,
        ``node_<mode>`` (p,) that node, -1 where not served; ``regions_to_places_road`` (n, p).

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    with np.load(_there(built / NETWORK / f"{name}.npz"), allow_pickle=False) as file:
        return {key: file[key] for key in file.files}


def _there(path: Path) -> Path:
    if not path.is_file():
        raise MissingInput("the data are not built", str(path), "Run 'make data'")
    return path
