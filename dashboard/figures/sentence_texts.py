"""Whole sentences, one for each mode, so that each can be translated as it stands."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.words import N_, Words

SHARE = {
    "road": N_("Road carried {value} of inland freight in {year}."),
    "rail": N_("Rail carried {value} of inland freight in {year}."),
    "inland_waterway": N_("Inland waterways carried {value} of inland freight in {year}."),
}
SHARE_OF_REGION = {
    "road": N_("Road carried an estimated {value} of what the region loads and unloads, {year}."),
    "rail": N_("Rail carried an estimated {value} of what the region loads and unloads, {year}."),
    "inland_waterway": N_(
        "Inland waterways carried an estimated {value} of what the region loads and unloads, "
        "{year}."
    ),
}
SHARE_SINCE = {
    "road": N_(
        "Road carried {value} of inland freight in {year}, against {before} ten years earlier."
    ),
    "rail": N_(
        "Rail carried {value} of inland freight in {year}, against {before} ten years earlier."
    ),
    "inland_waterway": N_(
        "Inland waterways carried {value} of inland freight in {year}, "
        "against {before} ten years earlier."
    ),
}
SHARE_BESIDE_EU = {
    "road": N_("Road carried {value} of inland freight in {year}, against {eu} in the EU."),
    "rail": N_("Rail carried {value} of inland freight in {year}, against {eu} in the EU."),
    "inland_waterway": N_(
        "Inland waterways carried {value} of inland freight in {year}, against {eu} in the EU."
    ),
}
SHARE_BESIDE_EU_SINCE = {
    "road": N_(
        "Road carried {value} of inland freight in {year}, against {eu} in the EU "
        "and {before} ten years earlier."
    ),
    "rail": N_(
        "Rail carried {value} of inland freight in {year}, against {eu} in the EU "
        "and {before} ten years earlier."
    ),
    "inland_waterway": N_(
        "Inland waterways carried {value} of inland freight in {year}, against {eu} in the EU "
        "and {before} ten years earlier."
    ),
}
SHARE_OF_EU = {
    "road": N_("Road carried {value} of inland freight in the EU in {year}."),
    "rail": N_("Rail carried {value} of inland freight in the EU in {year}."),
    "inland_waterway": N_(
        "Inland waterways carried {value} of inland freight in the EU in {year}."
    ),
}
SHARE_OF_EU_SINCE = {
    "road": N_(
        "Road carried {value} of inland freight in the EU in {year}, "
        "against {before} ten years earlier."
    ),
    "rail": N_(
        "Rail carried {value} of inland freight in the EU in {year}, "
        "against {before} ten years earlier."
    ),
    "inland_waterway": N_(
        "Inland waterways carried {value} of inland freight in the EU in {year}, "
        "against {before} ten years earlier."
    ),
}
VOLUME = {
    "road": N_("Freight by road came to {value} in {year}."),
    "rail": N_("Freight by rail came to {value} in {year}."),
    "inland_waterway": N_("Freight by inland waterway came to {value} in {year}."),
    "sea": N_("Coastal shipping came to {value} in {year}."),
    "all": N_("Freight by all land modes came to {value} in {year}."),
}
EMISSIONS = {
    "road": N_("Freight by road caused an estimated {value} in {year}, well to wheel."),
    "rail": N_("Freight by rail caused an estimated {value} in {year}, well to wheel."),
    "inland_waterway": N_(
        "Freight by inland waterway caused an estimated {value} in {year}, well to wheel."
    ),
    "sea": N_("Coastal shipping caused an estimated {value} in {year}, well to wheel."),
    "all": N_("Freight by all land modes caused an estimated {value} in {year}, well to wheel."),
}
ENERGY = {
    "road": N_("Freight by road used an estimated {value} of energy in {year}."),
    "rail": N_("Freight by rail used an estimated {value} of energy in {year}."),
    "inland_waterway": N_(
        "Freight by inland waterway used an estimated {value} of energy in {year}."
    ),
    "sea": N_("Coastal shipping used an estimated {value} of energy in {year}."),
    "all": N_("Freight by all land modes used an estimated {value} of energy in {year}."),
}
OF_REGION = {
    "tonnes_loaded": N_("An estimated {value} were loaded here {way} in {year}."),
    "tonnes_unloaded": N_("An estimated {value} were unloaded here {way} in {year}."),
    "tonnes_inside": N_("An estimated {value} both began and ended here {way} in {year}."),
    "average_haul": N_("A tonne was carried an estimated {value} on average {way} in {year}."),
    "intensity": N_("A tonne-kilometre {way} emitted an estimated {value} in {year}."),
}
PUBLISHED_OF_REGION = {
    "tonnes_loaded": N_("{value} were loaded here {way} in {year}."),
    "tonnes_unloaded": N_("{value} were unloaded here {way} in {year}."),
}
BALANCE = {
    True: N_(
        "More was sent than received {way} in {year}, by an estimated {value} of both together."
    ),
    False: N_(
        "More was received than sent {way} in {year}, by an estimated {value} of both together."
    ),
}
"""Whether more was sent (True) or received."""
HANDLED = {
    "authority": N_("The port handled {value} in {year}, as the port authority counts."),
    "eurostat": N_("The port handled {value} in {year}, gross weight as Eurostat counts."),
    "national": N_("The port handled {value} in {year}, as national statistics count."),
}
NO_PLACE = {
    True: N_("There is no port of the atlas here."),
    False: N_("There is no logistics cluster of the atlas here."),
}
Counted = Callable[[int, str, int, Words], str]


def _ports(n: int, known: str, year: int, words: Words) -> str:
    return words.count(
        "{known} of {n} port here has a figure for {year}.",
        "{known} of {n} ports here have a figure for {year}.",
        n,
        known=known,
        year=year,
    )


def _clusters(n: int, known: str, year: int, words: Words) -> str:
    return words.count(
        "{known} of {n} logistics cluster here has a figure for {year}.",
        "{known} of {n} logistics clusters here have a figure for {year}.",
        n,
        known=known,
        year=year,
    )


KNOWN_HERE: dict[bool, Counted] = {True: _ports, False: _clusters}
"""How many of a region's ports (True) or clusters have a figure."""


def countries_with_figure(n: int, year: int, words: Words) -> str:
    """Return how many countries have a figure."""
    return words.count(
        "{n} country has a figure for {year}.",
        "{n} countries have a figure for {year}.",
        n,
        year=year,
    )


def regions_with_figure(n: int, year: int, words: Words) -> str:
    """Return how many regions have a figure."""
    return words.count(
        "{n} region has a figure for {year}.", "{n} regions have a figure for {year}.", n, year=year
    )


def ports_with_figure(n: int, year: int, words: Words) -> str:
    """Return how many ports have a figure."""
    return words.count(
        "{n} port has a figure for {year}.", "{n} ports have a figure for {year}.", n, year=year
    )


def clusters_with_figure(n: int, year: int, words: Words) -> str:
    """Return how many clusters have a figure."""
    return words.count(
        "{n} logistics cluster has a figure for {year}.",
        "{n} logistics clusters have a figure for {year}.",
        n,
        year=year,
    )
