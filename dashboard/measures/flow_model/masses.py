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

PARTS = ("population", "gdp", "port", "cluster")


@dataclass(frozen=True, slots=True)
class Masses:
    """What regions are weighed by.

    Parameters
    ----------
    population, gdp
        By year: persons, million euro; one value a region, NaN where not known.
    port, cluster
        Thousand tonnes handled by its ports, and number of its clusters; zero where none is known.
    """

    population: Mapping[int, Array]
    gdp: Mapping[int, Array]
    port: Array
    cluster: Array


def shares(
    masses: Masses, parameters: Parameters, territory: Territory, year: int, ports: str
) -> Array:
    """Return each region's share of its country's freight.

    Parameters
    ----------
    masses
        What regions are weighed by.
    parameters
        The weights; ``ports`` names the weight of ports.
    territory
        The regions.
    year
        Year of the freight.
    ports
        ``port_weight``, ``rail_port_weight`` or ``waterway_port_weight``.

    Returns
    -------
    shares
        One value a region, adding up to 1 in each country; NaN in a country of which neither
        population nor gross domestic product is known.

    Notes
    -----
    A part that is not known for a whole country is left out there, and the others weigh the more.
    """
    weights = {
        "population": parameters.value("population_weight"),
        "gdp": parameters.value("gdp_weight"),
        "port": parameters.value(ports),
        "cluster": parameters.value("cluster_weight"),
    }
    parts = {
        "population": latest(masses.population, territory, year),
        "gdp": latest(masses.gdp, territory, year),
        "port": masses.port,
        "cluster": masses.cluster,
    }
    total = np.zeros(len(territory.region_ids))
    for name in PARTS:
        share = _share(parts[name], territory)
        total += weights[name] * np.where(np.isnan(share), 0.0, share)
    own = _share(parts["population"], territory), _share(parts["gdp"], territory)
    total[np.isnan(own[0]) & np.isnan(own[1])] = np.nan
    single = territory.by_country(np.ones(len(total)))[territory.country_of] == 1
    total[single] = 1.0
    return _share(total, territory)


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
