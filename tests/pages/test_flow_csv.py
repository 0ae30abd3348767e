"""Estimates are written with four digits, a long table some lines at a time."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.pages.flow_csv import ROWS_AT_ONCE, carried, flow_lines
from dashboard.sources.flow_query import FlowRow
from dashboard.words import speak
from tests.figures.tiny_flow_atlas import FLOW_ATLAS

ROW = FlowRow("SE12", "DE60", 2022, "road", 123_456.0, 1.0, None, 2.0, 3.0, "estimated")


@pytest.mark.parametrize(
    ("value", "text"),
    [(123_456.0, "123500"), (0.123456, "0.1235"), (0.0, "0"), (None, ""), (math.nan, "")],
)
def test_a_number_has_four_digits_and_what_is_not_known_none(
    value: float | None, text: str
) -> None:
    assert carried(value) == text


@given(st.lists(st.floats(0.01, 1e12), min_size=1, max_size=50))
def test_sums_of_written_numbers_are_right_to_a_thousandth(values: list[float]) -> None:
    assert sum(float(carried(one)) for one in values) == pytest.approx(sum(values), rel=1e-3)


def test_a_long_table_comes_in_parts_with_one_head() -> None:
    rows = [ROW] * (ROWS_AT_ONCE + 1)
    parts = list(flow_lines(rows, 2, FLOW_ATLAS, speak("en")))
    assert len(parts) == 3
    assert "".join(parts).count("origin_id") == 1
    assert parts[2] == (
        "SE12,Östra Mellansverige,DE60,Hamburg,2,2022,road,123500,1,,3,2,estimated,"
        "estat-road-go-ia-lgtt|estat-road-go-ia-ugtt|itf-trends-freight\n"
    )


def test_without_rows_there_is_the_head_alone() -> None:
    (head,) = flow_lines([], 2, FLOW_ATLAS, speak("en"))
    assert head.startswith("origin_id,origin_name,destination_id,")
