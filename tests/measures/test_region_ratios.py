"""Haul, balance and intensity follow from the sums of a region, where they mean something."""

from __future__ import annotations

import pytest

from dashboard.measures.cube import Figure
from dashboard.measures.raw import Tables
from dashboard.measures.region_ratios import average_haul, balance, intensity
from tests.measures.test_served_emissions import with_hubs
from tests.measures.tiny_served import row, served_rows

TABLES = Tables(served=served_rows(), factors=with_hubs())


def of(figures: list[Figure], region: str, mode: str) -> Figure:
    return next(one for one in figures if (one.subject_id, one.mode) == (region, mode))


def test_a_haul_is_tonne_kilometres_over_half_of_what_is_loaded_and_unloaded() -> None:
    figure = of(average_haul(TABLES), "SE12", "road")
    assert figure.value == pytest.approx(1000e6 / 5e6)
    assert figure.low < figure.value < figure.high


def test_nothing_carried_has_no_haul() -> None:
    nothing = [
        row("SE12", "road", name, 0.0)
        for name in ("tonnes_loaded", "tonnes_unloaded", "tonne_km_half")
    ]
    (figure,) = average_haul(Tables(served=tuple(nothing)))
    assert (figure.is_known, figure.status) == (False, "missing")


def test_a_balance_leaves_out_what_stays_inside() -> None:
    (figure,) = balance(TABLES)
    assert (figure.subject_id, figure.mode) == ("SE", "road")
    assert figure.value == pytest.approx((9 - 6) / (9 + 6 - 2 * 3) * 100)


def test_only_countries_by_road_have_a_balance() -> None:
    assert {(one.level, one.mode) for one in balance(TABLES)} == {("0", "road")}


def test_an_intensity_is_emissions_over_tonne_kilometres_with_both_parts() -> None:
    road = of(intensity(TABLES), "SE12", "road")
    assert (road.value, road.wtt, road.ttw) == pytest.approx((100.0, 20.0, 80.0))
    rail = of(intensity(TABLES), "SE12", "rail")
    assert rail.value == pytest.approx(1.0 + 10.0)
