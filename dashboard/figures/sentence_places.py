"""The sentence of a port, a cluster or a corridor."""

from __future__ import annotations

from dashboard.figures import sentence_texts as texts
from dashboard.figures.change import change_sentence, since_last_year
from dashboard.figures.quantity import amount
from dashboard.figures.subjects import (
    CLUSTER,
    Asked,
    figure_of,
    kind_of,
    known_series,
    nearest_known,
)
from dashboard.measures.atlas import Atlas
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.cube import Figure
from dashboard.words import Words


def place_sentence(place_id: str, asked: Asked, atlas: Atlas, words: Words) -> str:
    """Return what a port or cluster has in the year, or the nearest year that has a figure.

    Parameters
    ----------
    place_id
        A port, port group or cluster.
    asked
        Measure, definition and year; the measure can hold for the place.
    atlas
        Holds the figures.
    words
        The reader's language.
    """
    series = known_series(place_id, asked, atlas)
    if not series:
        return _other_definition(place_id, asked, atlas, words)
    figure = figure_of(place_id, asked, atlas)
    if figure is None:
        near = nearest_known(series, asked.year) or series[-1]
        nothing = words.say("No figure for {year}.", year=asked.year)
        return f"{nothing} {_told(near, asked, words)}"
    rank = _rank(figure, asked, atlas, words) if asked.measure == "port_connectivity" else ""
    change = change_sentence(since_last_year(series, asked.year), words)
    return " ".join(part for part in (_told(figure, asked, words), rank, change) if part)


def _told(figure: Figure, asked: Asked, words: Words) -> str:
    value = amount(figure.value, figure.unit, words)
    if asked.measure == "port_connectivity":
        return words.say(
            "The port’s connectivity index was {value} in {year}.", value=value, year=figure.year
        )
    if figure.definition in texts.HANDLED:
        return words.say(texts.HANDLED[figure.definition], value=value, year=figure.year)
    label = words.say(MEASURES[asked.measure].definitions[figure.definition])
    return words.say(
        "{indicator}: {value} in {year}.", indicator=label, value=value, year=figure.year
    )


def _rank(figure: Figure, asked: Asked, atlas: Atlas, words: Words) -> str:
    found = atlas.cubes[asked.measure].at("place", asked.year, asked.mode, asked.definition)
    known = [one.value for one in found.values() if one.is_known]
    rank = 1 + sum(value > figure.value for value in known)
    return words.count(
        "That is number {rank} of {n} port.",
        "That is number {rank} of {n} ports.",
        len(known),
        rank=words.number(rank),
    )


def _other_definition(place_id: str, asked: Asked, atlas: Atlas, words: Words) -> str:
    """Return the figure by another definition, named as such; definitions are never mixed."""
    cube = atlas.cubes[asked.measure]
    for definition in cube.definitions_of(place_id):
        other = asked._replace(definition=definition)
        near = nearest_known(known_series(place_id, other, atlas), asked.year)
        if near is not None:
            first = words.say("No figure, as counted in this way.")
            return f"{first} {_told(near, other, words)}"
    if kind_of(place_id) == CLUSTER:
        return words.say("No figure was found for this cluster. That says nothing about its size.")
    return words.say("No figure of this measure was found for this port.")


def corridor_sentence(corridor_id: str, atlas: Atlas, words: Words) -> str:
    """Return through how many countries a corridor runs, and what its line follows."""
    corridor = atlas.corridors[corridor_id]
    nodes = [node for branch in corridor.branches for node in branch["nodes"]]
    countries = {node["country"] for node in nodes if node["country"]}
    return words.say(
        "A European Transport Corridor through {countries} countries, in {branches} branches. "
        "Its line follows railways and roads between nodes whose order is not confirmed.",
        countries=words.number(len(countries)),
        branches=words.number(len(corridor.branches)),
    )
