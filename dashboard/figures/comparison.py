"""The cards of a comparison: up to five subjects over the years, and in the chosen year."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.bars import bar_chart
from dashboard.figures.card import Card
from dashboard.figures.lines import Line, line_chart
from dashboard.figures.origin import suppliers
from dashboard.figures.quantity import scale_of
from dashboard.figures.ranking import ranked_bars
from dashboard.figures.series_table import Named, subject_table, year_table
from dashboard.figures.short_names import LONGEST_BESIDE_LINE, short_name
from dashboard.figures.split_compared import split_compared_card
from dashboard.figures.status import mixed_told, usual
from dashboard.figures.subjects import Asked, best_asked, figure_of, is_country
from dashboard.figures.throughput import ink_line
from dashboard.figures.titles import counted_as, measure_title, unit_line
from dashboard.figures.told import bars_told, breaks_told, ends_told
from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import Figure
from dashboard.selection import Selection
from dashboard.words import Words

LINES, BARS = "compare", "compare-year"


def comparison_cards(selection: Selection, atlas: Atlas, words: Words) -> tuple[Card, ...]:
    """Return the cards that compare what is selected, at most three.

    What is compared is the measure of the map; where none of the subjects can have it, the
    first measure that they have.

    Parameters
    ----------
    selection
        Holds two to five subjects.
    atlas
        Holds the figures.
    words
        The reader's language.
    """
    asked = best_asked(selection.selected, selection, atlas)
    cards = [
        _lines_card(selection, asked, atlas, words),
        _bars_card(selection, asked, atlas, words),
    ]
    countries = [one for one in selection.selected if is_country(one, atlas)]
    if len(countries) > 1:
        cards.append(split_compared_card(countries, selection, atlas, words))
    return tuple(card for card in cards if card is not None)


def compared_lines(
    subject_ids: Sequence[str], asked: Asked, atlas: Atlas, words: Words
) -> list[Line]:
    """Return a line for each subject that has a figure, in the order in which they were chosen."""
    cube = atlas.cubes[asked.measure]
    lines = [
        ink_line(
            index,
            subject,
            short_name(subject, LONGEST_BESIDE_LINE, atlas, words),
            atlas.name(subject, words),
            cube.series(subject, asked.mode, asked.definition),
        )
        for index, subject in enumerate(subject_ids)
    ]
    return [line for line in lines if line.known]


def _title(asked: Asked, words: Words) -> str:
    return measure_title(asked.measure, words, asked.mode, asked.definition)


def _without(subject_ids: Sequence[str], known: Sequence[str], atlas: Atlas, words: Words) -> str:
    names = [atlas.name(one, words) for one in subject_ids if one not in known]
    return words.say("No figure: {names}.", names=", ".join(names)) if names else ""


def _lines_card(selection: Selection, asked: Asked, atlas: Atlas, words: Words) -> Card | None:
    lines = compared_lines(selection.selected, asked, atlas, words)
    title = _title(asked, words)
    if not lines:
        text = words.say("None of what is selected has a figure of this measure.")
        return Card(LINES, asked.measure, title, "", empty=text)
    if any(figure.is_sum for line in lines for figure in line.known):
        return None  # sums of two years hold different ports: no line may join them
    # Only one unit may stand in a chart; what counts in another one is named as left out.
    unit = lines[0].known[-1].unit
    lines = [line for line in lines if line.known[-1].unit == unit]
    figures = [figure for line in lines for figure in line.known]
    scale = scale_of(unit, [figure.value for figure in figures])
    left_out = _without(selection.selected, [line.key for line in lines], atlas, words)
    breaks = breaks_told(lines, words)
    counted = counted_as(asked.measure, asked.definition, words)
    mixed = mixed_told([figure.status for figure in figures], words)
    columns = [Named(line.name, line.series) for line in lines]
    return Card(
        key=LINES,
        measure=asked.measure,
        title=title,
        unit_line=unit_line(scale, words, counted, mixed, breaks, left_out),
        table=year_table(title, columns, scale, asked.year, words, breaks),
        status=usual(figure.status for figure in figures),
        source=suppliers(asked.measure, figures, atlas, words),
        figure=line_chart(lines, asked.year, scale, words),
        summary=ends_told(lines, scale, words),
    )


def _bars_card(selection: Selection, asked: Asked, atlas: Atlas, words: Words) -> Card | None:
    found: dict[str, Figure | None] = {
        one: figure_of(one, asked, atlas) for one in selection.selected
    }
    known = sorted((one for one in found.values() if one), key=lambda one: -one.value)
    if not known or len({one.unit for one in known}) > 1:
        return None
    scale = scale_of(known[0].unit, [one.value for one in known])
    bars = ranked_bars(known, asked.mode, atlas, words)
    order = {one.subject_id: one for one in known} | {
        subject: None for subject, one in found.items() if one is None
    }
    names = {subject: atlas.name(subject, words) for subject in order}
    title = words.say("{title}, {year}", title=_title(asked, words), year=asked.year)
    heads = (words.say("Place"), words.say("Value"))
    left_out = _without(selection.selected, [bar.key for bar in bars], atlas, words)
    mixed = mixed_told([one.status for one in known], words)
    counted = counted_as(asked.measure, asked.definition, words)
    return Card(
        key=BARS,
        measure=asked.measure,
        title=title,
        unit_line=unit_line(scale, words, counted, mixed, left_out),
        table=subject_table(title, heads, order, names, scale, (), words),
        status=usual(one.status for one in known),
        source=suppliers(asked.measure, known, atlas, words),
        figure=bar_chart(bars, scale, words),
        summary=bars_told(bars, scale, words),
    )
