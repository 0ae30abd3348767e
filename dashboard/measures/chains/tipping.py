"""At which price of diesel, wait or dwell another chain becomes the best."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Tip(NamedTuple):
    """Where the best of several straight lines changes.

    Parameters
    ----------
    at
        Value of the input at which both are equal.
    before, after
        Numbers of the line that is best as things stand, and of the one that is best beyond.
    is_upwards
        Whether the value lies above the present one.
    """

    at: float
    before: int
    after: int
    is_upwards: bool


def best_line(bases: Sequence[float], slopes: Sequence[float], at: float) -> int:
    """Return the number of the lowest line at a value; the flattest where several are lowest.

    Lines with a NaN take no part; -1 where none is left.
    """
    known = [
        (base + slope * at, abs(slope), number)
        for number, (base, slope) in enumerate(zip(bases, slopes, strict=True))
        if base == base and slope == slope
    ]
    return min(known, default=(0.0, 0.0, -1))[2]


def tips(
    bases: Sequence[float],
    slopes: Sequence[float],
    present: float,
    least: float,
    most: float,
) -> tuple[Tip, ...]:
    """Return the nearest values below and above the present one where the best line changes.

    Parameters
    ----------
    bases, slopes
        Of each line: its value is ``base + slope * x``. A line with a NaN takes no part.
    present
        Value of x as things stand.
    least, most
        Range of x that is looked at.

    Returns
    -------
    changes
        At most two, the lower one first: exact, as lines cross once. Empty where the same line
        is the best in the whole range.

    Notes
    -----
    Everything but x stays as it is. Beyond the value found, yet another line may become best.

    Examples
    --------
    >>> tips([0.0, 10.0], [2.0, 1.0], 5.0, 0.0, 20.0)
    (Tip(at=10.0, before=0, after=1, is_upwards=True),)
    """
    best = best_line(bases, slopes, present)
    if best < 0:
        return ()
    crossings = []
    for number, (base, slope) in enumerate(zip(bases, slopes, strict=True)):
        turn = slopes[best] - slope
        if base != base or slope != slope or turn == 0:
            continue
        at = (base - bases[best]) / turn
        # A line that falls below the best one only does so on one side of the crossing.
        is_upwards = turn > 0
        if (at > present if is_upwards else at < present) and least <= at <= most:
            crossings.append(Tip(at, best, number, is_upwards))
    below = [tip for tip in crossings if not tip.is_upwards]
    above = [tip for tip in crossings if tip.is_upwards]
    found = [max(below, key=lambda tip: tip.at)] if below else []
    found += [min(above, key=lambda tip: tip.at)] if above else []
    return tuple(found)
