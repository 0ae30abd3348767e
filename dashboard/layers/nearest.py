"""Which places lie nearest to a place."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
from pyproj import Geod

_WGS84 = Geod(ellps="WGS84")


def nearest(
    places: gpd.GeoDataFrame, others: gpd.GeoDataFrame, count: int = 5
) -> dict[str, list[tuple[str, float]]]:
    """Return for each place the others that lie nearest to it.

    Parameters
    ----------
    places, others
        Points with ``place_id``, EPSG:4326. A place is not its own neighbour.
    count
        How many are wanted at most.

    Returns
    -------
    near
        For each ``place_id`` the codes and distances in km (one decimal), nearest first.

    Notes
    -----
    Distance is the shortest way over the WGS84 ellipsoid. Not a transport distance: roads, rails
    and waterways are longer.
    """
    lon, lat = others["lon"].to_numpy(float), others["lat"].to_numpy(float)
    codes = others["place_id"].to_numpy()
    found = {}
    for place, x, y in zip(places["place_id"], places["lon"], places["lat"], strict=True):
        start = np.full_like(lon, x), np.full_like(lat, y)
        away_km = np.asarray(_WGS84.inv(*start, lon, lat)[2]) / 1000
        order = [row for row in np.argsort(away_km, kind="stable") if codes[row] != place]
        found[place] = [(str(codes[row]), round(float(away_km[row]), 1)) for row in order[:count]]
    return found
