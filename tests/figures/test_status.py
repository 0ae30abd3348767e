"""Every status has its word and its mark."""

from __future__ import annotations

import pytest

from dashboard.figures.status import (
    STATUSES,
    least_sure,
    mixed_told,
    status,
    statuses_of,
    usual,
)
from dashboard.settings import Audience
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


def test_one_confidential_figure_makes_the_whole_confidential():
    assert least_sure(["official", "confidential", "unconfirmed"]) == "confidential"
    assert usual(["official", "official", "confidential"]) == "confidential"
    assert "confidential" in mixed_told(["confidential"], WORDS)


def test_the_public_is_told_of_no_status_that_it_cannot_meet():
    assert set(STATUSES) - set(statuses_of(Audience.PUBLIC)) == {"confidential"}
    assert statuses_of(Audience.ORGANISATION) == STATUSES


def test_missing_figures_do_not_count():
    assert least_sure(["official", "secondary", "missing"]) == "secondary"
    assert usual(["missing", "missing", "official"]) == "official"
    assert usual([]) == "missing"


def test_a_chart_of_mixed_statuses_says_how_the_less_sure_ones_are_drawn():
    assert "estimated" in mixed_told(["official", "estimated"], WORDS)
    assert "press" in mixed_told(["secondary"], WORDS)
    assert mixed_told(["estimated", "estimated"], WORDS) == ""
