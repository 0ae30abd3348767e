"""A cube finds figures and says what can be asked of it."""

from __future__ import annotations

import math

import pytest

from dashboard.measures.cube import Cube, Figure
from dashboard.sources.held_columns import columns_of


def share(region: str, year: int, value: float, mode: str = "rail", flag: str = "") -> Figure:
    level = "eu" if region.startswith("EU27") else "0"
    status = "missing" if math.isnan(value) else "official"
    return Figure(region, level, year, mode, "", value, "percent", status, flag, "estat")


ROWS = [
    share("SE", 2022, 28.7),
    share("SE", 2021, 30.1),
    share("DE", 2022, 19.8),
    share("DE", 2021, 19.1),
    share("DE", 2023, 19.3),
    share("CY", 2022, math.nan, flag="m"),
    share("SE", 2022, 71.3, mode="road"),
    share("EU27_2020", 2022, 17.2),
]


def test_at_gives_the_figures_of_one_year_by_region() -> None:
    found = Cube(ROWS).at("0", 2022, "rail", "")
    assert {code: figure.value for code, figure in found.items() if figure.is_known} == {
        "SE": 28.7,
        "DE": 19.8,
    }


def test_a_figure_that_is_not_known_is_neither_zero_nor_left_out() -> None:
    cyprus = Cube(ROWS).at("0", 2022, "rail")["CY"]
    assert (cyprus.is_known, cyprus.status, cyprus.value == 0) == (False, "missing", False)


def test_what_nobody_counted_is_empty() -> None:
    cube = Cube(ROWS)
    assert cube.at("3", 1800, "rail") == {}
    assert cube.series("XX", "rail") == ()
    assert cube.figure("SE", 1800, "rail") is None


def test_a_series_runs_by_year() -> None:
    assert [figure.year for figure in Cube(ROWS).series("DE", "rail")] == [2021, 2022, 2023]


def test_the_eu_is_a_level_of_its_own() -> None:
    cube = Cube(ROWS)
    assert "EU27_2020" not in cube.at("0", 2022, "rail")
    figure = cube.figure("EU27_2020", 2022, "rail")
    assert figure is not None
    assert (figure.level, figure.value) == ("eu", 17.2)


def test_the_year_shown_is_the_latest_that_most_subjects_have() -> None:
    choices = Cube(ROWS, default_mode="rail").choices()
    assert choices.years == (2021, 2022, 2023)
    assert (choices.year, choices.mode, choices.level) == (2022, "rail", "0")


def test_modes_and_levels_stand_in_their_fixed_order() -> None:
    choices = Cube(ROWS).choices()
    assert (choices.modes, choices.levels) == (("road", "rail"), ("eu", "0"))


def test_a_default_that_has_no_figures_falls_back_to_the_first() -> None:
    choices = Cube(ROWS, default_mode="air", default_level="place").choices()
    assert (choices.mode, choices.level) == ("road", "eu")


def test_the_definition_shown_is_the_one_with_most_figures() -> None:
    rows = [
        Figure("port:A", "place", 2022, "", "eurostat", 1.0, "teu", "official", "", "s"),
        Figure("port:A", "place", 2022, "", "authority", 2.0, "teu", "secondary", "", "s"),
        Figure("port:B", "place", 2022, "", "authority", 3.0, "teu", "secondary", "", "s"),
    ]
    cube = Cube(rows, default_level="place")
    assert cube.choices().definitions == ("authority", "eurostat")
    assert cube.definitions_of("port:A") == ("authority", "eurostat")
    assert cube.definitions_of("port:B") == ("authority",)


def test_breaks_are_given_for_what_they_were_made_for_only() -> None:
    cube = Cube(ROWS, {"0|rail|": [0, 10, 20, 30, 40]})
    assert cube.breaks("0", "rail") == (0, 10, 20, 30, 40)
    assert cube.breaks("0", "road") == ()


def test_the_largest_value_is_that_of_all_years() -> None:
    assert Cube(ROWS).largest("0", "rail") == pytest.approx(30.1)
    assert Cube(ROWS).largest("3", "rail") == 0


def test_an_empty_cube_offers_nothing() -> None:
    choices = Cube([]).choices()
    assert (choices.years, choices.levels, choices.year) == ((), (), 0)


def test_sources_of_a_sum_are_told_apart() -> None:
    figure = ROWS[0]._replace(source_id="itf|desnz")
    assert figure.source_ids == ("itf", "desnz")


def test_a_break_is_known_by_its_letter() -> None:
    assert share("SE", 2022, 1.0, flag="be").is_break
    assert not share("SE", 2022, 1.0, flag="e").is_break


def test_figures_may_come_in_rows_or_in_columns() -> None:
    by_rows, by_columns = Cube(ROWS), Cube(columns_of(ROWS, Figure._fields))
    assert repr(by_rows.at("0", 2022, "rail")) == repr(by_columns.at("0", 2022, "rail"))
    assert by_rows.choices() == by_columns.choices()


def test_only_an_estimate_with_two_ends_has_a_range() -> None:
    plain = ROWS[0]
    assert not plain.has_range
    assert plain._replace(low=27.0, high=30.0).has_range
