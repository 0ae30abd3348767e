"""Tonne-kilometres are carried as they were published."""

from __future__ import annotations

import math

from dashboard.measures.raw import CountryRow, Tables
from dashboard.measures.tonne_km import TONNE_KM, tonne_km

ROWS = (
    CountryRow("SE", 2000, "road", 35_000.0, "b", "official", "itf"),
    CountryRow("SE", 2000, "sea", 0.0, "", "official", "itf"),
    CountryRow("SE", 2001, "sea", math.nan, "", "official", "itf"),
    CountryRow("SE", 2024, "rail", 22_000.0, "p", "provisional", "itf"),
)


def test_figures_keep_value_flag_status_and_source() -> None:
    first, *_, last = tonne_km(Tables(tonne_km=ROWS))
    assert first[:5] == ("SE", "0", 2000, "road", "national")
    assert (first.value, first.unit, first.is_break) == (35_000.0, "million_tkm", True)
    assert (last.status, last.flag, last.source_id) == ("provisional", "p", "itf")


def test_zero_is_known_and_missing_is_not() -> None:
    _, zero, missing, _ = tonne_km(Tables(tonne_km=ROWS))
    assert (zero.is_known, missing.is_known, missing.status) == (True, False, "missing")


def test_it_must_not_be_used_for_shares() -> None:
    assert "shares" in TONNE_KM.not_for
