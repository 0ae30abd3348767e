"""The area of a drawn chart, and how its parts are written as SVG."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import escape

_TOKEN = re.compile(r"^var\((--[\w-]+)(?: (\d+)%)?\)$")
_BOLD = re.compile(r"^<b>(.*)</b>$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where values lie in a drawing, in pixels.

    Parameters
    ----------
    left, top, width, plot
        Corner, width and height of the area between the axes.
    height
        Of the whole drawing.
    x_range, y_range
        Values at its left and right edge, and at its lower and upper edge.
    """

    left: float
    top: float
    width: float
    height: float
    plot: float
    x_range: tuple[float, ...]
    y_range: tuple[float, ...]

    @property
    def right(self) -> float:
        """Right edge of the area."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Lower edge of the area."""
        return self.top + self.plot

    def x(self, value: float) -> float:
        """Return where a value lies on the level axis."""
        return self.paper_x(_part(value, self.x_range))

    def y(self, value: float) -> float:
        """Return where a value lies on the upright axis."""
        return self.paper_y(_part(value, self.y_range))

    def paper_x(self, part: float) -> float:
        """Return where a part of the width lies, 0 at the left edge."""
        return self.left + part * self.width

    def paper_y(self, part: float) -> float:
        """Return where a part of the height lies, 0 at the lower edge."""
        return self.bottom - part * self.plot


def _part(value: float, ends: tuple[float, ...]) -> float:
    return (value - ends[0]) / (ends[1] - ends[0])


def number(value: float) -> str:
    """Return a number in at most one decimal, as short as it goes.

    Examples
    --------
    >>> number(12.04), number(0.26), number(-0.01), number(3)
    ('12', '.3', '0', '3')
    """
    text = f"{value:.1f}".removesuffix(".0")
    if text == "-0":
        return "0"
    return re.sub(r"^(-?)0\.", r"\1.", text)


def paint(name: str, color: str) -> dict[str, str]:
    """Return a colour as attributes: a token may be thinned to so many per cent.

    Examples
    --------
    >>> paint("fill", "var(--ink 38%)")
    {'fill': 'var(--ink)', 'fill-opacity': '.38'}
    """
    found = _TOKEN.match(color)
    if found is None:
        return {name: color}
    faded = {f"{name}-opacity": f".{int(found[2]):02d}"} if found[2] else {}
    return {name: f"var({found[1]})", **faded}


def tag(kind: str, attributes: Mapping[str, str], inner: str = "") -> str:
    """Return an element; its inner part must be safe already."""
    given = "".join(f' {name}="{escape(text)}"' for name, text in attributes.items() if text != "")
    return f"<{kind}{given}>{inner}</{kind}>" if inner else f"<{kind}{given}/>"


def bold_text(text: str) -> str:
    """Return the text of a label as SVG; ``<b>`` round the whole of it makes it bold."""
    found = _BOLD.match(text)
    if found is None:
        return str(escape(text))
    return f'<tspan font-weight="600">{escape(found[1])}</tspan>'
