"""Rules between cells that several tables keep."""

from __future__ import annotations

import pytest

from dashboard.sources.checks import Line
from dashboard.sources.columns import (
    LATITUDE,
    LONGITUDE,
    PLACE_STATUSES,
    STATUS,
    STATUS_OR_MISSING,
    filled_together,
    fits,
    one_of_each,
    region_in_country,
    status_fits_flag,
    value_fits_status,
)


def test_a_figure_is_never_unconfirmed_and_a_position_never_missing() -> None:
    assert "unconfirmed" not in (*STATUS.choices, *STATUS_OR_MISSING.choices)
    assert "missing" not in (*PLACE_STATUSES, *STATUS.choices)


@pytest.mark.parametrize(
    ("lon", "lat"), [(-25.7, 37.7), (25.8, 71.1), (44.8, 40.0), (33.0, 34.6), (-16.2, 28.5)]
)
def test_the_ends_of_europe_are_in_europe(lon: float, lat: float) -> None:
    assert LONGITUDE.low <= lon <= LONGITUDE.high
    assert LATITUDE.low <= lat <= LATITUDE.high


def test_swapped_coordinates_of_the_north_are_outside_europe() -> None:
    assert not LATITUDE.low <= 16.2 <= LATITUDE.high


@pytest.mark.parametrize(
    ("flag", "status", "sound"),
    [
        ("", "official", True),
        ("", "secondary", True),
        ("b", "official", True),
        ("be", "estimated", True),
        ("p", "provisional", True),
        ("m", "missing", True),
        ("e", "official", False),
        ("p", "estimated", False),
        ("", "estimated", False),
        ("b", "provisional", False),
    ],
)
def test_a_status_follows_from_the_flag(flag: str, status: str, sound: bool) -> None:
    found = list(status_fits_flag([Line(2, {"flag": flag, "status": status})]))
    assert (found == []) is sound


@pytest.mark.parametrize(
    ("value", "status", "sound"),
    [
        ("1", "official", True),
        ("", "missing", True),
        ("", "official", False),
        ("0", "missing", False),
    ],
)
def test_only_a_missing_figure_has_no_value(value: str, status: str, sound: bool) -> None:
    found = list(value_fits_status([Line(2, {"value": value, "status": status})]))
    assert (found == []) is sound


def test_columns_that_belong_together_are_all_filled_or_all_empty() -> None:
    rule = filled_together("area", "area_status")
    cells = [("1", "official"), ("", ""), ("1", ""), ("", "official")]
    lines = [Line(n, {"area": a, "area_status": s}) for n, (a, s) in enumerate(cells, start=2)]
    assert [(p.number, p.column) for p in rule(lines)] == [(4, "area_status"), (5, "area")]


def test_a_unit_must_fit_its_indicator() -> None:
    rule = fits("indicator", {"teu": "TEU"}, "unit")
    lines = [
        Line(2, {"indicator": "teu", "unit": "TEU"}),
        Line(3, {"indicator": "teu", "unit": "t"}),
        Line(4, {"indicator": "trains", "unit": "t"}),
    ]
    assert [(p.number, p.mend) for p in rule(lines)] == [(3, "Write TEU")]


def test_an_indicator_has_one_unit_in_the_whole_file() -> None:
    rule = one_of_each("indicator", "unit")
    lines = [
        Line(2, {"indicator": "trains", "unit": "trains"}),
        Line(3, {"indicator": "goods", "unit": "t"}),
        Line(4, {"indicator": "trains", "unit": "per week"}),
    ]
    (problem,) = rule(lines)
    assert (problem.number, problem.what) == (4, "is trains for trains in line 2")


def test_a_region_lies_in_its_country() -> None:
    lines = [
        Line(2, {"nuts3": "SE123", "country": "SE"}),
        Line(3, {"nuts3": "DE600", "country": "SE"}),
    ]
    assert [p.number for p in region_in_country(lines)] == [3]
