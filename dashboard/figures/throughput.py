"""The cards of a port or a cluster: its own series, each definition a line of its own."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.card import Card
from dashboard.figures.lines import Line, line_chart
from dashboard.figures.origin import suppliers
from dashboard.figures.plot import INK, INK_2, INK_3
from dashboard.figures.quantity import scale_of
from dashboard.figures.series_table import Named, year_table
from dashboard.figures.status import mixed_told, usual
from dashboard.figures.subjects import kind_of, measures_of
from dashboard.figures.titles import measure_title, unit_line
from dashboard.figures.told import breaks_told, ends_told
from dashboard.measures.atlas import Atlas
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.cube import Figure
from dashboard.selection import Selection
from dashboard.words import N_, Words

MOST_CARDS, MOST_LINES = 3, 5
INKS = (INK, INK_2, INK_3, INK, INK_2)
DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "triangle-down")
_SHORT = {
    "authority": N_("Authority"),
    "eurostat": N_("Eurostat"),
    "national": N_("National"),
    "containers": N_("Containers"),
    "goods": N_("All modes"),
    "goods_rail": N_("By rail"),
    "goods_ship": N_("By ship"),
    "units": N_("All units"),
    "rail_units": N_("By rail"),
    "trains": N_("Trains"),
    "air_cargo": N_("Air cargo"),
}
_UNIT_TITLES = {
    "teu": N_("Containers"),
    "million_t": N_("Goods"),
    "itu": N_("Intermodal units"),
    "trains": N_("Trains"),
    "t": N_("Air cargo"),
}


def ink_line(index: int, key: str, label: str, name: str, series: Sequence[Figure]) -> Line:
    """Return one of up to five lines that are told apart by ink, dash and marker, not by mode."""
    at = index % MOST_LINES
    return Line(
        key, label, name, tuple(series), INKS[at], INK, SYMBOLS[at], DASHES[at], 2.2 - 0.2 * at
    )


def place_cards(
    place_id: str, selection: Selection, atlas: Atlas, words: Words
) -> tuple[Card, ...]:
    """Return the cards of a port or a cluster, at most three; none where nothing is known.

    Figures of one unit stand in one chart, each definition as its own line; two definitions
    are never joined. The measure of the map comes first.

    Parameters
    ----------
    place_id
        A port, port group or cluster.
    selection
        Gives the measure and the year.
    atlas
        Holds the figures.
    words
        The reader's language.
    """
    order = sorted(measures_of(place_id), key=lambda name: name != selection.measure)
    cards = [
        _card(place_id, measure, lines, selection, atlas, words)
        for measure in order
        for lines in _charts(place_id, measure, atlas, words)
    ]
    return tuple(cards[:MOST_CARDS])


def _charts(place_id: str, measure: str, atlas: Atlas, words: Words) -> list[list[Line]]:
    """Return the lines of each chart: one chart for each unit, the fullest first."""
    cube = atlas.cubes[measure]
    by_unit: dict[str, list[Line]] = {}
    for definition in cube.choices().definitions or ("",):
        series = tuple(one for one in cube.series(place_id, "", definition) if one.is_known)
        if series:
            own = by_unit.setdefault(series[0].unit, [])
            label, name = _names(measure, definition, words)
            own.append(ink_line(len(own), definition, label, name, series))
    charts = [lines[:MOST_LINES] for lines in by_unit.values()]
    return sorted(charts, key=lambda lines: -sum(len(line.series) for line in lines))


def _names(measure: str, definition: str, words: Words) -> tuple[str, str]:
    record = MEASURES[measure]
    if definition not in record.definitions:
        return "", words.say(record.title)
    return words.say(_SHORT.get(definition, "")), words.say(record.definitions[definition])


def _card(
    place_id: str,
    measure: str,
    lines: list[Line],
    selection: Selection,
    atlas: Atlas,
    words: Words,
) -> Card:
    figures = [figure for line in lines for figure in line.known]
    unit = figures[0].unit
    key = measure if kind_of(place_id) == "port" else f"{measure}-{unit}"
    scale = scale_of(unit, [figure.value for figure in figures])
    title = _title(measure, unit, words)
    breaks = breaks_told(lines, words)
    mixed = mixed_told([figure.status for figure in figures], words)
    caption = words.say("{title}, {place}", title=title, place=atlas.name(place_id, words))
    columns = [Named(line.name, line.series) for line in lines]
    return Card(
        key=key,
        measure=measure,
        title=title,
        unit_line=unit_line(scale, words, mixed, breaks),
        table=year_table(caption, columns, scale, selection.year, words, breaks),
        status=usual(figure.status for figure in figures),
        source=suppliers(measure, figures, atlas, words),
        figure=line_chart(lines, selection.year, scale, words),
        summary=ends_told(lines, scale, words),
        note=_definitions_told(measure, lines, words),
    )


def _title(measure: str, unit: str, words: Words) -> str:
    if measure == "cluster_throughput" and unit in _UNIT_TITLES:
        return words.say(_UNIT_TITLES[unit])
    return measure_title(measure, words)


def _definitions_told(measure: str, lines: Sequence[Line], words: Words) -> str:
    if len(lines) < 2 or measure == "cluster_throughput":
        return ""
    return words.say("Each line counts in its own way. They must not be compared or joined.")
