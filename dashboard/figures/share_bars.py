"""Shares of several subjects in one year: each bar is a whole, divided by modes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.figures.bars import PITCH, TOP, bar_frame
from dashboard.figures.modes import MODE_SIGNS
from dashboard.figures.plot import PAPER, TICK, WIDE_LETTER, room_for
from dashboard.figures.quantity import amount
from dashboard.figures.status import ESTIMATED, OFFICIAL, status
from dashboard.measures.cube import Figure
from dashboard.words import Words

UNIT, WHOLE = "percent", 100
EDGE = 1.3
HEAD_GAP = 12


@dataclass(frozen=True, slots=True)
class ShareBar:
    """A bar that is a whole.

    Parameters
    ----------
    key, name, label
        The subject that it stands for, its full name, and what stands before the bar.
    shares
        Its known figures in per cent by mode.
    """

    key: str
    name: str
    label: str
    shares: Mapping[str, Figure]


def share_bars(bars: Sequence[ShareBar], first: str, words: Words) -> dict[str, Any]:
    """Return one bar for each subject, divided by modes.

    Parameters
    ----------
    bars
        In the order in which they stand; at least one.
    first
        Mode that stands at the start, at full strength; its share is written at the end.
    words
        The reader's language.

    Returns
    -------
    figure
        ``data`` and ``layout`` for plotly. The names of the modes stand above the bars.
    """
    order = [first, *(mode for mode in MODE_SIGNS if mode != first)]
    modes = [mode for mode in order if any(mode in bar.shares for bar in bars)]
    texts = [_share(bar.shares.get(first), words) for bar in bars]
    chart = bar_frame([bar.label for bar in bars], room_for(texts), words)
    chart["margin"]["t"] = TOP + PITCH
    chart["height"] += PITCH
    chart["xaxis"]["range"] = [0, WHOLE]
    ends = [_end(index, text, first) for index, text in enumerate(texts)]
    chart["annotations"] = [*_heads(modes, words), *ends]
    data = [
        _trace(found, mode, first, is_hatched, words)
        for mode in modes
        for is_hatched in (False, True)
        if (found := _shares(bars, mode, is_hatched))
    ]
    return {"data": data, "layout": chart}


def _share(figure: Figure | None, words: Words) -> str:
    return amount(figure.value, UNIT, words) if figure else ""


def _label(x: float, text: str, color: str) -> dict[str, Any]:
    return {
        "x": x,
        "text": f"<b>{text}</b>",
        "xanchor": "left",
        "showarrow": False,
        "font": {"color": color},
    }


def _end(index: int, text: str, first: str) -> dict[str, Any]:
    label = _label(WHOLE, text, MODE_SIGNS[first].text)
    return label | {"y": index, "yanchor": "middle", "xshift": 4}


def _heads(modes: Sequence[str], words: Words) -> list[dict[str, Any]]:
    heads = []
    shift = 0.0
    for mode in modes:
        text = words.say(MODE_SIGNS[mode].short)
        label = _label(0, text, MODE_SIGNS[mode].text)
        label["font"]["size"] = TICK
        heads.append(label | {"y": 1, "yref": "paper", "yanchor": "bottom", "xshift": round(shift)})
        shift += len(text) * WIDE_LETTER + HEAD_GAP
    return heads


def _shares(bars: Sequence[ShareBar], mode: str, is_hatched: bool) -> list[tuple[int, Figure]]:
    return [
        (index, bar.shares[mode])
        for index, bar in enumerate(bars)
        if mode in bar.shares and (bar.shares[mode].status == ESTIMATED) == is_hatched
    ]


def _trace(
    found: Sequence[tuple[int, Figure]], mode: str, first: str, is_hatched: bool, words: Words
) -> dict[str, Any]:
    sign = MODE_SIGNS[mode]
    solid = sign.fill if mode == first else sign.fill.replace(")", " 38%)")
    trace: dict[str, Any] = {
        "type": "bar",
        "orientation": "h",
        "x": [figure.value for _, figure in found],
        "y": [index for index, _ in found],
        "marker": {"color": solid, "line": {"color": sign.fill, "width": EDGE}},
        "text": [_hover(mode, figure, words) for _, figure in found],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
        "meta": {"mode": mode},
    }
    if is_hatched:
        trace["marker"]["pattern"] = {
            "shape": "/",
            "fillmode": "replace",
            "fgcolor": solid,
            "bgcolor": PAPER,
            "size": 6,
            "solidity": 0.35,
        }
    elif sign.pattern:
        pattern = {"where": "bar", "path": sign.pattern, "size": sign.pattern_size}
        trace["meta"]["pattern"] = pattern
    return trace


def _hover(mode: str, figure: Figure, words: Words) -> str:
    name, value = words.say(MODE_SIGNS[mode].name), amount(figure.value, UNIT, words)
    sure = "" if figure.status == OFFICIAL else f" · {status(figure.status, words).word}"
    return f"{name} <b>{value}</b>{sure}"
