"""The words of the map: titles, what a card says of a figure, and the texts of its controls."""

from __future__ import annotations

from collections.abc import Collection

from dashboard.figures.origin import is_from_flows
from dashboard.figures.titles import measure_title
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.cube import Figure
from dashboard.selection import Selection
from dashboard.words import N_, Words

START = [[-14.0, 35.2], [32.7, 63.6]]
"""South-west and north-east of the map at its start, (lon, lat) in WGS84."""

_TITLES = {
    ("modal_split", "road"): N_("Road’s share of inland freight, {year}"),
    ("modal_split", "rail"): N_("Rail’s share of inland freight, {year}"),
    ("modal_split", "inland_waterway"): N_("Inland waterways’ share of inland freight, {year}"),
    ("tonne_km", "road"): N_("Freight by road, {year}"),
    ("tonne_km", "rail"): N_("Freight by rail, {year}"),
    ("tonne_km", "inland_waterway"): N_("Freight by inland waterway, {year}"),
    ("tonne_km", "sea"): N_("Coastal shipping, {year}"),
    ("emissions", "road"): N_("Emissions of road freight, {year}"),
    ("emissions", "rail"): N_("Emissions of rail freight, {year}"),
    ("emissions", "inland_waterway"): N_("Emissions of inland waterway freight, {year}"),
    ("emissions", "sea"): N_("Emissions of coastal shipping, {year}"),
    ("energy", "road"): N_("Energy used by road freight, {year}"),
    ("energy", "rail"): N_("Energy used by rail freight, {year}"),
    ("energy", "inland_waterway"): N_("Energy used by inland waterway freight, {year}"),
    ("energy", "sea"): N_("Energy used by coastal shipping, {year}"),
    ("port_tonnes", ""): N_("Goods handled in ports, {year}"),
    ("port_teu", ""): N_("Containers handled in ports, {year}"),
    ("port_connectivity", ""): N_("Liner shipping connectivity of ports, {year}"),
    ("cluster_throughput", ""): N_("Throughput of logistics clusters, {year}"),
}
_COUNTED = {
    "modal_split": N_("Per cent of tonne-kilometres on road, rail and inland waterway"),
    "tonne_km": N_("Tonne-kilometres"),
    "intensity": N_("CO₂e from well to wheel, terminals included, estimated"),
    "tonnes_loaded": N_("Tonnes"),
    "tonnes_unloaded": N_("Tonnes"),
    "tonnes_inside": N_("Tonnes"),
    "balance": N_("Sent minus received, per cent of both, estimated"),
    "average_haul": N_("Kilometres, estimated"),
    "emissions": N_("CO₂e from well to wheel, estimated"),
    "energy": N_("Energy from tank to wheel, estimated"),
    "port_tonnes": N_("Tonnes loaded and unloaded"),
    "port_teu": N_("Containers loaded and unloaded, in TEU"),
    "port_connectivity": N_("Index of regular container services, mean of four quarters"),
    "cluster_throughput": N_("As each cluster counts"),
}
_TOLD_HOW_SURE = ("modal_split", "tonne_km", "tonnes_loaded", "tonnes_unloaded", "tonnes_inside")
"""Measures that are published for some regions and estimated for others."""
_BY_LEVEL = {
    "eu": N_("the EU as one"),
    "0": N_("by country"),
    "1": N_("by NUTS 1 region"),
    "2": N_("by NUTS 2 region"),
    "3": N_("by NUTS 3 region"),
}
_LEGEND_TITLES = {
    ("modal_split", "road"): N_("Road share, per cent"),
    ("modal_split", "rail"): N_("Rail share, per cent"),
    ("modal_split", "inland_waterway"): N_("Inland waterway share, per cent"),
    ("tonne_km", ""): N_("Freight {year}"),
    ("emissions", ""): N_("Emissions {year}"),
    ("energy", ""): N_("Energy {year}"),
    ("intensity", ""): N_("Grams of CO₂e for one tonne-kilometre"),
    ("balance", ""): N_("Sends more (above 0) or receives more, per cent"),
    ("average_haul", ""): N_("Average haul, km"),
    ("port_tonnes", ""): N_("Ports, goods {year}"),
    ("port_teu", ""): N_("Ports, containers {year}"),
    ("port_connectivity", ""): N_("Ports, connectivity {year}"),
    ("cluster_throughput", ""): N_("Clusters, throughput {year}"),
}
_CARD_LINES = {
    "road": N_("by road, {year}"),
    "rail": N_("by rail, {year}"),
    "inland_waterway": N_("by inland waterway, {year}"),
    "sea": N_("by coastal shipping, {year}"),
    "air": N_("by air, {year}"),
    "all": N_("by all land modes, {year}"),
    "port_tonnes": N_("of goods, {year}"),
    "port_teu": N_("in containers, {year}"),
    "port_connectivity": N_("connectivity index, {year}"),
    "cluster_throughput": N_("handled, {year}"),
}
_CONTROLS = {
    "label": N_("Map of the regions, ports and clusters"),
    "role": N_("map"),
    "hint": N_(
        "Arrow keys move from region to region, Enter selects. P changes between regions and "
        "places, plus and minus zoom, Home shows the whole map."
    ),
    "buttons": N_("Move the map"),
    "zoomIn": N_("Zoom in"),
    "zoomOut": N_("Zoom out"),
    "home": N_("Show the whole map"),
    "selected": N_("{name} is selected"),
    "removed": N_("{name} is no longer selected"),
    "isSelected": N_("selected"),
    "edge": N_("Nothing further that way"),
    "onPlaces": N_("Ports and clusters"),
    "onRegions": N_("Regions"),
}


