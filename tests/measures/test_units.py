"""Every unit is written in words."""

from __future__ import annotations

import pytest

from dashboard.measures.units import UNITS


@pytest.mark.parametrize("code", UNITS)
def test_a_unit_has_a_name_and_its_code_says_nothing_to_a_reader(code: str) -> None:
    assert UNITS[code].name
    assert "_" not in UNITS[code].name + UNITS[code].symbol
