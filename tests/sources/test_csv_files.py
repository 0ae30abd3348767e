"""A file is read line by line, and a damaged one is told apart in every way it can be damaged."""

from __future__ import annotations

import csv
import io
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import DataFaults, MissingInput
from dashboard.sources.checks import Column, Table
from dashboard.sources.csv_files import read_table

TOWNS = Table(
    "towns",
    (
        Column("town"),
        Column("year", "whole"),
        Column("km", "number", empty=True),
        Column("jobs", "whole", empty=True),
        Column("note", empty=True),
    ),
    key=("town", "year"),
)
HEAD = "town,year,km,jobs,note\n"


def write(folder: Path, text: str | bytes) -> Path:
    content = text.encode() if isinstance(text, str) else text
    (folder / "towns.csv").write_bytes(content)
    return folder


def faults(folder: Path, text: str | bytes) -> list[str]:
    with pytest.raises(DataFaults) as caught:
        read_table(write(folder, text), TOWNS, {})
    return [str(fault) for fault in caught.value.faults]


def test_a_table_keeps_its_order_and_types(tmp_path: Path) -> None:
    rows = read_table(write(tmp_path, HEAD + "Ärla,2022,1.5,,a\nBo,2021,,7,\n"), TOWNS, {})
    assert rows.columns.tolist() == ["town", "year", "km", "jobs", "note"]
    assert rows["town"].tolist() == ["Ärla", "Bo"]
    assert rows["note"].tolist() == ["a", ""]
    assert rows["year"].dtype == "int64"
    assert rows["jobs"].dtype == rows["km"].dtype == "float64"
    assert rows["km"].isna().tolist() == [False, True]


def test_columns_come_in_the_order_of_the_table_whatever_the_file_has(tmp_path: Path) -> None:
    text = "note,km,jobs,year,town\na,1.5,,2022,Bo\n"
    rows = read_table(write(tmp_path, text), TOWNS, {})
    assert rows.columns.tolist() == ["town", "year", "km", "jobs", "note"]


def test_a_mark_at_the_beginning_and_other_line_ends_do_no_harm(tmp_path: Path) -> None:
    text = "\ufeff" + (HEAD + "Bo,2021,,7,\n").replace("\n", "\r\n")
    assert read_table(write(tmp_path, text), TOWNS, {})["town"].tolist() == ["Bo"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="repository"):
        read_table(tmp_path, TOWNS, {})


@pytest.mark.parametrize("text", ["", HEAD, "\n\n"])
def test_a_file_without_lines_is_told(tmp_path: Path, text: str) -> None:
    (fault,) = faults(tmp_path, text)
    assert "has no lines" in fault


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    found = faults(tmp_path, HEAD + "Bo,20x2,1 5,,\nBo,2022,,,,\nBo,2021,1,2.5,\nBo,2021,,,\n")
    assert [fault.split(":")[0] for fault in found] == [
        "towns.csv, line 3",
        "towns.csv, line 2, column year",
        "towns.csv, line 2, column km",
        "towns.csv, line 4, column jobs",
        "towns.csv, line 5, column town, year",
    ]


def test_lines_are_told_even_when_a_column_is_missing(tmp_path: Path) -> None:
    found = faults(tmp_path, "town,year,km,jobs\nBo,22.5,1,\n")
    assert len(found) == 2
    assert "column note" in found[0]
    assert "line 2, column year" in found[1]


def test_a_file_saved_with_semicolons_gets_one_fault(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "town;year;km;jobs;note\nBo;2022;1,5;;\n")
    assert "semicolons" in fault


def test_lines_are_counted_as_an_editor_does(tmp_path: Path) -> None:
    text = HEAD + 'Bo,2021,,,"two\nlines"\n\nBo,year,,,\n'
    found = faults(tmp_path, text)
    assert "line 2, column note" in found[0]
    assert "line 5, column year" in found[1]


def test_letters_that_are_not_utf_8_are_told_with_their_line(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, (HEAD + "Bo,2021,,,\nÄrla,2021,,,\n").encode("latin-1"))
    assert "line 3" in fault
    assert "is not UTF-8" in fault


def test_a_quotation_mark_that_is_not_closed_is_told(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, HEAD + 'Bo,2021,,,"open\n')
    assert "line 2" in fault
    assert "cannot be read" in fault


NAMES = st.text(
    st.characters(codec="utf-8", categories=("L", "Nd", "Po", "Pd")), min_size=1, max_size=12
).map(lambda text: unicodedata.normalize("NFC", text))


@given(st.dictionaries(NAMES, st.decimals(-1000, 1000, places=2), min_size=1, max_size=6))
def test_what_was_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, towns: dict[str, object]
) -> None:
    table = Table("towns", (Column("town"), Column("km", "number")), key=("town",))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([["town", "km"], *([town, f"{km:f}"] for town, km in towns.items())])
    rows = read_table(write(tmp_path_factory.mktemp("raw"), text.getvalue()), table, {})
    assert rows["town"].tolist() == list(towns)
    assert rows["km"].tolist() == [float(str(km)) for km in towns.values()]
