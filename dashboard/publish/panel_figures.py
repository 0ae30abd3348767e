"""The figures that the charts and key figures beside a map tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dashboard.figures.card import Card
from dashboard.figures.comparison import LINES
from dashboard.figures.emissions import counted_by
from dashboard.figures.goods import KEY as GOODS
from dashboard.figures.goods import QUANTITIES
from dashboard.figures.goods import mode_of as goods_mode
from dashboard.figures.key_figures import region_figures
from dashboard.figures.layer_cards import layer_makers
from dashboard.figures.modes import single
from dashboard.figures.panel import MOST_CARDS, card_at
from dashboard.figures.ratio_lines import RATIOS
from dashboard.figures.region_ports import KEY as PORTS
from dashboard.figures.region_ports import asked_measure
from dashboard.figures.shown import figures_of_card
from dashboard.figures.split import KEY as SPLIT
from dashboard.figures.split import MEASURE as SHARES
from dashboard.figures.split import first_mode
from dashboard.figures.subjects import (
    COUNTRY_MEASURES,
    REGION,
    REGION_MEASURES,
    SUMMED_MEASURES,
    Asked,
    best_asked,
    figure_of,
    is_country,
    kind_of,
    known_series,
    measures_of,
    nearest_known,
)
from dashboard.figures.volumes import KEY as VOLUMES
from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import EU, Figure
from dashboard.selection import Selection
from dashboard.words import speak

BY_MODE = ("tonne_km", "emissions", "energy")
PLACES = "places"
Shown = tuple[str, Figure]
"""Key of a measure, and one of its figures."""


def shown_beside(state: Selection, atlas: Atlas) -> Iterator[Shown]:
    """Give the figures that the panel of a selection tells, some of them several times.

    Parameters
    ----------
    state
        What the reader looks at.
    atlas
        Holds the figures.

    Notes
    -----
    The flows and loads that layers of the map add are no figures of a measure and are left out.
    """
    yield from _of_key_figures(state, atlas)
    words = speak(state.language)
    for slot in _slots(state, atlas):
        card = card_at(slot, state, atlas, words)
        if card is not None and not card.empty:
            yield from _of_card(card, state, atlas)


def _slots(state: Selection, atlas: Atlas) -> Iterable[int]:
    """Return the places of the cards of figures; that of the ranking tells what the map does."""
    first = len(layer_makers(state, atlas, speak(state.language)))
    if state.selected:
        return range(first, MOST_CARDS)
    is_second = state.measure != SHARES
    split = first + is_second if state.measure in COUNTRY_MEASURES else MOST_CARDS
    return range(split, min(split + 1, MOST_CARDS))


def _of_card(card: Card, state: Selection, atlas: Atlas) -> Iterator[Shown]:
    """Give the figures of a card: the years of its table, or what it shows in the one year."""
    years = {int(row.key) for row in card.table.rows if row.key.isdecimal()}
    if years:
        for asked in _series_of(card, state, atlas):
            for subject in _subjects_of(card, asked, state, atlas):
                found = known_series(subject, asked, atlas)
                yield from ((asked.measure, one) for one in found if one.year in years)
        return
    measure, shown = figures_of_card(state, card.key, atlas)
    yield from ((measure, one) for one in shown)
    if card.key == SPLIT:
        for mode in single(atlas.cubes[measure].choices().modes):
            yield from _in_year(Asked(measure, mode, "", state.year), EU, atlas)


def _series_of(card: Card, state: Selection, atlas: Atlas) -> list[Asked]:
    """Return the series of a card over the years."""
    measure, year = card.measure, state.year
    if card.key == GOODS:
        return [Asked(one, goods_mode(state), "", year) for one in QUANTITIES]
    if card.key in (SPLIT, VOLUMES, *RATIOS):
        modes = atlas.cubes[measure].choices().modes
        shown = modes if card.key in RATIOS else single(modes)
        definition = counted_by(measure, state) if card.key == VOLUMES else ""
        return [Asked(measure, mode, definition, year) for mode in shown]
    if card.key == PORTS:
        measure, definition = asked_measure(state, atlas)
        return [Asked(measure, "", definition, year)]
    if card.key == LINES:
        return [best_asked(state.selected, state, atlas)]
    return [
        Asked(measure, "", one, year) for one in atlas.cubes[measure].choices().definitions or ("",)
    ]


def _subjects_of(card: Card, asked: Asked, state: Selection, atlas: Atlas) -> Sequence[str]:
    """Return whose series a card shows: of ports and units only those that it draws."""
    if card.key == PORTS:
        heads = [column.title for column in card.table.columns]
        ports = [place.place_id for place in atlas.ports_in(state.selected[0])]
        names = {one: atlas.name(one, speak(state.language)) for one in ports}
        return [one for one in ports if any(head.startswith(names[one]) for head in heads)]
    unit = card.key.partition("-")[2]
    if unit and card.key != LINES:
        (place,) = state.selected
        series = known_series(place, asked, atlas)
        return [place] if series and series[0].unit == unit else []
    return state.selected or (EU,)


def _of_key_figures(state: Selection, atlas: Atlas) -> Iterator[Shown]:
    if not state.selected:
        if state.measure == SHARES:
            yield from _in_year(Asked(SHARES, state.mode, "", state.year), EU, atlas)
        return
    if len(state.selected) > 1:
        asked = best_asked(state.selected, state, atlas)
        for subject in state.selected:
            yield from _in_year(asked, subject, atlas)
        return
    subject = state.selected[0]
    if kind_of(subject) == REGION:
        for name, _ in region_figures(subject, state, atlas, speak(state.language)):
            yield from _named(name, subject, state, atlas)
        return
    for measure in measures_of(subject):
        for definition in atlas.cubes[measure].choices().definitions or ("",):
            asked = Asked(measure, "", definition, state.year)
            nearest = nearest_known(known_series(subject, asked, atlas), state.year)
            if nearest is not None:
                yield from _with_change(asked._replace(year=nearest.year), subject, atlas)


def _named(name: str, region_id: str, state: Selection, atlas: Atlas) -> Iterator[Shown]:
    """Give what one key figure of a region rests on."""
    if name == SHARES:
        asked = Asked(name, first_mode(state, atlas), "", state.year)
        yield from _in_year(asked, region_id, atlas)
        if is_country(region_id, atlas):
            yield from _in_year(asked, EU, atlas)
    elif name in BY_MODE:
        definition = counted_by(name, state)
        for mode in atlas.cubes[name].choices().modes:
            yield from _with_change(Asked(name, mode, definition, state.year), region_id, atlas)
    elif name in REGION_MEASURES:
        yield from _in_year(Asked(name, goods_mode(state), "", state.year), region_id, atlas)
    elif name != PLACES:
        for measure in SUMMED_MEASURES if name == PORTS else (name,):
            own = state.definition if measure == state.measure else ""
            definition = own or atlas.cubes[measure].choices().definition
            yield from _in_year(Asked(measure, "", definition, state.year), region_id, atlas)


def _in_year(asked: Asked, subject: str, atlas: Atlas) -> Iterator[Shown]:
    figure = figure_of(subject, asked, atlas)
    if figure is not None:
        yield asked.measure, figure


def _with_change(asked: Asked, subject: str, atlas: Atlas) -> Iterator[Shown]:
    """Give a figure and that of the year before, which it is compared with."""
    for year in (asked.year, asked.year - 1):
        yield from _in_year(asked._replace(year=year), subject, atlas)
