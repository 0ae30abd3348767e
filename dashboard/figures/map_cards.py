"""What the map says of one region or place: on its hover card, and aloud."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.figures.map_marks import PORT_DEFINITION, PORT_MEASURE
from dashboard.figures.map_words import card_line, lower_first, ordinal
from dashboard.figures.quantity import amount, amount_of, range_of
from dashboard.figures.status import MISSING, status
from dashboard.measures.atlas import Atlas
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.cube import Figure
from dashboard.selection import Selection
from dashboard.words import N_, Words

Card = list[str]
"""Name, value, two lines, key of the status and its word."""


def ranks(figures: Mapping[str, Figure]) -> dict[str, int]:
    """Return the rank of each subject with a figure, the largest value first; equals share one."""
    values = sorted((f.value for f in figures.values() if f.is_known), reverse=True)
    first = {value: place for place, value in reversed(list(enumerate(values, start=1)))}
    return {f.subject_id: first[f.value] for f in figures.values() if f.is_known}


def kind_of(subject_id: str, atlas: Atlas) -> str:
    """Return what a subject is counted as in a rank: country, region, port or cluster."""
    prefix, _, code = subject_id.partition(":")
    if code:
        return prefix
    region = atlas.regions.get(subject_id)
    return "country" if region is None or region.level == 0 else "region"


def rank_line(kind: str, rank: int, out_of: int, words: Words) -> str:
    """Return "20th of 27 countries"; ``kind`` is what `kind_of` says."""
    place = ordinal(rank, words)
    if kind == "country":
        return words.count("{rank} of {n} country", "{rank} of {n} countries", out_of, rank=place)
    if kind == "port":
        return words.count("{rank} of {n} port", "{rank} of {n} ports", out_of, rank=place)
    if kind == "cluster":
        return words.count("{rank} of {n} cluster", "{rank} of {n} clusters", out_of, rank=place)
    return words.count("{rank} of {n} region", "{rank} of {n} regions", out_of, rank=place)


def known_card(
    figure: Figure, rank: int, out_of: int, selection: Selection, atlas: Atlas, words: Words
) -> Card:
    """Return the card of a subject with a figure; a sum of ports is never ranked."""
    if figure.out_of:
        second = ports_line(figure.known, figure.out_of, words)
    else:
        second = range_of(figure, words) or rank_line(
            kind_of(figure.subject_id, atlas), rank, out_of, words
        )
    mark = status(figure.status, words)
    return [
        atlas.name(figure.subject_id, words),
        amount_of(figure, words),
        card_line(selection.measure, figure.mode, figure.year, words),
        second,
        mark.key,
        mark.word,
    ]


def known_cards(
    figures: Mapping[str, Figure], selection: Selection, atlas: Atlas, words: Words
) -> dict[str, Card]:
    """Return the cards of all subjects with a figure."""
    order = ranks(figures)
    return {
        subject: known_card(figures[subject], rank, len(order), selection, atlas, words)
        for subject, rank in order.items()
    }


def unknown_card(subject_id: str, selection: Selection, atlas: Atlas, words: Words) -> Card:
    """Return the card of a subject without a figure; it tells the nearest other year.

    Where another definition has a figure of the year, only this one has none, and it says so.
    """
    cube = atlas.cubes[selection.measure]
    series = cube.series(subject_id, selection.mode, selection.definition)
    line = _other_year([f for f in series if f.is_known], selection.year, words)
    card = [atlas.name(subject_id, words), *blank(line, words)]
    if _has_other_definition(subject_id, selection, atlas):
        card[1] = card[5] = words.say("No figure in this definition")
    return card


def _has_other_definition(subject_id: str, selection: Selection, atlas: Atlas) -> bool:
    cube = atlas.cubes[selection.measure]
    return any(
        one.year == selection.year and one.is_known
        for definition in cube.choices().definitions
        for one in cube.series(subject_id, selection.mode, definition)
    )


def _other_year(known: list[Figure], year: int, words: Words) -> str:
    if not known:
        return ""
    before = [figure for figure in known if figure.year < year]
    text = N_("Last figure: {value} in {year}") if before else N_("First figure: {value} in {year}")
    figure = before[-1] if before else known[0]
    return words.say(text, value=amount(figure.value, figure.unit, words), year=figure.year)


def blank(line: str, words: Words) -> list[str]:
    """Return what follows the name on the card of anything without a figure."""
    mark = status(MISSING, words)
    return [mark.word, line, "", mark.key, mark.word]


def no_port_card(words: Words) -> Card:
    """Return what follows the name of a region that has no port at all."""
    return ["", words.say("No port in the atlas"), "", "", ""]


def ports_line(known: int, out_of: int, words: Words) -> str:
    """Return how many of a region's ports a sum holds."""
    return words.count(
        "{known} of {n} port has a figure",
        "{known} of {n} ports have a figure",
        out_of,
        known=words.number(known),
    )


def port_card(figure: Figure, atlas: Atlas, words: Words) -> Card:
    """Return the card of a port that lies under another measure: its goods of that year."""
    mark = status(figure.status, words)
    return [
        atlas.name(figure.subject_id, words),
        amount(figure.value, figure.unit, words),
        card_line(PORT_MEASURE, "", figure.year, words),
        lower_first(words.say(MEASURES[PORT_MEASURE].definitions[PORT_DEFINITION])),
        mark.key,
        mark.word,
    ]
