"""Names and values on a published map, placed so that none covers another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from dashboard.figures.map_marks import short_name
from dashboard.publish.drawing.chart_frame import number
from dashboard.publish.drawing.map_marks import radius_of
from dashboard.publish.drawing.map_shapes import RegionShape, Shapes

Box = tuple[float, float, float, float]
LETTER, SIGN, LINE = 6.9, 12.0, 15.0
"""Width of most letters and of a per cent sign, and height of a line."""
SEA_LETTER = 8.6
LEAST_PART = 0.9
"""How much of a name or value must find room in the box of its region."""
LEADERS = (14.0, 26.0, 40.0, 56.0, 74.0)
LEGEND: Box = (506.0, 0.0, 760.0, 284.0)
"""Where the legend lies on a wide map; on a phone it stands below."""
MOST_LED = 3
"""So many of the highest values are led out of a region that has no room for them."""
MIDDLE, START, END = "middle", "start", "end"


class Sheet(NamedTuple):
    """A size in which a map is shown: steps to a pixel, and how much marks are shrunk."""

    name: str
    unit: float
    scale: float


WIDE = Sheet("wide", 2000 / 760, 1.0)
NARROW = Sheet("narrow", 2000 / 350, 0.72)


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text round a point, in pixels.

    Parameters
    ----------
    x, y
        The point.
    anchor
        Which part of the text stands there.
    lines
        Name, value, or both.
    kind
        ``value`` where the last line is a value, ``sea`` for the name of a sea, else empty.
    from_x
        Where a line to it begins, at the same height; none where it is the point itself.
    """

    x: float
    y: float
    anchor: str
    lines: tuple[str, ...]
    kind: str = ""
    from_x: float | None = None

    def svg(self, unit: float) -> str:
        """Return the label as SVG; its own point is scaled by the style sheet."""
        first = 4.6 - LINE / 2 * (len(self.lines) - 1)
        last = len(self.lines) - 1
        texts = ""
        if self.from_x is not None:
            texts = f'<path class="leader" d="M{number(self.from_x - self.x)} 0H-4"/>'
        for at, line in enumerate(self.lines):
            kind = f' class="{self.kind}"' if self.kind and at == last else ""
            anchor = "" if self.anchor == MIDDLE else f' text-anchor="{self.anchor}"'
            y = number(first + at * LINE)
            texts += f'<text y="{y}"{kind}{anchor}>{escape(line)}</text>'
        return f'<g transform="translate({self.x * unit:.0f} {self.y * unit:.0f})">{texts}</g>'

    def box(self) -> Box:
        """Return the room that it takes: left, top, right and bottom."""
        width = max(_width(line, self.kind) for line in self.lines)
        left = self.x - {START: 0.0, MIDDLE: width / 2, END: width}[self.anchor]
        high = LINE * len(self.lines)
        return left - 2, self.y - high / 2, left + width + 2, self.y + high / 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """What labels are made from.

    Parameters
    ----------
    payload
        Its ``labels`` are names beside marks and chosen things.
    shapes
        Where everything lies.
    values
        Values that are written on regions, by region id, the highest first.
    name
        Gives the name of a region.
    language
        Of the names of seas.
    """

    payload: Mapping[str, Any]
    shapes: Shapes
    values: Mapping[str, str]
    name: Callable[[str], str]
    language: str


def _width(line: str, kind: str = "") -> float:
    letter = SEA_LETTER if kind == "sea" else LETTER
    return len(line) * letter + line.count("%") * (SIGN - letter)


def label_groups(
    payload: Mapping[str, Any],
    shapes: Shapes,
    values: Mapping[str, str],
    name: Callable[[str], str],
    language: str,
) -> Markup:
    """Return the labels for a wide page and for a phone, as two groups; see `Wanted`."""
    wanted = Wanted(payload, shapes, values, name, language)
    groups = []
    for sheet in (WIDE, NARROW):
        taken: list[Box] = [LEGEND] if sheet is WIDE else []
        kept: list[Label] = []
        for options in _asked(wanted, sheet):
            free = next((one for one in options if _is_free(one, taken, shapes, sheet)), None)
            if free is not None:
                taken.append(free.box())
                kept.append(free)
        drawn = "".join(one.svg(sheet.unit) for one in kept)
        groups.append(f'<g class="{sheet.name}">{drawn}</g>')
    return Markup("".join(groups))


