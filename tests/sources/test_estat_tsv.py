"""Eurostat's bulk files are read whole, flags and all."""

from __future__ import annotations

import gzip
import math
from pathlib import Path

import pytest

from dashboard.errors import DataFaults
from dashboard.settings import ROOT
from dashboard.sources.estat_tsv import read_tsv

# A cut-out of estat_tran_hv_frmod.tsv and estat_road_go_ia_lgtt.tsv, cells as they stand there.
SPLIT = """freq,unit,tra_mode,geo\\TIME_PERIOD\t2017 \t2018 \t2019 \t2020 \r
A,PC,IWW,BE\t15.6 e\t11.9 be\t11.3 e\t11.0 e\r
A,PC,IWW,CY\t: m\t: m\t: m\t: m\r
A,PC,ROAD,UK\t90.5 \t90.8 \t: \t: \r
"""
LOADED = """freq,tra_type,c_unload,nst07,unit,geo\\TIME_PERIOD\t2020 \t2021 \t2022 
A,TOTAL,XK,TOTAL,THS_T,MK\t27 \t8 \t: u
A,HIRE,AD,GT01,THS_T,ES\t: u\t: \t: 
"""
REAL = ROOT.parent / "shared" / "data" / "eurostat"


def write(folder: Path, text: str, name: str = "estat_road_go_ia_lgtt.tsv") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def faults(folder: Path, text: str) -> list[tuple[int, str, str]]:
    try:
        found = read_tsv(write(folder, text)).faults
    except DataFaults as error:
        found = error.faults
    return [(fault.row, fault.column, fault.value) for fault in found]


def test_each_cell_is_a_row_with_its_codes_unchanged(tmp_path: Path) -> None:
    table = read_tsv(write(tmp_path, LOADED))
    assert (table.code, table.dimensions) == (
        "road_go_ia_lgtt",
        ["freq", "tra_type", "c_unload", "nst07", "unit", "geo"],
    )
    rows = table.rows.astype({"value": float}).astype(object).values.tolist()
    assert rows[3:5] == [
        ["A", "TOTAL", "XK", "TOTAL", "THS_T", "MK", "2020", 27.0, ""],
        ["A", "TOTAL", "XK", "TOTAL", "THS_T", "MK", "2021", 8.0, ""],
    ]
    assert len(rows) == 6
    assert table.lines.tolist() == [3, 3, 3, 2, 2, 2]


def test_flags_are_kept_and_a_missing_cell_is_never_zero(tmp_path: Path) -> None:
    rows = read_tsv(write(tmp_path, SPLIT)).rows
    assert rows["flag"].tolist() == ["e", "be", "e", "e", "m", "m", "m", "m", "", "", "", ""]
    assert rows["value"].isna().tolist() == [False] * 4 + [True] * 4 + [False] * 2 + [True] * 2


@pytest.mark.parametrize(
    ("cell", "value", "flag"),
    [
        ("12.5", 12.5, ""),
        ("0 ", 0.0, ""),
        ("-3.25 p", -3.25, "p"),
        ("1e3 bd", 1000.0, "bd"),
        (": c", math.nan, "c"),
        (":c", math.nan, "c"),
        (": @C", math.nan, "@C"),
        (": ", math.nan, ""),
        ("", math.nan, ""),
    ],
)
def test_every_form_of_a_cell_is_understood(
    tmp_path: Path, cell: str, value: float, flag: str
) -> None:
    text = f"freq,geo\\TIME_PERIOD\t2020 \t2021 \nA,SE\t1 \t{cell}\n"
    rows = read_tsv(write(tmp_path, text)).rows
    last = rows[rows["time"] == "2021"].to_dict("records") or [{"value": math.nan, "flag": ""}]
    assert last[0]["value"] == pytest.approx(value, nan_ok=True)
    assert last[0]["flag"] == flag


def test_a_packed_file_gives_the_same(tmp_path: Path) -> None:
    plain = read_tsv(write(tmp_path, LOADED)).rows
    (tmp_path / "packed.tsv.gz").write_bytes(gzip.compress(LOADED.encode()))
    assert read_tsv(tmp_path / "packed.tsv.gz").rows.equals(plain)


def test_all_cells_that_cannot_be_read_are_told_at_once(tmp_path: Path) -> None:
    text = LOADED.replace("27 ", "27,5 ").replace("8 \t", "eight \t")
    assert faults(tmp_path, text) == [(2, "2020", "27,5"), (2, "2021", "eight")]


def test_a_line_that_is_too_short_is_told(tmp_path: Path) -> None:
    assert [row for row, _, _ in faults(tmp_path, LOADED.replace("\t8 \t: u", ""))] == [2]


def test_what_can_be_read_is_given_beside_the_faults(tmp_path: Path) -> None:
    text = LOADED.replace("27 ", "27,5 ") + "A,HIRE,AD,GT02,THS_T,ES\t1 \nA,HIRE\t1 \t2 \t3 \n"
    table = read_tsv(write(tmp_path, text))
    assert [fault.row for fault in table.faults] == [2, 4, 5]
    assert table.rows["flag"].tolist() == ["u", "", "", "?", "?", "?", "?", "", "u"]
    assert list(table.rows["nst07"].cat.categories) == ["GT01", "GT02", "TOTAL"]


def test_a_question_mark_is_no_cell(tmp_path: Path) -> None:
    assert faults(tmp_path, LOADED.replace("27 ", "? ")) == [(2, "2020", "?")]


def test_a_file_cut_in_the_middle_is_refused(tmp_path: Path) -> None:
    assert faults(tmp_path, LOADED[:-9]) == [(3, "", "A,HIRE,AD,GT01,THS_T,ES\t:")]


def test_a_series_that_stands_twice_is_told(tmp_path: Path) -> None:
    text = LOADED + LOADED.splitlines(keepends=True)[1]
    assert [row for row, _, _ in faults(tmp_path, text)] == [4, 4, 4]


@pytest.mark.parametrize(
    "head",
    ["freq,unit,geo\t2020 \n", "freq,unit,geo\\TIME_PERIOD\n", "geo\\TIME_PERIOD\t2020\t2020\n"],
)
def test_a_head_that_is_none_is_refused(tmp_path: Path, head: str) -> None:
    assert faults(tmp_path, head)[0][0] == 1


# The whole files lie beside the project where it is made and checked, and not in every copy of
# it: where they are, they are read; the cut-outs above hold the same everywhere.
if REAL.is_dir():
    # Counted apart, with tr, grep and awk on the unpacked files.
    @pytest.mark.parametrize(
        ("file", "cells", "figures", "total", "flags"),
        [
            (
                "estat_road_go_ia_lgtt.tsv.gz",
                602_715,
                156_126,
                156_757_004,
                {"": 434_139, "u": 168_576},
            ),
            (
                "estat_road_go_ia_ugtt.tsv.gz",
                550_560,
                145_414,
                133_762_986,
                {"": 395_614, "u": 154_946},
            ),
            (
                "estat_tran_hv_frmod.tsv",
                2_432,
                2_104,
                76_406.9,
                {"": 1_836, "m": 296, "e": 254, "n": 42, "be": 4},
            ),
        ],
    )
    def test_the_real_files_are_read_whole(
        file: str, cells: int, figures: int, total: float, flags: dict[str, int]
    ) -> None:
        rows = read_tsv(REAL / file).rows
        assert (len(rows), rows["value"].notna().sum()) == (cells, figures)
        assert rows["flag"].value_counts().to_dict() == flags
        assert rows["value"].sum() == pytest.approx(total, rel=1e-12)
