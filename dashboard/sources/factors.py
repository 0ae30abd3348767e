"""Emission and energy factors by mode, and the carbon intensity of electricity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from dashboard.sources.checks import Column, Known, Line, Problem, Table
from dashboard.sources.columns import (
    AMOUNT,
    FIRM_STATUS,
    FLAG,
    REGION,
    SOURCE,
    STATUS,
    YEAR,
    fits,
)
from dashboard.sources.csv_files import read_table

UNITS = {
    "intensity_ttw": "gCO2e/tkm",
    "intensity_wtt": "gCO2e/tkm",
    "intensity_wtw": "gCO2e/tkm",
    "carrier_ttw": "gCO2e/MJ",
    "carrier_wtt": "gCO2e/MJ",
    "carrier_wtw": "gCO2e/MJ",
    "case_emissions": "kgCO2e",
    "case_activity": "tkm",
    "hub_wtw": "kgCO2e/t",
    "hub_ttw": "kgCO2e/t",
}
"""Quantities of a factor, and the unit that each is given in."""


def years_in_order(lines: Sequence[Line]) -> Iterator[Problem]:
    """Tell factors that end before they begin."""
    for line in lines:
        first, last = line.cells["valid_from"], line.cells["valid_to"]
        if int(first) > int(last):
            what = f"lies before valid_from, {first}"
            yield Problem(line.number, "valid_to", last, what, "Give the last year of use")


def one_used_at_a_time(lines: Sequence[Line]) -> Iterator[Problem]:
    """Tell factors in use for the same mode, quantity and year as another."""
    seen: list[Line] = []
    for line in lines:
        if line.cells["role"] != "used":
            continue
        for other in seen:
            same = all(line.cells[name] == other.cells[name] for name in ("mode", "quantity"))
            first = max(int(row.cells["valid_from"]) for row in (line, other))
            if same and first <= min(int(row.cells["valid_to"]) for row in (line, other)):
                what = f"is used for the same as line {other.number} in {first}"
                mend = "Write range, or part the years"
                yield Problem(line.number, "role", line.cells["role"], what, mend)
        seen.append(line)


EMISSION_FACTORS = Table(
    "emission_factors",
    (
        Column("factor_id", pattern="[a-z0-9-]+", like="road-ttw"),
        Column("mode", choices=("road", "rail", "inland_waterway", "sea", "air")),
        Column("quantity", choices=tuple(UNITS)),
        Column("carrier"),
        AMOUNT,
        Column("unit", choices=tuple(dict.fromkeys(UNITS.values()))),
        Column("valid_from", "whole", low=1970, high=2030),
        Column("valid_to", "whole", low=1970, high=2030),
        FIRM_STATUS,
        Column("formula_note", empty=True),
        SOURCE,
        Column("role", choices=("used", "range")),
        Column("vehicle", empty=True),
    ),
    key=("factor_id",),
    rules=(fits("quantity", UNITS, "unit"), years_in_order, one_used_at_a_time),
)

GRID_INTENSITY = Table(
    "grid_intensity",
    (REGION, YEAR, Column("value", "number", low=0, high=2000), FLAG, STATUS, SOURCE),
    key=("region_id", "year"),
)


def read_emission_factors(raw: Path, known: Known) -> pd.DataFrame:
    """Return the factors that turn tonne-kilometres into energy and emissions.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``sources``.

    Returns
    -------
    factors
        One row per ``factor_id`` with ``mode``, ``quantity`` (see `UNITS`), ``carrier``,
        ``value``, ``unit``, ``valid_from`` and ``valid_to`` (first and last year of use),
        ``status``, ``formula_note``, ``source_id``, ``role`` (``used``, or ``range`` for what
        shows how far other sources lie) and ``vehicle``.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`; also if two factors are used for the same mode, quantity and year.

    Notes
    -----
    Factors of one fleet or vehicle stand for all of Europe. They must not be used to report
    against a climate target, nor for a single shipment.
    """
    return read_table(raw, EMISSION_FACTORS, known)


def read_grid_intensity(raw: Path, known: Known) -> pd.DataFrame:
    """Return the carbon intensity of electricity by country and year.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``sources``.

    Returns
    -------
    intensity
        One row per ``region_id`` (Eurostat's country codes, and EU27_2020) and ``year``, with
        ``value`` in gCO2/kWh generated, ``flag``, ``status`` and ``source_id``.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`.

    Notes
    -----
    Average of what is generated in the country: trade with neighbours and losses on the way are
    not in it. Must not be used for a railway that buys power of its own.
    """
    return read_table(raw, GRID_INTENSITY, known)
