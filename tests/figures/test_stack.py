"""Shares are drawn as a whole only in years in which they make one."""

from __future__ import annotations

from dashboard.figures.stack import outline, pieces, stack, year_of
from tests.figures.tiny_figures import series


def shares(rail, road, **changes):
    return {"road": series(*road, mode="road", **changes), "rail": series(*rail, **changes)}


def years(stacked):
    return [[year_of(found) for found in part] for part in stacked.parts]


def test_the_mode_in_question_stands_on_the_ground():
    stacked = stack(shares([30, 40], [70, 60]), "rail")
    assert stacked.modes == ("rail", "road")
    assert stacked.tops(stacked.parts[0][0]) == [30, 100]


def test_a_year_in_which_a_share_is_not_known_is_a_gap():
    stacked = stack(shares([30, None, 40], [70, 60, 60]), "rail")
    assert years(stacked) == [[2010], [2012]]


def test_a_break_begins_a_new_part():
    stacked = stack(shares([30, 40, 50], [70, 60, 50], breaks=(2011,)), "rail")
    assert years(stacked) == [[2010], [2011, 2012]]


def test_a_mode_that_carries_nothing_is_left_out():
    assert stack(shares([0, 0], [100, 100]), "rail").modes == ("road",)


def test_estimated_years_are_pieces_of_their_own():
    rail = (*series(30, 30), *series(30, first=2012, status="estimated"))
    stacked = stack({"road": series(70, 70, 70, mode="road"), "rail": rail}, "rail")
    cut = [(kind, [year_of(one) for one in piece]) for kind, piece in pieces(stacked.parts[0])]
    assert cut == [(False, [2010, 2011]), (True, [2011, 2012])]


def test_a_year_alone_gets_some_width():
    stacked = stack(shares([30], [70]), "rail")
    found = outline(stacked, stacked.parts[0], 1)
    assert found.years == (2009.75, 2010.25)
    assert (found.lower, found.upper) == ((30, 30), (100, 100))
