"""When a title may state a finding: rules that a series of figures has met, or has not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.figures.runs import runs
from dashboard.measures.cube import Figure

LEAST_YEARS = 2
MOST_YEARS_AGO = 2
LEAST_POINTS = 2.0
LEAST_PERCENT = 5.0
MOST_OF_ALL = 50.0


@dataclass(frozen=True, slots=True)
class Turn:
    """A change that has lasted to the last figure.

    Parameters
    ----------
    year
        Year of the lowest or highest value, from which it goes.
    has_grown
        Whether the last value is higher than that one, else it is lower.
    """

    year: int
    has_grown: bool


def turn(series: Sequence[Figure], in_points: bool, latest: int) -> Turn | None:
    """Return the change that a series has shown since its last low or high, if it is clear.

    Only the last unbroken part counts: nothing is compared over a gap or a break. The change
    must be at least 2 points of a share, or 5 % of any other value, and at least two years old;
    and the series must not have ended more than two years before the chart does.
    Where it has both risen from a low and fallen from a high, the later one is told.

    Parameters
    ----------
    series
        Figures of one subject and mode, years rising.
    in_points
        Whether values are shares in per cent.
    latest
        Latest year of the chart that has a figure.
    """
    parts = runs(series)
    if not parts:
        return None
    part = parts[-1]
    last = part[-1]
    if latest - last.year > MOST_YEARS_AGO:
        return None
    low = min(part, key=lambda figure: (figure.value, -figure.year))
    high = max(part, key=lambda figure: (figure.value, figure.year))
    met = [
        Turn(start.year, last.value > start.value)
        for start in (low, high)
        if last.year - start.year >= LEAST_YEARS and _is_clear(start.value, last.value, in_points)
    ]
    return max(met, key=lambda found: found.year, default=None)


def _is_clear(start: float, end: float, in_points: bool) -> bool:
    if in_points:
        return abs(end - start) >= LEAST_POINTS
    return start > 0 and abs(end - start) / start * 100 >= LEAST_PERCENT


def main_part(figures: Mapping[str, Figure]) -> tuple[str, float] | None:
    """Return the mode that has more than half of a sum, and its per cent of it.

    None where no mode has, or where only one mode has a figure.

    Parameters
    ----------
    figures
        Known figures by mode, all in one unit.
    """
    total = sum(figure.value for figure in figures.values())
    if len(figures) < 2 or total <= 0:
        return None
    mode = max(figures, key=lambda name: figures[name].value)
    share = figures[mode].value / total * 100
    return (mode, share) if share > MOST_OF_ALL else None
