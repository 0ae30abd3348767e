"""Emission and energy factors, each with its source and the years it holds for."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from dashboard.errors import DataFaults, Fault

USED = "used"


class FactorRow(NamedTuple):
    """One factor of the table.

    Parameters
    ----------
    factor_id
        Its name.
    mode
        Mode that it holds for.
    quantity
        What is counted: ``intensity_wtt``, ``intensity_ttw``, ``intensity_wtw``,
        ``carrier_wtt``, ``carrier_ttw``, ``carrier_wtw``, ``case_emissions``, ``case_activity``;
        of one handling in a terminal ``hub_wtw``, ``hub_ttw``.
    carrier
        Energy carrier that is used.
    value, unit
        The number, and what it counts.
    valid_from, valid_to
        First and last year that it may be used for.
    status
        How sure it is.
    formula_note
        How it came about.
    source_id
        Where it stands.
    role
        ``used`` for those that figures are made from, ``range`` for those that only show how
        far other factors lie from them.
    vehicle
        Vehicle, ship or train that it was found for.
    """

    factor_id: str
    mode: str
    quantity: str
    carrier: str
    value: float
    unit: str
    valid_from: int
    valid_to: int
    status: str
    formula_note: str
    source_id: str
    role: str
    vehicle: str


class GridRow(NamedTuple):
    """Carbon intensity of a country's electricity in one year, in g CO2 per kWh."""

    region_id: str
    year: int
    value: float
    flag: str
    status: str
    source_id: str


class Factors:
    """The factors, found by mode, quantity and year.

    Parameters
    ----------
    factors
        Rows of the factor table; those with the role ``range`` are never used in a figure.
    grid
        Carbon intensity of electricity by country and year.

    Raises
    ------
    DataFaults
        If two factors for the same thing hold in the same year; all such pairs are named.
    """

    def __init__(self, factors: Iterable[FactorRow], grid: Iterable[GridRow]) -> None:
        self._factors = tuple(factors)
        self._grid_rows = tuple(grid)
        self._used: dict[tuple[str, str], list[FactorRow]] = defaultdict(list)
        for row in self._factors:
            if row.role == USED:
                self._used[row.mode, row.quantity].append(row)
        self._grid = {(row.region_id, row.year): row for row in self._grid_rows}
        _refuse_overlaps(self._used.values())

    def of(self, mode: str, quantity: str, year: int) -> FactorRow | None:
        """Return the factor of a mode that holds in a year, if there is one."""
        rows = self._used.get((mode, quantity), ())
        return next((row for row in rows if row.valid_from <= year <= row.valid_to), None)

    def range_of(self, mode: str) -> tuple[FactorRow, ...]:
        """Return the factors of a mode that are not used, but show how far others lie off."""
        return tuple(row for row in self._factors if row.mode == mode and row.role != USED)

    def grid(self, region_id: str, year: int) -> GridRow | None:
        """Return the carbon intensity of a country's electricity in that very year, if known."""
        return self._grid.get((region_id, year))

    def as_json(self) -> dict[str, list[dict[str, Any]]]:
        """Return plain lists that `from_json` reads again."""
        return {
            "factors": [row._asdict() for row in self._factors],
            "grid": [row._asdict() for row in self._grid_rows if not math.isnan(row.value)],
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Sequence[Mapping[str, Any]]]) -> Factors:
        """Return the factors that `as_json` wrote."""
        return cls(
            (FactorRow(**row) for row in stored["factors"]),
            (GridRow(**row) for row in stored["grid"]),
        )


def _refuse_overlaps(groups: Iterable[Sequence[FactorRow]]) -> None:
    faults = []
    for rows in groups:
        ordered = sorted(rows, key=lambda row: row.valid_from)
        for earlier, later in pairwise(ordered):
            if later.valid_from <= earlier.valid_to:
                faults.append(
                    Fault(
                        "emission_factors.csv",
                        0,
                        "valid_from",
                        later.factor_id,
                        f"holds in years that '{earlier.factor_id}' also holds in",
                        "Let one factor end before the other begins",
                    )
                )
    if faults:
        raise DataFaults(faults)
