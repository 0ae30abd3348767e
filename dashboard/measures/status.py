"""How sure a figure is, and figures carried as they were published."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from dashboard.measures.cube import MISSING, Figure
from dashboard.measures.raw import CountryRow


def known_status(value: float, status: str) -> str:
    """Return the status of a figure: without a value it is always ``missing``.

    Examples
    --------
    >>> known_status(float("nan"), "official"), known_status(0.0, "official")
    ('missing', 'official')
    """
    return MISSING if math.isnan(value) else status


def country_figures(
    rows: Iterable[CountryRow], unit: str, other_levels: Mapping[str, str]
) -> list[Figure]:
    """Return figures of countries as they were published, flags and statuses kept.

    Parameters
    ----------
    rows
        One for each country, year and mode.
    unit
        Code of the unit that they are counted in.
    other_levels
        Level of those regions that are not countries.
    """
    return [
        Figure(
            row.region_id,
            other_levels.get(row.region_id, "0"),
            row.year,
            row.mode,
            "",
            row.value,
            unit,
            known_status(row.value, row.status),
            row.flag,
            row.source_id,
        )
        for row in rows
    ]
