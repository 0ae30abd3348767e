"""Flows and their sums as columns of tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from dashboard.measures.flow_model.estimate import FlowEstimate
from dashboard.measures.flow_model.region_sums import SUMS
from dashboard.measures.flow_model.territory import Array

STATUS = "estimated"
Columns = dict[str, Any]


def flow_columns(
    arrays: Mapping[str, Array],
    region_ids: Sequence[str],
    modes: Sequence[str],
    years: Sequence[int],
) -> Columns:
    """Return every flow as a row, sorted by mode, year, origin and destination.

    Parameters
    ----------
    arrays
        ``tonnes``, ``low``, ``high`` [mode, year, from, to] and ``km`` [mode, from, to].
    region_ids, modes, years
        What the axes stand for.

    Returns
    -------
    columns
        Texts as pairs of codes and texts. Flows that are zero or not known have no row.
    """
    tonnes = arrays["tonnes"]
    mode, year, origin, destination = np.nonzero(np.nan_to_num(tonnes) > 0)
    value = tonnes[mode, year, origin, destination]
    km = arrays["km"][mode, origin, destination]
    return {
        "origin_id": (origin.astype(np.int16), region_ids),
        "destination_id": (destination.astype(np.int16), region_ids),
        "mode": (mode.astype(np.int16), modes),
        "year": np.asarray(years, dtype=np.int32)[year],
        "tonnes": value,
        "km": km,
        "tonne_km": value * km,
        "low_tonnes": arrays["low"][mode, year, origin, destination],
        "high_tonnes": arrays["high"][mode, year, origin, destination],
        "status": (np.zeros(len(value), dtype=np.int16), (STATUS,)),
    }


def range_columns(estimate: FlowEstimate, modes: Sequence[str], years: Sequence[int]) -> Columns:
    """Return the sums by region with their ranges as rows; those not known have no row.

    Returns
    -------
    columns
        ``region_id``, ``level``, ``mode``, ``year``, ``quantity`` (of `SUMS`), ``value``,
        ``low``, ``high`` (t or tonne-km), sorted by level, mode, year, quantity and region.
    """
    parts: list[Columns] = []
    ids = [code for group in estimate.grouping for code in group.ids]
    offset = 0
    for level, group in enumerate(estimate.grouping):
        value = estimate.ranges.sums[level].transpose(1, 2, 0, 3)
        mode, year, quantity, region = np.nonzero(np.isfinite(value))
        at = (mode, year, quantity, region)
        parts.append(
            {
                "region_id": (region + offset).astype(np.int16),
                "level": np.full(len(region), level, dtype=np.int32),
                "mode": mode.astype(np.int16),
                "year": np.asarray(years, dtype=np.int32)[year],
                "quantity": quantity.astype(np.int16),
                "value": value[at],
                "low": estimate.ranges.sums_low[level].transpose(1, 2, 0, 3)[at],
                "high": estimate.ranges.sums_high[level].transpose(1, 2, 0, 3)[at],
            }
        )
        offset += len(group.ids)
    joined: Columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    texts = {"region_id": ids, "mode": modes, "quantity": SUMS}
    return {name: (one, texts[name]) if name in texts else one for name, one in joined.items()}
