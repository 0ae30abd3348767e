"""Sums of flows by region of any level, and by pair of countries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from dashboard.measures.flow_model.territory import Array, Mask, Positions, Territory

SUMS = ("tonnes_loaded", "tonnes_unloaded", "tonnes_inside", "tonne_km_half")
"""What is summed. Loaded and unloaded hold what stays inside; tonne-kilometres count half where
they are loaded and half where they are unloaded."""


class Groups(NamedTuple):
    """Regions of one level, and where the NUTS 2 regions of each begin."""

    level: int
    ids: tuple[str, ...]
    starts: Positions
    group_of: Positions


def groups(region_ids: Sequence[str], level: int) -> Groups:
    """Return the regions of a level that sorted NUTS 2 codes make up.

    Examples
    --------
    >>> groups(("AT11", "AT12", "AT21", "BE10"), 1).ids
    ('AT1', 'AT2', 'BE1')
    """
    codes = [code[: 2 + level] for code in region_ids]
    ids = tuple(dict.fromkeys(codes))
    place = {code: at for at, code in enumerate(ids)}
    group_of = np.array([place[code] for code in codes], dtype=np.int64)
    starts = np.searchsorted(group_of, np.arange(len(ids))).astype(np.int64)
    return Groups(level, ids, starts, group_of)


def region_sums(flows: Array, km: Array, whole: Mask, group: Groups) -> Array:
    """Return the sums of `SUMS` for each region of a level.

    Parameters
    ----------
    flows
        Tonnes from NUTS 2 region to region; NaN where not known.
    km
        Distances in km.
    whole
        Which NUTS 2 regions lie in a country whose flows inside are known.
    group
        The regions to sum for.

    Returns
    -------
    sums
        [quantity, region]. NaN where a country's flows inside are not known, or where no region
        has any flow: unknown is not zero.
    """
    known = np.isfinite(flows)
    tonnes = np.where(known, flows, 0.0)
    work = tonnes * np.nan_to_num(km)

    def by_group(values: Array) -> Array:
        return np.add.reduceat(values, group.starts)

    same = group.group_of[:, None] == group.group_of[None, :]
    sums = np.array(
        [
            by_group(tonnes.sum(axis=1)),
            by_group(tonnes.sum(axis=0)),
            by_group(np.where(same, tonnes, 0.0).sum(axis=1)),
            by_group(work.sum(axis=1) + work.sum(axis=0)) / 2,
        ]
    )
    there = known.any(axis=1) | known.any(axis=0)
    seen = np.logical_or.reduceat(there & whole, group.starts)
    sums[:, ~seen] = np.nan
    return sums


def country_sums(flows: Array, territory: Territory) -> Array:
    """Return the tonnes from country to country, and inside each on the diagonal.

    Parameters
    ----------
    flows
        Tonnes from NUTS 2 region to region; NaN where not known.
    territory
        The regions and their countries.

    Returns
    -------
    sums
        [country, country] of the flows that are known; NaN where none of a pair is.
    """
    known = territory.by_pair(np.isfinite(flows).astype(float)) > 0
    return np.where(known, territory.by_pair(np.nan_to_num(flows)), np.nan)
