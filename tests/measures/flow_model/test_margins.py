"""Official tonnes by region take the place of masses, region by region."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from dashboard.errors import DataFaults
from dashboard.measures.flow_model.deterrence import Deterrence
from dashboard.measures.flow_model.margins import official_shares, regional_margins
from dashboard.measures.flow_model.road import estimate_road, road_ways
from dashboard.measures.flow_model.territory import Territory
from tests.measures.flow_model.tiny_flows import YEAR, tiny_inputs

TERRITORY = Territory(("AA01", "AA02", "BB01"))
PARTS = {"AA01": ("AA011", "AA012"), "AA02": ("AA021",), "BB01": ("BB011",)}
COLUMNS = ["region_id", "year", "mode", "quantity", "value", "unit"]
NOT = np.nan


def rows(*values: tuple[str, float], unit: str = "t") -> pd.DataFrame:
    return pd.DataFrame(
        [(code, 2018, "road", "tonnes_loaded", value, unit) for code, value in values],
        columns=COLUMNS,
    )


def test_level_3_is_summed_only_where_it_is_whole() -> None:
    table = rows(("AA011", 1.0), ("AA012", 2.0), ("AA021", NOT), ("BB01", 9.0))
    margins = regional_margins(table, TERRITORY, PARTS)
    found = margins["road", 2018, "loaded"]
    assert found[[0, 2]].tolist() == [3, 9]
    assert np.isnan(found[1])


def test_nothing_fetched_gives_nothing() -> None:
    assert regional_margins(rows(), TERRITORY, PARTS) == {}


def test_all_faults_of_a_table_are_told_at_once() -> None:
    table = pd.concat([rows(("AA99", 1.0), ("AA01", -2.0)), rows(("AA02", 1.0), unit="thousand_t")])
    with pytest.raises(DataFaults) as told:
        regional_margins(table, TERRITORY, PARTS)
    assert [fault.column for fault in told.value.faults] == ["region_id", "value", "unit"]
    with pytest.raises(DataFaults, match="column unit"):
        regional_margins(table.drop(columns="unit"), TERRITORY, PARTS)


def test_regions_without_a_figure_keep_what_their_mass_gives() -> None:
    territory = Territory(("AA01", "AA02", "AA03"))
    mass = np.array([0.2, 0.3, 0.5])
    found = official_shares(np.array([3.0, 1.0, NOT]), mass, territory)
    assert found == pytest.approx([0.375, 0.125, 0.5])
    assert official_shares(None, mass, territory) is mass


def test_flows_keep_the_official_proportion_of_regions() -> None:
    official = np.array([9.0, 1.0, NOT, NOT, NOT])
    inputs = replace(
        tiny_inputs(),
        margins={("road", YEAR, "loaded"): official, ("road", YEAR, "unloaded"): official},
    )
    flows = estimate_road(
        inputs, inputs.parameters, Deterrence(1.0, 300.0, 20.0), YEAR, road_ways(inputs, 1.1)
    )
    loaded = np.nansum(flows.tonnes, axis=1)[:2]
    assert loaded / loaded.sum() == pytest.approx([0.9, 0.1], rel=1e-3)
