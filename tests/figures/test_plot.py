"""Axes start at zero, have few lines, and never write two labels over each other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.plot import CONFIG, LABEL_STEP, layout, spread, value_axis, year_ticks
from dashboard.words import speak
from tests.figures.tiny_figures import WORDS


@given(st.floats(1e-3, 1e7))
def test_an_axis_starts_at_zero_holds_the_value_and_has_three_to_five_lines(largest):
    axis = value_axis(largest, WORDS)
    assert axis.ticks[0] == 0
    assert axis.top >= largest * 0.999
    assert 3 <= len(axis.ticks) <= 5
    assert len(set(axis.texts)) == len(axis.texts)


def test_the_unit_stands_at_the_top_only():
    assert value_axis(38, WORDS, is_percent=True).texts == ("0", "10", "20", "30", "40%")


@given(st.integers(1990, 2020), st.integers(0, 40))
def test_the_first_and_the_last_year_are_always_written(first, span):
    ticks = year_ticks(first, first + span)
    assert (ticks[0], ticks[-1]) == (first, first + span)
    assert list(ticks) == sorted(set(ticks))


@given(st.lists(st.floats(0, 90), min_size=1, max_size=5))
def test_labels_keep_their_order_and_their_distance(wanted):
    placed = spread(wanted, 0, 96)
    ordered = [at for _, at in sorted(zip(wanted, placed, strict=True))]
    gaps = [later - earlier for earlier, later in pairwise(ordered)]
    assert all(abs(gap) >= LABEL_STEP - 0.2 for gap in gaps)


@pytest.mark.parametrize(("language", "separators"), [("en", ".,"), ("sv", ",\xa0")])
def test_numbers_that_plotly_writes_have_the_readers_separators(language, separators):
    assert layout(speak(language), 100, (0, 0, 0, 0))["separators"] == separators


def test_nothing_is_sent_anywhere():
    assert CONFIG["displayModeBar"] is False
    assert "sendDataToCloud" in CONFIG["modeBarButtonsToRemove"]
