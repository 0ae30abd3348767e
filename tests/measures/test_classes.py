"""Class limits are round, rising, fixed over the years, and near the best possible."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.classes import breaks, fit, round_limits
from dashboard.measures.cube import Figure
from dashboard.measures.modal_split import MODAL_SPLIT
from dashboard.measures.table import long_table
from dashboard.measures.tonne_km import TONNE_KM

RAIL = (1.1, 2.0, 5.9, 6.3, 8.0, 11.0, 12.3, 14.0, 17.5, 19.8, 21.0, 24.0, 25.3, 28.7)
RAIL += (29.9, 31.0, 32.9, 34.3, 38.6, 41.0, 45.5, 52.0)


def figures(*values: float) -> list[Figure]:
    return [
        Figure(f"R{n}", "0", 2000 + n, "rail", "", value, "percent", "official", "", "s")
        for n, value in enumerate(values)
    ]


def test_even_values_get_equal_round_steps() -> None:
    assert round_limits(np.array(RAIL)) == [0, 10, 20, 30, 40]


def test_values_that_crowd_near_zero_get_growing_steps() -> None:
    crowded = np.array([0.0] * 20 + [1.0, 2.5, 3.0, 6.0, 7.5, 11.0, 13.0, 25.0, 44.0, 46.8] * 2)
    limits = round_limits(crowded)
    assert np.diff(limits).tolist() == sorted(np.diff(limits).tolist())
    assert fit(crowded, limits) > 0.75


def test_limits_hold_for_all_years_together_and_leave_the_eu_out() -> None:
    eu = Figure("EU27_2020", "eu", 2022, "rail", "", 17.0, "percent", "official", "", "s")
    assert breaks(long_table([*figures(*RAIL), eu]), MODAL_SPLIT) == {
        "0|rail|": [0, 10, 20, 30, 40]
    }


def test_totals_have_no_classes() -> None:
    assert breaks(long_table(figures(*RAIL)), TONNE_KM) == {}
    as_share = dataclasses.replace(TONNE_KM, kind="share")
    assert breaks(long_table(figures(*RAIL)), as_share) != {}


def test_values_that_are_all_alike_still_get_limits() -> None:
    assert round_limits(np.array([100.0, 100.0])) == [0, 20, 40, 60, 80]


def test_the_best_possible_limits_fit_best() -> None:
    values = np.array([1.0, 1.0, 5.0, 5.0, 10.0, 10.0, 20.0, 20.0, 40.0, 40.0])
    assert fit(values, [0, 2, 6, 15, 30]) == pytest.approx(1)
    assert fit(np.array(RAIL), [0, 10, 20, 30, 40]) < 1


@given(st.lists(st.floats(0, 100), min_size=6, max_size=40, unique=True))
def test_limits_are_five_and_rise_from_zero(values: list[float]) -> None:
    limits = round_limits(np.array(values))
    assert (len(limits), limits[0]) == (5, 0.0)
    assert limits == sorted(set(limits))
    assert all(limit == round(limit) for limit in limits)
