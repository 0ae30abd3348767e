"""Rows are found by their columns, whatever order they came in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.figures_by import FiguresBy
from dashboard.sources.held_columns import columns_of

NAMES = ("region_id", "year", "value")
ROWS = [("SE", 2022, 28.7), ("DE", 2021, 19.1), ("SE", 2021, 30.1), ("DE", 2022, 19.8)]
ROW = st.tuples(st.sampled_from(["SE", "DE", "FR"]), st.integers(2000, 2005), st.floats(0, 9))


def test_rows_are_found_by_a_column() -> None:
    found = FiguresBy(columns_of(ROWS, NAMES), ("region_id",), then="year")
    assert list(found.rows(("SE",))) == [("SE", 2021, 30.1), ("SE", 2022, 28.7)]


def test_a_key_without_rows_has_none() -> None:
    assert list(FiguresBy(columns_of(ROWS, NAMES), ("region_id",)).rows(("XX",))) == []
    assert list(FiguresBy(columns_of([], NAMES), ("region_id",))) == []


@given(st.lists(ROW, max_size=12))
def test_every_row_is_under_its_own_key_and_no_other(rows: list[tuple[str, int, float]]) -> None:
    found = FiguresBy(columns_of(rows, NAMES), ("region_id", "year"))
    assert sorted(row for key in found for row in found.rows(key)) == sorted(rows)
    assert all(row[:2] == key for key in found for row in found.rows(key))
