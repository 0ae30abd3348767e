"""Distances over the globe, and what lies nearest."""

from __future__ import annotations

import numpy as np
from pyproj import Geod
from scipy.spatial import KDTree

_EARTH_KM = 6371.0
_ELLIPSOID = Geod(ellps="WGS84")


def straight_km(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Return the distances over the ellipsoid between points of the same row, in km.

    Parameters
    ----------
    start, end
        Shape (n, 2), degrees, EPSG:4326, (lon, lat).
    """
    _, _, metres = _ELLIPSOID.inv(start[:, 0], start[:, 1], end[:, 0], end[:, 1])
    km: np.ndarray = np.asarray(metres) / 1000
    return km


class Nearest:
    """Finds the nearest of many points.

    Parameters
    ----------
    lonlat
        Shape (n, 2), degrees, EPSG:4326; at least one point.
    """

    def __init__(self, lonlat: np.ndarray) -> None:
        self._tree = KDTree(_in_space(lonlat))

    def find(self, lonlat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return for each point how far the nearest one is (km, on a sphere), and its place."""
        chords, found = self._tree.query(_in_space(lonlat))
        km = 2 * _EARTH_KM * np.arcsin(np.minimum(chords / (2 * _EARTH_KM), 1))
        return km, found

    def all_within(self, lonlat: np.ndarray, within_km: float) -> list[np.ndarray]:
        """Return for each point the places of all points that lie within so many kilometres."""
        found = self._tree.query_ball_point(_in_space(lonlat), within_km, return_sorted=True)
        return [np.asarray(places, dtype=np.int64) for places in found]


def _in_space(lonlat: np.ndarray) -> np.ndarray:
    lon, lat = np.radians(np.asarray(lonlat, dtype=np.float64)).T
    return _EARTH_KM * np.column_stack(
        [np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)]
    )
