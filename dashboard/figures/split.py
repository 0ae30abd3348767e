"""The card of the modal split: shares of inland freight over the years, or of several places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.figures.areas import share_areas
from dashboard.figures.card import Card
from dashboard.figures.findings import turn
from dashboard.figures.modes import MODE_SIGNS, single
from dashboard.figures.origin import suppliers
from dashboard.figures.quantity import amount, scale_of
from dashboard.figures.series_table import Named, year_table
from dashboard.figures.stack import Stack, Year, stack, year_of
from dashboard.figures.status import mixed_told, usual
from dashboard.figures.told import listed
from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import Figure
from dashboard.selection import Selection
from dashboard.words import N_, Words

KEY, MEASURE, UNIT = "split", "modal_split", "percent"
_GROWN = {
    "road": N_("Road has gained share since {year}"),
    "rail": N_("Rail has gained share since {year}"),
    "inland_waterway": N_("Inland waterways have gained share since {year}"),
}
_FALLEN = {
    "road": N_("Road has lost share since {year}"),
    "rail": N_("Rail has lost share since {year}"),
    "inland_waterway": N_("Inland waterways have lost share since {year}"),
}
NEUTRAL = N_("Modes’ shares of inland freight")
COUNTED = N_("Per cent of inland tonne-kilometres")


def first_mode(selection: Selection, atlas: Atlas) -> str:
    """Return the mode in question: the chosen one, else the usual one of the measure."""
    choices = atlas.cubes[MEASURE].choices()
    return selection.mode if selection.mode in choices.modes else choices.mode


def split_series(region_id: str, atlas: Atlas) -> dict[str, tuple[Figure, ...]]:
    """Return a region's shares by mode, in the fixed order, modes without a figure left out."""
    cube = atlas.cubes[MEASURE]
    found = {mode: cube.series(region_id, mode) for mode in single(cube.choices().modes)}
    return {mode: series for mode, series in found.items() if any(one.is_known for one in series)}


def split_card(region_id: str, selection: Selection, atlas: Atlas, words: Words) -> Card:
    """Return the card of a country's modal split, or that of the EU.

    The title is a finding where the mode in question has clearly gained or lost share.

    Parameters
    ----------
    region_id
        A country, or the EU.
    selection
        Gives the year and the mode.
    atlas
        Holds the figures.
    words
        The reader's language.
    """
    series = split_series(region_id, atlas)
    first = first_mode(selection, atlas)
    stacked = stack(series, first)
    if not stacked.parts:
        text = words.say("There is no modal split here: no year has the shares of all modes.")
        return Card(KEY, MEASURE, words.say(NEUTRAL), "", empty=text)
    figures = [one for part in stacked.parts for year in part for one in year.values()]
    scale = scale_of(UNIT, [])
    columns = [Named(words.say(MODE_SIGNS[mode].name), found) for mode, found in series.items()]
    breaks = _breaks_told(stacked, words)
    mixed = mixed_told([figure.status for figure in figures], words)
    caption = words.say("Shares of inland freight, {place}", place=atlas.name(region_id, words))
    return Card(
        key=KEY,
        measure=MEASURE,
        title=_title(series, first, words),
        unit_line=_unit_line(breaks, mixed, words),
        table=year_table(caption, columns, scale, selection.year, words, breaks),
        status=usual(figure.status for figure in figures),
        source=suppliers(MEASURE, figures, atlas, words),
        figure=share_areas(stacked, selection.year, words),
        summary=_told(stacked, words),
    )


def _unit_line(breaks: str, mixed: str, words: Words) -> str:
    told = " ".join(text for text in (mixed, breaks) if text)
    counted = words.say(COUNTED)
    return f"{counted}. {told}" if told else counted


def _title(series: Mapping[str, Sequence[Figure]], first: str, words: Words) -> str:
    latest = max(one.year for figures in series.values() for one in figures if one.is_known)
    found = turn(series.get(first, ()), in_points=True, latest=latest)
    if found is None:
        return words.say(NEUTRAL)
    texts = _GROWN if found.has_grown else _FALLEN
    return words.say(texts[first], year=found.year)


def _breaks_told(stacked: Stack, words: Words) -> str:
    starts = [part[0] for part in stacked.parts[1:]]
    marked = [found for found in starts if any(one.is_break for one in found.values())]
    years = [str(year_of(found)) for found in marked]
    told = []
    if years:
        told.append(words.say("Gaps mark breaks in the series ({list}).", list=", ".join(years)))
    if len(starts) > len(marked):
        told.append(words.say("Other gaps are years in which a share is not known."))
    return " ".join(told)


def _told(stacked: Stack, words: Words) -> str:
    first, last = stacked.parts[0][0], stacked.parts[-1][-1]
    parts = [
        f"{words.say(MODE_SIGNS[mode].name)} {_span(first, last, mode, words)}"
        for mode in stacked.modes
    ]
    return words.say(
        "A chart of shares over the years. {list}. The table has every year.", list=listed(parts)
    )


def _span(first: Year, last: Year, mode: str, words: Words) -> str:
    ends = [found[mode] for found in (first, last) if mode in found]
    return " – ".join(f"{amount(one.value, UNIT, words)} ({one.year})" for one in ends)
