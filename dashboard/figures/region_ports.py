"""The card of a region's ports: each port a line, since a sum of known ports is no total."""

from __future__ import annotations

from dashboard.figures.card import Card
from dashboard.figures.lines import Line, line_chart
from dashboard.figures.origin import suppliers
from dashboard.figures.quantity import scale_of
from dashboard.figures.series_table import Named, year_table
from dashboard.figures.short_names import LONGEST_BESIDE_LINE, short_name
from dashboard.figures.status import mixed_told, usual
from dashboard.figures.subjects import PORT_MEASURES
from dashboard.figures.throughput import MOST_LINES, ink_line
from dashboard.figures.titles import counted_as, measure_title, unit_line
from dashboard.figures.told import breaks_told, ends_told
from dashboard.measures.atlas import Atlas
from dashboard.selection import Selection
from dashboard.words import Words

KEY = "ports"


def asked_measure(selection: Selection, atlas: Atlas) -> tuple[str, str]:
    """Return the port measure and definition to show: those of the map, else the usual ones."""
    if selection.measure in PORT_MEASURES:
        return selection.measure, selection.definition
    measure = PORT_MEASURES[0]
    return measure, atlas.cubes[measure].choices().definition


def region_ports_card(region_id: str, selection: Selection, atlas: Atlas, words: Words) -> Card:
    """Return the card of the largest ports of a region over the years, at most five.

    Parameters
    ----------
    region_id
        A region of any level.
    selection
        Gives measure, definition and year.
    atlas
        Holds the figures.
    words
        The reader's language.
    """
    measure, definition = asked_measure(selection, atlas)
    title = measure_title(measure, words)
    lines, known, all_ports = _lines(region_id, measure, definition, atlas, words)
    if not lines:
        return Card(KEY, measure, title, "", empty=_nothing(all_ports, words))
    figures = [figure for line in lines for figure in line.known]
    scale = scale_of(figures[0].unit, [figure.value for figure in figures])
    told = words.count(
        "{known} of {n} port here has figures.",
        "{known} of {n} ports here have figures.",
        all_ports,
        known=known,
    )
    breaks = breaks_told(lines, words)
    mixed = mixed_told([figure.status for figure in figures], words)
    caption = f"{title}. {counted_as(measure, definition, words)}".strip()
    columns = [Named(line.name, line.series) for line in lines]
    return Card(
        key=KEY,
        measure=measure,
        title=title,
        unit_line=unit_line(
            scale, words, counted_as(measure, definition, words), told, mixed, breaks
        ),
        table=year_table(caption, columns, scale, selection.year, words, breaks),
        status=usual(figure.status for figure in figures),
        source=suppliers(measure, figures, atlas, words),
        figure=line_chart(lines, selection.year, scale, words),
        summary=ends_told(lines, scale, words),
        note=words.say("The ports are not added up: a sum of known ports is not a total."),
    )


def _lines(
    region_id: str, measure: str, definition: str, atlas: Atlas, words: Words
) -> tuple[list[Line], int, int]:
    ports = [place.place_id for place in atlas.ports_in(region_id)]
    series = {port: atlas.cubes[measure].series(port, "", definition) for port in ports}
    known = {port: [one for one in found if one.is_known] for port, found in series.items()}
    with_figures = [port for port in ports if known[port]]
    largest = sorted(with_figures, key=lambda port: -known[port][-1].value)[:MOST_LINES]
    lines = [
        ink_line(
            index,
            port,
            short_name(port, LONGEST_BESIDE_LINE, atlas, words),
            atlas.name(port, words),
            series[port],
        )
        for index, port in enumerate(largest)
    ]
    return lines, len(with_figures), len(ports)


def _nothing(all_ports: int, words: Words) -> str:
    if not all_ports:
        return words.say("There is no port of the atlas here.")
    return words.count(
        "The port here has no figure, as counted in this way.",
        "None of the {n} ports here has a figure, as counted in this way.",
        all_ports,
    )
