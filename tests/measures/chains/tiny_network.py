"""Five places on a line: road joins all, rail three of them, sea the two ports."""

from __future__ import annotations

from functools import cache

import numpy as np

from dashboard.build.chains import plain_rows
from dashboard.measures.chains.factors import ChainFactors
from dashboard.measures.chains.finding import Finder, Limits
from dashboard.measures.chains.inputs import Settings as Inputs
from dashboard.measures.chains.inputs import settle
from dashboard.measures.chains.rates import load_rates
from dashboard.settings import Settings
from dashboard.sources.chain_factors import read_chain_factors
from dashboard.sources.place_network import PlaceNetwork

PLACES = ("cluster:A", "cluster:B", "cluster:C", "port:D", "port:E")
AT_KM = np.array([0.0, 40.0, 700.0, 760.0, 1500.0])
GRID = np.full((len(PLACES), len(PLACES)), 50.0)


@cache
def factors() -> ChainFactors:
    """Return the factors that the project carries."""
    return ChainFactors(plain_rows(read_chain_factors(Settings().raw, {})))


def network() -> PlaceNetwork:
    """Return the places on a line; E lies on an island without a road."""
    km = np.abs(AT_KM[:, None] - AT_KM[None, :])
    served = {
        "road": (True, True, True, True, False),
        "rail": (False, True, True, True, False),
        "inland_waterway": (False, False, False, False, False),
        "sea": (False, False, False, True, True),
    }
    ways = {mode: np.where(np.outer(places, places), km, np.nan) for mode, places in served.items()}
    return PlaceNetwork(PLACES, ways)


def inputs(numbers: dict[str, float] | None = None, **choices: str) -> Inputs:
    """Return the inputs with some of them set."""
    return settle(factors(), numbers or {}, choices)


def finder(numbers: dict[str, float] | None = None, limits: Limits | None = None) -> Finder:
    """Return what finds chains on the line."""
    rates = load_rates(inputs(numbers), factors())
    return Finder(network(), rates, GRID, limits or Limits())
