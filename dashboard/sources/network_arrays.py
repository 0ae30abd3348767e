"""Distances that the build has made on the networks, for the build and the server."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.sources.built import built_file

NETWORK = "network"


def write_network_arrays(built: Path, name: str, arrays: Mapping[str, Any]) -> str:
    """Write arrays under their names into one file, and return its path from ``built``.

    Parameters
    ----------
    built
        The folder ``geodata/built``, or the one that takes its place.
    name
        ``distances``, ``places`` or ``rail_countries``.
    arrays
        By name; the same arrays give the same bytes.
    """
    path = f"{NETWORK}/{name}.npz"
    (built / NETWORK).mkdir(parents=True, exist_ok=True)
    content: dict[str, Any] = {key: np.asarray(value) for key, value in arrays.items()}
    np.savez_compressed(built / path, **content)
    return path


def read_network_arrays(built: Path, name: str) -> dict[str, np.ndarray]:
    """Return the arrays of a file by their names.

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

        ``rail_countries``: ``countries`` (sorted, c) and ``shares`` (p, p, c), how much of the
        railway between two places lies in each.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    with np.load(network_file(built, f"{name}.npz"), allow_pickle=False) as file:
        return {key: file[key] for key in file.files}


def network_file(built: Path, name: str) -> Path:
    """Return the path of a file of the network that the build has made.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    return built_file(built / NETWORK / name)
