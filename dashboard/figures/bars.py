"""Level bars: values side by side, sorted, each with its number at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.figures.modes import MODE_SIGNS
from dashboard.figures.plot import (
    INK,
    INK_2,
    LABEL,
    PAPER,
    layout,
    room_for,
)
from dashboard.figures.quantity import Scale, amount, write_figure
from dashboard.figures.status import CONFIDENTIAL, ESTIMATED, OFFICIAL, PARTIAL, SECONDARY, status
from dashboard.measures.cube import Figure
from dashboard.words import Words

PITCH, BAR_SHARE = 22, 0.66
TOP, BOTTOM = 4, 6


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Parameters
    ----------
    key
        Mode or subject that it stands for.
    name
        Its full name.
    label
        What stands before it.
    figure
        Its figure, known.
    color
        Token of the style sheet.
    pattern
        How it is told apart in print: path and size; an empty path for none.
    """

    key: str
    name: str
    label: str
    figure: Figure
    color: str
    pattern: tuple[str, int] = ("", 0)


def mode_bar(mode: str, figure: Figure, words: Words) -> Bar:
    """Return the bar of a mode, in its colour and with its pattern."""
    sign = MODE_SIGNS[mode]
    name = words.say(sign.name)
    return Bar(mode, name, name, figure, sign.fill, (sign.pattern, sign.pattern_size))


def bar_chart(bars: Sequence[Bar], scale: Scale, words: Words) -> dict[str, Any]:
    """Return level bars from zero, the first on top.

    Parameters
    ----------
    bars
        In the order in which they stand, at least one.
    scale
        Size in which values are written.
    words
        The reader's language.

    Returns
    -------
    figure
        ``data`` and ``layout`` for plotly. Estimates are hatched inside a full outline; figures
        from the press are dotted inside one, and say so.
    """
    texts = [_end_text(bar, scale, words) for bar in bars]
    chart = bar_frame([bar.label for bar in bars], room_for(texts), words)
    chart["annotations"] = [
        _end_label(index, bar.figure.value / scale.divisor, text)
        for index, (bar, text) in enumerate(zip(bars, texts, strict=True))
    ]
    largest = max(bar.figure.value for bar in bars) / scale.divisor
    chart["xaxis"]["range"] = [0, largest or 1]
    return {"data": [_trace(index, bar, scale, words) for index, bar in enumerate(bars)]} | {
        "layout": chart
    }


def _trace(index: int, bar: Bar, scale: Scale, words: Words) -> dict[str, Any]:
    number = write_figure(bar.figure, scale, words)
    word = status(bar.figure.status, words).word
    path, size = bar.pattern
    trace: dict[str, Any] = {
        "type": "bar",
        "orientation": "h",
        "x": [bar.figure.value / scale.divisor],
        "y": [index],
        "marker": {"color": bar.color, "line": {"color": bar.color, "width": 1.3}},
        "text": [f"{bar.name} <b>{number}</b> · {word}"],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
        "meta": {"key": bar.key},
    }
    shape = {ESTIMATED: "/", SECONDARY: ".", CONFIDENTIAL: "x"}.get(bar.figure.status)
    if shape:
        trace["marker"]["pattern"] = {
            "shape": shape,
            "fillmode": "replace",
            "fgcolor": bar.color,
            "bgcolor": PAPER,
            "size": 6,
            "solidity": 0.35,
        }
    elif path:
        trace["meta"]["pattern"] = {"where": "bar", "path": path, "size": size}
    return trace


def _end_text(bar: Bar, scale: Scale, words: Words) -> str:
    if scale.symbol == "%":
        number = amount(bar.figure.value, "percent", words)
    else:
        number = write_figure(bar.figure, scale, words)
    if bar.figure.status in (OFFICIAL, ESTIMATED, PARTIAL):
        return number
    return f"{number} · {status(bar.figure.status, words).word}"


def _end_label(index: int, value: float, text: str) -> dict[str, Any]:
    return {
        "x": value,
        "y": index,
        "text": f"<b>{text}</b>",
        "xanchor": "left",
        "yanchor": "middle",
        "xshift": 4,
        "showarrow": False,
        "font": {"color": INK},
    }


def bar_frame(names: Sequence[str], right: int, words: Words) -> dict[str, Any]:
    """Return the layout of level bars: names at the left, the ground line, nothing else."""
    height = PITCH * len(names) + TOP + BOTTOM
    chart = layout(words, height, (TOP, right, BOTTOM, room_for(names)))
    chart["bargap"] = 1 - BAR_SHARE
    chart["barmode"] = "stack"
    chart["xaxis"] = {
        "rangemode": "tozero",
        "showgrid": False,
        "zeroline": True,
        "zerolinecolor": INK_2,
        "zerolinewidth": 1,
        "showticklabels": False,
        "fixedrange": True,
    }
    chart["yaxis"] = {
        "range": [len(names) - 0.5, -0.5],
        "tickvals": list(range(len(names))),
        "ticktext": list(names),
        "tickfont": {"size": LABEL, "color": INK},
        "ticks": "",
        "ticklabelstandoff": 5,
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "fixedrange": True,
    }
    return chart
