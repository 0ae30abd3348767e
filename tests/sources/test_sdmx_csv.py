"""SDMX-CSV of Eurostat's API is read line by line."""

from __future__ import annotations

import gzip
import math
from pathlib import Path

import pytest

from dashboard.errors import DataFaults
from dashboard.sources.sdmx_csv import read_sdmx_csv

HEAD = "DATAFLOW,LAST UPDATE,freq,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\n"
TABLE = (
    HEAD
    + "ESTAT:TRAN_R_MAGO_NM(1.0),17/03/26 23:00:00,A,THS_T,BE25,2022,12.5,p,\n"
    + "ESTAT:TRAN_R_MAGO_NM(1.0),17/03/26 23:00:00,A,THS_T,BE25,2021,,,C\n"
    + "ESTAT:TRAN_R_MAGO_NM(1.0),17/03/26 23:00:00,A,THS_T,BE21,2022,0,,F\n"
)


def write(folder: Path, text: str, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def faults(folder: Path, text: str) -> list[tuple[int, str, str]]:
    try:
        found = read_sdmx_csv(write(folder, text)).faults
    except DataFaults as error:
        found = error.faults
    return [(fault.row, fault.column, fault.value) for fault in found]


def test_each_line_is_a_row_and_the_rest_of_the_series_is_missing(tmp_path: Path) -> None:
    table = read_sdmx_csv(write(tmp_path, TABLE))
    assert (table.code, table.updated) == ("tran_r_mago_nm", "17/03/26 23:00:00")
    rows = table.rows.drop(columns="value").astype(object).values.tolist()
    assert rows == [
        ["A", "THS_T", "BE21", "2021", ""],
        ["A", "THS_T", "BE21", "2022", ""],
        ["A", "THS_T", "BE25", "2021", "c"],
        ["A", "THS_T", "BE25", "2022", "p"],
    ]
    assert table.rows["value"].tolist() == pytest.approx([math.nan, 0, math.nan, 12.5], nan_ok=True)
    assert table.lines.tolist() == [0, 4, 3, 2]


def test_a_packed_file_and_the_heads_of_version_two_are_read(tmp_path: Path) -> None:
    text = TABLE.replace("DATAFLOW,LAST UPDATE", "STRUCTURE,STRUCTURE_ID")
    text = text.replace("ESTAT:TRAN_R_MAGO_NM(1.0),17/03/26 23:00:00", "dataflow,ESTAT:T(1.0)")
    path = tmp_path / "t.csv.gz"
    path.write_bytes(gzip.compress(text.encode()))
    table = read_sdmx_csv(path)
    assert (table.code, table.dimensions) == ("t", ["freq", "unit", "geo"])


def test_columns_that_are_missing_are_told_at_once(tmp_path: Path) -> None:
    text = TABLE.replace("TIME_PERIOD", "year").replace("OBS_VALUE", "v")
    assert faults(tmp_path, text) == [(1, "TIME_PERIOD", ""), (1, "OBS_VALUE", "")]


def test_labels_beside_the_codes_are_refused(tmp_path: Path) -> None:
    text = TABLE.replace("freq,", "freq:Time frequency,")
    assert faults(tmp_path, text) == [(1, "freq:Time frequency", "freq:Time frequency")]


def test_semicolons_are_told_once(tmp_path: Path) -> None:
    with pytest.raises(DataFaults, match="semicolons"):
        read_sdmx_csv(write(tmp_path, TABLE.replace(",", ";")))


def test_values_and_flags_that_cannot_be_read_are_told_at_once(tmp_path: Path) -> None:
    text = TABLE.replace("12.5,p", "12.5 p,!")
    assert faults(tmp_path, text) == [(2, "OBS_VALUE", "12.5 p"), (2, "OBS_FLAG", "!")]


def test_what_can_be_read_is_given_beside_the_faults(tmp_path: Path) -> None:
    rows = read_sdmx_csv(write(tmp_path, TABLE.replace("12.5,p", "12.5 p,p"))).rows
    assert rows["flag"].tolist() == ["", "", "c", "?"]
    assert rows["value"].tolist() == pytest.approx([math.nan, 0, math.nan, math.nan], nan_ok=True)


def test_a_quotation_mark_without_a_second_one_is_told(tmp_path: Path) -> None:
    line = TABLE.splitlines(keepends=True)[1]
    text = TABLE.replace("BE21", '"BE21') + line * 3000
    with pytest.raises(DataFaults, match="quotation mark"):
        read_sdmx_csv(write(tmp_path, text))


def test_an_observation_that_stands_twice_is_told(tmp_path: Path) -> None:
    text = TABLE + TABLE.splitlines(keepends=True)[1]
    assert [row for row, _, _ in faults(tmp_path, text)] == [5]


def test_a_file_cut_in_the_middle_is_refused(tmp_path: Path) -> None:
    assert faults(tmp_path, TABLE[:-10])[0][0] == 4
    assert faults(tmp_path, TABLE[:-10] + "\n")[0][0] == 4
