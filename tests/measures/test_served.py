"""Sums of flows become figures; all modes together are known only where each of them is."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.served import by_key, quantity_figures, whole_of, with_all_modes
from tests.measures.tiny_served import WITHOUT_WATERWAY, row, served_rows, single_rows


def test_a_figure_has_the_value_the_range_and_the_unit_that_are_asked() -> None:
    (figure,) = quantity_figures(
        [row("SE12", "road", "tonne_km_half", 5e8)], "tonne_km_half", "million_tkm", 1e6, "served"
    )
    assert figure[:7] == ("SE12", "2", 2022, "road", "served", 500.0, "million_tkm")
    assert (figure.low, figure.high, figure.status) == (400.0, 650.0, "estimated")


def test_all_modes_are_the_sum_of_those_that_have_a_way() -> None:
    rows = by_key(served_rows(), "tonnes_loaded")
    whole = rows["SE12", "2", 2022, "all"]
    assert (whole.value, whole.low, whole.high) == (12e6, 9.6e6, 15.6e6)


def test_a_mode_that_is_not_known_leaves_the_sum_not_known() -> None:
    without_rail = [one for one in single_rows() if one.mode != "rail"]
    found = with_all_modes(without_rail, WITHOUT_WATERWAY)
    assert not [one for one in found if one.mode == "all"]
    assert math.isnan(whole_of(by_key(found, "tonnes_loaded"), ("SE", "0", 2022, "road")))


def test_a_way_that_nobody_told_of_is_not_taken_for_nothing() -> None:
    found = with_all_modes(single_rows(), set())
    assert not [one for one in found if one.mode == "all"]


def test_regions_add_up_to_their_country_in_every_quantity_and_mode() -> None:
    sums = {(one.region_id, one.mode, one.quantity): one.value for one in served_rows()}
    for (region, mode, quantity), value in sums.items():
        if region == "SE":
            parts = sums["SE11", mode, quantity] + sums["SE12", mode, quantity]
            assert math.isclose(value, parts)


@given(st.floats(0, 1e9), st.floats(0, 1e9))
def test_the_sum_lies_between_its_own_ends(road: float, rail: float) -> None:
    rows = [row("SE12", "road", "tonnes_loaded", road), row("SE12", "rail", "tonnes_loaded", rail)]
    whole = with_all_modes(rows, WITHOUT_WATERWAY)[-1]
    assert whole.mode == "all"
    assert whole.low <= whole.value <= whole.high
