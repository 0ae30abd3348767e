"""A table's columns are written down once, and every fault is told."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from dashboard.sources.checks import (
    NUMBER,
    Column,
    Line,
    Problem,
    Table,
    check_head,
    check_lines,
    check_rules,
    to_faults,
)

NAMED = Table("towns", (Column("id"), Column("km", "number")), key=("id",))


def problems(
    column: Column, *texts: str, known: dict[str, frozenset[str]] | None = None
) -> list[str]:
    table = Table("towns", (column,), key=("row",))
    lines = [Line(n, {column.name: text}) for n, text in enumerate(texts, start=2)]
    return [problem.what for problem in check_lines(lines, table, known or {})]


def test_a_head_with_all_columns_in_any_order_is_sound() -> None:
    assert list(check_head(["km", "id"], NAMED)) == []


def test_a_head_tells_missing_unknown_and_repeated_columns_at_once() -> None:
    found = [(p.column, p.what) for p in check_head(["id", "id", "miles"], NAMED)]
    assert found == [
        ("km", "is missing in the head"),
        ("id", "stands twice in the head"),
        ("miles", "is not a column of this table"),
    ]


def test_semicolons_are_told_once_instead_of_every_column() -> None:
    (problem,) = check_head(["id;km"], NAMED)
    assert problem.what == "has semicolons between its columns"
    assert "commas" in problem.mend


def test_a_cell_may_be_empty_only_where_the_column_allows_it() -> None:
    assert problems(Column("km", "number"), "") == ["is empty"]
    assert problems(Column("km", "number", empty=True), "") == []


def test_numbers_are_written_with_digits_and_a_point_only() -> None:
    lenient = (
        "1_0",
        "1e3",
        "+5",
        "05",
        "5.",
        ".5",
        "1,5",
        "1 000",
        "nan",
        "inf",
        "٣",
        "0x1",
        "--1",
    )
    assert problems(Column("km", "number"), *lenient) == ["is not a number"] * len(lenient)
    assert problems(Column("km", "number"), "0", "5", "5.0", "-0.25", "1234567.125") == []


def test_a_number_with_stray_spaces_is_refused() -> None:
    assert (
        problems(Column("km", "number"), " 5 ", "5\t", "5\u00a0")
        == ["has stray spaces or line breaks"] * 3
    )


def test_a_whole_number_has_no_point() -> None:
    assert problems(Column("year", "whole"), "2022.0", "2022") == ["is not a whole number"]


def test_a_number_outside_its_limits_is_told_with_them() -> None:
    found = problems(Column("share", "number", low=0, high=100), "-0.1", "0", "100", "100.1")
    assert found == ["lies outside 0 to 100", "lies outside 0 to 100"]


def test_a_text_outside_the_choices_names_them() -> None:
    column = Column("mode", choices=("road", "rail"))
    (problem,) = check_lines([Line(4, {"mode": "Rail"})], Table("t", (column,), ("x",)), {})
    assert problem == Problem(4, "mode", "Rail", "is not allowed here", "Use one of: road, rail")


def test_a_code_matches_its_pattern_as_a_whole() -> None:
    column = Column("locode", pattern="[A-Z]{5}", like="SEGOT")
    assert problems(column, "SEGOT", "segot", "SEGOTX") == ["is not a code", "is not a code"]


def test_each_part_of_a_joined_text_is_checked() -> None:
    column = Column("modes", several=True, choices=("road", "rail"))
    assert problems(column, "road|rail", "road|", "road|sea") == ["is not allowed here"] * 2


def test_a_reference_must_stand_in_one_of_the_tables() -> None:
    column = Column("place", refers=("ports", "port_groups"))
    known = {"ports": frozenset({"SEGOT"}), "port_groups": frozenset({"NSP"})}
    found = problems(column, "SEGOT", "NSP", "XXXXX", known=known)
    assert found == ["does not stand in ports.csv or port_groups.csv"]


def test_a_reference_is_not_judged_while_its_table_is_not_known() -> None:
    column = Column("place", refers=("ports", "port_groups"))
    assert problems(column, "XXXXX", known={"ports": frozenset()}) == []


def test_accents_apart_from_their_letters_are_told() -> None:
    assert problems(Column("name"), "Go\u0308teborg", "Göteborg") == [
        "has accents apart from their letters"
    ]


def test_a_repeated_key_names_the_line_where_it_stood_first() -> None:
    lines = [Line(2, {"id": "a", "km": "1"}), Line(5, {"id": "a", "km": "2"})]
    (problem,) = check_lines(lines, NAMED, {})
    assert (problem.number, problem.what) == (5, "stands in line 2 already")


def test_every_fault_is_told_in_the_order_of_the_lines() -> None:
    lines = [
        Line(2, {"id": "", "km": "x"}),
        Line(3, {"id": "a", "km": "1"}),
        Line(4, {"id": "a", "km": "y"}),
    ]
    found = [(p.number, p.column) for p in check_lines(lines, NAMED, {})]
    assert found == [(2, "id"), (2, "km"), (4, "km"), (4, "id")]


def test_rules_are_asked_one_after_the_other() -> None:
    def complain(lines):  # type: ignore[no-untyped-def]
        yield Problem(lines[0].number, "km", "1", "is odd", "Even it")

    table = Table("towns", NAMED.columns, ("id",), rules=(complain, complain))
    lines = [Line(2, {"id": "a", "km": "1"})]
    assert [p.what for p in check_rules(lines, table)] == ["is odd", "is odd"]


def test_problems_become_faults_of_their_file() -> None:
    (fault,) = to_faults("towns.csv", [Problem(3, "km", "x", "is not a number", "Write 1")])
    assert str(fault) == "towns.csv, line 3, column km: 'x' is not a number. Write 1."


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_what_python_writes_without_an_exponent_is_a_number(value: float) -> None:
    text = format(value, "f")
    assert NUMBER.fullmatch(text)
    assert math.isfinite(float(text))


@given(st.text(max_size=8))
def test_whatever_is_let_through_as_a_number_is_one(text: str) -> None:
    if not problems(Column("km", "number"), text):
        assert math.isfinite(float(text))
        assert set(text) <= set("-.0123456789")