def map_texts(words: Words) -> dict[str, str]:
    """Return the texts of the map's controls and announcements, by the names its scripts use.

    ``{name}`` is left for the script to fill.
    """
    return {name: words.say(text) for name, text in _CONTROLS.items()}


def title(selection: Selection, words: Words) -> str:
    """Return the title of the map: what is shown, and the year."""
    own = _TITLES.get((selection.measure, selection.mode))
    if own:
        return words.say(own, year=selection.year)
    name = measure_title(selection.measure, words, selection.mode)
    return words.say("{measure}, {year}", measure=name, year=selection.year)


def subtitle(selection: Selection, words: Words, figures: Collection[Figure] = ()) -> str:
    """Return the line under the title: the unit, what is counted, how sure, by which regions."""
    measure = MEASURES[selection.measure]
    parts = [words.say(_COUNTED.get(selection.measure, measure.meaning))]
    if selection.definition in measure.definitions:
        parts.append(lower_first(words.say(measure.definitions[selection.definition])))
    if selection.measure in _TOLD_HOW_SURE and (sure := _how_sure(figures, words)):
        parts.append(sure)
    if selection.level in _BY_LEVEL:
        parts.append(words.say(_BY_LEVEL[selection.level]))
    return ", ".join(parts)


def _how_sure(figures: Collection[Figure], words: Words) -> str:
    """Return whether the figures of a map are estimates; empty where they are as published."""
    own = [is_from_flows(figure) for figure in figures]
    if not any(own):
        return ""
    if all(own):
        return words.say("own estimate")
    return words.say("published figures and own estimates")


def legend_title(measure: str, mode: str, year: int, words: Words) -> str:
    """Return the title of the classes or circles of a measure."""
    text = _LEGEND_TITLES.get((measure, mode)) or _LEGEND_TITLES.get((measure, ""))
    if text:
        return words.say(text, year=year)
    return words.say("{measure}, {year}", measure=words.say(MEASURES[measure].title), year=year)


def card_line(measure: str, mode: str, year: int, words: Words) -> str:
    """Return what a figure is, as a card says it under the value: "by rail, 2022"."""
    return words.say(_CARD_LINES.get(mode) or _CARD_LINES[measure], year=year)


def lower_first(text: str) -> str:
    """Return a text that goes on a sentence; what begins with a name of capitals stays."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def ordinal(number: int, words: Words) -> str:
    """Return a rank in the reader's way of writing.

    Examples
    --------
    >>> from dashboard.words import speak
    >>> [ordinal(n, speak("en")) for n in (1, 2, 3, 4, 11, 20, 23)]
    ['1st', '2nd', '3rd', '4th', '11th', '20th', '23rd']
    >>> ordinal(1, speak("fr")), ordinal(2, speak("sv")), ordinal(12, speak("sv"))
    ('1er', '2:a', '12:e')
    """
    is_teen = number % 100 in (11, 12, 13)
    last = 0 if is_teen else number % 10
    ends = {
        "en": {1: "st", 2: "nd", 3: "rd"}.get(last, "th"),
        "sv": ":a" if last in (1, 2) else ":e",
        "fr": "er" if number == 1 else "e",
    }
    return f"{number}{ends[words.language]}"
