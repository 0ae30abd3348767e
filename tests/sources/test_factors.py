"""Emission factors and the carbon intensity of electricity."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard.errors import DataFaults
from dashboard.settings import Settings
from dashboard.sources.factors import read_emission_factors, read_grid_intensity

HEAD = (
    "factor_id,mode,quantity,carrier,value,unit,valid_from,valid_to,status,formula_note,"
    "source_id,role,vehicle\n"
)
ROAD = "road-a,road,intensity_ttw,diesel,100,gCO2e/tkm,2018,2024,official,,guide,used,lorry\n"


def read(folder: Path, *lines: str) -> pd.DataFrame:
    (folder / "emission_factors.csv").write_text(HEAD + "".join(lines))
    return read_emission_factors(folder, {})


def test_a_factor_is_read_with_its_years(tmp_path: Path) -> None:
    (row,) = read(tmp_path, ROAD).to_dict("records")
    assert (row["value"], row["valid_from"], row["valid_to"]) == (100.0, 2018, 2024)


def test_a_unit_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataFaults, match="does not fit the quantity intensity_ttw"):
        read(tmp_path, ROAD.replace("gCO2e/tkm", "gCO2e/MJ"))


def test_years_that_run_backwards_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DataFaults, match="lies before valid_from"):
        read(tmp_path, ROAD.replace("2018,2024", "2024,2018"))


def test_two_factors_in_use_for_the_same_year_are_refused(tmp_path: Path) -> None:
    other = ROAD.replace("road-a", "road-b").replace("2018,2024", "2024,2026")
    with pytest.raises(DataFaults, match="same as line 2 in 2024"):
        read(tmp_path, ROAD, other)


def test_a_later_factor_and_a_range_may_stand_beside_one_in_use(tmp_path: Path) -> None:
    later = ROAD.replace("road-a", "road-b").replace("2018,2024", "2025,2026")
    spread = ROAD.replace("road-a", "road-c").replace(",used,", ",range,")
    assert len(read(tmp_path, ROAD, later, spread)) == 3


def test_every_mode_of_the_tonne_kilometres_has_factors() -> None:
    factors = read_emission_factors(Settings().raw, {})
    used = factors[factors["role"] == "used"]
    assert set(used["mode"]) == {"road", "rail", "inland_waterway", "sea"}
    assert (used["valid_from"] <= 2022).all()
    assert (used["valid_to"] >= 2022).all()


def test_upstream_and_direct_parts_of_a_carrier_fit_its_whole() -> None:
    factors = read_emission_factors(Settings().raw, {}).set_index("factor_id")["value"]
    assert factors["iww-carrier-ttw"] < factors["iww-carrier-wtw"]


def test_electricity_of_the_north_is_cleaner_than_that_of_coal() -> None:
    grid = read_grid_intensity(Settings().raw, {}).set_index(["region_id", "year"])["value"]
    assert grid["SE", 2022] < 100 < 500 < grid["PL", 2022]
