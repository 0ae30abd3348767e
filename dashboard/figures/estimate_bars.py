"""Level bars of estimates, one or two to a row, with as many digits as they can carry."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.figures.bars import BOTTOM, TOP, bar_frame
from dashboard.figures.estimate import estimate, estimate_with_unit
from dashboard.figures.plot import INK, PAPER, room_for
from dashboard.figures.quantity import Scale
from dashboard.words import Words

PAIR_PITCH, PITCH = 36, 22
_OFFSETS = {1: (0.0,), 2: (-0.2, 0.2)}
_WIDTHS = {1: 0.66, 2: 0.34}
_HATCHES = (("/", 0.4), ("\\", 0.16))


@dataclass(frozen=True, slots=True)
class EstimateRow:
    """One row of bars.

    Parameters
    ----------
    key
        Subject that it stands for.
    name, label
        Its full name, and what stands before its bars.
    values
        One or two values in the unit of the scale's base; NaN where not known.
    color
        Token of the style sheet.
    partial
        Of each value, whether it is a sum of which a part is not known.
    """

    key: str
    name: str
    label: str
    values: tuple[float, ...]
    color: str
    partial: tuple[bool, ...]


def estimate_bars(
    rows: Sequence[EstimateRow],
    kinds: Sequence[str],
    scale: Scale,
    digits: int,
    words: Words,
) -> dict[str, Any]:
    """Return level bars from zero, the first row on top, all hatched as estimates are.

    Parameters
    ----------
    rows
        At least one; all with as many values as there are kinds.
    kinds
        What each of the values is, such as "sent"; written at the bars of the first row. Empty
        words where there is one kind only.
    scale, digits
        Size in which values are written, and their significant digits.
    words
        The reader's language.

    Returns
    -------
    figure
        ``data`` and ``layout`` for plotly, one trace for each kind; its ``meta`` has the ``keys``
        of the rows, and its place among the kinds.
    """
    texts = [
        _texts(row, kinds if not at else (), scale, digits, words) for at, row in enumerate(rows)
    ]
    chart = bar_frame(
        [row.label for row in rows], room_for(text for row in texts for text in row), words
    )
    chart["height"] = (PAIR_PITCH if len(kinds) > 1 else PITCH) * len(rows) + TOP + BOTTOM
    chart["barmode"] = "overlay"
    largest = max((v for row in rows for v in row.values if v == v), default=0) / scale.divisor
    chart["xaxis"]["range"] = [0, largest or 1]
    data = [_trace(kind, rows, kinds, scale, digits, words) for kind in range(len(kinds))]
    for at, row in enumerate(rows):
        for kind, value in enumerate(row.values):
            y = at + _OFFSETS[len(kinds)][kind]
            chart["annotations"].append(_label(value / scale.divisor, y, texts[at][kind]))
    return {"data": data, "layout": chart}


def _texts(
    row: EstimateRow, kinds: Sequence[str], scale: Scale, digits: int, words: Words
) -> list[str]:
    names = [*kinds] if kinds else [""] * len(row.values)
    return [
        f"{estimate(value, scale, digits, words, is_partial)} {name}".strip()
        for value, is_partial, name in zip(row.values, row.partial, names, strict=True)
    ]


def _trace(
    kind: int,
    rows: Sequence[EstimateRow],
    kinds: Sequence[str],
    scale: Scale,
    digits: int,
    words: Words,
) -> dict[str, Any]:
    """Return all bars of one kind: one trace with many bars is drawn sooner than many traces."""
    values = [row.values[kind] for row in rows]
    numbers = [
        estimate_with_unit(row.values[kind], scale, digits, words, row.partial[kind])
        for row in rows
    ]
    named = zip(rows, numbers, strict=True)
    return {
        "type": "bar",
        "orientation": "h",
        "x": [None if math.isnan(value) else value / scale.divisor for value in values],
        "y": [at + _OFFSETS[len(kinds)][kind] for at in range(len(rows))],
        "width": _WIDTHS[len(kinds)],
        "text": [f"{f'{row.name} {kinds[kind]}'.strip()} <b>{number}</b>" for row, number in named],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
        "marker": _marker([row.color for row in rows], kind),
        "meta": {"keys": [row.key for row in rows], "kind": kind},
    }


def _marker(colors: Sequence[str], kind: int) -> dict[str, Any]:
    shape, solidity = _HATCHES[kind]
    color = colors[0] if len(set(colors)) == 1 else list(colors)
    pattern = {
        "shape": shape,
        "fillmode": "replace",
        "fgcolor": color,
        "bgcolor": PAPER,
        "size": 6,
        "solidity": solidity,
    }
    return {"color": color, "line": {"color": color, "width": 1.3}, "pattern": pattern}


def _label(value: float, y: float, text: str) -> dict[str, Any]:
    return {
        "x": 0 if math.isnan(value) else value,
        "y": y,
        "text": f"<b>{text}</b>",
        "xanchor": "left",
        "yanchor": "middle",
        "xshift": 4,
        "showarrow": False,
        "font": {"color": INK},
    }
