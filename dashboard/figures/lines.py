"""A chart of lines over the years: gaps stay gaps, estimates are dashed, press figures marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.figures.modes import MODE_SIGNS, ModeSign
from dashboard.figures.plot import (
    LABEL_STEP,
    layout,
    room_for,
    spread,
    value_axis,
    value_y,
    year_rule,
    year_x,
)
from dashboard.figures.quantity import Scale, write_figure
from dashboard.figures.runs import Point, pen, pieces, runs
from dashboard.figures.status import CONFIDENTIAL, ESTIMATED, OFFICIAL, SECONDARY, status
from dashboard.measures.cube import Figure
from dashboard.words import Words

LOWEST_PLOT, PLOT_FOR_LABEL = 96, 22
TOP, BOTTOM = 12, 26
END_SIZE, ALONE_SIZE, PRESS_SIZE = 7, 5, 7
PRESS_SYMBOL = "square-open-dot"
SECRET_SIZE, SECRET_SYMBOL = 8, "circle-x-open"
HULL = "M-4.5,2.5L4.5,2.5C4.5,-4.5 -4.5,-4.5 -4.5,2.5Z"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart.

    Parameters
    ----------
    key
        Mode, definition or subject that it stands for.
    label
        What stands at its end, before the last value.
    name
        Its full name, in the hover label.
    series
        Its figures, years rising.
    color, text_color
        Tokens of the style sheet.
    symbol
        plotly's marker of its end; empty for the hull.
    dash
        plotly's dash of its certain parts.
    width
        In pixels.
    """

    key: str
    label: str
    name: str
    series: tuple[Figure, ...]
    color: str
    text_color: str
    symbol: str = "circle"
    dash: str = "solid"
    width: float = 2.2

    @property
    def known(self) -> tuple[Figure, ...]:
        """Figures that have a value."""
        return tuple(figure for figure in self.series if figure.is_known)


def mode_line(mode: str, series: tuple[Figure, ...], words: Words) -> Line:
    """Return the line of a mode, in the colours and with the marker of that mode."""
    sign: ModeSign = MODE_SIGNS[mode]
    return Line(
        mode,
        words.say(sign.short),
        words.say(sign.name),
        series,
        sign.fill,
        sign.text,
        sign.symbol,
    )


def line_chart(lines: Sequence[Line], year: int, scale: Scale, words: Words) -> dict[str, Any]:
    """Return a chart of lines with their names and last values at their ends.

    Parameters
    ----------
    lines
        Up to five, each with at least one known value; all in the unit of the scale.
    year
        Chosen year, drawn as a dotted rule.
    scale
        Size in which values are written.
    words
        The reader's language.

    Returns
    -------
    figure
        ``data`` and ``layout`` for plotly. Values are divided by the scale, not rounded.
    """
    years = [figure.year for line in lines for figure in line.known]
    first, last = min([*years, year]), max([*years, year])
    largest = max(figure.value for line in lines for figure in line.known) / scale.divisor
    axis = value_axis(largest, words, is_percent=scale.symbol == "%")
    labels = [_end_text(line, last, scale, words) for line in lines]
    margin = (TOP, room_for(labels) + 6, BOTTOM, room_for(axis.texts))
    plot_height = max(LOWEST_PLOT, PLOT_FOR_LABEL * len(lines))
    chart = layout(words, plot_height + TOP + BOTTOM, margin)
    chart["xaxis"], chart["yaxis"] = year_x(first, last, margin), value_y(axis)
    chart["hovermode"] = "x unified"
    chart["shapes"] = [year_rule(year), *_hulls(lines, scale)]
    chart["annotations"] = _end_labels(lines, labels, axis.top, plot_height, scale)
    data = [trace for line in lines for trace in _traces(line, scale, words)]
    return {"data": data, "layout": chart}


