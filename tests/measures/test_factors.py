"""Factors are found for the years they hold for, and never doubted between two."""

from __future__ import annotations

import json
import math

import pytest

from dashboard.errors import DataFaults
from dashboard.measures.factors import FactorRow, Factors, GridRow


def factor(name: str, value: float, first: int, last: int, role: str = "used") -> FactorRow:
    return FactorRow(
        *(name, "road", "intensity_ttw", "diesel", value, "gCO2e/tkm", first, last),
        *("official", "", "desnz", role, "lorry"),
    )


def test_a_factor_holds_in_its_years_only() -> None:
    factors = Factors([factor("a", 100.0, 2018, 2020), factor("b", 90.0, 2021, 2024)], [])
    found = [factors.of("road", "intensity_ttw", year) for year in (2017, 2018, 2020, 2021, 2025)]
    assert [row and row.factor_id for row in found] == [None, "a", "a", "b", None]


def test_a_factor_that_shows_the_range_is_never_used() -> None:
    factors = Factors([factor("range", 70.0, 2018, 2024, role="range")], [])
    assert factors.of("road", "intensity_ttw", 2020) is None
    assert [row.factor_id for row in factors.range_of("road")] == ["range"]


def test_two_factors_for_the_same_year_are_refused_by_name() -> None:
    with pytest.raises(DataFaults, match=r"'b' holds in years that 'a' also holds in"):
        Factors([factor("a", 100.0, 2018, 2021), factor("b", 90.0, 2021, 2024)], [])


def test_electricity_is_that_of_the_very_year() -> None:
    factors = Factors([], [GridRow("SE", 2022, 45.08, "", "official", "ember")])
    assert factors.grid("SE", 2022) is not None
    assert factors.grid("SE", 2021) is None
    assert factors.grid("NO", 2022) is None


def test_factors_come_back_from_json_as_they_went() -> None:
    grid = [
        GridRow("SE", 2022, 45.08, "", "official", "ember"),
        GridRow("NO", 2022, math.nan, "", "missing", "ember"),
    ]
    stored = Factors([factor("a", 100.0, 2018, 2021)], grid).as_json()
    back = Factors.from_json(json.loads(json.dumps(stored, allow_nan=False)))
    assert back.of("road", "intensity_ttw", 2019) == factor("a", 100.0, 2018, 2021)
    assert back.grid("SE", 2022) == grid[0]
    assert back.grid("NO", 2022) is None
