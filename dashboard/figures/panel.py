"""The right-hand panel of a selection: where, what it shows, key figures and charts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from dashboard.figures.card import Card, Crumb, Panel
from dashboard.figures.comparison import comparison_cards
from dashboard.figures.emissions import emissions_card
from dashboard.figures.goods import goods_card
from dashboard.figures.key_figures import key_figures
from dashboard.figures.layer_cards import layer_makers
from dashboard.figures.ranking import ranking_card
from dashboard.figures.ratio_lines import RATIOS, ratio_card
from dashboard.figures.region_ports import region_ports_card
from dashboard.figures.sentence import headline
from dashboard.figures.split import KEY as SPLIT
from dashboard.figures.split import MEASURE as SPLIT_MEASURE
from dashboard.figures.split import NEUTRAL as SPLIT_TITLE
from dashboard.figures.split import first_mode, split_card
from dashboard.figures.subjects import (
    CLUSTER_MEASURES,
    CORRIDOR,
    COUNTRY_MEASURES,
    PORT_MEASURES,
    REGION,
    REGION_MEASURES,
    Asked,
    country_of,
    has_flows,
    is_country,
    kind_of,
    larger_with_figure,
)
from dashboard.figures.throughput import place_cards
from dashboard.figures.volumes import volumes_card
from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import EU
from dashboard.selection import Selection
from dashboard.words import Words

MOST_CARDS = 3

Maker = Callable[[], Card]


def panel(selection: Selection, atlas: Atlas, words: Words) -> Panel:
    """Return everything that the panel shows for a selection.

    Parameters
    ----------
    selection
        What the reader looks at; nothing selected means the whole of Europe.
    atlas
        Layers and figures.
    words
        The reader's language.
    """
    head = panel_head(selection, atlas, words)
    return replace(head, cards=cards(selection, atlas, words)[:MOST_CARDS])


def panel_head(selection: Selection, atlas: Atlas, words: Words) -> Panel:
    """Return what the panel shows above its cards; the cards are left out.

    Parameters
    ----------
    selection
        What the reader looks at; nothing selected means the whole of Europe.
    atlas
        Layers and figures.
    words
        The reader's language.
    """
    return Panel(
        title=_title(selection, atlas, words),
        crumbs=crumbs(selection, atlas, words),
        headline=headline(selection, atlas, words),
        key_figures=key_figures(selection, atlas, words),
        cards=(),
    )


def _title(selection: Selection, atlas: Atlas, words: Words) -> str:
    if not selection.selected:
        return words.say("Europe")
    if len(selection.selected) > 1:
        return words.say("Comparison")
    return atlas.name(selection.selected[0], words)


def crumbs(selection: Selection, atlas: Atlas, words: Words) -> tuple[Crumb, ...]:
    """Return the way from Europe to what is selected, for a place by way of its regions."""
    europe = Crumb("", words.say("Europe"))
    if not selection.selected:
        return (europe,)
    if len(selection.selected) > 1:
        return (europe, Crumb("", words.say("Comparison")))
    subject = selection.selected[0]
    way: tuple[str, ...] = atlas.within(subject)
    if subject in atlas.places:
        country, region = country_of(subject, atlas), atlas.places[subject].regions[-1]
        way = tuple(one for one in (country, region) if one and one in atlas.regions)
    return (europe, *(Crumb(one, atlas.name(one, words)) for one in (*way, subject)))


def cards(selection: Selection, atlas: Atlas, words: Words) -> tuple[Card, ...]:
    """Return the charts of a selection with their tables, that of the map's measure first."""
    return tuple(make() for make in _makers(selection, atlas, words))


def card_at(slot: int, selection: Selection, atlas: Atlas, words: Words) -> Card | None:
    """Return one card of the panel, made without the others.

    Parameters
    ----------
    slot
        Its place, counted from 0.
    selection
        What the reader looks at.
    atlas
        Layers and figures.
    words
        The reader's language.

    Returns
    -------
    card
        As the panel has it there; ``None`` where it has fewer cards.
    """
    makers = _makers(selection, atlas, words)[:MOST_CARDS]
    return makers[slot]() if slot < len(makers) else None


def _makers(selection: Selection, atlas: Atlas, words: Words) -> tuple[Maker, ...]:
    return (*layer_makers(selection, atlas, words), *_own_makers(selection, atlas, words))


def _own_makers(selection: Selection, atlas: Atlas, words: Words) -> tuple[Maker, ...]:
    if not selection.selected:
        return _of_europe(selection, atlas, words)
    if len(selection.selected) > 1:
        return _made(comparison_cards(selection, atlas, words))
    subject = selection.selected[0]
    kind = kind_of(subject)
    if kind == CORRIDOR:
        return ()
    if kind != REGION:
        return _made(place_cards(subject, selection, atlas, words))
    if has_flows(subject, atlas):
        return _with_flows(subject, selection, atlas, words)
    return (
        partial(region_ports_card, subject, selection, atlas, words),
        partial(_larger_only, subject, selection, atlas, words),
    )


def _made(ready: tuple[Card, ...]) -> tuple[Maker, ...]:
    def give(card: Card) -> Card:
        return card

    return tuple(partial(give, card) for card in ready)


def _of_europe(selection: Selection, atlas: Atlas, words: Words) -> tuple[Maker, ...]:
    ranking = partial(ranking_card, selection, atlas, words)
    if selection.measure not in COUNTRY_MEASURES:
        return (ranking,)
    whole = partial(split_card, EU, selection, atlas, words)
    return (whole, ranking) if selection.measure == SPLIT_MEASURE else (ranking, whole)


def _with_flows(
    region_id: str, selection: Selection, atlas: Atlas, words: Words
) -> tuple[Maker, ...]:
    """Return the cards of a country or region, that of the map's measure first."""
    gas = "energy" if selection.measure == "energy" else "emissions"
    by_mode: dict[str, Maker] = {
        SPLIT_MEASURE: partial(split_card, region_id, selection, atlas, words),
        "tonne_km": partial(volumes_card, region_id, selection, atlas, words),
        gas: partial(emissions_card, gas, region_id, selection, atlas, words),
    }
    goods = partial(goods_card, region_id, selection, atlas, words)
    if selection.measure in (*PORT_MEASURES, *CLUSTER_MEASURES):
        ports = partial(region_ports_card, region_id, selection, atlas, words)
        return (ports, by_mode["tonne_km"], by_mode[SPLIT_MEASURE])
    if selection.measure in RATIOS:
        own = partial(ratio_card, selection.measure, region_id, selection, atlas, words)
        return (own, goods, by_mode[gas])
    if selection.measure in REGION_MEASURES:
        return (goods, by_mode[SPLIT_MEASURE], by_mode[gas])
    if not is_country(region_id, atlas) and selection.measure != "tonne_km":
        by_mode["tonne_km"] = goods
    order = sorted(by_mode, key=lambda measure: measure != selection.measure)
    return tuple(by_mode[measure] for measure in order)


def _larger_only(region_id: str, selection: Selection, atlas: Atlas, words: Words) -> Card:
    """Return the card that leads from a region too small for flows to the one that it lies in."""
    asked = Asked(SPLIT_MEASURE, first_mode(selection, atlas), "", selection.year)
    larger = larger_with_figure(region_id, asked, atlas)
    name = atlas.name(larger, words)
    return Card(
        SPLIT,
        SPLIT_MEASURE,
        words.say(SPLIT_TITLE),
        "",
        empty=words.say("Freight by mode is estimated for NUTS 2 regions and larger ones."),
        other=(larger, words.say("Show {country}", country=name)),
    )
