"""Distances on the network held against those that are known elsewhere."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.network.globe import Nearest
from dashboard.network.graph import Graph, matrix
from dashboard.network.ways import lengths_between


def compared(graphs: dict[str, Graph], known: pd.DataFrame) -> pd.DataFrame:
    """Return known distances with those on the network.

    Parameters
    ----------
    graphs
        By mode.
    known
        Rows of ``known_distances.csv``: ``from_lon``, ``from_lat``, ``to_lon``, ``to_lat``
        (EPSG:4326), ``mode`` and ``km``.

    Returns
    -------
    compared
        The same rows in the same order with ``network_km``, from the nearest node to the nearest
        node, NaN where there is no route, and ``difference``, the part of the known distance by
        which it is longer.
    """
    found = np.full(len(known), np.nan)
    modes = known["mode"].to_numpy(dtype=str)
    for mode in np.unique(modes):
        rows = np.flatnonzero(modes == mode)
        nearest, steps = Nearest(graphs[mode].lonlat), matrix(graphs[mode])
        ends = [
            nearest.find(known[[f"{end}_lon", f"{end}_lat"]].to_numpy(dtype=np.float64)[rows])[1]
            for end in ("from", "to")
        ]
        found[rows] = np.diag(lengths_between(steps, *ends))
    km = known["km"].to_numpy(dtype=np.float64)
    return known.assign(network_km=found, difference=found / km - 1)
