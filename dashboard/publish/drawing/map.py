"""The map of one state of a published view, as an SVG drawing in EPSG:3035."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from dashboard.figures.map_kinds import AS_PLACES, IN_CIRCLES, IN_CLASSES
from dashboard.publish.drawing.map_labels import label_groups
from dashboard.publish.drawing.map_marks import places_drawn, totals_drawn
from dashboard.publish.drawing.map_shapes import RegionShape, Shapes

Payload = Mapping[str, Any]
HATCHED, PLAIN = "h", "p"


@dataclass(frozen=True, slots=True)
class MapState:
    """What a map shows in one state, ready to be drawn or to be kept for the script.

    Parameters
    ----------
    looks
        Class of each region by its id: a token of the ramp, ``h`` for hatched or ``p`` for plain.
    told
        What is said of each region, line by line, its name first.
    totals, places
        Circles of regions, and ports and clusters, as SVG.
    labels
        Names and values, as SVG.
    """

    looks: Mapping[str, str]
    told: Mapping[str, str]
    totals: Markup
    places: Markup
    labels: Markup


def map_state(
    payload: Payload,
    shapes: Shapes,
    name: Callable[[str], str],
    short: Mapping[str, str],
    language: str,
) -> MapState:
    """Return how everything on the map looks, and what is said of it.

    Parameters
    ----------
    payload
        As `dashboard.figures.map_paint.paint` makes it.
    shapes
        Of its level.
    name
        Gives the name of a region or place in the language of the page.
    short
        Values of regions as they stand on the map, by region id; empty where none do.
    language
        Of the names of seas.
    """
    looks = {region: _look(region, payload) for region in shapes.regions}
    told = {region: described(region, looks[region], payload, name) for region in shapes.regions}
    return MapState(
        looks=looks,
        told=told,
        totals=totals_drawn(payload, shapes),
        places=places_drawn(payload, shapes, lambda key: _place_told(key, payload, name)),
        labels=label_groups(payload, shapes, short, name, language),
    )


def _look(region_id: str, payload: Payload) -> str:
    if region_id in payload["classes"]:
        return str(payload["ramp"][payload["classes"][region_id]])
    if payload["rest"] == "hatched":
        return PLAIN if region_id in payload["plain"] else HATCHED
    return HATCHED if region_id in payload["hatched"] else PLAIN


def described(subject: str, look: str, payload: Payload, name: Callable[[str], str]) -> str:
    """Return what is said of a region: name, value, what it is, and how sure, line by line."""
    card = payload["cards"].get(subject)
    if card is None:
        kind = "hatched" if look == HATCHED else "plain"
        card = [name(subject), *payload["blank"][kind]]
    return lines_of_card(card)


def lines_of_card(card: Iterable[str]) -> str:
    """Return a card of the map as lines; its status once, where its value does not say it."""
    title, value, line, second, _, word = card
    sure = word if word != value else ""
    return "\n".join(text for text in (title, value, line, second, sure) if text)


def _place_told(place_id: str, payload: Payload, name: Callable[[str], str]) -> str:
    card = payload["cards"].get(place_id)
    if card is None:
        blank = payload["blank"].get(place_id.partition(":")[0], [""] * 5)
        card = [name(place_id), *blank]
    return lines_of_card(card)


def map_svg(payload: Payload, state: MapState, shapes: Shapes, title_id: str) -> Markup:
    """Return the map as an SVG element; every colour is a class or token of the style sheet.

    Parameters
    ----------
    payload, state, shapes
        What it shows.
    title_id
        Id of the element that names it.
    """
    kind = payload["kind"]
    are_subjects = kind in (IN_CLASSES, IN_CIRCLES)
    regions = "".join(
        _region(key, shape, state, are_subjects) for key, shape in shapes.regions.items()
    )
    parts = [
        f'<svg class="map kind-{kind}" viewBox="0 0 {shapes.width} {shapes.height}" role="group" ',
        f'aria-labelledby="{title_id}">',
        f'<path class="land" d="{shapes.land}"/><g class="regions">{regions}</g>',
        f'<path class="countries" d="{shapes.countries}"/>' if shapes.countries else "",
        f'<path class="lakes" d="{shapes.lakes}"/>',
        _corridors(payload, shapes) if "corridors" in payload["layers"] else "",
        f'<g class="outlines">{_outlines(payload, shapes)}</g>',
        f'<g class="totals" fill="var(--{payload["fill"] or "accent"})">{state.totals}</g>',
        f'<g class="places{" subjects" if kind == AS_PLACES else ""}">{state.places}</g>',
        f'<g class="labels" aria-hidden="true">{state.labels}</g></svg>',
    ]
    return Markup("".join(parts))


def _region(key: str, shape: RegionShape, state: MapState, is_subject: bool) -> str:
    look = state.looks[key]
    if not is_subject:
        return f'<path class="{look}" d="{shape.path}"/>'
    return (
        f'<path class="{look}" data-id="{key}" role="img" tabindex="0" d="{shape.path}">'
        f"<title>{escape(state.told[key])}</title></path>"
    )


def _corridors(payload: Payload, shapes: Shapes) -> str:
    whole = "".join(shapes.corridors.values())
    chosen = "".join(shapes.corridors.get(key, "") for key in payload["selected"])
    lines = f'<path class="case" d="{whole}"/><path d="{whole}"/>'
    lines += f'<path class="chosen" d="{chosen}"/>' if chosen else ""
    return f'<g class="corridors" aria-hidden="true">{lines}</g>'


def _outlines(payload: Payload, shapes: Shapes) -> str:
    chosen = [shapes.regions[key].path for key in payload["selected"] if key in shapes.regions]
    return "".join(
        f'<path class="{part}" d="{path}"/>' for part in ("sel-case", "sel") for path in chosen
    )
