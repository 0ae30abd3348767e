"""A driver breaks after four and a half hours, rests after nine, and longer after six days."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.chains.rest import rest_hours


def test_a_short_drive_has_no_break_and_a_full_day_has_one() -> None:
    assert rest_hours(np.array([0.0, 4.5, 4.6, 9.0])).tolist() == [0.0, 0.0, 0.75, 0.75]


def test_a_second_day_begins_after_eleven_hours_of_rest() -> None:
    assert rest_hours(np.array([9.5, 18.0])).tolist() == [11.75, 12.5]


def test_the_sixth_rest_is_the_weekly_one() -> None:
    before, after = rest_hours(np.array([54.0, 54.5]))
    assert before == 5 * 11 + 6 * 0.75
    assert after - before == 45


def test_what_is_not_known_stays_unknown() -> None:
    assert np.isnan(rest_hours(np.array([np.nan])))[0]


@given(st.floats(0, 400), st.floats(0, 50))
def test_more_driving_never_means_less_time_in_all(driving: float, more: float) -> None:
    one, two = rest_hours(np.array([driving, driving + more]))
    assert driving + one <= driving + more + two + 1e-9
