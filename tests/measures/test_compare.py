"""A figure is held only against figures that are known."""

from __future__ import annotations

import math

import pytest

from dashboard.measures.compare import all_modes, change, of_eu, rank
from dashboard.measures.cube import UNKNOWN, Cube, Figure


def share(
    region: str, value: float, year: int = 2022, flag: str = "", mode: str = "rail"
) -> Figure:
    level = "eu" if region.startswith("EU27") else "0"
    return Figure(region, level, year, mode, "", value, "percent", "official", flag, "s")


SE = share("SE", 28.7)
CUBE = Cube(
    [
        SE,
        share("SE", 35.8, 2012),
        share("SE", 30.0, 2020, flag="b"),
        share("SE", 0.0, 2015),
        share("LV", 60.0),
        share("DE", 19.8),
        share("DK", 19.8),
        share("CY", UNKNOWN),
        share("EU27_2020", 17.2),
    ]
)


def test_rank_counts_countries_with_a_figure_only() -> None:
    assert rank(CUBE, SE) == (2, 4)


def test_equal_figures_share_a_rank() -> None:
    assert rank(CUBE, share("DE", 19.8)) == rank(CUBE, share("DK", 19.8)) == (3, 4)


def test_what_is_not_known_has_no_rank() -> None:
    assert rank(CUBE, share("CY", UNKNOWN)) is None


def test_the_eu_is_that_of_the_same_year_and_mode() -> None:
    found = of_eu(CUBE, SE)
    assert found is not None
    assert found.value == 17.2
    assert of_eu(CUBE, share("SE", 35.8, 2012)) is None


def test_a_change_over_a_break_says_so() -> None:
    ten = change(CUBE, SE, 10)
    assert ten is not None
    assert ten.difference == pytest.approx(-7.1)
    assert ten.percent == pytest.approx(-7.1 / 35.8 * 100)
    assert ten.has_break


def test_a_break_in_the_earlier_year_itself_does_no_harm() -> None:
    two = change(CUBE, SE, 2)
    assert two is not None
    assert not two.has_break


def test_no_other_year_takes_the_place_of_a_missing_one() -> None:
    assert change(CUBE, SE, 1) is None
    assert change(CUBE, share("CY", UNKNOWN), 1) is None


def test_a_change_from_zero_has_no_per_cent() -> None:
    seven = change(CUBE, SE, 7)
    assert seven is not None
    assert math.isnan(seven.percent)


def kt(mode: str, value: float, year: int = 2022) -> Figure:
    return Figure(
        *("SE", "0", year, mode, "", value, "kt_co2e", "estimated", "", "s", 0, 0),
        *(value / 5, value * 4 / 5),
    )


def test_modes_together_are_whole_only_if_none_is_missing() -> None:
    cube = Cube([kt("sea", 100.0), kt("road", 5000.0), kt("rail", 30.0, 2021)])
    total = all_modes(cube, "SE", 2022)
    assert total is not None
    assert (total.value, total.wtt, total.ttw) == (5100.0, 1020.0, 4080.0)
    assert [figure.mode for figure in total.figures] == ["road", "sea"]
    assert (total.unknown, total.is_whole) == (("rail",), False)


def test_a_mode_that_a_country_never_had_is_not_missing() -> None:
    cube = Cube([kt("road", 5000.0)])
    carried = Cube([kt("road", 50.0), kt("inland_waterway", 0.0, 2019)])
    total = all_modes(cube, "SE", 2022, carried)
    assert total is not None
    assert total.is_whole
    with_rail = Cube([kt("road", 50.0), kt("rail", 20.0)])
    total = all_modes(cube, "SE", 2022, with_rail)
    assert total is not None
    assert total.unknown == ("rail",)


def test_nothing_known_is_no_total() -> None:
    assert all_modes(Cube([kt("road", UNKNOWN)]), "SE", 2022) is None
