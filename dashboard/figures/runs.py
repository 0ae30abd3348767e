"""Where a series may be drawn as one line: never over a gap, never over a break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dashboard.figures.status import ESTIMATED
from dashboard.measures.cube import Figure

Point = tuple[float | None, float | None]
"""Year and value; both None where the pen is lifted."""
LIFT: Point = (None, None)


def runs(series: Iterable[Figure]) -> tuple[tuple[Figure, ...], ...]:
    """Return the parts of a series that may be compared and drawn as one.

    A part ends where a year is left out, where a value is not known, and before a year that
    the supplier marks as a break.

    Parameters
    ----------
    series
        Figures of one subject, mode and definition, years rising.
    """
    found: list[list[Figure]] = []
    for figure in series:
        if not figure.is_known:
            continue
        goes_on = found and found[-1][-1].year == figure.year - 1 and not figure.is_break
        if goes_on:
            found[-1].append(figure)
        else:
            found.append([figure])
    return tuple(tuple(run) for run in found)


def breaks_in(series: Sequence[Figure]) -> tuple[int, ...]:
    """Return the years that the supplier marks as a break, but for the first with a figure."""
    known = [figure for figure in series if figure.is_known]
    return tuple(figure.year for figure in known[1:] if figure.is_break)


def is_dashed(earlier: Figure, later: Figure) -> bool:
    """Whether the line between two years rests on an estimate."""
    return ESTIMATED in (earlier.status, later.status)


def pieces(run: Sequence[Figure]) -> Iterator[tuple[bool, tuple[Figure, ...]]]:
    """Give a run cut into pieces that are dashed or not; neighbours share a year."""
    start = 0
    for at in range(1, len(run)):
        last = at == len(run) - 1
        here = is_dashed(run[at - 1], run[at])
        if last or is_dashed(run[at], run[at + 1]) != here:
            yield here, tuple(run[start : at + 1])
            start = at


def pen(parts: Iterable[Sequence[Figure]], divisor: float) -> list[Point]:
    """Return the points of several parts, with the pen lifted between them."""
    points: list[Point] = []
    for part in parts:
        points += [LIFT] * bool(points)
        points += [(figure.year, figure.value / divisor) for figure in part]
    return points
