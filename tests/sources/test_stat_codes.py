"""Codes of places and goods are known by lists, not by their form."""

from __future__ import annotations

import pytest

from dashboard.sources.nuts_codes import NutsCodes
from dashboard.sources.stat_codes import COUNTRIES, GOODS, is_place, is_reporter, is_unplaced

CODES = NutsCodes({2016: frozenset({"UK"}), 2021: frozenset({"SE", "SE1"})})


def test_countries_are_those_of_iso_with_eurostats_own() -> None:
    assert len(COUNTRIES) == 249 + 7
    assert {"SE", "US", "EL", "UK", "XK"} <= COUNTRIES
    assert not {"QQ", "XY", "ZZ", "EU"} & COUNTRIES


@pytest.mark.parametrize(
    "code", ["EU27_2020", "EU28", "EA20", "EEA30_2007", "EFTA", "EXT_EU27_2020", "EUR_OTH", "XK"]
)
def test_sums_of_countries_are_places(code: str) -> None:
    assert is_place(code)


@pytest.mark.parametrize("code", ["QQ", "EU99", "QQ_OTH", "SE9", "", "?"])
def test_what_only_looks_like_a_place_is_none(code: str) -> None:
    assert not is_place(code)
    assert not is_unplaced(code)


def test_reporters_are_the_countries_of_nuts_and_candidates() -> None:
    told = {code: is_reporter(code, CODES) for code in ("SE", "UK", "BA", "EU27_2020", "US", "SE1")}
    assert told == {
        "SE": True,
        "UK": True,
        "BA": True,
        "EU27_2020": True,
        "US": False,
        "SE1": False,
    }


def test_goods_are_the_divisions_of_nst_2007() -> None:
    assert {"TOTAL", "GT01", "GT20"} <= GOODS
    assert not {"GT00", "GT21", "XX"} & GOODS
