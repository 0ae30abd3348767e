"""What a chart shows, told in words: its ends, its gaps, its longest bars."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.bars import Bar
from dashboard.figures.lines import Line
from dashboard.figures.quantity import Scale, write_with_unit
from dashboard.figures.runs import breaks_in
from dashboard.words import Words


def listed(parts: Sequence[str]) -> str:
    """Return parts joined by semicolons, so that commas inside them stay clear."""
    return "; ".join(parts)


def breaks_told(lines: Sequence[Line], words: Words) -> str:
    """Return the sentence that names the breaks of the series drawn; empty without any.

    Parameters
    ----------
    lines
        The lines of the chart.
    words
        The reader's language.
    """
    found = [
        f"{line.name} {', '.join(str(year) for year in breaks_in(line.series))}"
        for line in lines
        if breaks_in(line.series)
    ]
    if not found:
        return ""
    return words.say("Gaps mark breaks in the series ({list}).", list=listed(found))


def ends_told(lines: Sequence[Line], scale: Scale, words: Words) -> str:
    """Return the first and last value of each line, for those who do not see the chart.

    Parameters
    ----------
    lines
        The lines of the chart, each with a known value.
    scale
        Size in which the chart writes them.
    words
        The reader's language.
    """
    parts = []
    for line in lines:
        first, last = line.known[0], line.known[-1]
        end = write_with_unit(last.value, scale, words)
        if first is last:
            parts.append(f"{line.name} {end} ({last.year})")
            continue
        start = write_with_unit(first.value, scale, words)
        parts.append(f"{line.name} {start} ({first.year}) – {end} ({last.year})")
    return words.say(
        "A chart of lines over the years. {list}. The table has every year.", list=listed(parts)
    )


def bars_told(bars: Sequence[Bar], scale: Scale, words: Words) -> str:
    """Return the values of all bars in their order, for those who do not see the chart."""
    parts = [f"{bar.name} {write_with_unit(bar.figure.value, scale, words)}" for bar in bars]
    return words.say("A chart of bars. {list}.", list=listed(parts))
