"""What would tip the balance between chains: price of diesel, departures, time in terminals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.measures.chains.elements import Chain
from dashboard.measures.chains.inputs import Settings
from dashboard.measures.chains.rates import HOURS_A_WEEK, ROAD, LoadRates
from dashboard.measures.chains.tipping import best_line, tips

DIESEL_RANGE_EUR = (0.5, 4.0)
DEPARTURES_RANGE = (0.5, 168.0)
DWELL_RANGE_HOURS = (0.0, 120.0)
"""Ranges that are looked at: assumed."""
_HALF_WEEK = HOURS_A_WEEK / 2


@dataclass(frozen=True, slots=True)
class Change:
    """A value of an input at which another chain becomes the best.

    Parameters
    ----------
    at
        The value.
    is_more
        Whether it is more than the present value.
    chain
        What is the best beyond it.
    """

    at: float
    is_more: bool
    chain: Chain


@dataclass(frozen=True, slots=True)
class Turn:
    """What an input would have to be for another chain to be the best.

    Parameters
    ----------
    key
        Input: ``diesel_price``, ``departures`` or ``dwell_h``.
    measure
        ``eur`` or ``hours``: what chains are compared by.
    present, least, most
        Value of the input as things stand (NaN where it was not given), and the range that was
        looked at.
    best
        The best chain as things stand; None where of no chain enough is known.
    changes
        The nearest on both sides; empty where nothing in the range changes the best.
    rivals
        How many chains were compared.
    """

    key: str
    measure: str
    present: float
    least: float
    most: float
    best: Chain | None
    changes: tuple[Change, ...]
    rivals: int


def turns(chains: Sequence[Chain], rates: LoadRates, settings: Settings) -> tuple[Turn, ...]:
    """Return what would tip the balance, one input at a time.

    Parameters
    ----------
    chains
        All chains that were found.
    rates
        What every mode takes for the load.
    settings
        The inputs.

    Notes
    -----
    Cost grows in a straight line with the price of diesel, time with the wait and with the
    hours in terminals: so the values are exact. Chains of which cost or time is not known take
    no part. Diesel counts for lorries only; what trains and ships burn is in their cost for a
    tonne-kilometre and cannot be told apart.
    """
    return (
        _diesel(chains, rates, settings),
        _departures(chains, settings),
        _dwell(chains, settings),
    )


def _diesel(chains: Sequence[Chain], rates: LoadRates, settings: Settings) -> Turn:
    price = settings["diesel_price"]
    litres = [
        rates.modes[ROAD].litres_per_tkm
        * sum(one.tonnes * one.km for one in chain.elements if one.mode == ROAD)
        for chain in chains
    ]
    bases = [chain.eur - own * price for chain, own in zip(chains, litres, strict=True)]
    return _turn("diesel_price", "eur", chains, bases, litres, price, DIESEL_RANGE_EUR)


def _departures(chains: Sequence[Chain], settings: Settings) -> Turn:
    """Solve for the wait, and tell it as departures a week."""
    given = settings["departures"]
    wait = _HALF_WEEK / given if given == given else 0.0
    slopes = [float(chain.departures) for chain in chains]
    bases = [chain.hours - slope * wait for chain, slope in zip(chains, slopes, strict=True)]
    fewest, most = DEPARTURES_RANGE
    span = (min(_HALF_WEEK / most, wait), _HALF_WEEK / fewest)
    turn = _turn("departures", "hours", chains, bases, slopes, wait, span)
    changes = tuple(
        Change(_HALF_WEEK / one.at, not one.is_more, one.chain) for one in turn.changes if one.at
    )
    return Turn("departures", "hours", given, fewest, most, turn.best, changes, turn.rivals)


def _dwell(chains: Sequence[Chain], settings: Settings) -> Turn:
    dwell = settings["dwell_h"]
    slopes = [float(chain.hubs) for chain in chains]
    bases = [chain.hours - slope * dwell for chain, slope in zip(chains, slopes, strict=True)]
    return _turn("dwell_h", "hours", chains, bases, slopes, dwell, DWELL_RANGE_HOURS)


def _turn(
    key: str,
    measure: str,
    chains: Sequence[Chain],
    bases: Sequence[float],
    slopes: Sequence[float],
    present: float,
    span: tuple[float, float],
) -> Turn:
    best = best_line(bases, slopes, present)
    found = tips(bases, slopes, present, *span)
    changes = tuple(Change(tip.at, tip.is_upwards, chains[tip.after]) for tip in found)
    rivals = sum(not math.isnan(base) for base in bases)
    chain = chains[best] if best >= 0 else None
    return Turn(key, measure, present, *span, chain, changes, rivals)
