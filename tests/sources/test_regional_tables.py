"""Official figures of regions and ports come out of the fetched tables as they were published."""

from __future__ import annotations

import math
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.sources.estat_tsv import read_tsv
from dashboard.sources.regional_tables import (
    figure_status,
    official_by_port,
    official_by_region,
    sum_of_parts,
)

REGIONS = frozenset({"SE12", "SE23", "SE123", "SE121", "NO0A", "BE21", "BE25", "BE"})
ROAD = """freq,tra_type,c_load,nst07,unit,geo\\TIME_PERIOD\t2021 \t2022 
A,TOTAL,SE123,TOTAL,THS_T,EU27_2020\t12.5 \t: u
A,TOTAL,SE121,TOTAL,THS_T,EU27_2020\t3 c\t4 p
A,TOTAL,SE123,TOTAL,MIO_TKM,EU27_2020\t2 \t3 e
A,TOTAL,SE123,TOTAL,THS_T,SE\t11 \t11 
A,HIRE,SE123,TOTAL,THS_T,EU27_2020\t10 \t10 
A,TOTAL,SE123,GT01,THS_T,EU27_2020\t1 \t1 
A,TOTAL,NO0A,TOTAL,THS_T,EU27_2020\t7 \t7 
A,TOTAL,FR30,TOTAL,THS_T,EU27_2020\t7 \t7 
"""
RAIL = """freq,unit,c_unload,c_load,geo\\TIME_PERIOD\t2020 
A,THS_T,SE12,SE12,SE\t5 
A,THS_T,SE23,SE12,SE\t2 
A,THS_T,SE12,SE23,SE\t: c
A,THS_T,SE,SE12,SE\t99 
A,THS_T,BE21,SE12,SE\t99 
"""
SEA = """freq,tra_meas,unit,geo\\TIME_PERIOD\t2022 
A,FR_LD,THS_T,BE21\t100 
A,FR_NLD,THS_T,BE21\t150 b
A,FR_LD_NLD,THS_T,BE21\t250 
A,FR_LD_NLD,THS_T,BE\t300 
"""
PORTS = """freq,unit,direct,rep_mar\\TIME_PERIOD\t2021 
A,THS_T,IN,BE_0BEANR\t100 
A,THS_T,OUT,BE_0BEANR\t: c
A,RT_PRE,TOTAL,BE_0BEANR\t-3 
A,THS_T,TOTAL,BE\t999 
A,THS_T,TOTAL,DE_1DEHAM\t111 
"""


def rows(folder: Path, text: str) -> pd.DataFrame:
    path = folder / "table.tsv"
    path.write_text(text)
    return read_tsv(path).rows


def by_region(folder: Path, code: str, text: str) -> dict[tuple[str, int, str], tuple[float, str]]:
    found = official_by_region({code: rows(folder, text)}, REGIONS)
    return {
        (row["region_id"], row["year"], row["quantity"]): (row["value"], row["status"])
        for row in found.to_dict("records")
    }


def test_where_nothing_was_fetched_there_are_no_rows() -> None:
    assert len(official_by_region({}, REGIONS)) == len(official_by_port({})) == 0


def test_road_tonnes_are_those_of_all_reporters_in_tonnes(tmp_path: Path) -> None:
    found = by_region(tmp_path, "road_go_ta_rl", ROAD)
    assert found["SE123", 2021, "tonnes_loaded"] == (12_500, "official")
    assert found["SE121", 2022, "tonnes_loaded"] == (4_000, "provisional")
    assert found["SE123", 2022, "tonne_km_loaded"] == (3_000_000, "estimated")


def test_a_figure_that_is_missing_or_confidential_is_never_shown(tmp_path: Path) -> None:
    found = by_region(tmp_path, "road_go_ta_rl", ROAD)
    value, status = found["SE123", 2022, "tonnes_loaded"]
    assert (math.isnan(value), status) == (True, "missing")
    value, status = found["SE121", 2021, "tonnes_loaded"]
    assert (math.isnan(value), status) == (True, "confidential")


def test_regions_outside_the_atlas_or_the_reporters_are_left_out(tmp_path: Path) -> None:
    found = by_region(tmp_path, "road_go_ta_rl", ROAD)
    assert {region for region, _, _ in found} == {"SE123", "SE121"}


def test_the_region_of_unloading_gives_tonnes_unloaded(tmp_path: Path) -> None:
    found = by_region(tmp_path, "road_go_ta_ru", ROAD.replace("c_load", "c_unload"))
    assert found["SE123", 2021, "tonnes_unloaded"] == (12_500, "official")


def test_a_dimension_without_a_total_gives_nothing_and_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    text = ROAD.splitlines(keepends=True)[0]
    text += "A,TOTAL,SE12,GT02,THS_T,EU27_2020\t1 \t1 \n"
    assert by_region(tmp_path, "road_go_ta_rl", text) == {}
    assert "nst07 has no TOTAL" in caplog.text


