"""Names and values on a published map, placed so that none covers another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from dashboard.figures.map_marks import short_name
from dashboard.publish.chart_svg_frame import number
from dashboard.publish.map_svg_marks import radius_of
from dashboard.publish.map_svg_shapes import RegionShape, Shapes

WIDE_UNIT, NARROW_UNIT = 2000 / 760, 2000 / 340
"""Steps of the map to a pixel on a wide page and on a phone."""
LETTER, DIGIT, LINE = 6.9, 7.6, 15.0
NARROW_SCALE = 0.72
LEAST_PART = 0.9
"""How much of a name or value must find room in the box of its region."""
Box = tuple[float, float, float, float]


class Label(NamedTuple):
    """Lines of text round a point, in pixels; the last line is a value where `has_value`."""

    x: float
    y: float
    anchor: str
    lines: tuple[str, ...]
    has_value: bool

    def svg(self, unit: float) -> str:
        """Return the label as SVG; its own point is scaled by the style sheet."""
        first = 4.6 - LINE / 2 * (len(self.lines) - 1)
        texts = []
        for at, line in enumerate(self.lines):
            is_value = self.has_value and at == len(self.lines) - 1
            kind = ' class="value"' if is_value else ""
            anchor = "" if self.anchor == "middle" else f' text-anchor="{self.anchor}"'
            y = number(first + at * LINE)
            texts.append(f'<text y="{y}"{kind}{anchor}>{escape(line)}</text>')
        place = f"translate({self.x * unit:.0f} {self.y * unit:.0f})"
        return f'<g transform="{place}">{"".join(texts)}</g>'

    def box(self) -> Box:
        """Return the room that it takes: left, top, right and bottom."""
        width = max(len(line) for line in self.lines) * LETTER
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        high = LINE * len(self.lines)
        return left - 2, self.y - high / 2, left + width + 2, self.y + high / 2


def label_groups(
    payload: Mapping[str, Any],
    shapes: Shapes,
    values: Mapping[str, str],
    name: Callable[[str], str],
) -> Markup:
    """Return the labels for a wide page and for a phone, as two groups.

    Parameters
    ----------
    payload
        Its ``labels`` are names beside marks and chosen things.
    shapes
        Where everything lies.
    values
        Values that are written on regions, by region id.
    name
        Gives the name of a region.
    """
    groups = []
    for kind, unit, scale in (("wide", WIDE_UNIT, 1.0), ("narrow", NARROW_UNIT, NARROW_SCALE)):
        taken: list[Box] = []
        kept: list[Label] = []
        for options in _wanted(payload, shapes, values, name, unit, scale):
            free = next((one for one in options if _is_free(one.box(), taken, shapes, unit)), None)
            if free is not None:
                taken.append(free.box())
                kept.append(free)
        drawn = "".join(one.svg(unit) for one in kept)
        groups.append(f'<g class="{kind}">{drawn}</g>')
    return Markup("".join(groups))


def _is_free(box: Box, taken: Sequence[Box], shapes: Shapes, unit: float) -> bool:
    inside = box[0] >= 0 and box[2] <= shapes.width / unit
    meets = any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
        for other in taken
    )
    return inside and not meets


def _wanted(
    payload: Mapping[str, Any],
    shapes: Shapes,
    values: Mapping[str, str],
    name: Callable[[str], str],
    unit: float,
    scale: float,
) -> Iterator[list[Label]]:
    """Give each label that is wanted with its possible places, the most important first."""
    on_regions = sorted(
        ((key, shapes.regions[key]) for key in values if key in shapes.regions),
        key=lambda one: (one[0] not in payload["selected"], -one[1].area),
    )
    for key, shape in on_regions:
        own = name(key) if scale == 1.0 else ""
        if label := _inside(shape, own, values[key], unit):
            yield [label]
    for key, text in payload["labels"]:
        at = _point(key, shapes)
        if at is None or key in values:
            continue
        x, y = at[0] / unit, at[1] / unit
        yield _beside(x, y, radius_of(key, payload) * scale + 4, short_name(text))


def _point(key: str, shapes: Shapes) -> tuple[float, float] | None:
    if key in shapes.regions:
        return shapes.regions[key].x, shapes.regions[key].y
    return shapes.places.get(key)


def _inside(shape: RegionShape, name: str, value: str, unit: float) -> Label | None:
    """Return name and value where both find room in a region, else its value; None for none."""
    west, north, east, south = (edge / unit for edge in shape.box)
    wide, high = east - west, south - north
    x, y = shape.x / unit, shape.y / unit
    if name and len(name) * LETTER * LEAST_PART < wide and high > 2 * LINE:
        return Label(x, y, "middle", (name, value), has_value=True)
    if len(value) * DIGIT * LEAST_PART < wide and high > LINE:
        return Label(x, y, "middle", (value,), has_value=True)
    return None


def _beside(x: float, y: float, gap: float, text: str) -> list[Label]:
    lines = (text,)
    return [
        Label(x + gap, y, "start", lines, has_value=False),
        Label(x - gap, y, "end", lines, has_value=False),
        Label(x, y + gap + 7, "middle", lines, has_value=False),
        Label(x, y - gap - 7, "middle", lines, has_value=False),
    ]
