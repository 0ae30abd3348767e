"""The map of connections as a drawing (SVG) in EPSG:3035, without any colour of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dashboard.figures.drawn_base import DrawnBase, View
from dashboard.figures.laea import to_map

Points = npt.NDArray[np.float64]
WIDE, NARROW = "wide", "narrow"
SIZES_PX = {WIDE: (1040, 612), NARROW: (328, 340)}
"""Width and height that a map is drawn for."""
MARGIN = 0.14
LEAST_WIDTH = 90.0
LABEL_GAP_PX = 17.0
FEW, MOST_NAMES, LETTER_PX = 6, 14, 7.2
"""Up to how many places a name may stand a line off its place, how many names there are, and
about how wide a letter is."""


class Mark(NamedTuple):
    """A place on the map: its point in degrees, what it is, and its name.

    Parameters
    ----------
    lon, lat
        WGS84.
    kind
        ``port`` or ``cluster``.
    name
        Written beside it; empty for a mark alone.
    is_end
        Whether the chain begins or ends there.
    """

    lon: float
    lat: float
    kind: str
    name: str = ""
    is_end: bool = False


class Line(NamedTuple):
    """A leg on the map.

    Parameters
    ----------
    mode
        Its mode.
    points
        Longitude and latitude, one row for each point.
    is_chosen
        Whether it belongs to the chain that is looked at.
    """

    mode: str
    points: Points
    is_chosen: bool


def draw_chain_map(
    lines: Sequence[Line],
    marks: Sequence[Mark],
    base: DrawnBase,
    title: str,
    size: str = WIDE,
) -> str:
    """Return the map of some chains.

    Parameters
    ----------
    lines
        Legs; those of the chosen chain are drawn last.
    marks
        Places, the most important last.
    base
        Land and countries.
    title
        What the map shows, for those who do not see it.
    size
        `WIDE` or `NARROW`: the page that it is drawn for.

    Returns
    -------
    svg
        Widths and sizes are given in pixels by the style sheet, which takes ``--u``: units of
        the drawing for a pixel.
    """
    drawn = [(line, _units(line.points)) for line in lines]
    spots = _units(np.array([[mark.lon, mark.lat] for mark in marks]).reshape(-1, 2))
    view = view_of([*(points for _, points in drawn), spots], size)
    land, countries = base.seen(view)
    box = " ".join(f"{edge:.1f}" for edge in view)
    unit = view.width / SIZES_PX[size][0]
    ordered = sorted(drawn, key=lambda one: one[0].is_chosen)
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="chainmap chainmap-{size}" ',
            f'viewBox="{box}" style="--u:{unit:.4f}" role="img" aria-label="{escape(title)}">',
            f'<path class="land" d="{land}"/><path class="countries" d="{countries}"/>',
            *(_line(line, thinned(points, unit)) for line, points in ordered),
            *(_mark(mark, spot) for mark, spot in zip(marks, spots, strict=True)),
            *_names(marks, spots, view, unit),
            "</svg>",
        ]
    )


def view_of(shapes: Iterable[Points], size: str = WIDE) -> View:
    """Return what is shown: all points with a margin, in the shape of the map."""
    width_px, height_px = SIZES_PX[size]
    ratio = width_px / height_px
    points = np.concatenate([*shapes, np.empty((0, 2))])
    if not len(points):
        return View(0, 0, 1000, 1000 / ratio)
    low, high = points.min(axis=0), points.max(axis=0)
    middle = (low + high) / 2
    span = (high - low) * (1 + 2 * MARGIN)
    width = max(float(span[0]), float(span[1]) * ratio, LEAST_WIDTH)
    return View(
        float(middle[0] - width / 2), float(middle[1] - width / ratio / 2), width, width / ratio
    )


def thinned(points: Points, unit: float) -> Points:
    """Return a line without the points that fall on the same pixel as the one before.

    Parameters
    ----------
    points
        One row for each point, in units of the drawing.
    unit
        Units for a pixel.

    Examples
    --------
    >>> thinned(np.array([[0.0, 0.0], [0.1, 0.0], [5.0, 0.0], [5.1, 0.0]]), 1.0).tolist()
    [[0.0, 0.0], [5.0, 0.0], [5.1, 0.0]]
    """
    pixels = np.round(points / unit)
    is_new = np.ones(len(points), dtype=np.bool_)
    is_new[1:-1] = (np.diff(pixels[:-1], axis=0) != 0).any(axis=1)
    return points[is_new]


def _units(points: Points) -> Points:
    return to_map(points[:, 0], points[:, 1]) if len(points) else np.empty((0, 2))


def _line(line: Line, points: Points) -> str:
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    kind = "chosen" if line.is_chosen else "other"
    case = f'<path class="case" d="{path}"/>' if line.is_chosen else ""
    return f'{case}<path class="way {kind} way-{line.mode}" d="{path}"/>'


def _mark(mark: Mark, spot: Points) -> str:
    """Return a mark as lines without length: their caps have the size that the style sheet says."""
    x, y = spot
    turn = "l.01 .01" if mark.kind == "cluster" else "h.01"
    path, size = f"M{x:.1f} {y:.1f}{turn}", "end" if mark.is_end else "stop"
    return (
        f'<path class="mark-case {mark.kind} {size}" d="{path}"/>'
        f'<path class="mark-in {mark.kind} {size}" d="{path}"/>'
    )


def _names(marks: Sequence[Mark], spots: Points, view: View, unit: float) -> Iterator[str]:
    """Give the names, ends first; one that would lie on another is moved down or left out."""
    taken: list[tuple[float, float]] = []
    named = [(mark, spot) for mark, spot in zip(marks, spots, strict=True) if mark.name]
    shifts = (0, 1, -1, 2) if len(named) <= FEW else (0,)
    for mark, (x, y) in sorted(named, key=lambda one: not one[0].is_end):
        if len(taken) == MOST_NAMES:
            return
        width = (LETTER_PX * len(mark.name) + LABEL_GAP_PX) * unit
        is_left = x + width > view.x + view.width
        if is_left and x - width < view.x and not mark.is_end:
            continue
        lines = next((n for n in shifts if _is_free(x, y, n, unit, taken)), None)
        if lines is None:
            continue
        taken.append((x, y + lines * LABEL_GAP_PX * unit))
        kind = "end" if mark.is_end else "stop"
        anchor = "name-left" if is_left else "name-right"
        yield (
            f'<text class="{kind} {anchor}" x="{x:.1f}" y="{y:.1f}" '
            f'dx="{"-.75em" if is_left else ".75em"}" dy="{0.33 + lines * 1.2:.2f}em">'
            f"{escape(mark.name)}</text>"
        )


def _is_free(
    x: float, y: float, lines: int, unit: float, taken: Sequence[tuple[float, float]]
) -> bool:
    at = y + lines * LABEL_GAP_PX * unit
    near = [one for one in taken if abs(one[0] - x) < 240 * unit]
    return all(abs(other - at) >= LABEL_GAP_PX * unit * 0.95 for _, other in near)
