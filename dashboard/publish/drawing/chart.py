"""A chart of the atlas as an SVG drawing: the same record that plotly draws in the browser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from dashboard.figures.plot import LABEL_STEP, spread
from dashboard.publish.drawing.chart_checks import check
from dashboard.publish.drawing.chart_frame import Frame, bold_text, number, paint, tag
from dashboard.publish.drawing.chart_traces import Patterns, draw_bars, draw_lines, draw_markers

WIDE, NARROW = 760, 328
TALLER = {WIDE: 2.1, NARROW: 1.5}
"""How much taller than in the panel a chart with an upright axis of values is drawn."""
Figure = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart drawn twice, once for each width of page."""

    wide: Markup
    narrow: Markup


def chart_svg(figure: Figure, key: str, title: str, summary: str) -> Drawing:
    """Return a chart as two drawings, for a wide page and for a phone.

    Parameters
    ----------
    figure
        ``data`` and ``layout`` as the cards of `dashboard.figures.panel` have them. Colours are
        ``var(--token)``, and stay so.
    key
        By which the parts of the drawing are named; once on a page.
    title, summary
        What it shows, for those who do not see it.

    Raises
    ------
    NotDrawn
        If the chart has a part that is not drawn here. Nothing is left out silently.
    """
    check(figure)
    return Drawing(
        _drawn(figure, WIDE, f"{key}-w", title, summary),
        _drawn(figure, NARROW, f"{key}-n", title, summary),
    )


def _drawn(figure: Figure, width: int, key: str, title: str, summary: str) -> Markup:
    chart = figure["layout"]
    frame = _frame(chart, width)
    patterns = Patterns(key)
    bars = draw_bars(figure["data"], chart, frame, patterns)
    lines = draw_lines(figure["data"], frame, patterns)
    body = [
        *_grid(chart, frame),
        *bars,
        *lines,
        *_zero(chart, frame),
        *_shapes(chart["shapes"], frame),
        *draw_markers(figure["data"], frame),
        *_ticks(chart, frame),
        *_annotations(chart, frame),
    ]
    name = "wide" if width == WIDE else "narrow"
    opened = (
        f'<svg class="chart {name}" viewBox="0 0 {width} {number(frame.height)}" width="{width}"'
        f' height="{number(frame.height)}" role="img" aria-labelledby="{key}-t {key}-d">'
        f'<title id="{key}-t">{escape(title)}</title><desc id="{key}-d">{escape(summary)}</desc>'
    )
    return Markup("".join([opened, patterns.defs(), *body, "</svg>"]))


def _frame(chart: Mapping[str, Any], width: int) -> Frame:
    margin = chart["margin"]
    plot = chart["height"] - margin["t"] - margin["b"]
    if _is_upright(chart):
        plot *= TALLER[width]
    return Frame(
        left=margin["l"],
        top=margin["t"],
        width=max(width - margin["l"] - margin["r"], 60),
        height=margin["t"] + plot + margin["b"],
        plot=plot,
        x_range=tuple(chart["xaxis"]["range"]),
        y_range=tuple(chart["yaxis"]["range"]),
    )


def _is_upright(chart: Mapping[str, Any]) -> bool:
    """Whether values stand on the upright axis, so that a taller chart tells more."""
    return bool(chart["yaxis"].get("showgrid"))


def _grid(chart: Mapping[str, Any], frame: Frame) -> list[str]:
    axis = chart["yaxis"]
    if not axis.get("showgrid"):
        return []
    return [
        _level(frame, frame.y(value), axis["gridcolor"], axis["gridwidth"])
        for value in axis["tickvals"]
        if value != 0 or not axis.get("zeroline")
    ]


def _level(frame: Frame, y: float, color: str, width: float) -> str:
    line = {"d": f"M{number(frame.left)} {number(y)}H{number(frame.right)}"}
    return tag("path", line | paint("stroke", color) | {"stroke-width": number(width)})


