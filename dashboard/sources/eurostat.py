"""Eurostat: shares of the modes in inland freight transport (tran_hv_frmod)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from dashboard.sources.checks import Column, Known, Line, Problem, Table
from dashboard.sources.columns import (
    FLAG,
    REGION,
    SOURCE,
    STATUS_OR_MISSING,
    YEAR,
    status_fits_flag,
    value_fits_status,
)
from dashboard.sources.csv_files import read_table

# Three shares rounded to a tenth; Eurostat's own rows stay within it.
ROUNDING = 0.1
_TINY = 1e-9


def shares_add_up(lines: Sequence[Line]) -> Iterator[Problem]:
    """Tell countries and years whose known shares do not make a hundred per cent.

    Where a share is missing the known ones may make less, never more.
    """
    groups: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        groups[line.cells["region_id"], line.cells["year"]].append(line)
    for (region, year), group in groups.items():
        total = sum(float(line.cells["value"] or 0) for line in group)
        missing = any(line.cells["value"] == "" for line in group)
        if total > 100 + ROUNDING + _TINY or (total < 100 - ROUNDING - _TINY and not missing):
            what = f"is a line of {region} {year}, whose shares add up to {total:.1f}"
            yield Problem(
                group[0].number, "value", group[0].cells["value"], what, "Compare with the source"
            )


MODAL_SPLIT = Table(
    "modal_split",
    (
        REGION,
        YEAR,
        Column("mode", choices=("road", "rail", "inland_waterway")),
        Column("value", "number", empty=True, low=0, high=100),
        FLAG,
        STATUS_OR_MISSING,
        SOURCE,
    ),
    key=("region_id", "year", "mode"),
    rules=(value_fits_status, status_fits_flag, shares_add_up),
)


def read_modal_split(raw: Path, known: Known) -> pd.DataFrame:
    """Return each mode's share of a country's inland freight transport.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``sources``.

    Returns
    -------
    shares
        One row per ``region_id`` (Eurostat's country codes, and EU27_2020), ``year`` and
        ``mode``, with ``value`` in per cent of inland tonne-kilometres, ``flag`` as Eurostat
        gives it (b break in series, e estimated, m missing, n not significant), ``status`` and
        ``source_id``. A figure that Eurostat does not have is ``NaN`` with status ``missing``.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`; also if the shares of a country and year do not make 100.

    Notes
    -----
    Shares are of traffic on the country's territory. They must not be used for emission factors,
    nor be multiplied with the tonne-kilometres of another source. Eurostat's sum of rail and
    inland waterway, and the aggregate of 28 countries, are left out.
    """
    return read_table(raw, MODAL_SPLIT, known)
