"""What freight costs others, by mode, as far apart as the studies lie."""

from __future__ import annotations

import math
from typing import NamedTuple

from dashboard.measures.chains.elements import TRANSPORT, Chain
from dashboard.measures.chains.factors import ChainFactors

CENTS = 100.0
QUANTITY = "average_external_cost"


class External(NamedTuple):
    """External cost of a chain in EUR: least and most of the studies; NaN if a mode has none."""

    low_eur: float
    high_eur: float
    source_ids: tuple[str, ...]


def external_cost(chain: Chain, factors: ChainFactors) -> External:
    """Return what a chain costs others: accidents, air, climate, noise, nature.

    Parameters
    ----------
    chain
        The chain; legs count by the kilometres driven or sailed.
    factors
        What the sources say, in EUR-cent for a tonne-kilometre.

    Returns
    -------
    external
        A range, as the studies differ by year, country and what they count. Both ends are NaN
        where one mode has no study: no sea leg has.

    Notes
    -----
    Averages of Germany 2017, the EU 2008 and Austria 2022; congestion is left out or not told.
    Never added to the cost: who pays is another question. Not for a single consignment.
    """
    low = high = 0.0
    sources: dict[str, None] = {}
    for one in chain.elements:
        if one.kind != TRANSPORT:
            continue
        found = factors.told("external_cost", one.mode, QUANTITY)
        if not found:
            return External(math.nan, math.nan, ())
        rates = [row.middle / CENTS for row in found]
        low += one.tonnes * one.km * min(rates)
        high += one.tonnes * one.km * max(rates)
        sources |= dict.fromkeys(row.source_id for row in found)
    return External(low, high, tuple(sources))
