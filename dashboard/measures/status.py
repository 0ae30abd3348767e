"""How sure a figure is, and figures carried as they were published."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from dashboard.measures.cube import MISSING, Figure
from dashboard.measures.raw import CountryRow
from dashboard.sources.columns import CONFIDENTIAL


def known_status(value: float, status: str) -> str:
    """Return the status of a figure: without a value it is always ``missing``.

    Examples
    --------
    >>> known_status(float("nan"), "official"), known_status(0.0, "official")
    ('missing', 'official')
    """
    return MISSING if math.isnan(value) else status


def made_status(usual: str, parts: Iterable[str]) -> str:
    """Return the status of a figure that is made of others.

    What is made of something confidential is confidential: the part could be worked out from it.

    Parameters
    ----------
    usual
        Status of such a figure otherwise.
    parts
        Statuses of what it is made of.

    Examples
    --------
    >>> made_status("partial", ["official", "secondary"])
    'partial'
    >>> made_status("partial", ["official", "confidential"])
    'confidential'
    """
    return CONFIDENTIAL if CONFIDENTIAL in parts else usual


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
