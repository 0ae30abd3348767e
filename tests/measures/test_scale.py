"""Circles have areas in proportion to their values."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.scale import legend_sizes, radius, round_down


@given(st.floats(0.01, 1e6), st.floats(1, 100))
def test_twice_the_value_has_twice_the_area(value: float, largest_radius: float) -> None:
    small = radius(value, 4e6, largest_radius)
    large = radius(2 * value, 4e6, largest_radius)
    assert math.pi * large**2 == pytest.approx(2 * math.pi * small**2)


def test_nothing_and_less_than_nothing_have_no_circle() -> None:
    assert (radius(0, 100, 28), radius(5, 0, 28)) == (0, 0)


@given(st.floats(1e-6, 1e12))
def test_a_round_number_is_not_above_and_not_far_below(value: float) -> None:
    rounded = round_down(value)
    assert value / 2 < rounded <= value * (1 + 1e-6)


def test_a_legend_has_three_round_circles() -> None:
    assert legend_sizes(28_000_000) == (2_000_000, 10_000_000, 20_000_000)
    assert legend_sizes(0) == ()
