"""How the figure that is shown was made: formula, numbers, sources, cautions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard.figures.layer_details import LAYER_DETAILS
from dashboard.figures.made import HowMade, SourceRow
from dashboard.figures.map_words import lower_first
from dashboard.figures.modes import MODE_SIGNS
from dashboard.figures.origin import source_ids
from dashboard.figures.shown import figures_of_card
from dashboard.figures.status import least_sure
from dashboard.figures.table import Cell, Column, Row, Table
from dashboard.measures.atlas import Atlas
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.cube import Figure
from dashboard.measures.record import Explanation, Input, Measure, shown_decimals
from dashboard.measures.units import UNITS
from dashboard.selection import Selection
from dashboard.words import NO_FIGURE, Words


def how_made(selection: Selection, card_key: str, atlas: Atlas, words: Words) -> HowMade:
    """Return how the figures of a card were made.

    Parameters
    ----------
    selection
        What the reader looks at.
    card_key
        Key of a card of the panel; any other key stands for the map.
    atlas
        Holds the figures, the factors and the sources.
    words
        The reader's language.

    Returns
    -------
    details
        About the figures of the chosen year; where it has none, about the nearest year that has
        one, which the title names.
    """
    if card_key in LAYER_DETAILS:
        return LAYER_DETAILS[card_key](selection, atlas, words)
    measure, figures = figures_of_card(selection, card_key, atlas)
    record = MEASURES[measure]
    explained = [(figure, record.explain(figure, atlas)) for figure in figures]
    inputs = _gathered(explained)
    own = [text for _, found in explained for text in found.cautions]
    return HowMade(
        title=_title(record, figures, atlas, words),
        meaning=words.say(record.meaning),
        formula=words.say(record.formula),
        worked=_worked(explained, record, atlas, words),
        inputs=_inputs(inputs, atlas, words),
        sources=_sources(figures, inputs, atlas),
        cautions=tuple(words.say(text) for text in dict.fromkeys([*own, *record.cautions])),
        not_for=words.say(record.not_for),
        method=record.method,
    )


def _title(record: Measure, figures: Sequence[Figure], atlas: Atlas, words: Words) -> str:
    measure = words.say(record.title)
    subjects = list(dict.fromkeys(figure.subject_id for figure in figures))
    years = sorted({figure.year for figure in figures})
    if not figures:
        return measure
    parts = [measure]
    if len(subjects) == 1:
        parts.append(atlas.name(subjects[0], words))
    if len(years) == 1:
        parts.append(str(years[0]))
    return ", ".join(parts)


def _name(figure: Figure, record: Measure, is_one_subject: bool, atlas: Atlas, words: Words) -> str:
    """Return what tells this figure from the others of its card."""
    parts = [] if is_one_subject else [atlas.name(figure.subject_id, words)]
    if figure.mode:
        parts.append(words.say(MODE_SIGNS[figure.mode].name))
    if figure.definition in record.definitions:
        text = words.say(record.definitions[figure.definition])
        parts.append(lower_first(text) if parts else text)
    return ", ".join(parts)


def _worked(
    explained: Sequence[tuple[Figure, Explanation]], record: Measure, atlas: Atlas, words: Words
) -> tuple[str, ...]:
    """Return every step with its numbers; a step without numbers stands once for all."""
    plain = [step.say(words) for _, found in explained for step in found.steps if not step.numbers]
    is_one = len({figure.subject_id for figure, _ in explained}) == 1
    lines = list(dict.fromkeys(plain))
    for figure, found in explained:
        name = _name(figure, record, is_one, atlas, words) if len(explained) > 1 else ""
        steps = [step.say(words) for step in found.steps if step.numbers]
        lines += [_named(name, step, words) for step in steps]
    return tuple(lines)


def _named(name: str, line: str, words: Words) -> str:
    return words.say("{name}: {line}", name=name, line=line) if name else line


def _gathered(explained: Sequence[tuple[Figure, Explanation]]) -> dict[Input, str]:
    """Return every input once, in order, with the mode of the first figure that it went into."""
    found: dict[Input, str] = {}
    for figure, explanation in explained:
        for one in explanation.inputs:
            found.setdefault(one, figure.mode)
    return found


def _inputs(inputs: Mapping[Input, str], atlas: Atlas, words: Words) -> Table:
    columns = (
        Column(words.say("Number")),
        Column(words.say("For")),
        Column(words.say("Value"), is_number=True),
    )
    rows = tuple(_input_row(one, mode, atlas, words) for one, mode in inputs.items())
    return Table(words.say("Numbers that went into it"), columns, rows)


def _input_row(one: Input, mode: str, atlas: Atlas, words: Words) -> Row:
    place = atlas.name(one.subject_id, words) if one.subject_id else ""
    about = ", ".join(part for part in (place, str(one.year) if one.year else "") if part)
    if not about and mode:
        about = words.say(MODE_SIGNS[mode].name)
    cells = (Cell(words.say(one.label)), Cell(about), Cell(_value(one, words)))
    return Row("-".join((one.label, one.subject_id, mode)), cells, one.status)


def _value(one: Input, words: Words) -> str:
    """Return an input with all digits that matter, in the unit of its source."""
    if one.value != one.value:
        return NO_FIGURE
    number = words.number(one.value, shown_decimals(one.value))
    symbol = words.say(UNITS[one.unit].symbol) if one.unit in UNITS else one.unit
    return f"{number}\N{NO-BREAK SPACE}{symbol}" if symbol else number


def _sources(
    figures: Sequence[Figure], inputs: Iterable[Input], atlas: Atlas
) -> tuple[SourceRow, ...]:
    sure: dict[str, list[str]] = {}
    for one in inputs:
        for source_id in one.source_id.split("|"):
            sure.setdefault(source_id, []).append(one.status)
    for source_id in source_ids(figures):
        sure.setdefault(source_id, [])
    found = [(atlas.sources[one], keys) for one, keys in sure.items() if one in atlas.sources]
    return tuple(
        SourceRow(source.supplier, source.title, source.licence, source.locator, least_sure(keys))
        for source, keys in found
    )
