"""Flows by road in one year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dashboard.measures.flow_model.balancing import (
    Balanced,
    RoadGoals,
    RoadSums,
    Ways,
    balance_road,
    road_sums,
)
from dashboard.measures.flow_model.country_pairs import PairTonnes, pair_tonnes
from dashboard.measures.flow_model.deterrence import Deterrence
from dashboard.measures.flow_model.inputs import FlowInputs
from dashboard.measures.flow_model.margins import official_shares
from dashboard.measures.flow_model.masses import shares
from dashboard.measures.flow_model.national_volumes import road_volumes
from dashboard.measures.flow_model.parameters import Parameters
from dashboard.measures.flow_model.territory import Array, home_km

MILLION = 1e6


@dataclass(frozen=True, slots=True)
class RoadYear:
    """Road flows of one year, and what they were made to meet.

    Parameters
    ----------
    tonnes
        From region to region; NaN where not known.
    pairs
        Tonnes between countries.
    goals
        What the flows add up to; tonne-kilometres in it are single ones, not millions.
    sums
        The tonne-kilometres that they have.
    balanced
        How they were brought to their goals.
    """

    tonnes: Array
    pairs: PairTonnes
    goals: RoadGoals
    sums: RoadSums
    balanced: Balanced


def estimate_road(
    inputs: FlowInputs,
    parameters: Parameters,
    deterrence: Deterrence,
    year: int,
    ways: Ways,
    start: RoadYear | None = None,
) -> RoadYear:
    """Return road flows between all regions in one year.

    Parameters
    ----------
    inputs
        What they are made from.
    parameters
        What is assumed, in place of that of ``inputs``.
    deterrence
        How distance counts.
    year
        The year.
    ways
        What `road_ways` gives.
    start
        Flows that are nearly the same, to begin with.
    """
    territory, km = inputs.territory, inputs.km["road"]
    weight = shares(inputs.masses, parameters, territory, year, "road")
    usable = np.isfinite(np.diag(km)) & np.isfinite(weight) & (weight > 0)
    mass = np.where(usable, np.nan_to_num(weight), 0.0)
    seed = mass[:, None] * mass[None, :] * deterrence.of(km)
    size = _sizes(inputs, year)
    expected = territory.by_pair(seed) * size[:, None] * size[None, :]
    pairs = pair_tonnes(
        inputs.pairs,
        territory.countries,
        year,
        expected,
        int(parameters.value("carry_years")),
        parameters.value("unseen_partner_share"),
    )
    goals = _goals(inputs, parameters, pairs, year, mass, territory.by_pair(seed))
    near = (start.balanced.rows, start.balanced.columns) if start else None
    balanced = balance_road(seed, ways, goals, territory, near)
    sums = road_sums(balanced.tonnes, ways, goals, territory)
    wanted = goals.volumes.domestic(sums.own, sums.own_home, sums.all_home)
    made = np.isfinite(goals.pairs)
    np.fill_diagonal(made, np.isfinite(wanted))
    known = territory.spread(made.astype(float)) > 0
    known &= np.isfinite(km) & usable[:, None] & usable[None, :]
    return RoadYear(np.where(known, balanced.tonnes, np.nan), pairs, goals, sums, balanced)


def road_ways(inputs: FlowInputs, tolerance: float) -> Ways:
    """Return the length of each way by road, and the parts of it at home."""
    km = inputs.km["road"]
    return Ways.of(km, home_km(inputs.territory, km, tolerance))


def _goals(
    inputs: FlowInputs,
    parameters: Parameters,
    pairs: PairTonnes,
    year: int,
    mass: Array,
    reachable: Array,
) -> RoadGoals:
    countries = inputs.territory.countries
    tonnes = np.where(reachable > 0, pairs.tonnes, np.nan)
    own = np.divide(
        pairs.by_origin, pairs.tonnes, out=np.full_like(tonnes, 0.5), where=pairs.tonnes > 0
    )
    volumes = road_volumes(
        scaled(inputs.tonne_km, MILLION), inputs.shares, countries, year, parameters
    )
    return RoadGoals(
        tonnes,
        np.where(np.isfinite(own), own, 0.5),
        pairs.outside,
        volumes,
        official_shares(inputs.margins.get(("road", year, "loaded")), mass, inputs.territory),
        official_shares(inputs.margins.get(("road", year, "unloaded")), mass, inputs.territory),
    )


def scaled(
    volumes: Mapping[tuple[str, str, int], float], factor: float
) -> dict[tuple[str, str, int], float]:
    """Return volumes in another unit."""
    return {key: value * factor for key, value in volumes.items()}


def _sizes(inputs: FlowInputs, year: int) -> Array:
    """Return the size of each country by which unpublished tonnes are divided: its people."""
    people = inputs.masses.population
    nearest = min(people, key=lambda one: abs(one - year))
    sizes = inputs.territory.by_country(np.nan_to_num(people[nearest]))
    return np.where(sizes > 0, sizes, 1.0)
