"""The card of emissions, or of energy: a country's freight by mode in one year."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.figures.bars import Bar, bar_chart, mode_bar
from dashboard.figures.card import Card
from dashboard.figures.findings import main_part
from dashboard.figures.modes import MODE_SIGNS, single
from dashboard.figures.origin import suppliers
from dashboard.figures.quantity import Scale, scale_of
from dashboard.figures.series_table import cell, with_unit
from dashboard.figures.status import MISSING, least_sure
from dashboard.figures.table import Cell, Column, Row, Table
from dashboard.figures.told import bars_told
from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import ALL_MODES, Figure
from dashboard.measures.served import DEFINITIONS, FLOW_MODES, SERVED
from dashboard.selection import Selection
from dashboard.words import N_, Words

UNITS = {"emissions": "kt_co2e", "energy": "tj"}
WHOLE, ALMOST_ALL = 100, 99.5
_NEUTRAL = {
    "emissions": N_("Emissions by mode"),
    "energy": N_("Energy used by mode"),
}
_COUNTED = {
    "emissions": N_("{unit}, well to wheel, {year}"),
    "energy": N_("{unit}, {year}"),
}
_MAIN = {
    "emissions": {
        "road": N_("Road causes {share} of emissions"),
        "rail": N_("Rail causes {share} of emissions"),
        "inland_waterway": N_("Inland waterways cause {share} of emissions"),
        "sea": N_("Coastal shipping causes {share} of emissions"),
    },
    "energy": {
        "road": N_("Road uses {share} of the energy"),
        "rail": N_("Rail uses {share} of the energy"),
        "inland_waterway": N_("Inland waterways use {share} of the energy"),
        "sea": N_("Coastal shipping uses {share} of the energy"),
    },
}


def by_mode(
    measure: str, region_id: str, year: int, atlas: Atlas, definition: str = ""
) -> dict[str, Figure]:
    """Return the known figures of a region in one year by mode, in the fixed order of modes."""
    cube = atlas.cubes[measure]
    found = {
        mode: cube.figure(region_id, year, mode, definition)
        for mode in single(cube.choices().modes)
    }
    return {mode: one for mode, one in found.items() if one is not None and one.is_known}


def emissions_card(
    measure: str, region_id: str, selection: Selection, atlas: Atlas, words: Words
) -> Card:
    """Return the card of a country's emissions or energy by mode in the chosen year.

    The title is a finding where one mode has more than half of all that is counted, and every
    mode that carries freight in that year is counted.

    Parameters
    ----------
    measure
        ``emissions`` or ``energy``; it is also the key of the card.
    region_id
        A country.
    selection
        Gives the year.
    atlas
        Holds the figures.
    words
        The reader's language.
    """
    definition = counted_by(measure, selection)
    found = by_mode(measure, region_id, selection.year, atlas, definition)
    if not found:
        return _empty(measure, region_id, selection.year, atlas, words)
    scale = scale_of(UNITS[measure], [one.value for one in found.values()])
    order = sorted(found, key=lambda mode: -found[mode].value)
    bars: list[Bar] = [mode_bar(mode, found[mode], words) for mode in order]
    left_out = not_counted(measure, region_id, selection.year, atlas, definition)
    unit = words.say(scale.name)
    ways = {one.definition for one in found.values()}
    counted = [words.say(text) for key, text in DEFINITIONS.items() if key in ways]
    return Card(
        key=measure,
        measure=measure,
        title=_title(measure, found, left_out, words),
        unit_line=". ".join(
            [words.say(_COUNTED[measure], unit=unit, year=selection.year), *counted]
        ),
        table=_table(region_id, measure, found, left_out, scale, selection.year, atlas, words),
        status=least_sure(one.status for one in found.values()),
        source=suppliers(measure, found.values(), atlas, words),
        figure=bar_chart(bars, scale, words),
        summary=bars_told(bars, scale, words),
        note=_note(left_out, words),
    )


def counted_by(measure: str, selection: Selection) -> str:
    """Return the definition that a card of a measure follows: that of the map if it shows it."""
    return selection.definition if selection.measure == measure else ""


def not_counted(
    measure: str, region_id: str, year: int, atlas: Atlas, definition: str = ""
) -> tuple[str, ...]:
    """Return the modes that carry freight in that year but have no figure of the measure.

    Of flows, a mode without a figure is not known where their sum is not.
    """
    carried = by_mode("tonne_km", region_id, year, atlas, definition)
    found = by_mode(measure, region_id, year, atlas, definition)
    lacking = tuple(mode for mode, one in carried.items() if one.value > 0 and mode not in found)
    is_served = any(one.definition == SERVED for one in carried.values())
    if not is_served or atlas.cubes["tonne_km"].figure(region_id, year, ALL_MODES, SERVED):
        return lacking
    return tuple(mode for mode in FLOW_MODES if mode not in found)


def _title(measure: str, found: dict[str, Figure], left_out: tuple[str, ...], words: Words) -> str:
    main = None if left_out else main_part(found)
    if main is None:
        return words.say(_NEUTRAL[measure])
    mode, share = main
    return words.say(_MAIN[measure][mode], share=_share(share, words))


def _share(share: float, words: Words) -> str:
    """Return a share in whole per cent; what is less than all is never written as 100 %."""
    if ALMOST_ALL <= share < WHOLE:
        return words.say("over {share}", share=words.percent(WHOLE - 1, 0))
    return words.percent(share, 0)


def _note(left_out: tuple[str, ...], words: Words) -> str:
    if not left_out:
        return ""
    names = ", ".join(words.say(MODE_SIGNS[mode].name) for mode in left_out)
    return words.say("Without a figure in this year, and not in the chart: {modes}.", modes=names)


def _empty(measure: str, region_id: str, year: int, atlas: Atlas, words: Words) -> Card:
    cube = atlas.cubes[measure]
    years = [
        one.year
        for mode in single(cube.choices().modes)
        for one in cube.series(region_id, mode)
        if one.is_known
    ]
    if years:
        text = words.say(
            "No figure for {year}: the factors hold for {first} to {last} only. "
            "Choose one of those years.",
            year=year,
            first=min(years),
            last=max(years),
        )
    else:
        text = words.say("No figure: the tonne-kilometres or the factors are not known here.")
    return Card(measure, measure, words.say(_NEUTRAL[measure]), "", empty=text)


@dataclass(frozen=True, slots=True)
class _Part:
    title: str
    attribute: str


_PARTS = (
    _Part(N_("Well to wheel"), "value"),
    _Part(N_("of it well to tank"), "wtt"),
    _Part(N_("of it tank to wheel"), "ttw"),
)


def _table(
    region_id: str,
    measure: str,
    found: dict[str, Figure],
    left_out: tuple[str, ...],
    scale: Scale,
    year: int,
    atlas: Atlas,
    words: Words,
) -> Table:
    parts = _PARTS if measure == "emissions" else (_Part(N_("Energy"), "value"),)
    heads = [Column(with_unit(words.say(p.title), scale, words), is_number=True) for p in parts]
    order = sorted(found, key=lambda mode: -found[mode].value)
    rows = [
        Row(
            mode,
            _cells(words.say(MODE_SIGNS[mode].name), found[mode], parts, scale, words),
            found[mode].status,
        )
        for mode in order
    ] + [
        Row(mode, (Cell(words.say(MODE_SIGNS[mode].name)), *[Cell("–")] * len(parts)), MISSING)
        for mode in left_out
    ]
    caption = words.say(
        "{measure}, {place}, {year}",
        measure=words.say(_NEUTRAL[measure]),
        place=atlas.name(region_id, words),
        year=year,
    )
    return Table(caption, (Column(words.say("Mode")), *heads), tuple(rows))


def _cells(
    name: str, figure: Figure, parts: tuple[_Part, ...], scale: Scale, words: Words
) -> tuple[Cell, ...]:
    values = [figure._replace(value=getattr(figure, part.attribute)) for part in parts]
    return (Cell(name), *(cell(one, figure.status, scale, words) for one in values))
