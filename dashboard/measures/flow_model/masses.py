"""How much of a country's freight each of its regions is taken to load and unload."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dashboard.measures.flow_model.parameters import Parameters
from dashboard.measures.flow_model.territory import Array, Mask, Territory, positions

if TYPE_CHECKING:
    import pandas as pd

PARTS = ("population", "gdp")


@dataclass(frozen=True, slots=True)
class Masses:
    """What regions are weighed by.

    Parameters
    ----------
    population, gdp
        By year: persons, million euro; one value a region, NaN where not known.
    port_tonnes
        Handled by its ports in a year; zero where none is known.
    clusters
        Number of its logistics clusters.
    """

    population: Mapping[int, Array]
    gdp: Mapping[int, Array]
    port_tonnes: Array
    clusters: Array


def shares(
    masses: Masses, parameters: Parameters, territory: Territory, year: int, mode: str
) -> Array:
    """Return each region's share of its country's freight.

    Parameters
    ----------
    masses
        What regions are weighed by.
    parameters
        ``population_weight``, ``gdp_weight``, ``cluster_tonnes``, and those of the mode:
        ``<mode>_tonnes_per_head`` and ``<mode>_port_share``.
    territory
        The regions.
    year
        Year of the freight.
    mode
        ``road``, ``rail`` or ``waterway``: how the parameters of the mode begin.

    Returns
    -------
    shares
        One value a region, adding up to 1 in each country; NaN in a country of which neither
        population nor gross domestic product is known.

    Notes
    -----
    What people and their work need is a country's people times tonnes a head, divided by the
    regions' shares of both; what ports and clusters hand on is added in tonnes, so that a single
    port that is known in a country does not stand for all of its ports. A part that is not known
    for a whole country is left out there, and the other weighs the more.
    """
    people = latest(masses.population, territory, year)
    parts = (_share(people, territory), _share(latest(masses.gdp, territory, year), territory))
    weights = [parameters.value(f"{name}_weight") for name in PARTS]
    need = sum(
        weight * np.where(np.isnan(part), 0.0, part)
        for weight, part in zip(weights, parts, strict=True)
    )
    need = np.where(np.isnan(parts[0]) & np.isnan(parts[1]), np.nan, need)
    heads = territory.by_country(np.nan_to_num(people))[territory.country_of]
    a_head = parameters.value(f"{mode}_tonnes_per_head")
    tonnes = _share(need, territory) * np.where(heads > 0, heads, 1.0) * a_head
    tonnes += masses.port_tonnes * parameters.value(f"{mode}_port_share")
    tonnes += masses.clusters * parameters.value("cluster_tonnes") * a_head / _road(parameters)
    tonnes[territory.sizes[territory.country_of] == 1] = 1.0
    return _share(tonnes, territory)


def _road(parameters: Parameters) -> float:
    """Return the tonnes a head by which clusters of other modes are made smaller."""
    return parameters.value("road_tonnes_per_head")


def latest(by_year: Mapping[int, Array], territory: Territory, year: int) -> Array:
    """Return, country by country, the last year not after ``year`` in which it is known whole.

    Where there is none, the first year after it. NaN in a country that is never known whole.
    """
    order = sorted(by_year, key=lambda one: (one > year, abs(one - year)))
    found = np.full(len(territory.region_ids), np.nan)
    for one in order:
        values = by_year[one]
        whole = _known(values, territory) & np.isnan(found)
        found[whole] = values[whole]
    return found


def carried_over(old: Mapping[int, Array], new: Array, changed: Mask) -> dict[int, Array]:
    """Return a series of NUTS 2016 codes in NUTS 2021 codes.

    Parameters
    ----------
    old
        By year, one value for each region of 2021 whose code means the same in both, NaN else.
    new
        Population in codes of 2021, one year; NaN where not known.
    changed
        Regions of countries whose borders between regions moved.

    Notes
    -----
    Where borders moved, the new codes keep the division of the newer table in all years: land
    that went from one region to another cannot be told apart in the older one.
    """
    return {year: np.where(changed, new, values) for year, values in old.items()}


def to_regions(codes: pd.Series, values: pd.Series, territory: Territory) -> Array:
    """Return one value a region from codes and values; NaN where there is none."""
    found = np.full(len(territory.region_ids), np.nan)
    at = positions(territory, [str(code) for code in codes])
    there = at >= 0
    found[at[there]] = values.to_numpy(dtype=float)[there]
    return found


def _known(values: Array, territory: Territory) -> Mask:
    """Tell regions of countries that are known whole, or but for regions without people."""
    gaps = territory.by_country(np.isnan(values).astype(float))
    known: Mask = (gaps == 0)[territory.country_of]
    return known


def _share(values: Array, territory: Territory) -> Array:
    total = territory.by_country(values)[territory.country_of]
    share: Array = np.divide(values, total, out=np.full(len(values), np.nan), where=total > 0)
    return share
