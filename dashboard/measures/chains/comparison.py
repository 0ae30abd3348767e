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
    measure, and of each order of modes one, which no other beats if there is such a one. A
    chain that only adds a lorry to the trains and ships of another, and is no better in
    anything, is left out.
    """
    rows = [[measure(chain) for measure in MEASURES.values()] for chain in found]
    marks = unbeaten(rows)
    best = {
        key: best_line([measure(chain) for chain in found], [0.0] * len(found), 0.0)
        for key, measure in MEASURES.items()
    }
    first = [number for number, chain in enumerate(found) if chain.modes == (ROAD,)]
    first += [number for number in best.values() if number >= 0]
    order = sorted(range(len(found)), key=lambda number: not marks[number])
    firsts: dict[tuple[str, ...], int] = {}
    for number in order:
        if not is_detour(number, found, rows):
            firsts.setdefault(found[number].modes, number)
    first += firsts.values()
    kept = sorted(list(dict.fromkeys(first))[: limits.most_chains])
    place = {number: at for at, number in enumerate(kept)}
    return Comparison(
        tuple(found[number] for number in kept),
        tuple(marks[number] for number in kept),
        {key: place.get(number, -1) for key, number in best.items()},
    )


def is_detour(number: int, found: Sequence[Chain], rows: Sequence[Sequence[float]]) -> bool:
    """Return whether a chain has the trains and ships of a shorter one, and nothing better.

    Parameters
    ----------
    number
        Of the chain.
    found
        All chains.
    rows
        Their cost, time and emissions; NaN for what is not known.
    """
    own = _without_lorries(found[number])
    return bool(own) and any(
        len(other.modes) < len(found[number].modes)
        and _without_lorries(other) == own
        and all(
            one <= two or one != one or two != two
            for one, two in zip(row, rows[number], strict=True)
        )
        for other, row in zip(found, rows, strict=True)
    )


def _is_better(row: Sequence[float], other: Sequence[float]) -> bool:
    """Return whether a row is less than another in anything that is known of both."""
    return any(one < two for one, two in zip(row, other, strict=True))


def _without_lorries(chain: Chain) -> tuple[str, ...]:
    return tuple(mode for mode in chain.modes if mode != ROAD)
