"""A figure without a value is always missing."""

from __future__ import annotations

import math

import pytest

from dashboard.measures.raw import CountryRow
from dashboard.measures.status import country_figures, known_status


@pytest.mark.parametrize("status", ["official", "estimated", "missing"])
def test_without_a_value_every_status_becomes_missing(status: str) -> None:
    assert known_status(math.nan, status) == "missing"


def test_zero_keeps_its_status() -> None:
    assert known_status(0.0, "provisional") == "provisional"


def test_regions_that_are_no_countries_get_their_own_level() -> None:
    rows = [
        CountryRow("SE", 2022, "rail", 1.0, "", "official", "s"),
        CountryRow("EU27_2020", 2022, "rail", 1.0, "", "official", "s"),
    ]
    levels = [figure.level for figure in country_figures(rows, "percent", {"EU27_2020": "eu"})]
    assert levels == ["0", "eu"]
