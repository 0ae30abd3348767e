"""What regions load, unload and have carried, gathered from the flows for the measures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.measures.raw import ServedRow
from dashboard.measures.served import ESTIMATED, SOURCES, with_all_modes
from dashboard.sources.flow_files import read_flow_array, read_flow_report, read_flow_table

_COLUMNS = ("region_id", "level", "year", "mode", "quantity", "value", "low", "high")


def read_served(built: Path) -> tuple[ServedRow, ...]:
    """Return the sums of the flows by region, the modes together behind the single ones.

    Parameters
    ----------
    built
        The folder ``geodata/built``.

    Raises
    ------
    MissingInput
        If the flows are not built.
    """
    table = read_flow_table(built, "region_ranges", _COLUMNS)
    rows = (
        ServedRow(
            region, str(level), year, mode, quantity, value, low, high, ESTIMATED, SOURCES[mode]
        )
        for region, level, year, mode, quantity, value, low, high in zip(
            *(table[name] for name in _COLUMNS), strict=True
        )
    )
    return with_all_modes(rows, _without_way(built))


def _without_way(built: Path) -> set[tuple[str, str]]:
    """Return the regions, of every level, that a mode does not reach at all."""
    index: Mapping[str, Any] = read_flow_report(built, "index")
    has_way = np.isfinite(read_flow_array(built, "km"))
    reached: list[list[bool]] = has_way.any(axis=2).tolist()  # type: ignore[assignment]
    found = set()
    for mode, is_reached in zip(index["modes"], reached, strict=True):
        with_way = {
            code[:length]
            for code, known in zip(index["region_ids"], is_reached, strict=True)
            if known
            for length in (2, 3, 4)
        }
        every = {code[:length] for code in index["region_ids"] for length in (2, 3, 4)}
        found |= {(code, mode) for code in every - with_way}
    return found
