"""Class limits of shares: round numbers, the same for all years. Only the build needs this."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from itertools import combinations

import mapclassify
import numpy as np
import pandas as pd

from dashboard.measures.record import SHARE, Measure

CLASSES = 5
STEPS = (1.0, 2.0, 5.0, 10.0, 20.0)
ROUND = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0)
FEWEST = 0.05
GOOD_FIT = 0.75


def breaks(figures: pd.DataFrame, measure: Measure) -> dict[str, list[float]]:
    """Return the lower limits of the classes of a share, by ``level|mode|definition``.

    Parameters
    ----------
    figures
        Long table of the measure, all years.
    measure
        Only one that is drawn in classes has limits.

    Returns
    -------
    limits
        Five rising numbers for each; the last class has no upper limit. A limit belongs to the
        class above it. Empty for other kinds of measure.

    Notes
    -----
    See `round_limits`. Limits are fixed over all years, so that playing the years compares.
    """
    if measure.kind != SHARE:
        return {}
    known = figures[figures["value"].notna() & (figures["level"] != "eu")]
    grouped = known.groupby(["level", "mode", "definition"])["value"]
    return {
        f"{level}|{mode}|{definition}": round_limits(values.to_numpy())
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
