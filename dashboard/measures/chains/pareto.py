"""Which chains no other chain beats in all of cost, time and emissions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


def unbeaten(measures: Sequence[Sequence[float]]) -> tuple[bool, ...]:
    """Return for each chain whether no other beats it.

    A chain is compared only with chains of which the same is known. It beats another if it is
    no worse in everything that is known of the two, and better in something. Unknown is
    neither better nor worse: it takes no part, and never lets one chain beat another.

    Parameters
    ----------
    measures
        A row for each chain, a column for each measure; less is better, NaN is not known.

    Returns
    -------
    marks
        In the order of the rows. A chain of which nothing is known has no mark.

    Examples
    --------
    >>> unbeaten([(1.0, 5.0), (2.0, 6.0), (3.0, 1.0), (9.0, float("nan"))])
    (True, False, True, True)
    """
    table: npt.NDArray[np.float64] = np.asarray(measures, dtype=np.float64)
    if not table.size:
        return tuple(False for _ in measures)
    known = ~np.isnan(table)
    filled = np.where(known, table, 0.0)
    is_alike = (known[:, None, :] == known[None, :, :]).all(axis=2)
    is_no_worse = (filled[:, None, :] <= filled[None, :, :]).all(axis=2)
    is_better = (filled[:, None, :] < filled[None, :, :]).any(axis=2)
    beats = is_alike & is_no_worse & is_better
    return tuple(bool(mark) for mark in ~beats.any(axis=0) & known.any(axis=1))
