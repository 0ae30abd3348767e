"""How much less is carried the farther it is."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from dashboard.measures.flow_model.territory import Array

SHORTEST_KM = 1.0


class Deterrence(NamedTuple):
    """``km ** -power * exp(-km / scale_km)``."""

    power: float
    scale_km: float

    def of(self, km: Array) -> Array:
        """Return the factor for each distance in km; zero where there is no way."""
        there = np.isfinite(km)
        far = np.maximum(np.where(there, km, SHORTEST_KM), SHORTEST_KM)
        factor: Array = np.where(there, far**-self.power * np.exp(-far / self.scale_km), 0.0)
        return factor
