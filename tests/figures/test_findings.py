"""A title states a finding only when its rule has been met."""

from __future__ import annotations

from dashboard.figures.findings import Turn, main_part, turn
from tests.figures.tiny_figures import figure, series


def found(*values, in_points=True, latest=None, **changes):
    given = series(*values, **changes)
    return turn(given, in_points, latest or given[-1].year)


def test_a_share_that_rose_by_two_points_since_its_low_has_grown():
    assert found(30, 28, 29, 31) == Turn(2011, True)


def test_a_share_that_moved_less_says_nothing():
    assert found(30, 31, 30, 29.5) is None


def test_the_later_turn_is_told():
    assert found(20, 30, 40, 38, 36) == Turn(2012, False)


def test_one_year_is_no_trend():
    assert found(30, 40) is None


def test_nothing_is_compared_over_a_break():
    assert found(10, 20, 40, 40, 40, breaks=(2012,)) is None


def test_a_series_that_ended_long_ago_says_nothing():
    assert found(10, 20, 30, latest=2020) is None


def test_other_values_need_five_per_cent():
    assert found(1000, 1010, 1040, in_points=False) is None
    assert found(1000, 1010, 1060, in_points=False) == Turn(2010, True)


def test_a_main_part_is_more_than_half_of_at_least_two():
    road, rail = figure("SE", 2022, 90.0), figure("SE", 2022, 10.0)
    assert main_part({"road": road, "rail": rail}) == ("road", 90.0)
    assert main_part({"road": road}) is None
    assert main_part({"road": rail, "rail": rail}) is None
