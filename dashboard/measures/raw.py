"""The tables that measures are made from, as rows with a type."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, get_type_hints

from dashboard.errors import DataFaults, Fault
from dashboard.measures.factors import FactorRow, Factors, GridRow

if TYPE_CHECKING:
    import pandas as pd


class CountryRow(NamedTuple):
    """A figure of a country and mode, in per cent or in million tonne-kilometres."""

    region_id: str
    year: int
    mode: str
    value: float
    flag: str
    status: str
    source_id: str


class ServedRow(NamedTuple):
    """What a region loads, unloads or has carried in one year and mode, as the flows have it.

    Parameters
    ----------
    region_id, level
        NUTS 2021; ``0``, ``1`` or ``2``, and ``3`` where an office published it.
    year, mode
        ``all`` is every mode of the flows together.
    quantity
        ``tonnes_loaded``, ``tonnes_unloaded`` (both with what stays inside), ``tonnes_inside``,
        or ``tonne_km_half``: tonne-kilometres, half of what is loaded, half of what is unloaded.
    value, low, high
        In t or t-km; NaN where not known or where no range was worked out.
    status, source_id, flag
        How sure, where from, and the letters of the supplier.
    """

    region_id: str
    level: str
    year: int
    mode: str
    quantity: str
    value: float
    low: float
    high: float
    status: str
    source_id: str
    flag: str = ""


class PortRow(NamedTuple):
    """A port of the register, and the NUTS 3 region that it lies in."""

    locode: str
    country: str
    nuts3: str


class GroupRow(NamedTuple):
    """Ports that report one figure together; members are joined by ``|``.

    ``other_members`` are those that are not ports of the register.
    """

    code: str
    members: str
    other_members: str


class PortSeriesRow(NamedTuple):
    """A figure of a port or port group in one year and definition."""

    locode: str
    year: int
    indicator: str
    definition: str
    value: float
    unit: str
    flag: str
    status: str
    source_id: str


class ConnectivityRow(NamedTuple):
    """The connectivity index of a port in one year."""

    locode: str
    year: int
    value: float
    flag: str
    status: str
    source_id: str


class ClusterSeriesRow(NamedTuple):
    """A figure of a cluster in one year."""

    cluster_id: str
    year: int
    indicator: str
    value: float
    unit: str
    flag: str
    status: str
    source_id: str


@dataclass(frozen=True)
class Tables:
    """Everything that measures are made from."""

    modal_split: tuple[CountryRow, ...] = ()
    tonne_km: tuple[CountryRow, ...] = ()
    ports: tuple[PortRow, ...] = ()
    port_groups: tuple[GroupRow, ...] = ()
    port_series: tuple[PortSeriesRow, ...] = ()
    port_connectivity: tuple[ConnectivityRow, ...] = ()
    cluster_series: tuple[ClusterSeriesRow, ...] = ()
    served: tuple[ServedRow, ...] = ()
    factors: Factors = field(default_factory=lambda: Factors((), ()))


_ROWS: dict[str, type[Any]] = {
    "modal_split": CountryRow,
    "tonne_km": CountryRow,
    "ports": PortRow,
    "port_groups": GroupRow,
    "port_series": PortSeriesRow,
    "port_connectivity": ConnectivityRow,
    "cluster_series": ClusterSeriesRow,
    "emission_factors": FactorRow,
    "grid_intensity": GridRow,
}
RAW_TABLES = tuple(_ROWS)
"""Names of the tables that `gather` needs."""

Row = TypeVar("Row")


def _is_empty(cell: Any) -> bool:
    return cell is None or cell == "" or (isinstance(cell, float) and math.isnan(cell))


def _read_cell(cell: Any, wanted: type[Any]) -> Any:
    if wanted is float:
        return math.nan if _is_empty(cell) else float(cell)
    if wanted is int:
        return int(cell)
    return "" if _is_empty(cell) else str(cell)


def typed_rows(frame: pd.DataFrame, row_type: type[Row], name: str) -> tuple[Row, ...]:
    """Return a table as rows of one type, in the same order.

    Parameters
    ----------
    frame
        Has at least the columns of the row type. An empty text may be "" or missing; a missing
        number becomes NaN.
    row_type
        A named tuple of ``str``, ``int`` and ``float``.
    name
        Name of the table, for the message.

    Raises
    ------
    DataFaults
        If a column is not there; all of them are named.
    """
    kinds: Mapping[str, type[Any]] = get_type_hints(row_type)
    absent = [column for column in kinds if column not in frame.columns]
    if absent:
        raise DataFaults(
            [Fault(name, 1, column, "", "is not there", "Add the column") for column in absent]
        )
    columns = [
        [_read_cell(cell, kind) for cell in frame[column].tolist()]
        for column, kind in kinds.items()
    ]
    return tuple(row_type(*cells) for cells in zip(*columns, strict=True))


def gather(frames: Mapping[str, pd.DataFrame], served: Sequence[ServedRow] = ()) -> Tables:
    """Return the bundle that measures are made from.

    Parameters
    ----------
    frames
        Every table of `RAW_TABLES`, with the columns of ``geodata/raw``.
    served
        What regions load, unload and have carried, from the flows.

    Raises
    ------
    DataFaults
        If a table lacks a column.
    """
    rows = {name: typed_rows(frames[name], kind, name) for name, kind in _ROWS.items()}
    factors = Factors(rows.pop("emission_factors"), rows.pop("grid_intensity"))
    return Tables(**rows, served=tuple(served), factors=factors)
