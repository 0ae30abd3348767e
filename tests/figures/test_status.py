"""Every status has its word and its mark."""

from __future__ import annotations

import pytest

from dashboard.figures.status import STATUSES, least_sure, mixed_told, status, usual
from tests.figures.tiny_figures import WORDS


@pytest.mark.parametrize("key", STATUSES)
def test_a_status_has_a_word_a_meaning_and_a_mark_of_its_own(key):
    shown = status(key, WORDS)
    assert shown.word
    assert shown.meaning.endswith(".")
    assert shown.css_class == f"mark mark-{key}"


def test_press_figures_are_called_press_and_unknown_keys_no_figure():
    assert status("secondary", WORDS).word == "Press"
    assert status("nonsense", WORDS).word == "No figure"


def test_missing_figures_do_not_count():
    assert least_sure(["official", "secondary", "missing"]) == "secondary"
    assert usual(["missing", "missing", "official"]) == "official"
    assert usual([]) == "missing"


def test_a_chart_of_mixed_statuses_says_how_the_less_sure_ones_are_drawn():
    assert "estimated" in mixed_told(["official", "estimated"], WORDS)
    assert "press" in mixed_told(["secondary"], WORDS)
    assert mixed_told(["estimated", "estimated"], WORDS) == ""
