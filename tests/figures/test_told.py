"""Charts are told in words for those who do not see them."""

from __future__ import annotations

from dashboard.figures.bars import mode_bar
from dashboard.figures.lines import mode_line
from dashboard.figures.quantity import scale_of
from dashboard.figures.told import bars_told, breaks_told, ends_told
from tests.figures.tiny_figures import WORDS, figure, series

SCALE = scale_of("percent", [])


def test_lines_are_told_by_their_ends():
    lines = [mode_line("rail", series(30, 31, 32), WORDS), mode_line("road", series(70), WORDS)]
    told = ends_told(lines, SCALE, WORDS)
    assert "Rail 30.0% (2010) – 32.0% (2012); Road 70.0% (2010)." in told


def test_breaks_are_named_by_line_and_year():
    lines = [mode_line("rail", series(1, 2, 3, breaks=(2011, 2012)), WORDS)]
    assert breaks_told(lines, WORDS) == "Gaps mark breaks in the series (Rail 2011, 2012)."
    assert breaks_told([mode_line("rail", series(1, 2), WORDS)], WORDS) == ""


def test_bars_are_told_in_their_order():
    bars = [mode_bar("rail", figure("SE", 2022, 30.0), WORDS)]
    assert bars_told(bars, SCALE, WORDS) == "A chart of bars. Rail 30.0%."
