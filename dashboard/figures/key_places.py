"""The key figures of a port or a cluster."""

from __future__ import annotations

from dashboard.figures import key_texts as texts
from dashboard.figures.card import KeyFigure
from dashboard.figures.change import change_line, since_last_year
from dashboard.figures.quantity import scale_of, symbol, write
from dashboard.figures.status import MISSING
from dashboard.figures.subjects import PORT_MEASURES, Asked, known_series, nearest_known
from dashboard.measures.atlas import Atlas
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.cube import Figure
from dashboard.selection import Selection
from dashboard.words import Words


def port_figures(
    port_id: str, selection: Selection, atlas: Atlas, words: Words
) -> tuple[KeyFigure, ...]:
    """Return a key figure for each count of a port, the measure of the map first.

    Where the chosen year has none, the nearest year is taken and named.

    Parameters
    ----------
    port_id
        A port or port group.
    selection
        Gives the measure and the year.
    atlas
        Holds the figures.
    words
        The reader's language.
    """
    found = []
    for measure in sorted(PORT_MEASURES, key=lambda name: name != selection.measure):
        definitions = atlas.cubes[measure].choices().definitions or ("",)
        for definition in sorted(definitions, key=lambda name: name != selection.definition):
            key = _key(port_id, Asked(measure, "", definition, selection.year), atlas, words)
            found += [key] if key else []
    return tuple(found)


def _key(place_id: str, asked: Asked, atlas: Atlas, words: Words) -> KeyFigure | None:
    series = known_series(place_id, asked, atlas)
    figure = nearest_known(series, asked.year)
    if figure is None:
        return None
    scale = scale_of(figure.unit, [figure.value])
    return KeyFigure(
        write(figure.value, scale, words),
        symbol(scale, words),
        figure.status,
        _line1(asked, figure, words),
        change_line(since_last_year(series, figure.year), words),
    )


def _line1(asked: Asked, figure: Figure, words: Words) -> str:
    if asked.measure == "port_connectivity":
        return words.say("connectivity index, {year}", year=figure.year)
    if asked.measure == "cluster_throughput":
        label = words.say(MEASURES[asked.measure].definitions[asked.definition])
        return words.say("{indicator}, {year}", indicator=label, year=figure.year)
    lines = texts.HANDLED if asked.measure == "port_tonnes" else texts.CONTAINERS
    return words.say(lines[asked.definition], year=figure.year)


def cluster_figures(
    cluster_id: str, selection: Selection, atlas: Atlas, words: Words
) -> tuple[KeyFigure, ...]:
    """Return area, companies and what a cluster handles; only what is known.

    Parameters
    ----------
    cluster_id
        A cluster.
    selection
        Gives the definition and the year.
    atlas
        Holds the figures.
    words
        The reader's language.
    """
    cube = atlas.cubes["cluster_throughput"]
    definitions = sorted(
        cube.definitions_of(cluster_id), key=lambda name: name != selection.definition
    )
    handled = [
        _key(cluster_id, Asked("cluster_throughput", "", one, selection.year), atlas, words)
        for one in definitions
    ]
    known = [one for one in handled if one is not None]
    facts = [_area(cluster_id, atlas, words), _companies(cluster_id, atlas, words)]
    own = [one for one in facts if one is not None]
    return (*known[: max(2, 4 - len(own))], *own)


def _area(cluster_id: str, atlas: Atlas, words: Words) -> KeyFigure | None:
    facts = atlas.places[cluster_id].facts
    area = facts.get("area_ha")
    if area is None:
        return None
    key = str(facts.get("area_status") or MISSING)
    return KeyFigure(words.number(area), words.say("ha"), key, words.say("area of the cluster"))


def _companies(cluster_id: str, atlas: Atlas, words: Words) -> KeyFigure | None:
    facts = atlas.places[cluster_id].facts
    companies, year = facts.get("companies"), facts.get("companies_year")
    if companies is None:
        return None
    key = str(facts.get("companies_status") or MISSING)
    text = words.count("company", "companies", int(companies))
    line1 = words.say("{companies}, {year}", companies=text, year=int(year)) if year else text
    return KeyFigure(words.number(companies), "", key, line1)
