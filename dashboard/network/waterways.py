"""Waterways as a graph, from points typed in order and their kilometre marks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pandas as pd

from dashboard.network.globe import straight_km
from dashboard.network.graph import Graph, straight_graph


def waterway_graph(points: pd.DataFrame, winding: float, step_km: float) -> Graph:
    """Return waterways as a graph with nodes at short intervals.

    Parameters
    ----------
    points
        Rows of ``waterways.csv``: ``waterway_id``, ``name``, ``point``, ``lon``, ``lat``
        (EPSG:4326) and ``km_mark``, in the order of travel. Waterways meet at points of the same
        name.
    winding
        Length over straight length where marks are missing.
    step_km
        A node stands at least every so many kilometres.

    Returns
    -------
    graph
        The points in the order of their first line, then the nodes between; ``kind`` is the
        ``waterway_id``.

    Notes
    -----
    Between two marks the length is that of the marks, spread over the points between in
    proportion to straight lengths.
    """
    places = points.drop_duplicates("point")
    number = {name: place for place, name in enumerate(places["point"])}
    lonlat = [tuple(place) for place in places[["lon", "lat"]].to_numpy(dtype=np.float64).tolist()]
    ends, km, kind = [], [], []
    for code, own in points.groupby("waterway_id", sort=False):
        nodes = [number[name] for name in own["point"]]
        lengths = _lengths(own, winding)
        for start, end, length in zip(nodes[:-1], nodes[1:], lengths, strict=True):
            for pair in _split(start, end, int(np.ceil(length / step_km)), lonlat):
                ends.append(pair)
                km.append(length / np.ceil(length / step_km))
                kind.append(str(code))
    return straight_graph(
        np.array(lonlat), np.array(ends), np.array(km), np.array(kind, dtype=object)
    )


def waterway_lengths(points: pd.DataFrame, winding: float) -> pd.Series:
    """Return the whole length of each waterway in km, by ``waterway_id``."""
    return pd.Series(
        {
            str(code): float(_lengths(own, winding).sum())
            for code, own in points.groupby("waterway_id", sort=False)
        }
    )


def _lengths(own: pd.DataFrame, winding: float) -> np.ndarray:
    lonlat = own[["lon", "lat"]].to_numpy(dtype=np.float64)
    straight = straight_km(lonlat[:-1], lonlat[1:])
    lengths: np.ndarray = straight * winding
    marks = own["km_mark"].to_numpy(dtype=np.float64)
    known = np.flatnonzero(~np.isnan(marks))
    for start, end in pairwise(known):
        share = straight[start:end] / straight[start:end].sum()
        lengths[start:end] = share * abs(marks[end] - marks[start])
    return lengths


def _split(
    start: int, end: int, parts: int, lonlat: list[tuple[float, float]]
) -> Iterator[tuple[int, int]]:
    """Give the edges between two nodes, the nodes between added to ``lonlat``."""
    (west, south), (east, north) = lonlat[start], lonlat[end]
    before = start
    for part in range(1, parts):
        share = part / parts
        lonlat.append((west + (east - west) * share, south + (north - south) * share))
        yield before, len(lonlat) - 1
        before = len(lonlat) - 1
    yield before, end
