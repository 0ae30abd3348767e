"""The legend of the map: classes, circles of three sizes, and signs, as plain records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard.figures.line_legend import LegendLines, line_legends
from dashboard.figures.map_kinds import (
    CLUSTER,
    IN_CIRCLES,
    IN_CLASSES,
    PORT,
    class_limits,
    figures_shown,
    kind_of_map,
    largest_ever,
    ramp,
    shows_bare_ports,
    sized_places,
)
from dashboard.figures.map_marks import (
    LARGEST_DIAMOND,
    LARGEST_PLACE,
    LARGEST_TOTAL,
    MODE_FILLS,
    PORT_DEFINITION,
    PORT_MEASURE,
    background_ports,
    port_radius,
    radius,
)
from dashboard.figures.map_words import legend_title, lower_first
from dashboard.figures.quantity import Scale, scale_of, symbol
from dashboard.figures.status import CONFIDENTIAL
from dashboard.measures.atlas import Atlas
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.cube import Figure
from dashboard.selection import Selection
from dashboard.words import Words

PARTS_OF_LARGEST = (0.1, 0.43)
_RINGS = {"estimated": "ring-dashed", "secondary": "ring-double", "confidential": "ring-barred"}


@dataclass(frozen=True, slots=True)
class LegendClass:
    """One class of a choropleth.

    Parameters
    ----------
    token
        Its colour, a token of the style sheet without its dashes.
    label
        Its lower limit; the last one carries the unit.
    """

    token: str
    label: str


@dataclass(frozen=True, slots=True)
class LegendMark:
    """A sign and what it means.

    Parameters
    ----------
    kind
        Name of the sign: ``cluster``, ``cluster-hollow``, ``corridor``, ``port``, ``port-none``,
        ``ring-dashed``, ``ring-double`` or ``ring-barred``.
    text
        What it means.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class LegendCircles:
    """Three circles, or diamonds, that show how size is read.

    Parameters
    ----------
    title
        What is sized, and the year.
    text
        The three values with their unit, smallest first.
    note
        Which definition; may be empty.
    radii
        In CSS pixels as on the map, smallest first.
    fill
        Token of the circles' colour; empty for ports.
    rings
        Signs of those circles that are not official or have no figure.
    """

    title: str
    text: str
    note: str
    radii: tuple[float, ...] = ()
    fill: str = ""
    rings: tuple[LegendMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Legend:
    """The legend of one map.

    Parameters
    ----------
    title
        What the classes show, with the unit; empty where there are no classes.
    classes
        Lowest first; empty where the map is not in classes.
    circles
        How size is read; None where nothing is sized.
    marks
        Signs of the layers that are drawn.
    no_figure
        What hatching means; empty where no region is hatched.
    lines
        How the widths of lines are read, one for each layer that is drawn by width.
    """

    title: str
    classes: tuple[LegendClass, ...]
    circles: LegendCircles | None
    marks: tuple[LegendMark, ...]
    no_figure: str
    lines: tuple[LegendLines, ...] = ()


def legend(selection: Selection, atlas: Atlas, words: Words) -> Legend:
    """Return the legend of a selection's map.

    Parameters
    ----------
    selection
        What the reader looks at.
    atlas
        Layers and figures.
    words
        The reader's language.

    Notes
    -----
    The radii are those of the map; the text beside them names year and definition, for two
    definitions of a port's goods are never on one map.
    """
    kind = kind_of_map(selection)
    classes = _classes(selection, atlas, words) if kind == IN_CLASSES else ()
    name = legend_title(selection.measure, selection.mode, selection.year, words)
    return Legend(
        title=name if classes else "",
        classes=classes,
        circles=_port_circles(selection, atlas, words)
        if kind == IN_CLASSES
        else _own_circles(selection, atlas, words),
        marks=(*_marks(selection, words), *_secret(selection, atlas, words)),
        no_figure=words.say("No figure") if kind in (IN_CLASSES, IN_CIRCLES) else "",
        lines=line_legends(selection, atlas, words),
    )


def _classes(selection: Selection, atlas: Atlas, words: Words) -> tuple[LegendClass, ...]:
    limits = class_limits(selection, atlas)
    decimals = 0 if all(float(limit).is_integer() for limit in limits) else 1
    labels = [words.number(limit, decimals) for limit in limits]
    scale = scale_of(MEASURES[selection.measure].unit, [])
    if labels and scale.symbol == "%":
        labels[-1] = words.percent(limits[-1], decimals)
    return tuple(map(LegendClass, ramp(len(limits), selection.measure), labels))


def _port_circles(selection: Selection, atlas: Atlas, words: Words) -> LegendCircles | None:
    if "ports" not in selection.layers:
        return None
    figures = [row for row in background_ports(selection, atlas).values() if row.is_known]
    note = lower_first(words.say(MEASURES[PORT_MEASURE].definitions[PORT_DEFINITION]))
    name = legend_title(PORT_MEASURE, "", selection.year, words)
    return _sized(LegendCircles(name, "", note), figures, port_radius, PORT, words)


def _own_circles(selection: Selection, atlas: Atlas, words: Words) -> LegendCircles:
    measure = MEASURES[selection.measure]
    sized = sized_places(selection)
    definition = measure.definitions.get(selection.definition, "")
    note = lower_first(words.say(definition)) if definition else ""
    if not sized and measure.subject == "place":
        note = words.say("{definition}; only ports with a figure", definition=note)
    name = legend_title(selection.measure, selection.mode, selection.year, words)
    fill = {PORT: "", CLUSTER: CLUSTER}.get(sized, MODE_FILLS.get(selection.mode, "accent"))
    most = {PORT: LARGEST_PLACE, CLUSTER: LARGEST_DIAMOND}.get(
        sized, LARGEST_TOTAL.get(selection.level, LARGEST_PLACE)
    )
    largest = largest_ever(selection, atlas)

    def size(value: float, unit: str) -> float:
        if sized == PORT and selection.measure == PORT_MEASURE:
            return port_radius(value, unit)
        return radius(value, largest, most)

    figures = list(figures_shown(selection, atlas).values())
    return _sized(LegendCircles(name, "", note, fill=fill), figures, size, sized, words)


def legend_values(largest: float) -> tuple[float, ...]:
    """Return three values that a legend shows for a largest one, smallest first.

    Examples
    --------
    >>> legend_values(467.4)
    (50.0, 200.0, 467.4)
    """
    smaller = (float(f"{largest * part:.0e}") for part in PARTS_OF_LARGEST)
    return (*smaller, largest)


def _sized(
    circles: LegendCircles,
    figures: Sequence[Figure],
    size: Callable[[float, str], float],
    sized: str,
    words: Words,
) -> LegendCircles:
    rings = _rings(figures, sized, words)
    largest = max((figure.value for figure in figures), default=0.0)
    if largest <= 0:
        return replace(circles, text=words.say("No figure in this year"), rings=rings)
    unit = figures[0].unit
    scale = scale_of(unit, [largest])
    values = [value * scale.divisor for value in legend_values(largest / scale.divisor)]
    radii = tuple(round(size(value, unit), 1) for value in values)
    return replace(circles, text=_values_text(values, scale, words), radii=radii, rings=rings)


def _values_text(values: Sequence[float], scale: Scale, words: Words) -> str:
    numbers = [_short(value / scale.divisor, words) for value in values]
    separator = "; " if any("," in number for number in numbers) else ", "
    unit = symbol(scale, words)
    text = separator.join(numbers)
    return f"{text}\N{NO-BREAK SPACE}{unit}" if unit else text


def _short(value: float, words: Words) -> str:
    """Return a number with three significant figures, zeros at its end left out."""
    number = Decimal(f"{value:.3g}").normalize()
    return words.number(float(number), max(0, -int(number.as_tuple().exponent)))


def _rings(figures: Iterable[Figure], sized: str, words: Words) -> tuple[LegendMark, ...]:
    if sized == CLUSTER:
        return (LegendMark("cluster-hollow", words.say("no figure")),)
    statuses = {figure.status for figure in figures}
    texts = {
        "estimated": words.say("estimated"),
        "secondary": words.say("from the press"),
        "confidential": words.say("confidential"),
    }
    rings = [LegendMark(_RINGS[key], text) for key, text in texts.items() if key in statuses]
    if sized == PORT:
        rings.append(LegendMark("port-none", words.say("no figure")))
    return tuple(rings)


def _secret(selection: Selection, atlas: Atlas, words: Words) -> tuple[LegendMark, ...]:
    """Return the sign that says of areas and diamonds that a figure of them is confidential."""
    has_no_rings = kind_of_map(selection) == IN_CLASSES or sized_places(selection) == CLUSTER
    shown = figures_shown(selection, atlas).values() if has_no_rings else ()
    if not any(figure.status == CONFIDENTIAL for figure in shown):
        return ()
    return (LegendMark("ring-barred", words.say("with confidential figures")),)


def _marks(selection: Selection, words: Words) -> tuple[LegendMark, ...]:
    shown = {
        "port": shows_bare_ports(selection) and "ports" in selection.layers,
        "cluster": "clusters" in selection.layers or sized_places(selection) == CLUSTER,
        "corridor": "corridors" in selection.layers,
    }
    texts = {
        "port": words.say("Port"),
        "cluster": words.say("Cluster"),
        "corridor": words.say("Corridor"),
    }
    return tuple(LegendMark(kind, texts[kind]) for kind, is_shown in shown.items() if is_shown)
