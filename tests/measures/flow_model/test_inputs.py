"""Inputs with codes of another year are refused, all faults at once."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from dashboard.errors import DataFaults
from dashboard.measures.flow_model.inputs import bounded_inside
from dashboard.measures.flow_model.parameters import to_parameters
from tests.measures.flow_model.tiny_flows import parameter_rows, raw_tables, tiny_inputs


def test_codes_that_no_change_explains_are_told() -> None:
    raw = raw_tables()
    for name in ("region_population", "region_gdp"):
        raw[name] = pd.concat([raw[name], raw[name].head(1).assign(region_id="ZZ09")])
    with pytest.raises(DataFaults) as told:
        tiny_inputs(raw)
    assert [(fault.file, fault.value) for fault in told.value.faults] == [
        ("region_population.csv", "ZZ09"),
        ("region_gdp.csv", "ZZ09"),
    ]
    assert "nuts_changes.csv" in str(told.value)


def test_a_country_whose_borders_moved_is_divided_by_the_newer_table() -> None:
    raw = raw_tables()
    people = raw["region_population"]
    old = people.assign(region_id=people["region_id"].replace({"AA01": "AA0X", "AA02": "AA0Y"}))
    new = people.head(2).assign(nuts_year="2021", year=2021, value=[10.0, 40.0])
    raw["region_population"] = pd.concat([old, new])
    raw["region_gdp"] = raw["region_gdp"].iloc[2:]
    changes = [("AA0X", "AA01", "split"), ("AA0X", "AA02", "split"), ("AA0Y", "AA02", "boundary")]
    raw["nuts_changes"] = pd.DataFrame(changes, columns=["from_id", "to_id", "kind"])
    masses = tiny_inputs(raw).masses
    assert masses.population[2018].tolist() == [10, 40, 300, 400, 500]
    assert np.isnan(masses.gdp[2018][:2]).all()


def test_ways_inside_a_region_keep_within_its_size() -> None:
    parameters = to_parameters(parameter_rows(inside_way_low=0.25, inside_way_high=0.7))
    km = np.array([[1.0, 50.0, 50.0], [50.0, 900.0, 50.0], [50.0, 50.0, np.nan]])
    found = bounded_inside(km, np.array([10_000.0, 10_000.0, 10_000.0]), parameters)
    assert np.diag(found)[:2].tolist() == [25, 70]
    assert np.isnan(found[2, 2])
    assert km[0, 0] == 1


def test_ports_and_clusters_count_in_the_region_where_they_lie() -> None:
    raw = raw_tables()
    raw["ports"] = pd.DataFrame([("AAONE", "AA021")], columns=["locode", "nuts3"])
    raw["port_series"] = pd.DataFrame(
        [
            ("AAONE", "tonnes", "authority", 4.0),
            ("AAONE", "tonnes", "authority", 6.0),
            ("AAONE", "tonnes", "eurostat", 99.0),
            ("AAONE", "teu", "authority", 99.0),
        ],
        columns=["locode", "indicator", "definition", "value"],
    )
    raw["clusters"] = pd.DataFrame({"nuts3": ["BB011", "BB012"]})
    masses = tiny_inputs(raw).masses
    assert masses.port_tonnes.tolist() == [0, 5000, 0, 0, 0]
    assert masses.clusters.tolist() == [0, 0, 2, 0, 0]
