"""How the widths of lines are read: three widths with their values, and the signs of directions."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from dashboard.figures import flow_texts as texts
from dashboard.figures.flow_map import (
    WIDEST,
    WIDEST_LOAD,
    flow_token,
    line_width,
)
from dashboard.figures.flow_view import FLOWS, LOAD, flow_view, missing_told, mode_of
from dashboard.figures.modes import MODE_SIGNS
from dashboard.figures.quantity import scale_of, symbol
from dashboard.measures.atlas import Atlas
from dashboard.selection import Selection
from dashboard.words import Words

PARTS = (0.1, 0.4, 1.0)


@dataclass(frozen=True, slots=True)
class LegendLines:
    """Three lines that show how width is read.

    Parameters
    ----------
    title
        What is drawn by width, and the year.
    widths
        In CSS pixels as on the map, narrowest first; empty where nothing is drawn.
    values
        What they stand for, the last with its unit.
    token
        Token of the lines' colour.
    ways
        Signs and their meaning: ``flow-out`` and ``flow-in``, or ``load-road`` and so on where
        several modes are drawn; may be empty.
    note
        Why nothing is drawn, or that it is estimated.
    """

    title: str
    widths: tuple[float, ...]
    values: tuple[str, ...]
    token: str
    ways: tuple[tuple[str, str], ...] = ()
    note: str = ""


def line_legends(selection: Selection, atlas: Atlas, words: Words) -> tuple[LegendLines, ...]:
    """Return how the lines of the flows and of the load are read, where their layers are on.

    Parameters
    ----------
    selection
        Names the layers, year and mode.
    atlas
        Holds flows and loads.
    words
        The reader's language.
    """
    found = []
    if FLOWS in selection.layers:
        found.append(_flows(selection, atlas, words))
    if LOAD in selection.layers:
        found.append(_load(selection, atlas, words))
    return tuple(found)


def _flows(selection: Selection, atlas: Atlas, words: Words) -> LegendLines:
    view = flow_view(selection, atlas, words)
    title = words.say(texts.LEGENDS.get(view.mode, texts.LEGENDS[""]), year=view.year)
    if view.missing:
        return LegendLines(title, (), (), "", note=words.say("No flows, see the panel"))
    ways = (("flow-out", words.say("sent")), ("flow-in", words.say("received")))
    widest = atlas.flows.widest(view.region_id, view.mode)
    widths, values = _read(widest, WIDEST, words)
    is_one_way = not view.region_id
    return LegendLines(title, widths, values, flow_token(view.mode), () if is_one_way else ways)


def _load(selection: Selection, atlas: Atlas, words: Words) -> LegendLines:
    loads, mode = atlas.loads, mode_of(selection)
    title = words.say(texts.LOADS.get(mode, texts.LOADS[""]), year=selection.year)
    if missing_told(selection.year, mode, loads.years, loads.modes, words):
        return LegendLines(title, (), (), "", note=words.say("No load, see the panel"))
    widths, values = _read(loads.largest(mode), WIDEST_LOAD, words)
    signs = [(f"load-{one}", words.say(MODE_SIGNS[one].short)) for one in loads.modes]
    return LegendLines(title, widths, values, flow_token(mode), () if mode else tuple(signs))


def _read(widest: float, most: float, words: Words) -> tuple[tuple[float, ...], tuple[str, ...]]:
    """Return three widths and their values: round numbers, none above the widest."""
    if widest <= 0:
        return (), ()
    scale = scale_of("t", [widest])
    values = [_rounded_down(widest * part / scale.divisor) for part in PARTS]
    numbers = [_number(value, words) for value in values]
    numbers[-1] = f"{numbers[-1]}\N{NO-BREAK SPACE}{symbol(scale, words)}"
    widths = (line_width(value * scale.divisor, widest, most) for value in values)
    return tuple(widths), tuple(numbers)


def _rounded_down(value: float) -> float:
    """Return a value with one significant digit, never a larger one."""
    step = 10.0 ** math.floor(math.log10(value))
    return float(f"{math.floor(value / step + 1e-9) * step:.1g}")


def _number(value: float, words: Words) -> str:
    number = Decimal(f"{value:.2g}").normalize()
    return words.number(float(number), max(0, -int(number.as_tuple().exponent)))
