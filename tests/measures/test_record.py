"""Calculations are told with their numbers, in the reader's way of writing them."""

from __future__ import annotations

import math

import pytest

from dashboard.measures.cube import Figure
from dashboard.measures.record import Step, flag_cautions, published, shown_decimals
from dashboard.words import speak

FIGURE = Figure("SE", "0", 2022, "rail", "", 28.7, "percent", "official", "", "estat")


def test_a_step_writes_its_numbers_as_the_reader_does() -> None:
    step = Step("{tkm} × {grams}", {"tkm": 47_870.0, "grams": 101.63})
    assert step.say(speak("en")) == "47,870 × 101.63"
    assert step.say(speak("sv")) == "47\N{NO-BREAK SPACE}870 × 101,63"


def test_numbers_that_a_step_does_not_name_do_not_matter() -> None:
    assert Step("{a}", {"a": 1.0, "wtt": math.nan}).say(speak("en")) == "1"


def test_a_number_that_is_not_known_is_a_dash() -> None:
    assert Step("{a}", {"a": math.nan}).say(speak("en")) == "–"


@pytest.mark.parametrize(
    ("value", "decimals"),
    [(68_909.7, 0), (5_994.2814, 1), (45.08, 2), (45.0, 0), (0.109774, 5), (0.0, 0), (-2.5, 1)],
)
def test_five_digits_are_shown_and_no_zeros_behind(value: float, decimals: int) -> None:
    assert shown_decimals(value) == decimals


def test_a_published_figure_is_its_own_input() -> None:
    told = published("Rail's share", FIGURE)
    assert [(part.label, part.value, part.source_id) for part in told.inputs] == [
        ("Rail's share", 28.7, "estat")
    ]
    assert told.cautions == ()


def test_every_flag_and_the_press_get_a_sentence() -> None:
    assert len(flag_cautions(FIGURE._replace(flag="be"))) == 2
    assert "press" in flag_cautions(FIGURE._replace(status="secondary"))[0]
