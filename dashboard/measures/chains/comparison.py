"""The chains of one question, compared: the best in each measure, and the unbeaten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.measures.chains.elements import Chain
from dashboard.measures.chains.finding import LIMITS, Limits
from dashboard.measures.chains.pareto import unbeaten
from dashboard.measures.chains.rates import ROAD
from dashboard.measures.chains.tipping import best_line

MEASURES: dict[str, Callable[[Chain], float]] = {
    "eur": lambda chain: chain.eur,
    "hours": lambda chain: chain.hours,
    "wtw_kg": lambda chain: chain.wtw_kg,
}
"""What chains are compared by; less is better."""


@dataclass(frozen=True)
class Comparison:
    """Chains of one question, fewest emissions first.

    Parameters
    ----------
    chains
        The chains.
    marks
        For each, whether no other beats it.
    best
        Number of the best chain in each of `MEASURES`; -1 where nothing is known.
    """

    chains: tuple[Chain, ...]
    marks: tuple[bool, ...]
    best: dict[str, int]


def compare(found: Sequence[Chain], limits: Limits = LIMITS) -> Comparison:
    """Return the chains worth telling, with marks.

    Parameters
    ----------
    found
        All chains that were found, fewest emissions first.
    limits
        How many chains are told.

    Notes
    -----
    Kept are, in this order and up to the limit: the chain by road alone, the best in each
    measure, those that no other beats, and the first of each set of modes.
    """
    rows = [[measure(chain) for measure in MEASURES.values()] for chain in found]
    marks = unbeaten(rows)
    best = {
        key: best_line([measure(chain) for chain in found], [0.0] * len(found), 0.0)
        for key, measure in MEASURES.items()
    }
    first = [number for number, chain in enumerate(found) if chain.modes == (ROAD,)]
    first += [number for number in best.values() if number >= 0]
    numbered = reversed(list(enumerate(found)))
    firsts = {frozenset(chain.modes): number for number, chain in numbered}
    first += [number for modes, number in firsts.items() if len(modes - {ROAD}) == 1]
    first += [number for number, mark in enumerate(marks) if mark]
    first += list(firsts.values())
    kept = sorted(list(dict.fromkeys(first))[: limits.most_chains])
    place = {number: at for at, number in enumerate(kept)}
    return Comparison(
        tuple(found[number] for number in kept),
        tuple(marks[number] for number in kept),
        {key: place.get(number, -1) for key, number in best.items()},
    )
