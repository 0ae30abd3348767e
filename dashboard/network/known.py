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


def known_lines(found: pd.DataFrame) -> list[str]:
    """Return what `compared` gives as lines of a table in ``docs/method.md``.

    Examples
    --------
    >>> known_lines(
    ...     pd.DataFrame(
    ...         {
    ...             "from_name": ["Mainz"],
    ...             "to_name": ["Bamberg"],
    ...             "mode": ["inland_waterway"],
    ...             "km": [384.07],
    ...             "network_km": [380.0],
    ...             "difference": [-0.0106],
    ...         }
    ...     )
    ... )
    ['| Mainz–Bamberg | inland waterway | 384 | 380 | -1.1 % |']
    """
    rows = found.to_dict("records")
    return [
        f"| {row['from_name']}–{row['to_name']} | {str(row['mode']).replace('_', ' ')} "
        f"| {row['km']:,.0f} | {row['network_km']:,.0f} | {_percent(float(row['difference']))} |"
        for row in rows
    ]


def _percent(part: float) -> str:
    """Return a part as per cent with its sign; one that rounds to nothing has none."""
    percent = round(part * 100, 1) + 0.0
    return f"{percent:+.1f} %" if percent else "0.0 %"
