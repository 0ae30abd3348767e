"""Shares are carried as they were published."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.modal_split import MODAL_SPLIT, modal_split
from dashboard.measures.raw import CountryRow, Tables

NAN = math.nan
TABLES = Tables(
    modal_split=(
        CountryRow("SE", 2022, "road", 71.3, "e", "estimated", "estat"),
        CountryRow("SE", 2022, "rail", 28.7, "e", "estimated", "estat"),
        CountryRow("SE", 2022, "inland_waterway", NAN, "m", "official", "estat"),
        CountryRow("CZ", 2022, "inland_waterway", 0.0, "n", "official", "estat"),
        CountryRow("EU27_2020", 2022, "rail", 17.2, "", "official", "estat"),
    )
)


def test_shares_keep_their_flags_and_their_status() -> None:
    rail = modal_split(TABLES)[1]
    assert (rail.value, rail.unit, rail.flag, rail.status) == (28.7, "percent", "e", "estimated")


def test_a_share_that_was_not_published_is_missing_and_not_zero() -> None:
    waterway = modal_split(TABLES)[2]
    assert math.isnan(waterway.value)
    assert (waterway.status, waterway.flag) == ("missing", "m")


def test_a_published_zero_stays_a_zero() -> None:
    assert modal_split(TABLES)[3].value == 0.0
    assert modal_split(TABLES)[3].status == "official"


def test_the_eu_is_no_country() -> None:
    assert [figure.level for figure in modal_split(TABLES)] == ["0", "0", "0", "0", "eu"]


@given(st.lists(st.floats(0, 1) | st.just(NAN), max_size=20))
def test_unknown_is_never_zero_and_zero_is_never_unknown(values: list[float]) -> None:
    rows = tuple(
        CountryRow("SE", 2000 + year, "rail", value, "", "official", "estat")
        for year, value in enumerate(values)
    )
    for row, figure in zip(rows, modal_split(Tables(modal_split=rows)), strict=True):
        assert math.isnan(row.value) == (figure.status == "missing") == (not figure.is_known)
        assert math.isnan(row.value) or figure.value == row.value


def test_it_names_what_it_must_not_be_used_for() -> None:
    assert "emission factors" in MODAL_SPLIT.not_for
