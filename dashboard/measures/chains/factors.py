"""What the sources say of cost, speed, handling and intensity, found by its id."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from dashboard.errors import MissingInput


class ChainFactor(NamedTuple):
    """One statement of one source.

    Parameters
    ----------
    factor_id, family, subject, quantity
        Its name, and what is told of what.
    condition, geo, period
        Vehicle, place and time that it holds for; empty where not stated.
    value, low, high
        The value; or low and high where the source gives a range, and NaN for what is not given.
    unit, status, source_id, note
        What is counted, how sure it is, where it stands, what is to be known.
    """

    factor_id: str
    family: str
    subject: str
    quantity: str
    condition: str
    geo: str
    period: str
    value: float
    low: float
    high: float
    unit: str
    status: str
    source_id: str
    note: str

    @property
    def middle(self) -> float:
        """The value, or the middle of the range."""
        return self.value if self.value == self.value else (self.low + self.high) / 2

    @property
    def span(self) -> tuple[float, float]:
        """Least and greatest that the source gives."""
        return (self.value, self.value) if self.value == self.value else (self.low, self.high)


class ChainFactors:
    """The factors by their ids.

    Parameters
    ----------
    rows
        As the build stored them; None stands for what is not given.
    """

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self.rows = {row["factor_id"]: _read(row) for row in rows}

    def __getitem__(self, factor_id: str) -> ChainFactor:
        """Return a factor.

        Raises
        ------
        MissingInput
            If the table has no such factor.
        """
        if factor_id not in self.rows:
            mend = "Bring the row back, or run 'make data'"
            raise MissingInput(f"the factor '{factor_id}' is not there", "chain_factors.csv", mend)
        return self.rows[factor_id]

    def of(self, factor_id: str) -> float:
        """Return the value of a factor, or the middle of its range."""
        return self[factor_id].middle

    def told(self, family: str, subject: str, quantity: str) -> tuple[ChainFactor, ...]:
        """Return every statement on one thing, in the order of the table."""
        wanted = (family, subject, quantity)
        return tuple(
            row for row in self.rows.values() if (row.family, row.subject, row.quantity) == wanted
        )


def _read(row: Mapping[str, Any]) -> ChainFactor:
    numbers = {
        name: math.nan if row[name] is None else float(row[name])
        for name in ("value", "low", "high")
    }
    return ChainFactor(**(dict(row) | numbers))
