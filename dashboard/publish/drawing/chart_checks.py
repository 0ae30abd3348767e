"""Which parts of a chart's record are drawn; any other part is refused, so that none is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.errors import HinterlandError


class NotDrawn(HinterlandError):
    """A chart has a part that a published page cannot draw."""


ANY = object()
"""Any value is drawn."""
UNSEEN = object()
"""Concerns pointing at a chart only: it changes nothing that is seen, and is left out."""
Known = Mapping[str, Any]
_FONT = {"family": ANY, "size": ANY, "color": ANY}
_EDGE = {"color": ANY, "width": ANY}
_PATTERN = {
    "shape": ("/", "\\", "."),
    "fillmode": ("replace",),
    "fgcolor": ANY,
    "bgcolor": ANY,
    "size": ANY,
    "solidity": ANY,
}
_META = {
    "key": UNSEEN,
    "keys": UNSEEN,
    "kind": UNSEEN,
    "mode": UNSEEN,
    "pattern": {"where": ("bar", "area"), "path": ANY, "size": ANY},
}
_HOVER = {"hoverinfo": UNSEEN, "hovertemplate": UNSEEN, "text": UNSEEN, "name": UNSEEN}
TRACES: Mapping[str, Known] = {
    "bar": {
        **_HOVER,
        "type": ANY,
        "orientation": ("h",),
        "x": ANY,
        "y": ANY,
        "width": ANY,
        "marker": {"color": ANY, "line": _EDGE, "pattern": _PATTERN},
        "textposition": ("none",),
        "meta": _META,
    },
    "scatter": {
        **_HOVER,
        "type": ANY,
        "mode": ("lines", "markers"),
        "x": ANY,
        "y": ANY,
        "line": {**_EDGE, "dash": ANY},
        "marker": {"color": ANY, "size": ANY, "symbol": ANY, "opacity": ANY, "line": _EDGE},
        "fill": ("toself",),
        "fillcolor": ANY,
        "fillpattern": _PATTERN,
        "opacity": ANY,
        "cliponaxis": (False,),
        "meta": _META,
    },
}
_AXIS = {
    "range": ANY,
    "tickvals": ANY,
    "ticktext": ANY,
    "tickfont": _FONT,
    "tickangle": (0,),
    "ticks": ("outside", ""),
    "ticklen": ANY,
    "tickcolor": ANY,
    "ticklabelstandoff": ANY,
    "showgrid": ANY,
    "gridcolor": ANY,
    "gridwidth": ANY,
    "zeroline": ANY,
    "zerolinecolor": ANY,
    "zerolinewidth": ANY,
    "showticklabels": (False,),
    "showline": (False,),
    "rangemode": ("tozero",),
    "fixedrange": UNSEEN,
}
_SHAPE = {
    "type": ("line", "path"),
    **dict.fromkeys(("x0", "x1", "y0", "y1", "path", "xanchor", "yanchor", "fillcolor"), ANY),
    "yref": ("paper",),
    "xsizemode": ("pixel",),
    "ysizemode": ("pixel",),
    "line": {**_EDGE, "dash": ANY},
}
_ANNOTATION = {
    "text": ANY,
    "x": ANY,
    "y": ANY,
    "xref": ("paper",),
    "yref": ("paper",),
    "xanchor": ("left",),
    "yanchor": ("middle", "bottom"),
    "xshift": ANY,
    "yshift": ANY,
    "showarrow": (False,),
    "font": _FONT,
}
LAYOUT: Known = {
    "height": ANY,
    "margin": {"t": ANY, "r": ANY, "b": ANY, "l": ANY, "pad": (0,)},
    "font": _FONT,
    "xaxis": _AXIS,
    "yaxis": _AXIS,
    "annotations": [_ANNOTATION],
    "shapes": [_SHAPE],
    "bargap": ANY,
    "barmode": ("stack", "overlay"),
    "paper_bgcolor": ("rgba(0,0,0,0)",),
    "plot_bgcolor": ("rgba(0,0,0,0)",),
    "showlegend": (False,),
    **dict.fromkeys(("autosize", "separators", "dragmode", "hovermode", "hoverlabel"), UNSEEN),
}


def check(figure: Mapping[str, Any]) -> None:
    """Refuse a chart that has a part which would not be drawn.

    Raises
    ------
    NotDrawn
        Names the first such part and its value.
    """
    for name in figure:
        _expect(name in ("data", "layout"), name, "")
    for trace in figure["data"]:
        kind = trace.get("type")
        _expect(kind in TRACES, "data.type", kind)
        _compare(trace, TRACES[kind], kind)
    _compare(figure["layout"], LAYOUT, "layout")


def _compare(given: Any, known: Any, where: str) -> None:
    if known is ANY or known is UNSEEN:
        return
    if isinstance(known, list):
        for one in given:
            _compare(one, known[0], f"{where}[]")
    elif isinstance(known, Mapping):
        for name, value in given.items():
            _expect(name in known, f"{where}.{name}", value)
            _compare(value, known[name], f"{where}.{name}")
    else:
        _expect(given in known, where, given)


def _expect(is_known: bool, where: str, value: object) -> None:
    if not is_known:
        raise NotDrawn(
            f"a chart says {value!r}, which a published page does not draw",
            where,
            "Teach dashboard/publish/drawing/chart.py to draw it, then name it in chart_checks.py",
        )
