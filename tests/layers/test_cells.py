"""Cells of tables as JSON has them."""

from __future__ import annotations

import math

import pandas as pd

from dashboard.layers.cells import known, listed


def test_nothing_known_is_none() -> None:
    assert [known(cell) for cell in ("", math.nan, None, pd.NA)] == [None] * 4


def test_zero_is_known() -> None:
    assert known(0.0) == 0


def test_whole_numbers_are_whole_and_others_are_not() -> None:
    assert repr([known(cell) for cell in (1998.0, 58.5, 7)]) == "[1998, 58.5, 7]"


def test_a_list_of_nothing_is_empty() -> None:
    assert listed("") == listed(math.nan) == []
    assert listed("road|rail") == ["road", "rail"]
