"""What all charts have in common: axes, rules, type, and the numbers on them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from dashboard.words import Words

CONFIG = {
    "displayModeBar": False,
    "displaylogo": False,
    "modeBarButtonsToRemove": ["sendDataToCloud"],
    "responsive": True,
    "doubleClick": False,
}
"""How plotly behaves in the page: no tool bar, nothing is sent anywhere."""

FONT = '"Source Sans 3", system-ui, sans-serif'
INK, INK_2, INK_3 = "var(--ink)", "var(--ink-2)", "var(--ink-3)"
LINE, PAPER = "var(--line)", "var(--paper)"
CLEAR = "rgba(0,0,0,0)"
LABEL, TICK = 13.5, 12.5
WIDE_LETTER = 6.9
LABEL_STEP = 17.0
MOST_LINES = 4
ROUND_STEPS = (1, 2, 2.5, 5, 10)
YEAR_WIDE = 30
NARROW = 328
END_ROOM = 5


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """An upright axis from zero.

    Parameters
    ----------
    top
        Value at its upper end.
    ticks
        Values with a grid line, zero first.
    texts
        What stands at them, the unit at the uppermost only.
    """

    top: float
    ticks: tuple[float, ...]
    texts: tuple[str, ...]


def value_axis(largest: float, words: Words, is_percent: bool = False) -> ValueAxis:
    """Return an axis from zero with three to five lines at round values.

    Parameters
    ----------
    largest
        Largest value that must find room, in the scale of the chart.
    words
        The reader's language.
    is_percent
        Whether the uppermost number carries the per cent sign.
    """
    step = _round_step(largest)
    count = max(2, math.ceil(round(largest / step, 6)))
    ticks = tuple(round(step * index, 10) for index in range(count + 1))
    decimals = max(0, -int(Decimal(repr(step)).normalize().as_tuple().exponent))
    texts = [words.number(tick, decimals if tick else 0) for tick in ticks]
    if is_percent:
        texts[-1] = words.percent(ticks[-1], decimals)
    return ValueAxis(ticks[-1], ticks, tuple(texts))


def _round_step(largest: float) -> float:
    if largest <= 0:
        return 1.0
    size = 10.0 ** math.floor(math.log10(largest / MOST_LINES))
    steps = (round(step * size, 10) for step in ROUND_STEPS)
    return next(step for step in steps if step * MOST_LINES >= largest)


def year_ticks(first: int, last: int, width: float = 200) -> tuple[int, ...]:
    """Return the years that are written under a chart: the ends, and round years between.

    Parameters
    ----------
    first, last
        Ends of the axis.
    width
        Of the axis on a narrow phone, in pixels.

    Examples
    --------
    >>> year_ticks(2005, 2023)
    (2005, 2010, 2015, 2020, 2023)
    >>> year_ticks(2019, 2022)
    (2019, 2020, 2021, 2022)
    """
    space = (last - first) * YEAR_WIDE / width
    step = next((one for one in (1, 2, 5, 10) if one >= space), 20)
    between = [
        year
        for year in range(first + 1, last)
        if year % step == 0 and year - first >= space and last - year >= space
    ]
    return tuple(dict.fromkeys([first, *between, last]))


def room_for(texts: Iterable[str]) -> int:
    """Return the width in pixels that the longest of several labels needs."""
    return round(max((len(text) for text in texts), default=0) * WIDE_LETTER) + 8


def layout(words: Words, height: int, margin: tuple[int, int, int, int]) -> dict[str, Any]:
    """Return the layout that all charts start from.

    Parameters
    ----------
    words
        The reader's language: its separators are used where plotly writes a number.
    height
        In CSS pixels.
    margin
        Top, right, bottom and left, in pixels.
    """
    top, right, bottom, left = margin
    decimal = words.number(0.5, 1)[1]
    thousand = words.number(1000)[1]
    return {
        "height": height,
        "autosize": True,
        "margin": {"t": top, "r": right, "b": bottom, "l": left, "pad": 0},
        "font": {"family": FONT, "size": LABEL, "color": INK_2},
        "separators": decimal + thousand,
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": PAPER,
            "bordercolor": INK_3,
            "font": {"family": FONT, "size": LABEL, "color": INK},
            "align": "left",
        },
        "annotations": [],
        "shapes": [],
    }


def year_x(first: int, last: int, margin: tuple[int, int, int, int]) -> dict[str, Any]:
    """Return a level axis of years, without grid, for a chart with these margins."""
    width = max(NARROW - margin[1] - margin[3], 3 * YEAR_WIDE)
    ticks = year_ticks(first, last, width)
    pad = max(last - first, 1) * END_ROOM / width
    return {
        "range": [round(first - pad, 3), round(last + pad, 3)],
        "tickvals": list(ticks),
        "ticktext": [str(year) for year in ticks],
        "tickfont": {"size": TICK, "color": INK_2},
        "tickangle": 0,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": INK_2,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def value_y(axis: ValueAxis) -> dict[str, Any]:
    """Return an upright axis with hairlines, and a stronger line at zero."""
    return {
        "range": [0, axis.top],
        "tickvals": list(axis.ticks),
        "ticktext": list(axis.texts),
        "tickfont": {"size": TICK, "color": INK_2},
        "ticklabelstandoff": 6,
        "showgrid": True,
        "gridcolor": LINE,
        "gridwidth": 1,
        "zeroline": True,
        "zerolinecolor": INK_2,
        "zerolinewidth": 1,
        "fixedrange": True,
    }


def year_rule(year: int) -> dict[str, Any]:
    """Return the dotted rule at the year that the reader chose."""
    return {
        "type": "line",
        "x0": year,
        "x1": year,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": INK, "width": 1.4, "dash": "2px,2.5px"},
    }


def spread(wanted: Sequence[float], lowest: float, highest: float) -> list[float]:
    """Return heights near those wanted, far enough apart for one label each.

    Parameters
    ----------
    wanted
        Heights in pixels, in any order.
    lowest, highest
        Bounds, in pixels; where there is not room for all, the lower one gives way.

    Examples
    --------
    >>> spread([10, 12], 0, 100), spread([0, 0], 0, 100)
    ([2.5, 19.5], [0, 17.0])
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    groups: list[tuple[float, list[int]]] = []
    for index in order:
        groups.append((wanted[index], [index]))
        while len(groups) > 1 and _touch(groups[-2], groups[-1]):
            groups[-2:] = [_joined(groups[-2], groups[-1])]
    placed = [
        centre + (place - (len(members) - 1) / 2) * LABEL_STEP
        for centre, members in groups
        for place in range(len(members))
    ]
    floor = lowest
    for at, height in enumerate(placed):
        placed[at] = max(height, floor)
        floor = placed[at] + LABEL_STEP
    ceiling = highest
    for at in reversed(range(len(placed))):
        placed[at] = min(placed[at], ceiling)
        ceiling = placed[at] - LABEL_STEP
    by_index = dict(zip(order, placed, strict=True))
    return [round(by_index[index], 1) for index in range(len(wanted))]


def _touch(below: tuple[float, list[int]], above: tuple[float, list[int]]) -> bool:
    need = (len(below[1]) + len(above[1])) / 2 * LABEL_STEP
    return above[0] - below[0] < need


def _joined(
    below: tuple[float, list[int]], above: tuple[float, list[int]]
) -> tuple[float, list[int]]:
    members = below[1] + above[1]
    total = below[0] * len(below[1]) + above[0] * len(above[1])
    return total / len(members), members
