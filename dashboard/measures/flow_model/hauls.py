"""The hauls that are published, and the deterrence that comes nearest to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.optimize import minimize

from dashboard.measures.flow_model.balancing import Ways
from dashboard.measures.flow_model.deterrence import Deterrence
from dashboard.measures.flow_model.inputs import FlowInputs
from dashboard.measures.flow_model.road import RoadYear, estimate_road

if TYPE_CHECKING:
    import pandas as pd

DOMESTIC, ABROAD = "domestic", "across the border"
START_POWER, START_SCALE_KM = 2.5, 500.0


class Haul(NamedTuple):
    """Mean haul in km of a country's own lorries in one year, inside it or across its border."""

    country: str
    year: int
    kind: str
    km: float


def published_hauls(facts: pd.DataFrame) -> list[Haul]:
    """Return the mean hauls that follow from published facts.

    Parameters
    ----------
    facts
        The table ``freight_facts``.

    Returns
    -------
    hauls
        Of Germany in 2017 inside (all tonne-kilometres less those across the border, by national
        tonnes) and across; of Great Britain's lorries at home in 2015.
    """
    road = facts[facts["mode"] == "road"]
    names = ("region_id", "year", "indicator", "condition", "value")
    value = {
        (country, int(year), indicator, condition): float(number)
        for country, year, indicator, condition, number in zip(
            *(road[name].tolist() for name in names), strict=True
        )
    }
    everywhere, across = "German lorries, all traffic", "German lorries, cross-border"
    abroad_km = value["DE", 2017, "average_haul", across]
    abroad = abroad_km * value["DE", 2017, "tonnes_international", across]
    whole = value["DE", 2017, "tkm_total", everywhere] * 1000
    inside = value["DE", 2017, "tonnes_national", "German lorries, domestic traffic"]
    return [
        Haul("DE", 2017, DOMESTIC, (whole - abroad) / inside),
        Haul("DE", 2017, ABROAD, abroad_km),
        Haul(
            "UK", 2015, DOMESTIC, value["UK", 2015, "average_haul", "GB-registered HGVs in the UK"]
        ),
    ]


def modelled_haul(flows: RoadYear, inputs: FlowInputs, haul: Haul) -> float:
    """Return the mean haul in km that flows have, of the same kind as a published one."""
    territory = inputs.territory
    at = territory.countries.index(haul.country)
    tonnes = territory.by_pair(flows.balanced.tonnes)
    if haul.kind == DOMESTIC:
        return float(flows.sums.domestic[at] / tonnes[at, at])
    own = flows.goals.own_share
    carried = np.nansum(own[at, :] * flows.goals.pairs[at, :])
    carried += np.nansum((1 - own[:, at]) * flows.goals.pairs[:, at])
    return float(flows.sums.own[at] / flows.goals.outside[at] / carried)


def fit_deterrence(inputs: FlowInputs, hauls: Sequence[Haul], ways: Ways) -> Deterrence:
    """Return the deterrence whose hauls come nearest to the published ones, by their ratios.

    Parameters
    ----------
    inputs
        What flows are estimated from.
    hauls
        What they are held against.
    ways
        What `road_ways` gives.
    """
    years = sorted({haul.year for haul in hauls})
    near = inputs.parameters.value("road_near_km")
    before: dict[int, RoadYear] = {}

    def distance(guess: tuple[float, float]) -> float:
        deterrence = Deterrence(float(guess[0]), float(np.exp(guess[1])), near)
        for year in years:
            before[year] = estimate_road(
                inputs, inputs.parameters, deterrence, year, ways, before.get(year)
            )
        ratios = [modelled_haul(before[one.year], inputs, one) / one.km for one in hauls]
        return float(np.sum(np.log(ratios) ** 2))

    found = minimize(
        distance,
        (START_POWER, np.log(START_SCALE_KM)),
        method="Nelder-Mead",
        bounds=[(0.2, 6.0), (np.log(50.0), np.log(3000.0))],
        options={"xatol": 0.01, "fatol": 1e-4, "maxfev": 60},
    )
    return Deterrence(float(found.x[0]), float(np.exp(found.x[1])), near)
