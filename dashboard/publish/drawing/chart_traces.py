"""Bars, areas, lines and markers of a drawn chart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard.publish.drawing.chart_frame import Frame, number, paint, tag

Trace = Mapping[str, Any]
_DASHES = {"dash": (3,), "dot": (1,), "dashdot": (3, 1, 1, 1), "longdash": (5,)}
_SHAPES = {
    "square": "M-{r} -{r}H{r}V{r}H-{r}Z",
    "diamond": "M0 -{d}L{d} 0L0 {d}L-{d} 0Z",
    "triangle-up": "M0 -{r}L{d} {r}H-{d}Z",
    "triangle-down": "M0 {r}L{d} -{r}H-{d}Z",
}


class Patterns:
    """The fill patterns of one drawing, each written once.

    Parameters
    ----------
    key
        Name of the drawing, by which its patterns are named.
    """

    def __init__(self, key: str) -> None:
        self._key = key
        self._found: dict[str, str] = {}

    def hatch(self, pattern: Mapping[str, Any], color: str) -> str:
        """Return the fill of a hatched or dotted area."""
        size, part = pattern["size"], pattern["solidity"]
        ground = tag(
            "rect", {"width": str(size), "height": str(size), **paint("fill", pattern["bgcolor"])}
        )
        if pattern["shape"] == ".":
            middle, r = number(size / 2), number(size * (part / 3.1416) ** 0.5)
            sign = tag("circle", {"cx": middle, "cy": middle, "r": r, **paint("fill", color)})
            return self._named(size, ground + sign, "")
        turn = "45" if pattern["shape"] == "/" else "-45"
        stroke = {"d": f"M{number(size / 2)} 0v{size}", "stroke-width": number(size * part)}
        return self._named(size, ground + tag("path", stroke | paint("stroke", color)), turn)

    def sign(self, pattern: Mapping[str, Any]) -> str:
        """Return the fill that tells a mode apart in print, clear between its signs."""
        drawn = tag("path", {"d": pattern["path"], "fill": "var(--pat)"})
        return self._named(pattern["size"], drawn, "")

    def _named(self, size: float, inner: str, turn: str) -> str:
        turned = f' patternTransform="rotate({turn})"' if turn else ""
        body = (
            f' width="{size}" height="{size}" patternUnits="userSpaceOnUse"{turned}>'
            f"{inner}</pattern>"
        )
        name = self._found.setdefault(body, f"{self._key}-p{len(self._found)}")
        return f"url(#{name})"

    def defs(self) -> str:
        """Return the patterns; empty where none was needed."""
        made = "".join(f'<pattern id="{name}"{body}' for body, name in self._found.items())
        return f"<defs>{made}</defs>" if made else ""


def draw_bars(
    data: Sequence[Trace], chart: Mapping[str, Any], frame: Frame, patterns: Patterns
) -> list[str]:
    """Return the level bars of a chart; a bar without a value is not drawn."""
    made: list[str] = []
    begun: dict[float, float] = defaultdict(float)
    for trace in data:
        if trace["type"] != "bar":
            continue
        high = trace.get("width", 1 - chart.get("bargap", 0.2))
        for at, (value, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
            if value is None:
                continue
            start = begun[y] if chart["barmode"] == "stack" else 0.0
            begun[y] = start + value
            box = _box(frame, start, start + value, y, high)
            made += _bar(box, trace, at, patterns)
    return made


def _box(frame: Frame, start: float, end: float, y: float, high: float) -> dict[str, str]:
    left, right = sorted((frame.x(start), frame.x(end)))
    top, bottom = sorted((frame.y(y - high / 2), frame.y(y + high / 2)))
    return {
        "x": number(left),
        "y": number(top),
        "width": number(right - left),
        "height": number(bottom - top),
    }


def _bar(box: Mapping[str, str], trace: Trace, at: int, patterns: Patterns) -> Iterator[str]:
    marker = trace["marker"]
    edge = paint("stroke", _each(marker["line"]["color"], at))
    edge["stroke-width"] = number(marker["line"]["width"])
    hatch = marker.get("pattern")
    fill = (
        {"fill": patterns.hatch(hatch, _each(hatch["fgcolor"], at))}
        if hatch
        else paint("fill", _each(marker["color"], at))
    )
    yield tag("rect", {**box, **fill, **edge})
    if sign := trace.get("meta", {}).get("pattern"):
        yield tag("rect", {**box, "class": "pat", "fill": patterns.sign(sign)})


def _each(value: Any, at: int) -> Any:
    return value[at] if isinstance(value, list) else value


def draw_lines(data: Sequence[Trace], frame: Frame, patterns: Patterns) -> list[str]:
    """Return the areas and lines of a chart in their order; the pen is lifted at a gap."""
    made: list[str] = []
    for trace in data:
        if trace["type"] != "scatter" or trace["mode"] != "lines":
            continue
        if trace.get("fill"):
            made += _area(trace, frame, patterns)
            continue
        line = {"d": _path(trace, frame), "fill": "none", **paint("stroke", trace["line"]["color"])}
        line |= {"stroke-width": number(trace["line"]["width"]), "stroke-linejoin": "round"}
        dash = _dash(trace["line"].get("dash", "solid"), trace["line"]["width"])
        made.append(tag("path", line | {"stroke-dasharray": dash}))
    return made


def _area(trace: Trace, frame: Frame, patterns: Patterns) -> Iterator[str]:
    path = {"d": _path(trace, frame, "Z")}
    hatch = trace.get("fillpattern")
    fill = (
        {"fill": patterns.hatch(hatch, hatch["fgcolor"])}
        if hatch
        else paint("fill", trace["fillcolor"])
    )
    part = trace.get("opacity", 1)
    faint = {"opacity": f"{part:g}".removeprefix("0")} if part != 1 else {}
    yield tag("path", path | fill | faint)
    if sign := trace.get("meta", {}).get("pattern"):
        yield tag("path", {**path, "class": "pat", "fill": patterns.sign(sign)})


def _path(trace: Trace, frame: Frame, end: str = "") -> str:
    text, is_down = "", False
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if x is None or y is None:
            text += end if is_down else ""
            is_down = False
            continue
        text += f"{'L' if is_down else 'M'}{number(frame.x(x))} {number(frame.y(y))}"
        is_down = True
    return text + (end if is_down else "")


def _dash(dash: str, width: float) -> str:
    """Return plotly's dash as lengths; a line of one point's length is drawn whole."""
    if dash == "solid":
        return ""
    if dash in _DASHES:
        return " ".join(number(part * max(width, 3)) for part in _DASHES[dash])
    return dash.replace("px", "").replace(",", " ")


def draw_markers(data: Sequence[Trace], frame: Frame) -> list[str]:
    """Return the marks at points; marks of no size are there for pointing only."""
    made: list[str] = []
    for trace in data:
        if trace["type"] != "scatter" or trace["mode"] != "markers":
            continue
        marker = trace["marker"]
        if not marker.get("opacity", 1):
            continue
        for at, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
            size = _each(marker["size"], at)
            if size and x is not None and y is not None:
                made += _mark(_each(marker["symbol"], at), size, marker, frame.x(x), frame.y(y))
    return made


def _mark(symbol: str, size: float, marker: Trace, x: float, y: float) -> Iterator[str]:
    is_open, has_dot = "-open" in symbol, symbol.endswith("-dot")
    color = marker["color"]
    fill = {"fill": "var(--paper)"} if is_open else paint("fill", color)
    edge = {**paint("stroke", color), "stroke-width": number(marker["line"]["width"])}
    shape = symbol.replace("-open", "").replace("-dot", "")
    yield _shaped(shape, size / 2, x, y, {**fill, **edge})
    if has_dot:
        yield _shaped("circle", 1.2, x, y, paint("fill", color))


def _shaped(shape: str, r: float, x: float, y: float, look: Mapping[str, str]) -> str:
    if shape == "circle":
        return tag("circle", {"cx": number(x), "cy": number(y), "r": number(r), **look})
    d = _SHAPES[shape].format(r=number(r), d=number(r * 1.25))
    return tag("path", {"d": d, "transform": f"translate({number(x)} {number(y)})", **look})
