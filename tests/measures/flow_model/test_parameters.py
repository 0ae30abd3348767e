"""Assumptions are found by name, country and year."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.errors import DataFaults
from dashboard.measures.flow_model.parameters import to_parameters
from tests.measures.flow_model.tiny_flows import parameter_rows, with_range


def test_the_value_of_a_country_takes_the_place_of_the_general_one() -> None:
    parameters = to_parameters(parameter_rows(road_counts__DK=4.0, road_counts__DK__2017=1.0))
    found = [parameters.value("road_counts", *of) for of in (("SE", 2020), ("DK", 2016))]
    assert found == [1.0, 4.0]
    assert parameters.value("road_counts", "DK", 2017) == 1.0


def test_only_what_has_a_low_or_a_high_of_its_own_is_tried() -> None:
    rows = with_range(parameter_rows(), "transit_share", 0.0, 0.2)
    tried = to_parameters(rows).tried()
    assert [name for name, _ in tried] == ["transit_share high"]
    assert tried[0][1].value("transit_share") == 0.2


def test_missing_names_and_negative_weights_are_told_at_once() -> None:
    rows = parameter_rows()
    rows = rows[~rows["name"].isin(["transit_share", "rail_power"])]
    rows = pd.concat([rows, pd.DataFrame([("beer_weight", 1.0, -1.0, 2.0)], columns=rows.columns)])
    with pytest.raises(DataFaults) as told:
        to_parameters(rows)
    assert [fault.value for fault in told.value.faults] == ["transit_share", "rail_power", "-1"]
    assert "negative beer_weight" in str(told.value)