def test_rail_between_regions_is_summed_within_the_country(tmp_path: Path) -> None:
    found = by_region(tmp_path, "tran_r_rago", RAIL)
    assert found["SE12", 2020, "tonnes_inside"] == (5_000, "official")
    assert found["SE12", 2020, "tonnes_loaded_national"] == (7_000, "official")
    assert found["SE23", 2020, "tonnes_unloaded_national"] == (2_000, "partial")


def test_a_sum_that_lacks_a_pair_is_partial_and_one_without_any_is_unknown(tmp_path: Path) -> None:
    made = official_by_region({"tran_r_rago": rows(tmp_path, RAIL)}, REGIONS)
    sums = made[made["quantity"].str.endswith("national")]
    assert sums[["region_id", "quantity", "status", "known", "out_of"]].values.tolist() == [
        ["SE12", "tonnes_loaded_national", "official", 2, 2],
        ["SE12", "tonnes_unloaded_national", "partial", 1, 2],
        ["SE23", "tonnes_loaded_national", "confidential", 0, 2],
        ["SE23", "tonnes_unloaded_national", "partial", 1, 2],
    ]
    assert sums["value"].tolist() == pytest.approx([7e3, 5e3, math.nan, 2e3], nan_ok=True)


@pytest.mark.parametrize("line", ["A,THS_T,SE23,SE12,SE\t: \n", ""])
def test_a_pair_written_as_missing_and_one_left_out_make_a_sum_partial(
    tmp_path: Path, line: str
) -> None:
    text = RAIL.replace("A,THS_T,SE23,SE12,SE\t2 \n", line)
    found = by_region(tmp_path, "tran_r_rago", text)
    assert found["SE12", 2020, "tonnes_loaded_national"] == (5_000, "partial")


def test_ends_of_other_countries_levels_and_editions_are_in_no_sum(tmp_path: Path) -> None:
    lines = [f"A,THS_T,{code},SE12,SE\t50 \n" for code in ("SE123", "SE1", "SEZZ", "SE09")]
    found = by_region(tmp_path, "tran_r_rago", RAIL + "".join(lines))
    assert found["SE12", 2020, "tonnes_loaded_national"] == (7_000, "official")


def test_a_road_table_without_the_sum_of_reporters_gives_nothing_and_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert by_region(tmp_path, "road_go_ta_rl", ROAD.replace("EU27_2020", "EU28")) == {}
    assert "road_go_ta_rl has no reporter EU27_2020" in caplog.text


def test_a_table_without_the_expected_ends_gives_nothing_and_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert by_region(tmp_path, "iww_go_anuts", SEA) == {}
    assert "iww_go_anuts has no c_load and c_unload" in caplog.text


def test_sea_freight_has_its_directions_and_their_sum(tmp_path: Path) -> None:
    assert by_region(tmp_path, "tran_r_mago_nm", SEA) == {
        ("BE", 2022, "tonnes_handled"): (300_000, "official"),
        ("BE21", 2022, "tonnes_handled"): (250_000, "official"),
        ("BE21", 2022, "tonnes_loaded"): (100_000, "official"),
        ("BE21", 2022, "tonnes_unloaded"): (150_000, "official"),
    }


def test_ports_have_their_locode_and_growth_is_no_weight(tmp_path: Path) -> None:
    found = official_by_port({"mar_mg_aa_pwhd": rows(tmp_path, PORTS)})
    assert found[["port_id", "quantity", "status"]].values.tolist() == [
        ["port:BEANR", "tonnes_loaded", "confidential"],
        ["port:BEANR", "tonnes_unloaded", "official"],
        ["port:DEHAM", "tonnes_handled", "official"],
    ]
    assert found["value"].tolist() == pytest.approx([math.nan, 1e5, 1.11e5], nan_ok=True)
    assert set(found["unit"]) == {"t"}


def test_a_sum_with_an_unknown_part_is_unknown(tmp_path: Path) -> None:
    parts = {"SE12": ["SE121", "SE123"], "SE11": ["SE110"]}
    made = official_by_region({"road_go_ta_rl": rows(tmp_path, ROAD)}, REGIONS)
    sums = sum_of_parts(made[made["unit"] == "t"], parts)
    assert sums[["region_id", "year", "status"]].values.tolist() == [
        ["SE12", 2021, "confidential"],
        ["SE12", 2022, "missing"],
    ]
    assert sums["value"].isna().all()
    only = sum_of_parts(made[made["unit"] == "tkm"], {"SE12": ["SE123"]})
    assert only["value"].tolist() == [2e6, 3e6]
    absent = sum_of_parts(made[made["unit"] == "tkm"], parts)
    assert set(absent["status"]) == {"missing"}
    assert sum_of_parts(made, {"DE1": ["DE11"]}).empty


@given(st.floats(allow_nan=True), st.text(alphabet="abcdefimnpsuz", max_size=4))
def test_confidential_and_missing_come_before_every_other_status(value: float, flag: str) -> None:
    status = figure_status(value, flag)
    assert (status == "confidential") == ("c" in flag)
    assert (status == "missing") == ("c" not in flag and math.isnan(value))
