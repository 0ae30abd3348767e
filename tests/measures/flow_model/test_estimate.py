"""Ranges hold the value, and all runs meet what is official."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from dashboard.measures.flow_model.columns import flow_columns, range_columns
from dashboard.measures.flow_model.comparison import left_out_rows, unseen_partners
from dashboard.measures.flow_model.estimate import (
    FlowEstimate,
    estimate_flows,
    with_ways_inside,
)
from dashboard.measures.flow_model.fit import fit_rows, half_rows, unknown_rows, weakest_regions
from dashboard.measures.flow_model.fit_table import YEAR as TABLE_YEAR
from dashboard.measures.flow_model.fit_table import fit_table
from dashboard.measures.flow_model.hauls import DOMESTIC, Haul, modelled_haul
from dashboard.measures.flow_model.inputs import MODES, FlowInputs
from tests.measures.flow_model.tiny_flows import (
    REGIONS,
    YEAR,
    km,
    parameter_rows,
    raw_tables,
    tiny_inputs,
    with_range,
)

HAULS = [Haul("AA", YEAR, DOMESTIC, 60.0)]


@pytest.fixture(scope="module")
def inputs() -> FlowInputs:
    rows = with_range(parameter_rows(), "population_weight", 0.5, 2.0)
    rows = with_range(rows, "rail_power", 0.5, 1.0)
    rows = with_range(rows, "road_power_change", -0.2, 0.0)
    rows = with_range(rows, "inside_way_factor", 1.0, 1.5)
    return tiny_inputs(raw_tables() | {"flow_parameters": rows})


@pytest.fixture(scope="module")
def estimate(inputs: FlowInputs) -> FlowEstimate:
    return estimate_flows(inputs, HAULS, [YEAR], told=len)


def test_the_deterrence_is_fitted_to_published_hauls(
    estimate: FlowEstimate, inputs: FlowInputs
) -> None:
    assert modelled_haul(estimate.road[YEAR], inputs, HAULS[0]) == pytest.approx(60, rel=0.02)


def test_each_low_and_high_is_one_run(estimate: FlowEstimate) -> None:
    assert estimate.runs == (
        "population_weight low",
        "population_weight high",
        "road_power_change low",
        "inside_way_factor high",
        "rail_power high",
    )


def test_a_range_holds_its_value(estimate: FlowEstimate) -> None:
    known = np.isfinite(estimate.tonnes)
    assert (estimate.ranges.low[known] <= estimate.tonnes[known]).all()
    assert (estimate.ranges.high[known] >= estimate.tonnes[known]).all()
    assert (estimate.ranges.high[known] > estimate.ranges.low[known]).any()
    assert np.isnan(estimate.ranges.low[~known]).all()


def test_what_is_official_does_not_move_in_any_run(estimate: FlowEstimate) -> None:
    work, rail = 3, MODES.index("rail")
    low, high = estimate.ranges.sums_low[0], estimate.ranges.sums_high[0]
    assert low[work, rail, 0, :2] == pytest.approx(high[work, rail, 0, :2])


def test_longer_ways_inside_regions_mean_fewer_tonnes_there(
    estimate: FlowEstimate, inputs: FlowInputs
) -> None:
    longer = with_ways_inside(inputs, 1.5)
    assert longer.km["road"][0, 0] == 45
    assert (inputs.km["road"][0, 0], longer.km["road"][0, 1]) == (30, 100)
    assert with_ways_inside(inputs, 1.0) is inputs
    assert estimate.ranges.low[0, 0, 0, 0] < 0.95 * estimate.tonnes[0, 0, 0, 0]


def test_the_range_of_a_sum_is_not_the_sum_of_ranges(estimate: FlowEstimate) -> None:
    road = MODES.index("road")
    widest = np.nansum(estimate.ranges.high[road] - estimate.ranges.low[road])
    sums = estimate.ranges.sums_high[0][0, road, 0] - estimate.ranges.sums_low[0][0, road, 0]
    assert np.nansum(sums) < widest


def test_what_is_held_between_countries_has_no_range_though_its_cells_have(
    estimate: FlowEstimate,
) -> None:
    road, low, high = MODES.index("road"), estimate.ranges.low, estimate.ranges.high
    pair = road, 0, 0, 1
    assert estimate.ranges.country_low[pair] == pytest.approx(45_000)
    assert estimate.ranges.country_high[pair] == pytest.approx(45_000)
    cells = road, 0, slice(0, 2), slice(2, 4)
    assert high[cells].sum() > 1.01 * low[cells].sum()


def test_the_range_inside_a_country_holds_its_value(estimate: FlowEstimate) -> None:
    inside = estimate.tonnes[0, 0, :2, :2].sum()
    low, high = estimate.ranges.country_low, estimate.ranges.country_high
    assert low[0, 0, 0, 0] <= inside <= high[0, 0, 0, 0]
    assert high[0, 0, 0, 0] > 1.01 * low[0, 0, 0, 0]
    assert np.isnan(low[0, 0, 2, 2])


def test_rows_are_sorted_and_agree_with_the_sums(estimate: FlowEstimate) -> None:
    arrays = {
        "tonnes": estimate.tonnes,
        "low": estimate.ranges.low,
        "high": estimate.ranges.high,
        "km": np.array([km()] * 3),
    }
    columns = flow_columns(arrays, REGIONS, MODES, [YEAR])
    origin, texts = columns["origin_id"]
    assert texts[origin[0]] == "AA01"
    assert columns["tonne_km"] == pytest.approx(columns["tonnes"] * columns["km"])
    assert columns["tonnes"].sum() == pytest.approx(np.nansum(estimate.tonnes))
    ranges = range_columns(estimate, MODES, [YEAR])
    loaded = (ranges["level"] == 0) & (ranges["quantity"][0] == 0)
    assert ranges["value"][loaded].sum() == pytest.approx(np.nansum(estimate.tonnes))


def test_fit_rows_meet_what_binds(estimate: FlowEstimate, inputs: FlowInputs) -> None:
    rows = fit_rows(estimate, inputs)
    bound = [row for row in rows if row["binds"]]
    assert len(bound) == 8
    for row in bound:
        assert row["modelled"] == pytest.approx(row["official"])


def test_countries_without_a_figure_are_told_with_the_reason(
    estimate: FlowEstimate, inputs: FlowInputs
) -> None:
    told = {(row["mode"], row["country"]): row["why"] for row in unknown_rows(estimate, inputs)}
    assert told["road", "CC"] == "no official tonne-kilometres"
    assert ("road", "AA") not in told


def test_half_and_half_adds_up_to_all_flows(estimate: FlowEstimate, inputs: FlowInputs) -> None:
    total = sum(row["modelled"] for row in half_rows(estimate, inputs))
    assert total == pytest.approx(np.nansum(estimate.tonnes[0, 0] * km()))


def test_the_widest_range_comes_first(estimate: FlowEstimate) -> None:
    rows = weakest_regions(estimate, YEAR)
    widths = [(row["high"] - row["low"]) / row["tonnes"] for row in rows]
    assert widths == sorted(widths, reverse=True)
    assert widths


def test_published_tonnes_that_have_no_flow_are_listed() -> None:
    raw = raw_tables()
    pairs = raw["road_pairs"]
    more = pairs.head(1).assign(partner_id="CC", value=2.0)
    raw["road_pairs"] = pd.concat([pairs, more])
    inputs = tiny_inputs(raw)
    rows = left_out_rows(estimate_flows(inputs, HAULS, [YEAR], told=len), inputs)
    assert [(row["origin"], row["destination"], row["tonnes"]) for row in rows] == [
        ("AA", "CC", 2000.0)
    ]
    assert rows[0]["why"] == "CC does not report"


def test_flows_that_hang_on_a_missing_row_are_counted() -> None:
    raw = raw_tables()
    pairs = raw["road_pairs"]
    hidden = (pairs["region_id"] == "BB") & (pairs["direction"] == "unloaded")
    raw["road_pairs"] = pairs[~(hidden & (pairs["partner_id"] == "AA"))]
    inputs = tiny_inputs(raw)
    told = unseen_partners(estimate_flows(inputs, HAULS, [YEAR], told=len), inputs)
    assert told == {"pair_years": 2, "without_row": 1, "beside_a_figure": 1}


def test_the_table_has_a_line_for_each_country_and_a_dash_for_the_unknown() -> None:
    row = {"mode": "rail", "year": TABLE_YEAR, "country": "AA", "quantity": "tonne_km"}
    rows = [row | {"official": 2e9, "modelled": 2e9, "binds": True}]
    lines = fit_table(rows, ("AA", "BB"))
    assert len(lines) == 4
    assert lines[2].startswith("| AA | – | – | – | – | **2,000** | **2,000** | –")
    assert lines[3].count("–") == 10
