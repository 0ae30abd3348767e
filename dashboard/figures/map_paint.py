"""The map of a selection as data that the browser paints: classes, circles, marks, names, cards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dashboard.figures.flow_map import with_layers
from dashboard.figures.map_cards import Card, blank, no_port_card
from dashboard.figures.map_kinds import (
    AS_PLACES,
    CLUSTER,
    IN_CIRCLES,
    IN_CLASSES,
    PORT,
    figures_shown,
    kind_of_map,
    shows_bare_ports,
    sized_places,
)
from dashboard.figures.map_marks import hidden_places, short_name, spread
from dashboard.figures.map_parts import Figures, Parts, circle_parts, place_parts, share_parts
from dashboard.figures.map_words import subtitle, title
from dashboard.figures.origin import is_from_flows
from dashboard.measures.atlas import Atlas
from dashboard.measures.catalogue import MEASURES
from dashboard.selection import Selection
from dashboard.words import Words

MOST_NAMES = 12
MOST_REGION_NAMES = 8
Painter = Callable[[Selection, Figures, Atlas, Words], Parts]
_PAINTERS: dict[str, Painter] = {
    IN_CLASSES: share_parts,
    IN_CIRCLES: circle_parts,
    AS_PLACES: place_parts,
}


def paint(selection: Selection, atlas: Atlas, words: Words) -> dict[str, Any]:
    """Return everything that the map of a selection shows.

    Parameters
    ----------
    selection
        What the reader looks at.
    atlas
        Layers and figures.
    words
        The reader's language.

    Returns
    -------
    payload
        ``kind`` is ``share`` (regions in ``classes``), ``circles`` (totals by region, radius in
        CSS pixels and status) or ``places`` (sized ports or clusters). A region that is named in
        none of ``classes``, ``plain`` and ``hatched`` is what ``rest`` says. ``marks`` gives radius
        and status of places; a port without an entry is drawn small and dashed, or as a mere
        point where ports are ``bare``. ``cards`` has what is said of each subject; what has no card
        there gets its name and the words of ``blank``.

    Notes
    -----
    A shown value is the cube's; nothing is calculated here but its class, radius and rank. Under
    a measure in classes the ports show their goods of the same year, in one definition.
    Must not be used to read figures from: the cube has them, unrounded.
    """
    figures = figures_shown(selection, atlas)
    kind = kind_of_map(selection)
    parts: Parts = {"classes": {}, "circles": {}, "marks": {}, "plain": [], "hatched": []}
    parts |= {"rest": "plain", "cards": {}, "sizes": "", "fill": "", "ramp": []}
    parts |= _PAINTERS[kind](selection, figures, atlas, words)
    parts["cards"] |= _corridor_cards(selection, atlas, words)
    parts["hidden"] = hidden_places(parts["marks"], selection.selected, atlas)
    payload = {
        "measure": selection.measure,
        "level": "0" if selection.level == "eu" else selection.level,
        "kind": kind,
        **parts,
        "bare": shows_bare_ports(selection),
        "blank": _blanks(selection, words),
        "labels": _labels(selection, parts, atlas, words),
        "selected": list(selection.selected),
        "layers": _layers(selection),
        "title": title(selection, words),
        "subtitle": subtitle(selection, words, figures.values()),
        "announce": _announce(selection, figures, words),
        "credits": _credits(selection, figures, words),
    }
    return with_layers(payload, selection, atlas, words)


def _corridor_cards(selection: Selection, atlas: Atlas, words: Words) -> dict[str, Card]:
    return {
        key: [atlas.name(key, words), "", words.say("Corridor"), "", "", ""]
        for key in selection.selected
        if key in atlas.corridors
    }


def _blanks(selection: Selection, words: Words) -> dict[str, Card]:
    nothing = blank("", words)
    port = ["", words.say("Port"), "", "", ""]
    cluster = ["", words.say("Logistics cluster"), "", "", ""]
    sums_ports = MEASURES[selection.measure].subject == "place"
    return {
        "hatched": nothing,
        "plain": no_port_card(words) if sums_ports else [""] * len(nothing),
        PORT: port if shows_bare_ports(selection) else nothing,
        CLUSTER: nothing if sized_places(selection) == CLUSTER else cluster,
    }


def _layers(selection: Selection) -> list[str]:
    sized = sized_places(selection)
    own = [f"{sized}s"] if sized else []
    return list(dict.fromkeys([*selection.layers, *own]))


def _labels(
    selection: Selection, parts: Parts, atlas: Atlas, words: Words
) -> list[tuple[str, str]]:
    named = [key for key in selection.selected if key in atlas.places]
    if selection.level in ("1", "2", "3"):
        named += [key for key in selection.selected if key in atlas.regions]
    if circles := parts["circles"]:
        named += sorted(circles, key=lambda key: -circles[key][0])[:MOST_REGION_NAMES]
    else:
        marks, sized = parts["marks"], parts["sizes"] or PORT
        shown = [key for key in marks if key.startswith(sized) and key not in parts["hidden"]]
        named += spread(sorted(shown, key=lambda key: -marks[key][0]), atlas)
    first = list(dict.fromkeys(named))[:MOST_NAMES]
    return [(key, short_name(atlas.name(key, words))) for key in first]


def _announce(selection: Selection, figures: Figures, words: Words) -> str:
    count = words.count("{n} figure", "{n} figures", len(figures))
    counted = subtitle(selection, words, figures.values())
    return f"{title(selection, words)}. {counted}. {count}"


def _credits(selection: Selection, figures: Figures, words: Words) -> str:
    suppliers = [words.say(name) for name in MEASURES[selection.measure].suppliers]
    if figures and all(is_from_flows(figure) for figure in figures.values()):
        suppliers = [words.say("own estimate")]
    if kind_of_map(selection) == IN_CLASSES and "ports" in selection.layers:
        suppliers.append(words.say("port authorities"))
    parts = [
        words.say("Figures: {suppliers}", suppliers=", ".join(suppliers)),
        words.say("Boundaries © EuroGeographics"),
    ]
    if "corridors" in selection.layers:
        parts.append(words.say("Corridors © OpenStreetMap contributors"))
    return ". ".join(parts)
