"""Circles of totals, ports and clusters of a published map, in pixels round their own point."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from dashboard.figures.map_kinds import AS_PLACES, CLUSTER
from dashboard.publish.drawing.chart_frame import number
from dashboard.publish.drawing.map_shapes import Shapes

SMALLEST, BARE, DIAMOND, HOLLOW = 3.4, 2.8, 5.0, 4.0
_RINGS = {"estimated": " dashed", "secondary": " double", "missing": " dashed"}


class Mark(NamedTuple):
    """A sign: its radius in pixels, its shape, how its edge looks, and whether it is chosen."""

    r: float
    shape: str
    look: str = ""
    is_chosen: bool = False


def totals_drawn(payload: Mapping[str, Any], shapes: Shapes) -> Markup:
    """Return the circles of regions, the largest below; each stands at its label point."""
    circles = sorted(payload["circles"].items(), key=lambda one: (-one[1][0], one[0]))
    made = [
        _placed(region.x, region.y, _circle(Mark(r, "total", _RINGS.get(status, ""))))
        for key, (r, status) in circles
        if (region := shapes.regions.get(key))
    ]
    return Markup("".join(made))


def places_drawn(payload: Mapping[str, Any], shapes: Shapes, told: Callable[[str], str]) -> Markup:
    """Return ports and clusters, ports below with the largest first, each with what is said of it.

    Parameters
    ----------
    payload
        Names the layers, the sizes, and what is hidden.
    shapes
        Where places lie.
    told
        Gives what is said of a place, line by line.
    """
    found = [
        (key, at, mark) for key, at in shapes.places.items() if (mark := mark_of(key, payload))
    ]
    found.sort(key=lambda one: (one[2].shape == "diamond", -one[2].r, one[0]))
    made = []
    for key, (x, y), mark in found:
        sign = _diamond(mark) if mark.shape == "diamond" else _circle(mark)
        is_subject = payload["kind"] == AS_PLACES and key.startswith(payload["sizes"])
        focus = f' data-id="{escape(key)}" role="img" tabindex="0"' if is_subject else ""
        title = f"<title>{escape(told(key))}</title>"
        made.append(_placed(x, y, sign + title, focus))
    return Markup("".join(made))


def mark_of(key: str, payload: Mapping[str, Any]) -> Mark | None:
    """Return how a place is drawn; None where it is not.

    A port without a figure is small and dashed; a port beside circles of another thing is a
    point; a cluster without a figure is hollow where clusters are sized.
    """
    kind = key.partition(":")[0]
    if f"{kind}s" not in payload["layers"]:
        return None
    entry = payload["marks"].get(key)
    chosen = key in payload["selected"]
    if kind == CLUSTER:
        is_hollow = payload["sizes"] == CLUSTER and not entry
        size = entry[0] if entry and entry[0] else HOLLOW if is_hollow else DIAMOND
        return Mark(size, "diamond", " hollow" if is_hollow else "", chosen)
    if not entry and key in payload["hidden"]:
        return None
    if payload["bare"]:
        return Mark(BARE, "port", " small", chosen)
    if not entry:
        return Mark(SMALLEST, "port", " small dashed", chosen)
    return Mark(max(entry[0], SMALLEST), "port", _RINGS.get(entry[1], ""), chosen)


def radius_of(key: str, payload: Mapping[str, Any]) -> float:
    """Return the radius in pixels of what stands at the point of a region or place."""
    if key in payload["circles"]:
        return float(payload["circles"][key][0])
    mark = mark_of(key, payload) if ":" in key else None
    return mark.r if mark else 0.0


def _placed(x: float, y: float, inner: str, more: str = "") -> str:
    return f'<g transform="translate({x:.0f} {y:.0f})"{more}>{inner}</g>'


def _circle(mark: Mark) -> str:
    r = number(mark.r)
    chosen = " chosen" if mark.is_chosen else ""
    inner = ""
    if "double" in mark.look:
        inner = f'<circle class="inner" r="{number(max(mark.r - 3, 1))}"/>'
    case = f'<circle class="case" r="{r}"/>'
    return f'{case}<circle class="{mark.shape}{mark.look}{chosen}" r="{r}"/>{inner}'


def _diamond(mark: Mark) -> str:
    def drawn(r: float, look: str) -> str:
        side = number(r)
        return f'<path class="{look}" d="M0-{side}L{side} 0 0 {side}-{side} 0z"/>'

    around = drawn(mark.r + 4, "diamond-chosen") if mark.is_chosen else ""
    return around + drawn(mark.r + 0.4, f"diamond{mark.look}")
