"""What is painted for each kind of map: classes, circles of totals, or marks of places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.figures.map_cards import (
    Card,
    blank,
    known_cards,
    no_port_card,
    port_card,
    ports_line,
    unknown_card,
)
from dashboard.figures.map_kinds import (
    CLUSTER,
    class_limits,
    class_of,
    largest_ever,
    ramp,
    sized_places,
)
from dashboard.figures.map_marks import (
    LARGEST_DIAMOND,
    LARGEST_PLACE,
    LARGEST_TOTAL,
    MODE_FILLS,
    PORT_MEASURE,
    background_ports,
    place_marks,
    port_marks,
)
from dashboard.measures.atlas import Atlas
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.cube import EU, Figure
from dashboard.selection import Selection
from dashboard.words import Words

EU_MEMBERS = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU"),
    *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
)
"""Eurostat's codes of the 27 countries of ``EU27_2020``."""
Parts = dict[str, Any]
Figures = Mapping[str, Figure]


def share_parts(selection: Selection, figures: Figures, atlas: Atlas, words: Words) -> Parts:
    """Return a choropleth: a class for each region with a figure, all others hatched.

    The EU as one is drawn as its member countries, all in the class of its figure.
    """
    limits = class_limits(selection, atlas)
    cards = known_cards(figures, selection, atlas, words)
    classes = {subject: class_of(row.value, limits) for subject, row in figures.items()}
    if selection.level == "eu" and EU in figures:
        classes = dict.fromkeys(EU_MEMBERS, classes[EU])
        card = [*cards[EU][:3], "", *cards[EU][4:]]
        cards = dict.fromkeys(EU_MEMBERS, card)
    cards |= _cards_of_other_countries(selection, cards, atlas, words)
    parts = {
        "classes": classes,
        "cards": cards,
        "rest": "hatched",
        "ramp": ramp(len(limits), selection.measure),
    }
    return parts | _ports_below(selection, cards, atlas, words)


def _ports_below(selection: Selection, cards: dict[str, Card], atlas: Atlas, words: Words) -> Parts:
    if "ports" not in selection.layers:
        return {}
    ports = {key: row for key, row in background_ports(selection, atlas).items() if row.is_known}
    own = {key: port_card(row, atlas, words) for key, row in ports.items()}
    return {"marks": port_marks(ports), "cards": own | cards}


def _cards_of_other_countries(
    selection: Selection, known: Mapping[str, Card], atlas: Atlas, words: Words
) -> dict[str, Card]:
    if selection.level not in ("eu", "0"):
        return {}
    return {
        region.region_id: unknown_card(region.region_id, selection, atlas, words)
        for region in atlas.regions.values()
        if region.level == 0 and region.region_id not in known
    }


def circle_parts(selection: Selection, figures: Figures, atlas: Atlas, words: Words) -> Parts:
    """Return circles at the regions' label points; what has no figure is hatched.

    Where ports are added up, a region without any port is left plain: there is nothing to know.
    """
    circles = place_marks(figures, largest_ever(selection, atlas), LARGEST_TOTAL[selection.level])
    cards = known_cards(figures, selection, atlas, words)
    parts: Parts = {"circles": circles, "fill": MODE_FILLS.get(selection.mode, "accent")}
    if MEASURES[selection.measure].subject == "region":
        cards |= _cards_of_other_countries(selection, cards, atlas, words)
        return parts | {"plain": list(circles), "rest": "hatched", "cards": cards}
    hatched = _regions_with_unknown_ports(selection, figures, atlas)
    for region_id, ports in hatched.items():
        card = unknown_card(region_id, selection, atlas, words)
        cards[region_id] = [*card[:3], ports_line(0, ports, words), *card[4:]]
    return parts | {"hatched": list(hatched), "cards": cards | _portless(selection, atlas, words)}


def _regions_with_unknown_ports(
    selection: Selection, known: Figures, atlas: Atlas
) -> dict[str, int]:
    counted = (
        (region.region_id, len(atlas.ports_in(region.region_id)))
        for region in atlas.regions.values()
        if str(region.level) == selection.level and region.region_id not in known
    )
    return {region_id: ports for region_id, ports in counted if ports}


def _portless(selection: Selection, atlas: Atlas, words: Words) -> dict[str, Card]:
    if selection.level != "0":
        return {}
    return {
        region.region_id: [atlas.name(region.region_id, words), *no_port_card(words)]
        for region in atlas.regions.values()
        if region.level == 0 and not atlas.ports_in(region.region_id)
    }


def place_parts(selection: Selection, figures: Figures, atlas: Atlas, words: Words) -> Parts:
    """Return ports as circles, or clusters as diamonds, their area in proportion."""
    sized = sized_places(selection)
    if selection.measure == PORT_MEASURE:
        marks = port_marks(figures)
    else:
        most = LARGEST_DIAMOND if sized == CLUSTER else LARGEST_PLACE
        marks = place_marks(figures, largest_ever(selection, atlas), most)
    cards = known_cards(figures, selection, atlas, words)
    for place in atlas.places.values():
        if place.place_id.startswith(sized) and place.place_id not in cards:
            card = unknown_card(place.place_id, selection, atlas, words)
            if card[1:] != blank("", words):
                cards[place.place_id] = card
    return {"marks": marks, "sizes": sized, "cards": cards}
