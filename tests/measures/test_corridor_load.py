"""Loads are found by year and mode, and belong to a section by one mode."""

from __future__ import annotations

from dashboard.measures.corridor_load import NO_LOADS, CorridorLoads, section_key
from tests.tiny_flows import LOADS, SECTION, corridor_loads

HELD = corridor_loads()


def test_modes_stand_in_their_order_and_years_rise() -> None:
    assert (HELD.modes, HELD.years) == (("road", "rail"), (2021, 2022))


def test_a_section_by_road_and_by_rail_are_two() -> None:
    found = HELD.at(2022)
    assert found["S1|road"].tonnes == 20e6
    assert found["S1|rail"].tonnes == 8e6
    assert set(HELD.at(2022, "rail")) == {"S1|rail"}


def test_a_year_without_loads_has_none() -> None:
    assert HELD.at(1999) == {}


def test_the_largest_load_is_that_of_all_years_and_skips_the_unknown() -> None:
    assert HELD.largest("road") == 40e6
    assert HELD.largest("rail") == 8e6
    assert NO_LOADS.largest() == 0.0


def test_the_sections_of_a_corridor_keep_their_order() -> None:
    assert list(HELD.of_corridor("ETC-SCM", "road")) == ["S1|road", "S2|road"]
    assert list(HELD.of_corridor("ETC-SCM")) == ["S1|road", "S2|road", "S1|rail"]
    assert len(HELD.of_corridor("")) == 4


def test_a_load_without_its_section_is_left_out() -> None:
    held = CorridorLoads([SECTION], LOADS)
    assert set(held.at(2022)) == {section_key("S1", "road")}
