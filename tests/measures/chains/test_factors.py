"""Factors are found by their ids; a range has a middle, and what is not there is said."""

from __future__ import annotations

import pytest

from dashboard.errors import MissingInput
from dashboard.measures.chains.factors import ChainFactors

ROW = {
    "factor_id": "speed",
    "family": "speed",
    "subject": "road",
    "quantity": "average_speed",
    "condition": "",
    "geo": "EU",
    "period": "",
    "value": None,
    "low": 60,
    "high": 70,
    "unit": "km/h",
    "status": "secondary",
    "source_id": "press",
    "note": "",
}


def test_the_middle_of_a_range_stands_for_it_and_a_value_for_itself() -> None:
    other = ROW | {"factor_id": "one", "value": 66.0, "low": None, "high": None}
    factors = ChainFactors([ROW, other])
    assert (factors.of("speed"), factors["speed"].span) == (65.0, (60.0, 70.0))
    assert (factors.of("one"), factors["one"].span) == (66.0, (66.0, 66.0))


def test_all_statements_on_one_thing_are_told_in_their_order() -> None:
    factors = ChainFactors(
        [ROW, ROW | {"factor_id": "b"}, ROW | {"factor_id": "c", "subject": "sea"}]
    )
    told = factors.told("speed", "road", "average_speed")
    assert [one.factor_id for one in told] == ["speed", "b"]


def test_a_factor_that_is_not_there_is_named() -> None:
    with pytest.raises(MissingInput, match="'wind' is not there"):
        ChainFactors([])["wind"]
