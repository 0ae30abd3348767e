"""A world of three countries, small enough to be reckoned by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.measures.flow_model.inputs import FlowInputs, flow_inputs
from dashboard.measures.flow_model.parameters import NEEDED
from dashboard.measures.flow_model.territory import Array

REGIONS = ("AA01", "AA02", "BB01", "BB02", "CC01")
YEAR = 2018
VALUES = {
    "population_weight": 1.0,
    "gdp_weight": 1.0,
    "road_tonnes_per_head": 1.0,
    "rail_tonnes_per_head": 1.0,
    "waterway_tonnes_per_head": 1.0,
    "road_scale_factor": 1.0,
    "way_tolerance": 1.1,
    "inside_way_low": 0.1,
    "inside_way_high": 10.0,
    "inside_way_factor": 1.0,
    "carry_years": 2.0,
    "road_counts": 1.0,
    "rail_power": 0.5,
    "rail_scale_km": 500.0,
    "rail_border_factor": 1.0,
    "waterway_power": 0.5,
    "waterway_scale_km": 500.0,
    "waterway_border_factor": 1.0,
    "road_near_km": 20.0,
}
PAIRS = [
    # reporter, partner, direction, thousand tonnes
    ("AA", "BB", "loaded", 30.0),
    ("AA", "WORLD", "loaded", 40.0),
    ("AA", "BB", "unloaded", 10.0),
    ("AA", "WORLD", "unloaded", 10.0),
    ("BB", "AA", "loaded", 5.0),
    ("BB", "WORLD", "loaded", 5.0),
    ("BB", "AA", "unloaded", 15.0),
    ("BB", "WORLD", "unloaded", 15.0),
]


def km() -> Array:
    """Five places on a line, 100 km apart; 30 km inside each."""
    at = np.arange(5.0) * 100
    far: Array = np.abs(at[:, None] - at[None, :])
    np.fill_diagonal(far, 30.0)
    return far


def parameter_rows(**changed: float) -> pd.DataFrame:
    values = dict.fromkeys(NEEDED, 0.0) | VALUES | changed
    rows = [(name.replace("__", "."), one, one, one) for name, one in values.items()]
    return pd.DataFrame(rows, columns=["name", "value", "low", "high"])


def with_range(rows: pd.DataFrame, name: str, low: float, high: float) -> pd.DataFrame:
    at = rows["name"] == name
    return rows.assign(low=rows["low"].mask(at, low), high=rows["high"].mask(at, high))


def raw_tables(**changed: float) -> dict[str, pd.DataFrame]:
    people = [(code, "2016", YEAR, 100.0 * (at + 1)) for at, code in enumerate(REGIONS)]
    volumes = [
        *(("AA", "road", YEAR, 20.0), ("BB", "road", YEAR, 30.0)),
        *(("AA", "rail", YEAR, 8.0), ("BB", "rail", YEAR, 4.0)),
    ]
    return {
        "road_pairs": pd.DataFrame(
            [(r, p, YEAR, d, v, "", "official", "x") for r, p, d, v in PAIRS],
            columns=[
                *("region_id", "partner_id", "year", "direction"),
                *("value", "flag", "status", "source_id"),
            ],
        ),
        "region_population": pd.DataFrame(
            people, columns=["region_id", "nuts_year", "year", "value"]
        ),
        "region_gdp": pd.DataFrame(
            [(code, "2016", YEAR, 50.0) for code in REGIONS],
            columns=["region_id", "nuts_year", "year", "value"],
        ),
        "nuts_changes": pd.DataFrame(columns=["from_id", "to_id", "kind"]),
        "tonne_km": pd.DataFrame(volumes, columns=["region_id", "mode", "year", "value"]),
        "modal_split": pd.DataFrame(columns=["region_id", "mode", "year", "value"]),
        "flow_parameters": parameter_rows(**changed),
        "port_series": pd.DataFrame(columns=["locode", "indicator", "definition", "value"]),
        "ports": pd.DataFrame(columns=["locode", "nuts3"]),
        "clusters": pd.DataFrame(columns=["nuts3"]),
    }


def tiny_inputs(raw: dict[str, pd.DataFrame] | None = None, **changed: float) -> FlowInputs:
    far = {mode: km() for mode in ("road", "rail", "inland_waterway")}
    return flow_inputs(raw or raw_tables(**changed), REGIONS, far, np.full(5, 10_000.0))
