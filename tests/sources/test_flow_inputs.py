"""Tables that flows are estimated from are refused when a line cannot be."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dashboard.errors import DataFaults
from dashboard.settings import Settings
from dashboard.sources.flow_inputs import (
    read_flow_parameters,
    read_freight_facts,
    read_nuts_changes,
    read_region_gdp,
    read_region_population,
    read_road_pairs,
)

PAIRS = "region_id,partner_id,year,direction,value,flag,status,source_id\n"
PEOPLE = "region_id,nuts_year,year,value,status,source_id\n"
PARAMETERS = "name,value,low,high,unit,source_id,note\n"


def test_a_figure_left_out_by_eurostat_is_unknown_not_zero(tmp_path: Path) -> None:
    lines = "DE,RO,2019,loaded,,u,missing,x\nDE,IE,2019,loaded,0,,official,x\n"
    (tmp_path / "road_pairs.csv").write_text(PAIRS + lines)
    values = read_road_pairs(tmp_path, {})["value"]
    assert np.isnan(values[0])
    assert values[1] == 0


@pytest.mark.parametrize(
    "line",
    [
        "DE,EU28,2019,loaded,5,,official,x",
        "DE,RO,2019,carried,5,,official,x",
        "DE,RO,2019,loaded,-5,,official,x",
        "DE,RO,2019,loaded,,u,official,x",
        "DE,RO,2019,loaded,5,,missing,x",
    ],
)
def test_a_pair_that_cannot_be_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "road_pairs.csv").write_text(f"{PAIRS}{line}\n")
    with pytest.raises(DataFaults):
        read_road_pairs(tmp_path, {})


def test_codes_of_another_nuts_year_are_recognised_and_all_are_told(tmp_path: Path) -> None:
    lines = [
        *("HR04,2021,2021,5,official,x", "HR05,2016,2012,5,official,x"),
        *("SE12,2013,2012,5,official,x", "SE12,2016,2012,-5,official,x"),
    ]
    (tmp_path / "region_population.csv").write_text(PEOPLE + "\n".join(lines[:2]) + "\n")
    with pytest.raises(DataFaults) as told:
        read_region_population(tmp_path, {})
    assert [fault.problem for fault in told.value.faults] == [
        "is a code of NUTS 2016, not of NUTS 2021",
        "is a code of NUTS 2021, not of NUTS 2016",
    ]
    (tmp_path / "region_gdp.csv").write_text(PEOPLE + "\n".join(lines[2:]) + "\n")
    with pytest.raises(DataFaults) as told:
        read_region_gdp(tmp_path, {})
    assert [fault.column for fault in told.value.faults] == ["nuts_year", "value"]


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    (tmp_path / "region_gdp.csv").write_text("region_id,year,value,status,source_id\n")
    with pytest.raises(DataFaults):
        read_region_gdp(tmp_path, {})
    (tmp_path / "region_gdp.csv").write_text(
        "region_id,year,value,status,source_id\nSE12,2012,5,official,x\n"
    )
    with pytest.raises(DataFaults, match="nuts_year"):
        read_region_gdp(tmp_path, {})


def test_a_parameter_lies_between_its_low_and_high(tmp_path: Path) -> None:
    (tmp_path / "flow_parameters.csv").write_text(
        PARAMETERS + "transit_share,0.5,0,0.2,share,x,guess\n"
    )
    with pytest.raises(DataFaults, match="outside low 0 to high"):
        read_flow_parameters(tmp_path, {})


def test_a_fact_in_another_unit_is_refused(tmp_path: Path) -> None:
    head = "region_id,year,mode,indicator,condition,value,unit,status,source_id,note\n"
    (tmp_path / "freight_facts.csv").write_text(
        head + "DE,2017,road,average_haul,,90,miles,official,x,\n"
    )
    with pytest.raises(DataFaults, match="miles"):
        read_freight_facts(tmp_path, {})


def test_every_assumption_says_where_it_comes_from() -> None:
    rows = read_flow_parameters(Settings().raw, {})
    assert (rows["source_id"] != "").all()
    assert (rows["note"] != "").all()


def test_only_the_codes_that_changed_are_listed_as_changed() -> None:
    raw = Settings().raw
    people, changes = read_region_population(raw, {}), read_nuts_changes(raw, {})
    old, new = (
        set(people.loc[people["nuts_year"] == year, "region_id"]) for year in ("2016", "2021")
    )
    countries = {code[:2] for code in new}
    gone = {code for code in old - new if code[:2] in countries and not code.startswith("FRY")}
    listed = {code for code in changes["from_id"] if code} - set(changes["to_id"])
    assert gone == listed
    assert new - old == set(changes["to_id"]) - old - {"NO0B"}
