"""What the road freight of a cluster's region would emit by rail or waterway through it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dashboard.measures.chains.finding import Finder
from dashboard.measures.chains.rates import ROAD
from dashboard.measures.chains.road_flows import RoadFlows

Numbers = npt.NDArray[np.float64]
KG_PER_KT = 1e6
MOST_PARTNERS = 10


class Partner(NamedTuple):
    """A region with which freight could go another way.

    Parameters
    ----------
    region_id, mode, terminal_id
        The region, the mode from the cluster, and the terminal near the region.
    tonnes
        Estimated road freight a year, both directions.
    road_kt, chain_kt
        What it emits by road, and what it would emit, in kt CO2e well to wheel.
    """

    region_id: str
    mode: str
    terminal_id: str
    tonnes: float
    road_kt: float
    chain_kt: float


@dataclass(frozen=True, slots=True)
class Shift:
    """All partners together.

    Parameters
    ----------
    year
        Year of the flows.
    partners
        Those with the greatest saving first; at most `MOST_PARTNERS`.
    count
        How many regions have a chain that emits less.
    tonnes, road_kt, chain_kt
        Sums over all of them.
    saved_kt
        Least and most that would be saved, as far apart as the estimates of the flows lie.
    unknown
        Regions that have such a chain and whose freight is not known; they are in no sum.
    """

    year: int
    partners: tuple[Partner, ...]
    count: int
    tonnes: float
    road_kt: float
    chain_kt: float
    saved_kt: tuple[float, float]
    unknown: tuple[str, ...]


def shift(
    finder: Finder,
    flows: RoadFlows,
    cluster_id: str,
    region_id: str,
    modes: Sequence[str],
) -> Shift:
    """Return what a region's road freight would emit if it took the best chain.

    Parameters
    ----------
    finder
        Network and rates, for a load of one tonne.
    flows
        Road freight between the region and all others.
    cluster_id, region_id
        The cluster, and its region of level 2.
    modes
        Modes that may be used from the cluster.

    Notes
    -----
    The chain: by road from the middle of the region to the cluster, by one mode to a terminal,
    by road to the middle of the other region. It counts where it emits less than the way by
    road alone and goes at least half of the way by that mode. The flows are the region's, not
    the cluster's, and estimated: so this tells what could be at stake, not what will be saved.
    Freight inside the region is left out. Must not be used as a forecast or for a grant.
    """
    chain_kg, mode_of, terminal_of = _best_chains(finder, flows, cluster_id, region_id, modes)
    road_kg = _road_kg(finder, flows.km)
    with np.errstate(invalid="ignore"):
        better = chain_kg < road_kg
        better[flows.region_ids.index(region_id)] = False
        rows = np.flatnonzero(better & (flows.tonnes > 0))
    saved = (road_kg - chain_kg)[rows]
    order = rows[np.argsort(-(flows.tonnes[rows] * saved), kind="stable")][:MOST_PARTNERS]
    partners = tuple(
        Partner(
            flows.region_ids[row],
            mode_of[row],
            finder.network.place_ids[terminal_of[row]],
            float(flows.tonnes[row]),
            float(flows.tonnes[row] * road_kg[row] / KG_PER_KT),
            float(flows.tonnes[row] * chain_kg[row] / KG_PER_KT),
        )
        for row in order.tolist()
    )
    ends = (float((end[rows] * saved).sum() / KG_PER_KT) for end in (flows.low, flows.high))
    return Shift(
        flows.year,
        partners,
        int(rows.size),
        float(flows.tonnes[rows].sum()),
        float((flows.tonnes * road_kg)[rows].sum() / KG_PER_KT),
        float((flows.tonnes * chain_kg)[rows].sum() / KG_PER_KT),
        (next(ends), next(ends)),
        tuple(flows.region_ids[row] for row in np.flatnonzero(better & np.isnan(flows.tonnes))),
    )


def _best_chains(
    finder: Finder, flows: RoadFlows, cluster_id: str, region_id: str, modes: Sequence[str]
) -> tuple[Numbers, list[str], npt.NDArray[np.intp]]:
    """Return for each region the least kg CO2e of a tonne, its mode, and its terminal's row."""
    network = finder.network
    start = network.index[cluster_id]
    where = {region: row for row, region in enumerate(network.region_ids)}
    rows = [where.get(region, -1) for region in flows.region_ids]
    ends = np.where(np.array(rows)[:, None] >= 0, network.region_km[rows], np.nan)
    begin = network.region_km[where[region_id], start]
    best = np.full(len(rows), np.inf)
    mode_of, terminal_of = [""] * len(rows), np.zeros(len(rows), dtype=np.intp)
    places = np.arange(len(network.place_ids))
    for mode in modes:
        main = finder.totals(mode, start, places)
        kg = main.kg[None, :] + _road_kg(finder, ends) + _road_kg(finder, np.asarray(begin))
        kg = kg + 2 * (finder.rates.hub_ttw_kg + finder.rates.hub_wtt_kg)
        with np.errstate(invalid="ignore"):
            fits = (ends + begin) * finder.rates.modes[ROAD].distance_factor <= main.km[None, :]
        kg = np.where(fits & np.isfinite(kg), kg, np.inf)
        at = kg.argmin(axis=1)
        least = kg[np.arange(len(rows)), at]
        for row in np.flatnonzero(least < best).tolist():
            mode_of[row], terminal_of[row] = mode, at[row]
        best = np.minimum(best, least)
    return best, mode_of, terminal_of


def _road_kg(finder: Finder, shortest_km: Numbers) -> Numbers:
    """Return the kg CO2e of the load by road over the shortest feasible distances."""
    rates = finder.rates.modes[ROAD]
    grams = rates.mj_per_tkm * (rates.ttw_g_per_mj + rates.wtt_g_per_mj)
    kg: Numbers = finder.rates.tonnes * shortest_km * rates.distance_factor * grams / 1000
    return kg