def _traces(line: Line, scale: Scale, words: Words) -> list[dict[str, Any]]:
    cut = [piece for run in runs(line.series) for piece in pieces(run)]
    sure = pen([part for is_dashed, part in cut if not is_dashed], scale.divisor)
    unsure = pen([part for is_dashed, part in cut if is_dashed], scale.divisor)
    drawn = [(sure, line.dash), (unsure, "5px,4px")]
    traces = [_stroke(line, points, dash) for points, dash in drawn if points]
    return [*traces, _marks(line, scale, words)]


def _stroke(line: Line, points: Sequence[Point], dash: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": line.name,
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "line": {"color": line.color, "width": line.width, "dash": dash},
        "hoverinfo": "skip",
        "meta": {"key": line.key},
    }


def _marks(line: Line, scale: Scale, words: Words) -> dict[str, Any]:
    known = line.known
    alone = {run[0].year for run in runs(line.series) if len(run) == 1}
    shapes = [_mark(line, figure, figure is known[-1], alone) for figure in known]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": line.name,
        "x": [figure.year for figure in known],
        "y": [figure.value / scale.divisor for figure in known],
        "marker": {
            "color": line.color,
            "size": [size for size, _ in shapes],
            "symbol": [symbol for _, symbol in shapes],
            "line": {"color": line.color, "width": 1.5},
            "opacity": 1,
        },
        "cliponaxis": False,
        "text": [_hover(line, figure, scale, words) for figure in known],
        "hovertemplate": "%{text}<extra></extra>",
        "meta": {"key": line.key},
    }


def _mark(line: Line, figure: Figure, is_last: bool, alone: set[int]) -> tuple[int, str]:
    symbol = line.symbol or "circle"
    if figure.status == SECONDARY:
        return PRESS_SIZE, PRESS_SYMBOL
    if figure.status == CONFIDENTIAL:
        return SECRET_SIZE, SECRET_SYMBOL
    if is_last and not line.symbol and figure.status != ESTIMATED:
        return 0, symbol
    if is_last or figure.year in alone:
        size = END_SIZE if is_last else ALONE_SIZE
        return size, symbol + "-open" * (figure.status == ESTIMATED)
    return 0, symbol


def _hover(line: Line, figure: Figure, scale: Scale, words: Words) -> str:
    number = write_figure(figure, scale, words)
    told = "" if figure.status == OFFICIAL else f" · {status(figure.status, words).word}"
    return f"{line.name} <b>{number}</b>{told}"


def _end_text(line: Line, last: int, scale: Scale, words: Words) -> str:
    end = line.known[-1]
    number = write_figure(end, scale, words)
    year = f", {end.year}" if end.year < last else ""
    return f"{line.label} {number}{year}".strip()


def _end_labels(
    lines: Sequence[Line], labels: Sequence[str], top: float, plot_height: int, scale: Scale
) -> list[dict[str, Any]]:
    values = [line.known[-1].value / scale.divisor for line in lines]
    heights = [value / top * plot_height for value in values]
    placed = spread(heights, LABEL_STEP / 2 - 4, plot_height)
    return [
        {
            "x": 1,
            "xref": "paper",
            "y": value,
            "text": f"<b>{label}</b>",
            "xanchor": "left",
            "yanchor": "middle",
            "xshift": 9,
            "yshift": round(height - wanted, 1),
            "showarrow": False,
            "font": {"color": line.text_color},
        }
        for line, label, value, wanted, height in zip(
            lines, labels, values, heights, placed, strict=True
        )
    ]


def _hulls(lines: Sequence[Line], scale: Scale) -> list[dict[str, Any]]:
    return [
        {
            "type": "path",
            "path": HULL,
            "xsizemode": "pixel",
            "ysizemode": "pixel",
            "xanchor": line.known[-1].year,
            "yanchor": line.known[-1].value / scale.divisor,
            "fillcolor": line.color,
            "line": {"color": line.color, "width": 1},
        }
        for line in lines
        if not line.symbol and line.known[-1].status not in (ESTIMATED, SECONDARY, CONFIDENTIAL)
    ]
