"""Which figures a card shows in the chosen year."""

from __future__ import annotations

from dashboard.figures.comparison import BARS, LINES
from dashboard.figures.emissions import by_mode
from dashboard.figures.goods import KEY as GOODS
from dashboard.figures.goods import mode_of as goods_mode
from dashboard.figures.modes import single
from dashboard.figures.ranking import KEY as RANKING
from dashboard.figures.ranking import MOST_BARS, shown_figures
from dashboard.figures.ratio_lines import RATIOS
from dashboard.figures.region_ports import KEY as PORTS
from dashboard.figures.region_ports import asked_measure
from dashboard.figures.split import KEY as SPLIT
from dashboard.figures.subjects import (
    REGION,
    REGION_MEASURES,
    Asked,
    asked_of,
    best_asked,
    figure_of,
    has_flows,
    kind_of,
    known_series,
    measures_of,
    nearest_known,
)
from dashboard.figures.volumes import KEY as VOLUMES
from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import EU, Figure
from dashboard.measures.served import LOADED
from dashboard.selection import Selection

BY_MODE = {
    **{measure: measure for measure in RATIOS},
    SPLIT: "modal_split",
    VOLUMES: "tonne_km",
    "emissions": "emissions",
    "energy": "energy",
}
Shown = tuple[str, tuple[Figure, ...]]


def figures_of_card(selection: Selection, card_key: str, atlas: Atlas) -> Shown:
    """Return the measure of a card and its figures in the chosen year.

    Where the year has none, those of the nearest year that has one.

    Parameters
    ----------
    selection
        What the reader looks at.
    card_key
        Key of a card; any other key stands for the map.
    atlas
        Holds the figures.
    """
    subjects = selection.selected
    if card_key == GOODS and subjects:
        measure = selection.measure if selection.measure in REGION_MEASURES else LOADED
        asked = Asked(measure, goods_mode(selection), "", selection.year)
        return measure, _nearest(subjects[:1], asked, atlas)
    if card_key in BY_MODE:
        return _by_mode(BY_MODE[card_key], selection, atlas)
    if card_key in (LINES, BARS) and subjects:
        asked = best_asked(subjects, selection, atlas)
        return asked.measure, _nearest(subjects, asked, atlas)
    if card_key == PORTS and subjects:
        measure, definition = asked_measure(selection, atlas)
        ports = tuple(place.place_id for place in atlas.ports_in(subjects[0]))
        return measure, _nearest(ports, Asked(measure, "", definition, selection.year), atlas)
    measure, _, unit = card_key.partition("-")
    if (
        len(subjects) == 1
        and measure in measures_of(subjects[0])
        and kind_of(subjects[0]) != REGION
    ):
        return measure, _of_place(subjects[0], measure, unit, selection.year, atlas)
    return _of_map(selection, card_key, atlas)


def _by_mode(measure: str, selection: Selection, atlas: Atlas) -> Shown:
    """Return the figures of all modes of a country, of all compared ones, or of the EU."""
    regions = [one for one in selection.selected if has_flows(one, atlas)] or [EU]
    cube = atlas.cubes[measure]
    found: list[Figure] = []
    for region in regions:
        years = {
            one.year
            for mode in single(cube.choices().modes)
            for one in cube.series(region, mode)
            if one.is_known
        }
        if years:
            year = min(years, key=lambda one: (abs(one - selection.year), one))
            found += by_mode(measure, region, year, atlas).values()
    return measure, tuple(found)


def _nearest(subjects: tuple[str, ...], asked: Asked, atlas: Atlas) -> tuple[Figure, ...]:
    in_year = [figure_of(one, asked, atlas) for one in subjects]
    if not any(in_year):
        in_year = [nearest_known(known_series(one, asked, atlas), asked.year) for one in subjects]
    return tuple(one for one in in_year if one is not None)


def _of_place(
    place_id: str, measure: str, unit: str, year: int, atlas: Atlas
) -> tuple[Figure, ...]:
    definitions = atlas.cubes[measure].choices().definitions or ("",)
    found = [
        nearest_known(known_series(place_id, Asked(measure, "", one, year), atlas), year)
        for one in definitions
    ]
    return tuple(one for one in found if one is not None and unit in ("", one.unit))


def _of_map(selection: Selection, card_key: str, atlas: Atlas) -> Shown:
    asked = asked_of(selection)
    chosen = _nearest(selection.selected, asked, atlas)
    if chosen and card_key != RANKING:
        return asked.measure, chosen
    return asked.measure, tuple(shown_figures(selection, atlas).values())[:MOST_BARS]
