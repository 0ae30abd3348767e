"""How much less is carried the farther it is."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from dashboard.measures.flow_model.territory import Array


class Deterrence(NamedTuple):
    """``(km + near_km) ** -power * exp(-km / scale_km)``.

    Parameters
    ----------
    power
        How steeply freight falls with distance.
    scale_km
        Distance over which it falls further, by e.
    near_km
        Distance below which it hardly falls: a lorry is loaded as well for 10 km as for 20.
    """

    power: float
    scale_km: float
    near_km: float = 0.0

    def of(self, km: Array) -> Array:
        """Return the factor for each distance in km; zero where there is no way.

        Raises
        ------
        ValueError
            If a distance is zero and nothing is added to it.
        """
        there = np.isfinite(km)
        far = np.where(there, km, 1.0)
        if self.near_km == 0 and self.power > 0 and (far <= 0).any():
            raise ValueError("a distance of zero cannot be weighed")
        factor = (far + self.near_km) ** -self.power * np.exp(-far / self.scale_km)
        weighed: Array = np.where(there, factor, 0.0)
        return weighed