def _zero(chart: Mapping[str, Any], frame: Frame) -> list[str]:
    lines = []
    across, upright = chart["xaxis"], chart["yaxis"]
    if upright.get("zeroline"):
        color, width = upright["zerolinecolor"], upright["zerolinewidth"]
        lines.append(_level(frame, frame.y(0), color, width))
    if across.get("zeroline"):
        at = {"d": f"M{number(frame.x(0))} {number(frame.top)}V{number(frame.bottom)}"}
        line = paint("stroke", across["zerolinecolor"])
        lines.append(tag("path", at | line | {"stroke-width": number(across["zerolinewidth"])}))
    return lines


def _ticks(chart: Mapping[str, Any], frame: Frame) -> list[str]:
    made = []
    across, upright = chart["xaxis"], chart["yaxis"]
    if across.get("showticklabels", True):
        length = across.get("ticklen", 0)
        for value, text in zip(across["tickvals"], across["ticktext"], strict=True):
            x = number(frame.x(value))
            if across.get("ticks") == "outside":
                d = {"d": f"M{x} {number(frame.bottom)}v{number(length)}"}
                made.append(tag("path", d | paint("stroke", across["tickcolor"])))
            at = {"x": x, "y": number(frame.bottom + length + 14), "text-anchor": "middle"}
            made.append(_text(text, at, across["tickfont"]))
    gap = upright.get("ticklabelstandoff", 0)
    for value, text in zip(upright["tickvals"], upright["ticktext"], strict=True):
        y = number(frame.y(value) + 4.5)
        at = {"x": number(frame.left - gap), "y": y, "text-anchor": "end"}
        made.append(_text(text, at, upright["tickfont"]))
    return made


def _text(text: str, at: Mapping[str, str], font: Mapping[str, Any]) -> str:
    size = {"font-size": number(font["size"])} if "size" in font else {}
    return tag("text", {**at, **paint("fill", font["color"]), **size}, bold_text(text))


def _shapes(shapes: Sequence[Mapping[str, Any]], frame: Frame) -> list[str]:
    made = []
    for shape in shapes:
        line = paint("stroke", shape["line"]["color"])
        line["stroke-width"] = number(shape["line"]["width"])
        if shape["type"] == "line":
            start, end = (frame.paper_y(shape[edge]) for edge in ("y0", "y1"))
            line["d"] = f"M{number(frame.x(shape['x0']))} {number(start)}"
            line["d"] += f"L{number(frame.x(shape['x1']))} {number(end)}"
            line["stroke-dasharray"] = shape["line"]["dash"].replace("px", "")
            line["class"] = "year-rule"
        else:
            x, y = frame.x(shape["xanchor"]), frame.y(shape["yanchor"])
            line |= {"d": shape["path"], **paint("fill", shape["fillcolor"])}
            line["transform"] = f"translate({number(x)} {number(y)})"
        made.append(tag("path", line))
    return made


def _annotations(chart: Mapping[str, Any], frame: Frame) -> list[str]:
    notes = chart["annotations"]
    shifts = _shifts(chart, frame)
    made = []
    for index, note in enumerate(notes):
        x = frame.paper_x(note["x"]) if note.get("xref") == "paper" else frame.x(note["x"])
        y = frame.paper_y(note["y"]) if note.get("yref") == "paper" else frame.y(note["y"])
        lift = 4.5 if note["yanchor"] == "middle" else -3.5
        at = {"x": number(x + note.get("xshift", 0)), "y": number(y - shifts[index] + lift)}
        font = {"color": chart["font"]["color"], **note["font"]}
        made.append(_text(note["text"], at, font))
    return made


def _shifts(chart: Mapping[str, Any], frame: Frame) -> list[float]:
    """Return how far each label is lifted; labels of lines are spread anew, for there is room."""
    notes = chart["annotations"]
    shifts = [float(note.get("yshift", 0)) for note in notes]
    at_end = [i for i, note in enumerate(notes) if note.get("xref") == "paper"]
    if not at_end or not _is_upright(chart):
        return shifts
    wanted = [frame.bottom - frame.y(notes[index]["y"]) for index in at_end]
    placed = spread(wanted, LABEL_STEP / 2 - 4, frame.plot)
    for index, height, want in zip(at_end, placed, wanted, strict=True):
        shifts[index] = height - want
    return shifts
