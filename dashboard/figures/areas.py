"""Shares over the years as areas that fill a whole; the mode in question stands on the ground."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.figures.modes import MODE_SIGNS
from dashboard.figures.plot import (
    LABEL_STEP,
    PAPER,
    ValueAxis,
    layout,
    room_for,
    spread,
    value_y,
    year_rule,
    year_x,
)
from dashboard.figures.quantity import amount
from dashboard.figures.stack import WHOLE, Stack, Year, outline, pieces, year_of
from dashboard.figures.status import OFFICIAL, status
from dashboard.measures.cube import Figure
from dashboard.words import Words

PLOT_HEIGHT = 80
TOP, BOTTOM = 10, 26
FAINT, HATCH_FAINT, HATCH_SOLIDITY = 0.38, 0.55, 0.3
GAP_WIDTH, EDGE_WIDTH = 1.5, 1.5
UNIT = "percent"
Edge = Sequence[float]


def share_areas(stacked: Stack, year: int, words: Words) -> dict[str, Any]:
    """Return the chart of a stack, for plotly.

    The mode on the ground has its full colour, the others a faint one with a full edge.
    Estimated years are hatched. Between neighbours lies a thin line of paper.

    Parameters
    ----------
    stacked
        At least one part.
    year
        Chosen year, drawn as a dotted rule.
    words
        The reader's language.
    """
    years = [year_of(shares) for part in stacked.parts for shares in part]
    first, last = min([*years, year]), max([*years, year])
    latest = stacked.parts[-1][-1]
    labels = [_end_text(latest, mode, last, words) for mode in stacked.modes]
    axis = ValueAxis(WHOLE, (0, 50, WHOLE), ("0", "50", words.percent(WHOLE, 0)))
    margin = (TOP, room_for(labels) + 6, BOTTOM, room_for(axis.texts))
    chart = layout(words, PLOT_HEIGHT + TOP + BOTTOM, margin)
    chart["xaxis"], chart["yaxis"] = year_x(first, last, margin), value_y(axis)
    chart["hovermode"] = "x unified"
    chart["shapes"] = [year_rule(year)]
    chart["annotations"] = _end_labels(stacked, latest, labels)
    return {"data": _traces(stacked, words), "layout": chart}


def _traces(stacked: Stack, words: Words) -> list[dict[str, Any]]:
    cut = [piece for part in stacked.parts for piece in pieces(part)]
    places = range(len(stacked.modes))
    areas = [
        _area(stacked, index, [piece for kind, piece in cut if kind == is_hatched], is_hatched)
        for index in places
        for is_hatched in (False, True)
        if any(kind == is_hatched for kind, _ in cut)
    ]
    gaps = [_boundary(stacked, index, PAPER, _gap_width(index)) for index in places[:-1]]
    edges = [
        _boundary(stacked, index, MODE_SIGNS[stacked.modes[index]].fill, EDGE_WIDTH)
        for index in places[1:]
    ]
    return [*areas, *gaps, *edges, *(_hover(stacked, mode, words) for mode in stacked.modes)]


def _gap_width(index: int) -> float:
    """Return how wide the paper between two modes is; above the first there is no edge in it."""
    return 2 * GAP_WIDTH + EDGE_WIDTH if index else GAP_WIDTH


def _with_lifts(edges: Iterable[Edge]) -> list[float | None]:
    """Return several edges as one, the pen lifted between them."""
    points: list[float | None] = []
    for edge in edges:
        if points:
            points.append(None)
        points.extend(edge)
    return points


def _area(
    stacked: Stack, index: int, cut: Sequence[Sequence[Year]], is_hatched: bool
) -> dict[str, Any]:
    sign = MODE_SIGNS[stacked.modes[index]]
    found = [outline(stacked, piece, index) for piece in cut]
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines",
        "x": _with_lifts((*one.years, *one.years[::-1]) for one in found),
        "y": _with_lifts((*one.upper, *one.lower[::-1]) for one in found),
        "fill": "toself",
        "fillcolor": sign.fill,
        "line": {"width": 0, "color": sign.fill},
        "opacity": 1 if index == 0 else (HATCH_FAINT if is_hatched else FAINT),
        "hoverinfo": "skip",
        "meta": {"mode": stacked.modes[index]},
    }
    if is_hatched:
        trace["fillpattern"] = {
            "shape": "/",
            "fgcolor": sign.fill,
            "bgcolor": PAPER,
            "fillmode": "replace",
            "size": 6,
            "solidity": HATCH_SOLIDITY,
        }
    elif sign.pattern:
        pattern = {"where": "area", "path": sign.pattern, "size": sign.pattern_size}
        trace["meta"]["pattern"] = pattern
    return trace


def _boundary(stacked: Stack, index: int, color: str, width: float) -> dict[str, Any]:
    found = [outline(stacked, part, index) for part in stacked.parts]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": _with_lifts(one.years for one in found),
        "y": _with_lifts(one.upper for one in found),
        "line": {"color": color, "width": width},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _hover(stacked: Stack, mode: str, words: Words) -> dict[str, Any]:
    at = stacked.modes.index(mode)
    known = [
        (stacked.tops(shares)[at], shares[mode])
        for part in stacked.parts
        for shares in part
        if mode in shares
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [figure.year for _, figure in known],
        "y": [top for top, _ in known],
        "marker": {"size": 1, "opacity": 0, "color": MODE_SIGNS[mode].fill},
        "text": [_told(figure, mode, words) for _, figure in known],
        "hovertemplate": "%{text}<extra></extra>",
    }


def _told(figure: Figure, mode: str, words: Words) -> str:
    sure = "" if figure.status == OFFICIAL else f" · {status(figure.status, words).word}"
    return f"{words.say(MODE_SIGNS[mode].name)} <b>{amount(figure.value, UNIT, words)}</b>{sure}"


def _end_text(latest: Year, mode: str, last: int, words: Words) -> str:
    value = latest[mode].value if mode in latest else 0.0
    year = f", {year_of(latest)}" if year_of(latest) < last else ""
    return f"{words.say(MODE_SIGNS[mode].short)} {amount(value, UNIT, words)}{year}"


def _end_labels(stacked: Stack, latest: Year, labels: Sequence[str]) -> list[dict[str, Any]]:
    tops = stacked.tops(latest)
    middles = [(low + top) / 2 for low, top in zip([0.0, *tops], tops, strict=False)]
    heights = [middle / WHOLE * PLOT_HEIGHT for middle in middles]
    placed = spread(heights, LABEL_STEP / 2 - 4, PLOT_HEIGHT)
    return [
        {
            "x": 1,
            "xref": "paper",
            "y": middle,
            "text": f"<b>{label}</b>",
            "xanchor": "left",
            "yanchor": "middle",
            "xshift": 6,
            "yshift": round(height - wanted, 1),
            "showarrow": False,
            "font": {"color": MODE_SIGNS[mode].text},
        }
        for mode, label, middle, wanted, height in zip(
            stacked.modes, labels, middles, heights, placed, strict=True
        )
    ]
