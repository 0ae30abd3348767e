"""Tables become rows with a type, and nothing becomes a zero on the way."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from dashboard.errors import DataFaults
from dashboard.measures.raw import RAW_TABLES, CountryRow, GridRow, gather, typed_rows


def test_cells_get_their_types_and_empty_ones_stay_unknown() -> None:
    frame = pd.DataFrame(
        {
            "region_id": ["SE", "NO"],
            "year": [2022, 2022],
            "value": [45.08, None],
            "flag": [None, ""],
            "status": ["official", "missing"],
            "source_id": ["ember", "ember"],
            "not_needed": [1, 2],
        }
    )
    sweden, norway = typed_rows(frame, GridRow, "grid_intensity")
    assert sweden == GridRow("SE", 2022, 45.08, "", "official", "ember")
    assert (norway.flag, math.isnan(norway.value)) == ("", True)
    assert type(sweden.year) is int


def test_all_columns_that_are_not_there_are_named_at_once() -> None:
    frame = pd.DataFrame({"region_id": ["SE"], "year": [2022], "mode": ["rail"]})
    with pytest.raises(DataFaults) as told:
        typed_rows(frame, CountryRow, "tonne_km")
    assert [fault.column for fault in told.value.faults] == [
        "value",
        "flag",
        "status",
        "source_id",
    ]


def test_a_bundle_is_gathered_from_all_tables() -> None:
    columns = {
        "modal_split": CountryRow._fields,
        "tonne_km": CountryRow._fields,
        "ports": ("locode", "country", "nuts3"),
        "port_groups": ("code", "members", "other_members"),
        "port_series": (
            *("locode", "year", "indicator", "definition", "value"),
            *("unit", "flag", "status", "source_id"),
        ),
        "port_connectivity": ("locode", "year", "value", "flag", "status", "source_id"),
        "cluster_series": (
            *("cluster_id", "year", "indicator", "value"),
            *("unit", "flag", "status", "source_id"),
        ),
        "emission_factors": (
            *("factor_id", "mode", "quantity", "carrier", "value", "unit", "valid_from"),
            *("valid_to", "status", "formula_note", "source_id", "role", "vehicle"),
        ),
        "grid_intensity": GridRow._fields,
    }
    assert set(columns) == set(RAW_TABLES)
    frames = {name: pd.DataFrame(columns=list(own)) for name, own in columns.items()}
    frames["grid_intensity"] = pd.DataFrame([GridRow("SE", 2022, 45.0, "", "official", "s")])
    tables = gather(frames)
    assert tables.tonne_km == ()
    assert tables.factors.grid("SE", 2022) == GridRow("SE", 2022, 45.0, "", "official", "s")
