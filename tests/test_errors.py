"""Errors say what is wrong, where, and how to mend it."""

from __future__ import annotations

from dashboard.errors import DataFaults, Fault, HinterlandError, MissingInput, NotAllowed


def test_an_error_tells_where_what_and_how_to_mend_it() -> None:
    error = MissingInput("The file is not there", "geodata/raw/ports.csv", "Restore it")
    assert str(error) == "geodata/raw/ports.csv: The file is not there. Restore it."
    assert (error.what, error.where, error.mend) == (
        "The file is not there",
        "geodata/raw/ports.csv",
        "Restore it",
    )


def test_a_value_that_is_not_allowed_names_what_is() -> None:
    error = NotAllowed("year", "1800", ["2021", "2022"])
    assert isinstance(error, HinterlandError)
    assert (error.parameter, error.value, error.allowed) == ("year", "1800", ("2021", "2022"))
    assert str(error) == "year: '1800' is not allowed. Use one of: 2021, 2022."


def test_a_fault_names_its_file_line_column_and_value() -> None:
    fault = Fault("ports.csv", 7, "lat", "95", "is beyond the pole", "Give degrees up to 90")
    assert str(fault) == (
        "ports.csv, line 7, column lat: '95' is beyond the pole. Give degrees up to 90."
    )


def test_a_fault_of_the_whole_file_names_no_line() -> None:
    fault = Fault("ports.csv", 0, "", "", "is empty", "Restore it")
    assert str(fault) == "ports.csv: the file is empty. Restore it."


def test_all_faults_of_a_file_are_told_at_once() -> None:
    one = Fault("ports.csv", 2, "lat", "95", "is beyond the pole", "Give degrees up to 90")
    other = Fault("ports.csv", 9, "lon", "x", "is not a number", "Give degrees")
    error = DataFaults([one, other])
    assert error.faults == (one, other)
    assert error.where == "ports.csv"
    assert "2 faults" in str(error)
    assert str(one) in str(error)
    assert str(other) in str(error)


def test_faults_of_several_files_stand_file_by_file() -> None:
    one = Fault("a.tsv", 2, "unit", "KG", "is no unit", "Give tonnes")
    other = Fault("b.tsv", 0, "", "", "is empty", "Download it again")
    more = Fault("a.tsv", 3, "unit", "LB", "is no unit", "Give tonnes")
    error = DataFaults([one, other, more])
    assert error.where == "2 files"
    assert str(error).splitlines() == [
        "2 files: 3 faults:",
        "a.tsv: 2 faults",
        f"  {one}",
        f"  {more}",
        "b.tsv: 1 fault",
        f"  {other}",
        "Mend the files.",
    ]


def test_a_single_fault_is_one_fault() -> None:
    error = DataFaults([Fault("ports.csv", 2, "lat", "95", "is wrong", "Mend it")])
    assert "1 fault:" in str(error)
