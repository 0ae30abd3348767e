"""Points on the ground as points of the drawn maps: ETRS89-LAEA by its closed formula."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
WEST, NORTH, UNIT_M = 2_560_000.0, 5_440_000.0, 4860.0
"""Corner of the drawn maps in metres of EPSG:3035, and metres in one of their units."""
_A = 6_378_137.0
_F = 1 / 298.257222101
_E2 = _F * (2 - _F)
_E = math.sqrt(_E2)
_LAT0, _LON0 = math.radians(52.0), math.radians(10.0)
_FALSE_EAST, _FALSE_NORTH = 4_321_000.0, 3_210_000.0


def _q(sine: Numbers | float) -> Numbers:
    part = _E * np.asarray(sine)
    ratio: Numbers = (1 - _E2) * (np.asarray(sine) / (1 - part**2) + np.arctanh(part) / _E)
    return ratio


_QP = float(_q(1.0))
_RQ = _A * math.sqrt(_QP / 2)
_BETA0 = math.asin(float(_q(math.sin(_LAT0))) / _QP)
_D = _A * math.cos(_LAT0) / math.sqrt(1 - _E2 * math.sin(_LAT0) ** 2) / (_RQ * math.cos(_BETA0))


def project(lon: Numbers, lat: Numbers) -> tuple[Numbers, Numbers]:
    """Return points of EPSG:4326 in metres of EPSG:3035, east and north.

    Parameters
    ----------
    lon, lat
        Degrees.

    Notes
    -----
    Lambert's azimuthal equal-area projection on GRS80 (Snyder 1987, ellipsoidal form; EPSG
    method 9820). The test holds it to pyproj within a centimetre. WGS84 is taken for ETRS89:
    they lie less than a metre apart.
    """
    beta = np.arcsin(_q(np.sin(np.radians(lat))) / _QP)
    turn = np.radians(lon) - _LON0
    near = 1 + math.sin(_BETA0) * np.sin(beta) + math.cos(_BETA0) * np.cos(beta) * np.cos(turn)
    scale = _RQ * np.sqrt(2 / near)
    east = _FALSE_EAST + scale * _D * np.cos(beta) * np.sin(turn)
    tilt = math.cos(_BETA0) * np.sin(beta) - math.sin(_BETA0) * np.cos(beta) * np.cos(turn)
    return east, _FALSE_NORTH + scale / _D * tilt


def to_map(lon: Numbers, lat: Numbers) -> Numbers:
    """Return points of EPSG:4326 in the units of the drawn maps, y downwards, one row a point."""
    east, north = project(lon, lat)
    return np.column_stack([east - WEST, NORTH - north]) / UNIT_M
