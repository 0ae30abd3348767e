"""Every mode has a name, colours, and a sign that needs no colour."""

from __future__ import annotations

from dashboard.figures.modes import MODE_SIGNS
from dashboard.measures.cube import MODES as COUNTED


def test_modes_stand_in_their_fixed_order():
    assert tuple(MODE_SIGNS) == COUNTED


def test_no_two_modes_share_a_pattern_or_a_marker():
    for attribute in ("pattern", "symbol", "fill", "text"):
        assert len({getattr(sign, attribute) for sign in MODE_SIGNS.values()}) == len(MODE_SIGNS)
