"""A figure is compared with an earlier one only where the two may be compared."""

from __future__ import annotations

from dashboard.figures.change import (
    change_line,
    change_sentence,
    earlier_figure,
    since_last_year,
)
from tests.figures.tiny_figures import WORDS, series


def test_a_change_is_told_in_whole_per_cent_of_the_year_before():
    compared = since_last_year(series(100, 103), 2011)
    assert change_sentence(compared, WORDS) == "That is 3% more than in 2010."
    assert change_line(since_last_year(series(100, 90), 2011), WORDS) == "10% less than in 2010"


def test_a_very_small_change_is_no_change():
    assert (
        change_line(since_last_year(series(1000, 1001), 2011), WORDS) == "about as much as in 2010"
    )


def test_nothing_is_compared_over_a_gap_a_break_or_from_zero():
    assert since_last_year(series(100, None, 103), 2012) is None
    assert since_last_year(series(100, 103, breaks=(2011,)), 2011) is None
    assert since_last_year(series(0, 103), 2011) is None
    assert change_sentence(None, WORDS) == change_line(None, WORDS) == ""


def test_sums_of_known_ports_are_not_compared():
    sums = series(100, 103, status="partial", known=1, out_of=2)
    assert since_last_year(sums, 2011) is None
    assert since_last_year([one._replace(status="confidential") for one in sums], 2011) is None


def test_ten_years_back_needs_one_unbroken_run():
    values = [float(value) for value in range(12)]
    assert earlier_figure(series(*values), 2021, 10).year == 2011
    assert earlier_figure(series(*values, breaks=(2015,)), 2021, 10) is None
