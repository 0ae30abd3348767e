"""What a picture is called: the measure, and the mode that it is about."""

from __future__ import annotations

from dashboard.figures.quantity import Scale
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.cube import ALL_MODES
from dashboard.words import N_, Words

BY_INDICATOR = "cluster_throughput"
WAYS = {
    "road": N_("by road"),
    "rail": N_("by rail"),
    "inland_waterway": N_("by inland waterway"),
    "sea": N_("by sea"),
    ALL_MODES: N_("by all land modes"),
}
"""How goods go, at the end of a title or in a sentence."""
_BY_MODE = {
    "modal_split": {
        "road": N_("Road’s share of inland freight"),
        "rail": N_("Rail’s share of inland freight"),
        "inland_waterway": N_("Inland waterways’ share of inland freight"),
    },
    "tonne_km": {
        "road": N_("Freight by road"),
        "rail": N_("Freight by rail"),
        "inland_waterway": N_("Freight by inland waterway"),
        "sea": N_("Coastal shipping"),
    },
    "emissions": {
        "road": N_("Emissions of road freight"),
        "rail": N_("Emissions of rail freight"),
        "inland_waterway": N_("Emissions of inland waterway freight"),
        "sea": N_("Emissions of coastal shipping"),
    },
    "energy": {
        "road": N_("Energy used by road freight"),
        "rail": N_("Energy used by rail freight"),
        "inland_waterway": N_("Energy used by inland waterway freight"),
        "sea": N_("Energy used by coastal shipping"),
    },
}


def measure_title(measure: str, words: Words, mode: str = "", definition: str = "") -> str:
    """Return what a measure is called for a mode or a definition.

    Parameters
    ----------
    measure
        Key of a measure.
    words
        The reader's language.
    mode
        Mode that it is about; empty for the measure as a whole.
    definition
        What is counted in a cluster; the definitions of ports do not change the title.

    Examples
    --------
    >>> from dashboard.words import speak
    >>> measure_title("modal_split", speak("en"), "rail")
    'Rail’s share of inland freight'
    """
    by_mode = _BY_MODE.get(measure, {})
    if mode in by_mode:
        return words.say(by_mode[mode])
    record = MEASURES[measure]
    if mode in WAYS:
        way = words.say(WAYS[mode])
        return words.say("{measure} {way}", measure=words.say(record.title), way=way)
    if measure == BY_INDICATOR and definition in record.definitions:
        return words.say(record.definitions[definition])
    return words.say(record.title)


def counted_as(measure: str, definition: str, words: Words) -> str:
    """Return the sentence that names the definition of a port's figures; empty without one."""
    record = MEASURES[measure]
    if measure == BY_INDICATOR or definition not in record.definitions:
        return ""
    return f"{words.say(record.definitions[definition])}."


def unit_line(scale: Scale, words: Words, *more: str) -> str:
    """Return the line under a title: the unit in words, then whole sentences."""
    name = words.say(scale.name)
    return " ".join([f"{name}.", *(text for text in more if text)]) if any(more) else name
