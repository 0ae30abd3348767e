"""Distances that the build has made on the networks, for the build and the server."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as parquet

from dashboard.errors import MissingInput

NETWORK = "network"


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
    with np.load(network_file(built, f"{name}.npz"), allow_pickle=False) as file:
        return {key: file[key] for key in file.files}


def read_routes(built: Path) -> dict[tuple[str, str, str], tuple[float, str]]:
    """Return the routes between places.

    Parameters
    ----------
    built
        The folder ``geodata/built``.

    Returns
    -------
    routes
        Length in km and encoded polyline (five decimals) by mode, first and second place; the id
        of the first place is the smaller one.

    Raises
    ------
    MissingInput
        If the data are not built.

    Notes
    -----
    Reads without what would import pandas, which a server does not need.
    """
    with parquet.ParquetFile(network_file(built, "routes.parquet")) as file:
        table = file.read(columns=["mode", "from_id", "to_id", "km", "line"])
    columns = [table.column(name).to_pylist() for name in table.column_names]
    rows = zip(*columns, strict=True)
    return {(mode, start, end): (km, line) for mode, start, end, km, line in rows}


def network_file(built: Path, name: str) -> Path:
    """Return the path of a file of the network that the build has made.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    path = built / NETWORK / name
    if not path.is_file():
        raise MissingInput("the data are not built", str(path), "Run 'make data'")
    return path
