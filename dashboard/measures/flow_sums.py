"""Cells of flows added up, with how many of them are known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]


class FlowSums(NamedTuple):
    """Sums of the known cells of flows, in arrays of one shape.

    Parameters
    ----------
    total, low, high
        Tonnes; zero where no cell is known. ``low`` and ``high`` are NaN where a known cell has
        no range.
    known, out_of
        Cells that are known, of those that are known or have a route: where there is no route,
        there is nothing to know.
    ranges
        How many ranges ``low`` and ``high`` are made of, their ends added up.
    """

    total: Numbers
    low: Numbers
    high: Numbers
    known: Counts
    out_of: Counts
    ranges: Counts

    @property
    def is_unknown(self) -> npt.NDArray[np.bool_]:
        """Where there is a route and no known cell."""
        unknown: npt.NDArray[np.bool_] = (self.known == 0) & (self.out_of > 0)
        return unknown

    def over(self, *axes: int) -> FlowSums:
        """Return the sums over some axes."""
        return FlowSums._make(part.sum(axis=axes) for part in self)

    def by(self, starts: Counts, axis: int) -> FlowSums:
        """Return the sums of cells that stand side by side, each group beginning at its start."""
        return FlowSums._make(np.add.reduceat(part, starts, axis=axis) for part in self)

    def of(self, places: Sequence[int]) -> FlowSums:
        """Return the sum of some places of the flattened arrays."""
        chosen = np.asarray(places, dtype=np.intp)
        return FlowSums._make(part.ravel()[chosen].sum() for part in self)

    def with_ranges(self, low: Numbers, high: Numbers) -> FlowSums:
        """Return the same sums with ranges of their own in place of the ends added up.

        Parameters
        ----------
        low, high
            Tonnes in the shape of the sums; not used where no cell is known.
        """
        is_known = self.known > 0
        least, most = (np.where(is_known, part, 0.0) for part in (low, high))
        return self._replace(low=least, high=most, ranges=is_known.astype(np.int64))

    def numbers(self) -> tuple[float, float, float, int, int, int]:
        """Return the numbers of a single sum; NaN where no cell of it is known."""
        if not self.known:
            return np.nan, np.nan, np.nan, 0, int(self.out_of), 0
        reals = float(self.total), float(self.low), float(self.high)
        return *reals, int(self.known), int(self.out_of), int(self.ranges)


def cells(tonnes: Numbers, low: Numbers, high: Numbers, km: Numbers) -> FlowSums:
    """Return cells as sums of one cell each.

    Parameters
    ----------
    tonnes, low, high
        Tonnes and their range; NaN where not known.
    km
        Distance; NaN where there is no route.
    """
    is_known = ~np.isnan(tonnes)
    known: Counts = is_known.astype(np.int64)
    out_of: Counts = (is_known | ~np.isnan(km)).astype(np.int64)
    total, least, most = (np.where(is_known, part, 0.0) for part in (tonnes, low, high))
    return FlowSums(total, least, most, known, out_of, known)
