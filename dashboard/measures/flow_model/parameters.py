"""What the estimate assumes, by name, and which of it is tried at its low and high."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from dashboard.errors import DataFaults, Fault

if TYPE_CHECKING:
    import pandas as pd

NEEDED = (
    "population_weight",
    "gdp_weight",
    "cluster_tonnes",
    "road_tonnes_per_head",
    "road_port_share",
    "rail_tonnes_per_head",
    "rail_port_share",
    "waterway_tonnes_per_head",
    "waterway_port_share",
    "road_near_km",
    "road_power_change",
    "road_scale_factor",
    "inside_way_low",
    "inside_way_high",
    "inside_way_factor",
    "way_tolerance",
    "transit_share",
    "carry_years",
    "unseen_partner_share",
    "road_counts",
    "domestic_floor",
    "rail_power",
    "rail_scale_km",
    "rail_border_factor",
    "waterway_power",
    "waterway_scale_km",
    "waterway_border_factor",
)
"""Names without which nothing can be estimated."""


NOT_NEGATIVE = ("_weight", "_tonnes", "_share", "_per_head")


class Parameter(NamedTuple):
    """One assumption: what is used, and how far off it may be."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Parameters:
    """Assumptions by name.

    Parameters
    ----------
    rows
        By name; a name may end in ``.CC`` for one country and ``.CC.YYYY`` from one year on.
    """

    rows: Mapping[str, Parameter]

    def value(self, name: str, country: str = "", year: int = 0) -> float:
        """Return what holds for a country and year; the general value where it has none."""
        best, since = self.rows[name].value, -1
        own = f"{name}.{country}"
        for key, row in self.rows.items():
            if country and (key == own or key.startswith(f"{own}.")):
                first = int(key.removeprefix(own).removeprefix(".") or 0)
                if since < first <= year:
                    best, since = row.value, first
        return best

    def changed(self, name: str, value: float) -> Parameters:
        """Return the same parameters with another value for one name."""
        return replace(self, rows={**self.rows, name: self.rows[name]._replace(value=value)})

    def tried(self) -> list[tuple[str, Parameters]]:
        """Return one set of parameters for each low and each high that differs from its value."""
        return [
            (f"{name} {end}", self.changed(name, getattr(row, end)))
            for name, row in self.rows.items()
            for end in ("low", "high")
            if getattr(row, end) != row.value
        ]


def to_parameters(rows: pd.DataFrame) -> Parameters:
    """Return the parameters of a table.

    Parameters
    ----------
    rows
        With ``name``, ``value``, ``low`` and ``high``.

    Raises
    ------
    DataFaults
        If a name of `NEEDED` is not there, or a weight is negative. All faults are told.
    """
    columns = [rows[name].tolist() for name in ("name", "value", "low", "high")]
    found = {
        str(name): Parameter(float(value), float(low), float(high))
        for name, value, low, high in zip(*columns, strict=True)
    }
    file = "flow_parameters.csv"
    faults = [
        Fault(file, 0, "name", name, "is not there", "Add a line for it")
        for name in NEEDED
        if name not in found
    ]
    faults += [
        Fault(file, 0, "low", f"{row.low:g}", f"is a negative {name}", "Write zero or more")
        for name, row in found.items()
        if name.endswith(NOT_NEGATIVE) and row.low < 0
    ]
    if faults:
        raise DataFaults(faults)
    return Parameters(found)
