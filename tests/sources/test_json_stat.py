"""JSON-stat 2.0 of Eurostat's API is read cell by cell."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import DataFaults
from dashboard.sources.json_stat import read_json_stat

CUBE: dict[str, Any] = {
    "version": "2.0",
    "class": "dataset",
    "label": "Maritime transport of freight by NUTS 2 region",
    "source": "ESTAT",
    "updated": "2026-03-17T23:00:00+0100",
    "value": {"0": 12.5, "3": 0},
    "status": {"0": "p", "2": "c"},
    "id": ["freq", "unit", "geo", "time"],
    "size": [1, 1, 2, 2],
    "dimension": {
        "freq": {"label": "Time frequency", "category": {"index": {"A": 0}}},
        "unit": {"label": "Unit", "category": {"index": ["THS_T"], "label": {"THS_T": "1000 t"}}},
        "geo": {"label": "Region", "category": {"index": {"BE25": 1, "BE21": 0}}},
        "time": {"label": "Time", "category": {"index": {"2021": 0, "2022": 1}}},
    },
    "extension": {"lang": "EN", "id": "TRAN_R_MAGO_NM"},
}


def write(folder: Path, cube: Any) -> Path:
    path = folder / "table.json"
    path.write_text(json.dumps(cube))
    return path


def faults(folder: Path, **changes: Any) -> list[tuple[str, str]]:
    try:
        found = read_json_stat(write(folder, CUBE | changes)).faults
    except DataFaults as error:
        found = error.faults
    return [(fault.column, fault.problem) for fault in found]


def test_each_stated_cell_is_a_row_with_its_codes(tmp_path: Path) -> None:
    table = read_json_stat(write(tmp_path, CUBE))
    assert (table.code, table.title[:8]) == ("tran_r_mago_nm", "Maritime")
    assert table.updated == "2026-03-17T23:00:00+0100"
    rows = table.rows.drop(columns="value").astype(object).values.tolist()
    assert rows == [
        ["A", "THS_T", "BE21", "2021", "p"],
        ["A", "THS_T", "BE21", "2022", ""],
        ["A", "THS_T", "BE25", "2021", "c"],
        ["A", "THS_T", "BE25", "2022", ""],
    ]
    expected = [12.5, math.nan, math.nan, 0]
    assert table.rows["value"].tolist() == pytest.approx(expected, nan_ok=True)


@pytest.mark.parametrize(
    "changes",
    [
        {"value": [12.5, None, None, 0], "status": ["p", None, "c", None]},
        {"value": [12.5, None, None, 0], "status": {"0": "p", "2": "c"}},
        {"value": {"3": 0, "0": 12.5, "1": None}},
    ],
)
def test_lists_and_objects_say_the_same(tmp_path: Path, changes: dict[str, Any]) -> None:
    sparse = read_json_stat(write(tmp_path, CUBE)).rows
    assert read_json_stat(write(tmp_path, CUBE | changes)).rows.equals(sparse)


def test_a_dimension_of_one_code_may_have_a_label_only(tmp_path: Path) -> None:
    dimension = CUBE["dimension"] | {"unit": {"category": {"label": {"THS_T": "1000 t"}}}}
    rows = read_json_stat(write(tmp_path, CUBE | {"dimension": dimension})).rows
    assert set(rows["unit"]) == {"THS_T"}


def test_a_cube_of_which_nothing_is_known_has_no_rows(tmp_path: Path) -> None:
    rows = read_json_stat(write(tmp_path, CUBE | {"value": {}, "status": {}})).rows
    assert (len(rows), list(rows)) == (0, ["freq", "unit", "geo", "time", "value", "flag"])


def test_a_file_cut_in_the_middle_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, CUBE)
    for end in (40, 200, path.stat().st_size - 1):
        (tmp_path / "cut.json").write_text(path.read_text()[:end])
        with pytest.raises(DataFaults, match=r"cut\.json, line 1"):
            read_json_stat(tmp_path / "cut.json")


def test_lists_that_are_too_short_are_told_at_once(tmp_path: Path) -> None:
    assert faults(tmp_path, value=[1, 2], status=["", ""]) == [
        ("value", "has 2 cells, where the cube has 4: the file is not whole"),
        ("status", "has 2 cells, where the cube has 4: the file is not whole"),
    ]


def test_codes_that_do_not_fit_the_size_are_told(tmp_path: Path) -> None:
    assert faults(tmp_path, size=[1, 1, 3, 2])[0][0] == "geo"


def test_cells_that_cannot_be_read_are_told_at_once(tmp_path: Path) -> None:
    found = faults(tmp_path, value={"0": "12", "9": 1}, status={"1": "?"})
    assert [column for column, _ in found] == ["value", "value, place 0", "status, place 1"]


def test_what_can_be_read_is_given_beside_the_faults(tmp_path: Path) -> None:
    table = read_json_stat(write(tmp_path, CUBE | {"value": {"0": "12", "3": 7}}))
    assert [fault.value for fault in table.faults] == ["12"]
    assert table.rows["flag"].tolist() == ["?", "", "c", ""]
    assert table.rows["value"].tolist()[3] == 7


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"id": None}, "id"),
        ({"class": "collection"}, "class"),
        ({"error": [{"status": 400, "label": "no such table"}]}, "error"),
    ],
)
def test_what_is_no_cube_is_refused(tmp_path: Path, changes: Any, column: str) -> None:
    assert faults(tmp_path, **changes)[0][0] == column


def test_a_cube_without_a_time_is_refused(tmp_path: Path) -> None:
    assert faults(tmp_path, id=["freq", "unit", "geo", "year"])[-1][0] == "time"


def test_a_table_that_is_still_being_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataFaults, match="few minutes"):
        read_json_stat(write(tmp_path, {"warning": {"status": 413, "label": "ASYNCHRONOUS"}}))
