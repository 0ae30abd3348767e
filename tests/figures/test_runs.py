"""A series is never carried over a gap or a break."""

from __future__ import annotations

import math

from dashboard.figures.runs import breaks_in, pen, pieces, runs
from tests.figures.tiny_figures import series


def years(part):
    return [figure.year for figure in part]


def test_a_year_left_out_and_a_break_both_end_a_run():
    found = runs(series(1, 2, None, 4, 5, 6, breaks=(2014,)))
    assert [years(run) for run in found] == [[2010, 2011], [2013], [2014, 2015]]


def test_an_unknown_value_is_a_gap():
    assert [years(run) for run in runs(series(1, math.nan, 3))] == [[2010], [2012]]


def test_the_first_year_is_no_break_of_its_own():
    assert breaks_in(series(1, 2, 3, breaks=(2010, 2012))) == (2012,)


def test_the_line_between_two_years_is_dashed_when_either_is_an_estimate():
    run = series(1, 2) + series(3, first=2012, status="estimated") + series(4, 5, first=2013)
    cut = list(pieces(run))
    assert [(dashed, years(part)) for dashed, part in cut] == [
        (False, [2010, 2011]),
        (True, [2011, 2012, 2013]),
        (False, [2013, 2014]),
    ]


def test_the_pen_is_lifted_between_parts():
    points = pen(runs(series(1000, None, 3000)), 1000)
    assert points == [(2010, 1.0), (None, None), (2012, 3.0)]
