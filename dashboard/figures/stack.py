"""Shares that make a whole, as parts that can each be drawn as one area."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from dashboard.figures.status import ESTIMATED
from dashboard.measures.cube import Figure

WHOLE, ENOUGH = 100.0, 99.5
HALF_BAR = 0.25
Year = Mapping[str, Figure]
"""The known shares of one year by mode."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Years in which the shares make a whole.

    Parameters
    ----------
    modes
        From the ground up: the mode in question, then the others in their fixed order.
    parts
        Runs of years without a gap; in each, for every year, the figure of each mode that has
        one.
    """

    modes: tuple[str, ...]
    parts: tuple[tuple[Year, ...], ...]

    def tops(self, shares: Year) -> list[float]:
        """Return the upper edge of each mode in one year."""
        values = (shares[mode].value if mode in shares else 0.0 for mode in self.modes)
        return [round(top, 3) for top in accumulate(values)]


@dataclass(frozen=True, slots=True)
class Outline:
    """The edges of one mode in one piece of a stack, year by year."""

    years: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]


def stack(series: Mapping[str, Sequence[Figure]], first: str) -> Stack:
    """Return shares as parts that can be drawn as one area each.

    A year whose known shares do not make a whole is a gap: an unknown part is never drawn as
    nothing. A year that the supplier marks as a break begins a new part.

    Parameters
    ----------
    series
        Figures in per cent by mode, in the fixed order of modes.
    first
        The mode on the ground.
    """
    by_year: dict[int, dict[str, Figure]] = {}
    for mode, figures in series.items():
        for figure in figures:
            if figure.is_known:
                by_year.setdefault(figure.year, {})[mode] = figure
    parts: list[list[Year]] = []
    last = None
    for year, found in sorted(by_year.items()):
        if sum(figure.value for figure in found.values()) < ENOUGH:
            continue
        if last != year - 1 or any(figure.is_break for figure in found.values()):
            parts.append([])
        parts[-1].append(found)
        last = year
    seen = {mode for part in parts for year in part for mode, one in year.items() if one.value > 0}
    modes = tuple(sorted(seen, key=lambda mode: (mode != first, list(series).index(mode))))
    return Stack(modes, tuple(tuple(part) for part in parts))


def year_of(shares: Year) -> int:
    """Return the year of shares."""
    return next(iter(shares.values())).year


def is_estimated(shares: Year) -> bool:
    """Whether any share of a year is an estimate."""
    return any(figure.status == ESTIMATED for figure in shares.values())


def pieces(part: Sequence[Year]) -> Iterator[tuple[bool, tuple[Year, ...]]]:
    """Give a part cut into pieces that rest on an estimate or not; neighbours share a year."""
    if len(part) == 1:
        yield is_estimated(part[0]), tuple(part)
        return
    kinds = groupby(pairwise(part), key=lambda pair: is_estimated(pair[0]) or is_estimated(pair[1]))
    for kind, group in kinds:
        pairs = list(group)
        yield kind, (pairs[0][0], *(later for _, later in pairs))


def outline(stacked: Stack, piece: Sequence[Year], index: int) -> Outline:
    """Return the edges of a mode in a piece; a single year gets some width, to be seen.

    Parameters
    ----------
    stacked
        The stack.
    piece
        Years without a gap.
    index
        Place of the mode in the stack, the ground being 0.
    """
    tops = [stacked.tops(shares) for shares in piece]
    upper = tuple(top[index] for top in tops)
    lower = tuple(top[index - 1] if index else 0.0 for top in tops)
    years = tuple(float(year_of(shares)) for shares in piece)
    if len(years) == 1:
        return Outline((years[0] - HALF_BAR, years[0] + HALF_BAR), lower * 2, upper * 2)
    return Outline(years, lower, upper)