def _is_free(label: Label, taken: Sequence[Box], shapes: Shapes, sheet: Sheet) -> bool:
    box = label.box()
    inside = box[0] >= 0 and box[2] <= shapes.width / sheet.unit
    return inside and not any(_meet(box, other) for other in taken)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _asked(wanted: Wanted, sheet: Sheet) -> Iterator[list[Label]]:
    """Give each label with its possible places, the most important label first."""
    shapes, payload = wanted.shapes, wanted.payload
    led = list(wanted.values)[:MOST_LED] if sheet is WIDE and payload["level"] == "0" else []
    known = [key for key in wanted.values if key in shapes.regions]
    known.sort(key=lambda key: (key not in payload["selected"], -shapes.regions[key].area))
    for key in known:
        inside = _inside(key, wanted, sheet)
        with_name = [label for label in inside if len(label.lines) > 1]
        outside = _led_out(key, wanted, sheet) if key in led else []
        yield [*with_name, *outside, *(label for label in inside if label not in with_name)]
    is_full = sheet is NARROW and bool(known)
    for key, text in payload["labels"]:
        if is_full and key not in payload["selected"]:
            continue
        at = _point(key, shapes)
        if at is not None and key not in wanted.values:
            gap = radius_of(key, payload) * sheet.scale + 4
            yield _beside(at[0] / sheet.unit, at[1] / sheet.unit, gap, short_name(text))
    if sheet is WIDE:
        for sea in shapes.seas:
            if sea.is_large and (own := sea.names.get(wanted.language)):
                yield [Label(sea.x / sheet.unit, sea.y / sheet.unit, MIDDLE, (own,), "sea")]


def _point(key: str, shapes: Shapes) -> tuple[float, float] | None:
    if key in shapes.regions:
        return shapes.regions[key].x, shapes.regions[key].y
    return shapes.places.get(key)


def _inside(key: str, wanted: Wanted, sheet: Sheet) -> list[Label]:
    """Return name and value, or the value alone, where they find room in a region."""
    shape = wanted.shapes.regions.get(key)
    if shape is None:
        return []
    west, north, east, south = (edge / sheet.unit for edge in shape.box)
    x, y = shape.x / sheet.unit, shape.y / sheet.unit
    value = wanted.values[key]
    texts: list[tuple[str, ...]] = [(value,)]
    if sheet is WIDE:
        texts.insert(0, (wanted.name(key), value))
    return [
        Label(x, y, MIDDLE, lines, "value")
        for lines in texts
        if max(map(len, lines)) * LETTER * LEAST_PART < east - west
        and south - north > len(lines) * LINE
    ]


def _led_out(key: str, wanted: Wanted, sheet: Sheet) -> list[Label]:
    """Return places to the right of a region that no other region of the atlas reaches into."""
    shape = wanted.shapes.regions[key]
    text = (f"{wanted.name(key)} {wanted.values[key]}",)
    found = []
    for gap in LEADERS:
        x = shape.box[2] / sheet.unit + gap
        label = Label(x, shape.y / sheet.unit, START, text, "value", shape.x / sheet.unit)
        box = label.box()
        others = (one for name, one in wanted.shapes.regions.items() if name != key)
        if not any(_meet(box, _box(one, sheet)) for one in others):
            found.append(label)
    return found


def _box(shape: RegionShape, sheet: Sheet) -> Box:
    west, north, east, south = shape.box
    return west / sheet.unit, north / sheet.unit, east / sheet.unit, south / sheet.unit


def _beside(x: float, y: float, gap: float, text: str) -> list[Label]:
    lines = (text,)
    return [
        Label(x + gap, y, START, lines),
        Label(x - gap, y, END, lines),
        Label(x, y + gap + 7, MIDDLE, lines),
        Label(x, y - gap - 7, MIDDLE, lines),
    ]
