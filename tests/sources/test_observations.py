"""A table is the same rows, whichever format it was handed out in."""

from __future__ import annotations

import contextlib
import gzip
import itertools
import json
import math
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.errors import DataFaults
from dashboard.sources.estat_tsv import read_tsv
from dashboard.sources.json_stat import read_json_stat
from dashboard.sources.observations import Coded, split_cell, tidy
from dashboard.sources.sdmx_csv import read_sdmx_csv

Cell = tuple[float | None, str]
Cells = dict[tuple[str, str, str], Cell]
UNITS, REGIONS, YEARS = ("THS_T", "MIO_TKM"), ("SE12", "DE_X", "EU27_2020"), ("2021", "2022")

amount = st.one_of(st.none(), st.integers(-9, 10**7), st.decimals(0, 10**6, places=3).map(float))
flags = st.sampled_from(["", "", "b", "be", "c", "u", "e"])
tables = st.dictionaries(
    st.tuples(st.sampled_from(UNITS), st.sampled_from(REGIONS), st.sampled_from(YEARS)),
    st.tuples(amount, flags),
)


def as_text(value: float | None) -> str:
    return "" if value is None else repr(value)


def to_tsv(cells: Cells) -> str:
    lines = ["unit,geo\\TIME_PERIOD\t" + "\t".join(f"{year} " for year in YEARS)]
    for unit, region in itertools.product(UNITS, REGIONS):
        row = [cells.get((unit, region, year), (None, "")) for year in YEARS]
        texts = [f"{as_text(value) or ':'} {flag}" for value, flag in row]
        lines.append("\t".join([f"{unit},{region}", *texts]))
    return "\n".join(lines) + "\n"


def to_csv(cells: Cells) -> str:
    head = "DATAFLOW,LAST UPDATE,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG"
    lines = [
        f"ESTAT:T(1.0),01/01/26,{','.join(key)},{as_text(value)},{flag}"
        for key, (value, flag) in cells.items()
    ]
    return "\n".join([head, *lines]) + "\n"


def to_cube(cells: Cells, dense: bool) -> str:
    every = [cells.get(key, (None, "")) for key in itertools.product(UNITS, REGIONS, YEARS)]
    value: Any = [one[0] for one in every]
    status: Any = [one[1] or None for one in every]
    if not dense:
        value = {str(at): one for at, one in enumerate(value) if one is not None}
        status = {str(at): one for at, one in enumerate(status) if one is not None}
    codes = {"unit": UNITS, "geo": REGIONS, "time": YEARS}
    index = {
        name: {"category": {"index": list(of) if dense else {c: n for n, c in enumerate(of)}}}
        for name, of in codes.items()
    }
    return json.dumps(
        {"id": list(codes), "size": [2, 3, 2], "dimension": index, "value": value, "status": status}
    )


@settings(max_examples=60)
@given(tables)
def test_all_formats_of_a_table_give_the_same_rows(cells: Cells) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table"
        path.write_text(to_tsv(cells))
        rows = [read_tsv(path).rows]
        path.write_text(to_csv(cells))
        rows.append(read_sdmx_csv(path).rows)
        for dense in (True, False):
            path.write_text(to_cube(cells, dense))
            rows.append(read_json_stat(path).rows)
    for other in rows[1:]:
        pd.testing.assert_frame_equal(rows[0], other)
    known = {key: value for key, (value, _) in cells.items() if value is not None}
    read = rows[0].dropna(subset=["value"]).astype(object)
    assert {(u, g, t): v for u, g, t, v, _ in read.values.tolist()} == known


WHOLE: Cells = {("THS_T", "SE12", "2021"): (12.25, "b"), ("THS_T", "DE_X", "2022"): (None, "c")}


@settings(max_examples=40)
@given(st.integers(1, 400))
def test_a_file_that_is_cut_is_refused_wherever_the_cut_can_be_seen(end: int) -> None:
    readers = [(read_tsv, to_tsv(WHOLE)), (read_sdmx_csv, to_csv(WHOLE))]
    readers += [(read_json_stat, to_cube(WHOLE, dense)) for dense in (True, False)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table"
        for read, text in readers:
            # Between two lines no cut can be seen, unless the file is packed.
            if end < len(text) - 1 and text[end - 1] != "\n":
                path.write_text(text[:end])
                with pytest.raises(DataFaults):
                    read(path)
            packed = gzip.compress(text.encode(), mtime=0)
            if end < len(packed):
                path.write_bytes(packed[:end])
                with pytest.raises(DataFaults):
                    read(path)


@settings(max_examples=60)
@given(st.text(alphabet='{}[]:",\\\t\n 0.5eTHS_OBS', max_size=60))
def test_whatever_the_file_holds_only_faults_are_raised(text: str) -> None:
    starts = ("", "unit,geo\\TIME_PERIOD\t2020\n", "geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table"
        for start in starts:
            path.write_text(start + text)
            for read in (read_tsv, read_sdmx_csv, read_json_stat):
                with contextlib.suppress(DataFaults):
                    read(path)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.floats() | st.sampled_from(["", "0", "A"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("01ab"), inner),
    max_leaves=6,
)


@given(
    st.dictionaries(st.sampled_from(["id", "size", "value", "status", "role"]), json_values),
    st.dictionaries(st.sampled_from(["unit", "geo", "time"]), json_values),
)
def test_whatever_the_cube_holds_only_faults_are_raised(
    changes: dict[str, Any], dimensions: dict[str, Any]
) -> None:
    cube = json.loads(to_cube(WHOLE, True))
    cube["dimension"] |= {name: {"category": {"index": one}} for name, one in dimensions.items()}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table"
        path.write_text(json.dumps(cube | changes))
        with contextlib.suppress(DataFaults):
            read_json_stat(path)


def test_a_cell_is_a_value_and_its_flags() -> None:
    assert [split_cell(text) for text in ("1.5 be", "2", "1,5", "x", "5 5")] == [
        (1.5, "be"),
        (2.0, ""),
        None,
        None,
        None,
    ]
    value, flag = split_cell(": c") or (0.0, "")
    assert (math.isnan(value), flag) == (True, "c")


def test_rows_are_sorted_and_an_observation_stated_twice_is_told() -> None:
    at = np.array([0, 1, 0])
    rows, lines, problems = tidy(
        {"geo": Coded(at, ["SE", "DE"])},
        Coded(np.zeros(3, dtype=np.int64), ["2022"]),
        np.array([1.0, 2.0, 3.0]),
        Coded(np.zeros(3, dtype=np.int64), [""]),
        np.array([2, 3, 4]),
    )
    assert rows["geo"].tolist() == ["DE", "SE"]
    assert lines[0] == 3
    assert [(p.number, p.value) for p in problems] == [(4, "geo=SE, time=2022")]


def test_of_observations_stated_twice_the_least_is_kept() -> None:
    at = np.zeros(4, dtype=np.int64)
    rows, lines, problems = tidy(
        {"geo": Coded(at, ["SE"])},
        Coded(at, ["2022"]),
        np.array([1.0, -2.0, np.nan, 3.0]),
        Coded(at, [""]),
        np.array([2, 3, 4, 5]),
    )
    assert (rows["value"].tolist(), lines.tolist()) == ([-2.0], [3])
    assert [problem.number for problem in problems] == [3, 4, 5]


@pytest.mark.parametrize("text", ["nan", "inf", "1e999", "1_0", "0x1", "٣"])
def test_lenient_numbers_are_none(text: str) -> None:
    assert split_cell(text) is None
