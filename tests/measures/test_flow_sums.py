"""Cells of flows add up, and what is not known is never counted as nothing."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.flow_sums import cells

NAN = math.nan


def sums_of(tonnes: list[float], km: list[float]):
    values = np.array(tonnes)
    return cells(values, values * 0.5, values * 2, np.array(km))


def test_a_sum_tells_how_many_of_its_cells_are_known() -> None:
    whole = sums_of([1.0, NAN, 2.0], [5.0, 5.0, 5.0]).over(0)
    assert whole.numbers() == (3.0, 1.5, 6.0, 2, 3, 2)


def test_where_nothing_is_known_the_sum_is_not_known() -> None:
    tonnes, low, high, known, out_of, ranges = sums_of([NAN, NAN], [5.0, 5.0]).over(0).numbers()
    assert math.isnan(tonnes)
    assert math.isnan(low)
    assert math.isnan(high)
    assert (known, out_of, ranges) == (0, 2, 0)


def test_where_there_is_no_route_there_is_nothing_to_know() -> None:
    sums = sums_of([1.0, NAN], [5.0, NAN])
    assert sums.over(0).numbers() == (1.0, 0.5, 2.0, 1, 1, 1)
    assert sums.is_unknown.tolist() == [False, False]


def test_a_known_cell_without_a_range_leaves_the_sum_without_one() -> None:
    tonnes = np.array([1.0, 2.0])
    low = np.array([NAN, 1.0])
    whole = cells(tonnes, low, low, np.array([5.0, 5.0])).over(0)
    assert float(whole.total) == 3.0
    assert math.isnan(whole.low)


def test_sums_with_a_range_of_their_own_are_one_range_each() -> None:
    grouped = sums_of([1.0, 2.0, NAN, NAN], [1.0] * 4).by(np.array([0, 2]), 0)
    own = grouped.with_ranges(np.array([2.9, NAN]), np.array([3.1, NAN]))
    assert own.of([0]).numbers() == (3.0, 2.9, 3.1, 2, 2, 1)
    assert own.over(0).numbers() == (3.0, 2.9, 3.1, 2, 4, 1)


def test_cells_side_by_side_are_added_in_groups() -> None:
    grouped = sums_of([1.0, 2.0, NAN, 4.0], [1.0] * 4).by(np.array([0, 2]), 0)
    assert grouped.total.tolist() == [3.0, 4.0]
    assert grouped.known.tolist() == [2, 1]


def test_some_places_can_be_added() -> None:
    assert sums_of([1.0, 2.0, 4.0], [1.0] * 3).of([0, 2]).numbers()[0] == 5.0
    assert math.isnan(sums_of([1.0], [1.0]).of([]).numbers()[0])


@given(st.lists(st.floats(0, 1e9) | st.just(NAN), min_size=2, max_size=12), st.data())
def test_totals_survive_grouping(tonnes: list[float], data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(tonnes) - 1))
    sums = sums_of(tonnes, [1.0] * len(tonnes))
    grouped = sums.by(np.array([0, cut]), 0).over(0)
    assert float(grouped.total) == pytest.approx(float(sums.over(0).total))
    assert int(grouped.known) == sum(not math.isnan(one) for one in tonnes)
