"""The part of the world that the network covers."""

from __future__ import annotations

import numpy as np

from dashboard.network.parameters import Parameters


def inside_window(lonlat: np.ndarray, assumed: Parameters) -> np.ndarray:
    """Return for each point (degrees, EPSG:4326) whether it lies in the window.

    The window has a step: west of ``window_west_south`` it reaches farther south, to the Canaries.
    """
    lon, lat = lonlat[:, 0], lonlat[:, 1]
    northern = (lat >= assumed.window_south) | (lon <= assumed.window_west_south)
    seen: np.ndarray = (
        (lon >= assumed.window_west)
        & (lon <= assumed.window_east)
        & northern
        & (lat >= assumed.window_far_south)
    )
    return seen
