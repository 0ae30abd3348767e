"""Class limits of shares: round numbers, the same for all years. Only the build needs this."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterable
from itertools import combinations

import mapclassify
import numpy as np
import pandas as pd

from dashboard.measures.record import CLASSED, DIFFERENCE, RATIO, SHARE, Measure

CLASSES = 5
STEPS = (1.0, 2.0, 5.0, 10.0, 20.0)
ROUND = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0)
FEWEST = 0.05
GOOD_FIT = 0.75
MOST_VALUES = 600
ALIKE = 0.01


def breaks(figures: pd.DataFrame, measure: Measure) -> dict[str, list[float]]:
    """Return the lower limits of the classes of a measure, by ``level|mode|definition``.

    Parameters
    ----------
    figures
        Long table of the measure, all years.
    measure
        Only one that is drawn in classes has limits; its kind says by which rule.

    Returns
    -------
    limits
        Five rising numbers for each; the last class has no upper limit. A limit belongs to the
        class above it. Empty for other kinds of measure.

    Notes
    -----
    See `round_limits`. Limits are fixed over all years, so that playing the years compares.
    """
    if measure.kind not in CLASSED:
        return {}
    limits = _RULES[measure.kind]
    known = figures[figures["value"].notna() & (figures["level"] != "eu")]
    grouped = known.groupby(["level", "mode", "definition"])["value"]
    return {
        f"{level}|{mode}|{definition}": limits(representative(values.to_numpy()))
        for (level, mode, definition), values in grouped
    }


def round_limits(values: np.ndarray) -> list[float]:
    """Return the lower limits of five classes: round numbers, in equal steps where that fits.

    Of all rows of limits that rise by one round step, the one is taken whose classes leave the
    least deviation from their medians: the measure by which `mapclassify` judges classes, and
    which Fisher and Jenks minimise with limits that are not round. Where even the best row is
    far from theirs, as with values that crowd near zero, the steps may grow. Rows that leave a
    class nearly empty do not count.

    Parameters
    ----------
    values
        The values of all years, in per cent.

    Returns
    -------
    limits
        The lowest class begins at zero.

    Examples
    --------
    >>> round_limits(np.array([2, 4, 8, 12, 15, 18, 22, 25, 31, 38, 44, 48]))
    [0.0, 10.0, 20.0, 30.0, 40.0]
    """
    even = _best(values, (_steps(step, start) for step in STEPS for start in range(1, 100)))
    if even and fit(values, even) >= GOOD_FIT:
        return even
    return _best(values, combinations(ROUND, CLASSES - 1)) or even or [0.0, *_steps(20.0, 1)]


def representative(values: np.ndarray) -> np.ndarray:
    """Return all values, or as many of them as tell the same, spread evenly over their ranks.

    The best possible limits take a time that grows with the square of the number of values.
    """
    if len(values) <= MOST_VALUES:
        return values
    picked: np.ndarray = np.quantile(values, np.linspace(0, 1, MOST_VALUES), method="nearest")
    return picked


def ratio_limits(values: np.ndarray) -> list[float]:
    """Return the lower limits of five classes of any numbers from zero: round in their own size.

    As `round_limits`, for the values divided by the power of ten that brings most of them under
    100. The few largest do not decide: nine of ten values do. Values that are all alike lie in
    the middle class.

    Examples
    --------
    >>> ratio_limits(np.array([20, 40, 80, 120, 150, 180, 220, 250, 310, 380, 440, 480.0]))
    [0.0, 100.0, 200.0, 300.0, 400.0]
    """
    usual = float(np.quantile(values, 0.9))
    if values.max() - values.min() < ALIKE * usual:
        step = min(
            (one * 10.0**power for one in (1, 2, 5) for power in range(-3, 6)),
            key=lambda one: abs(usual / one - (CLASSES // 2 + 0.5)),
        )
        return [step * number for number in range(CLASSES)]
    power = math.ceil(math.log10(usual / 100)) if usual > 0 else 0
    size = 10.0**power
    return [float(f"{limit * size:.6g}") for limit in round_limits(values / size)]


def difference_limits(values: np.ndarray) -> list[float]:
    """Return the lower limits of five classes round zero, the same both ways.

    The middle class holds what is nearly in balance; its ends and the two further ones are round
    numbers near the points that two fifths and four fifths of all values lie within.

    Examples
    --------
    >>> difference_limits(np.array([-40.0, -12.0, -5.0, 0.0, 4.0, 9.0, 30.0]))
    [-100.0, -30.0, -5.0, 5.0, 30.0]
    """
    far = np.abs(values)
    near, wide = (
        min(ROUND, key=lambda limit: abs(limit - float(np.quantile(far, part))))
        for part in (0.4, 0.8)
    )
    wide = max(wide, ROUND[ROUND.index(near) + 1])
    return [-100.0, -wide, -near, near, wide]


_RULES = {SHARE: round_limits, RATIO: ratio_limits, DIFFERENCE: difference_limits}


def fit(values: np.ndarray, limits: Iterable[float]) -> float:
    """Return how near limits come to the best possible ones, 1 being as good.

    Parameters
    ----------
    values
        The values that are classed.
    limits
        Lower limits of the classes.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Numba not installed")
        best = mapclassify.FisherJenks(values, k=CLASSES).adcm
    own = _deviation(values, tuple(limits)[1:])
    return float(best / own) if own else 1.0


def _best(values: np.ndarray, rows: Iterable[tuple[float, ...]]) -> list[float]:
    usable = [row for row in rows if row[-1] < values.max() and _fills_all(values, row)]
    if not usable:
        return []
    return [0.0, *min(usable, key=lambda row: (_deviation(values, row), row))]


def _steps(step: float, start: int) -> tuple[float, ...]:
    return tuple(step * (start + number) for number in range(CLASSES - 1))


def _fills_all(values: np.ndarray, inner: tuple[float, ...]) -> bool:
    counts = np.bincount(np.digitize(values, inner), minlength=CLASSES)
    return bool(counts.min() >= FEWEST * len(values))


def _deviation(values: np.ndarray, inner: tuple[float, ...]) -> float:
    below = [np.nextafter(limit, -np.inf) for limit in inner]
    return float(mapclassify.UserDefined(values, [*below, values.max()]).adcm)
