"""Defaults that are worked out from several figures of the same source."""

from __future__ import annotations

from dashboard.measures.chains.factors import ChainFactors

PERCENT = 100.0
GRAMS = 1000.0


def mean_fill(factors: ChainFactors) -> float:
    """Return how full the average articulated lorry is, in per cent of its payload.

    Notes
    -----
    Fuel grows in a straight line from the empty to the full lorry, so the average lorry's fuel
    tells how full it is.
    """
    empty, full = factors.of("artic-0-ttw"), factors.of("artic-100-ttw")
    return PERCENT * (factors.of("artic-average-ttw") - empty) / (full - empty)


def full_payload(factors: ChainFactors) -> float:
    """Return what a full articulated lorry carries in t: exhaust for a km over that for a t-km."""
    return factors.of("artic-100-ttw") / factors.of("artic-full-tkm-ttw")


def litres_per_km(factors: ChainFactors) -> float:
    """Return the diesel that the average articulated lorry burns, in litres for a kilometre."""
    mj = GRAMS * factors.of("artic-average-ttw") / factors.of("diesel-b7-ttw")
    return mj / (factors.of("diesel-b7-heating-value") * factors.of("diesel-b7-density"))


def implied_diesel_price(factors: ChainFactors) -> float:
    """Return the price of diesel that stands behind the cost of a lorry, in EUR for a litre."""
    fuel = factors.of("road-cost-es24") * factors.of("road-fuel-share-es24") / PERCENT
    return fuel / litres_per_km(factors)


def cost_without_fuel(factors: ChainFactors) -> float:
    """Return the cost of a lorry without its diesel, in EUR for a kilometre run."""
    return factors.of("road-cost-es24") * (1 - factors.of("road-fuel-share-es24") / PERCENT)


def case_energy(factors: ChainFactors) -> float:
    """Return what an electric train takes, in MJ for a t-km: the Guide's case, unrounded."""
    grams = GRAMS * factors.of("rail-case-kg") / factors.of("rail-case-tkm")
    return grams / factors.of("power-train-de21-wtw")
