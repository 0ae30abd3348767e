"""Road freight between one region and all others, taken from the flows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.measures.chains.rates import ROAD
from dashboard.sources.flow_cube import StoredFlows, release

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RoadFlows:
    """Goods that go by road between one region and all others, both directions added.

    Parameters
    ----------
    year
        Calendar year.
    region_ids
        The other regions, in the order of the numbers.
    tonnes, low, high
        Estimated tonnes a year, and as far apart as the model's runs lie; NaN where one of the
        two directions is not known.
    km
        Kilometres by road between the regions, on the shortest way; NaN for no way.
    """

    year: int
    region_ids: tuple[str, ...]
    tonnes: Numbers
    low: Numbers
    high: Numbers
    km: Numbers


def road_flows(stored: StoredFlows, region_id: str) -> RoadFlows:
    """Return the road freight of a region in the latest year.

    Parameters
    ----------
    stored
        The flows; only the rows that are needed are read.
    region_id
        One of their regions, of NUTS level 2.
    """
    mode, row = stored.modes.index(ROAD), stored.region_ids.index(region_id)
    tonnes, low, high = (
        np.asarray(part[mode, -1, row] + part[mode, -1, :, row])
        for part in (stored.tonnes, stored.low, stored.high)
    )
    km = np.array(stored.km[mode, row])
    release(stored)
    return RoadFlows(stored.years[-1], stored.region_ids, tonnes, low, high, km)
