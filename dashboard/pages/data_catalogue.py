"""The catalogue: every measure and layer, what it says, where its figures stand."""

from __future__ import annotations

from typing import Any, TypedDict

from dashboard import __version__
from dashboard.figures import flow_texts as texts
from dashboard.figures.modes import MODE_SIGNS
from dashboard.figures.status import status, statuses_of
from dashboard.measures.atlas import Atlas, Source
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.record import Measure
from dashboard.measures.units import UNITS
from dashboard.pages.figure_csv import columns
from dashboard.pages.flow_csv import FLOW_COLUMNS, LOAD_COLUMNS
from dashboard.sources.built_query import Contents, FigureTables
from dashboard.words import N_, Words

Json = dict[str, Any]


class LayerCounts(TypedDict):
    """How many things there are of each kind."""

    regions: dict[str, int]
    clusters: int
    ports: int
    port_groups: int
    corridors: int


LAYERS = {
    "regions": N_("Regions of NUTS 2021, and countries"),
    "clusters": N_("Logistics clusters"),
    "ports": N_("Ports and port groups"),
    "corridors": N_("European Transport Corridors, along railways and roads between their nodes"),
}
"""The layers that have an address, and their titles."""


TABLES = {
    "flows": N_("Goods from region to region"),
    "corridor_load": N_("Goods over the sections of the corridors"),
}
"""The tables beside the measures that have an address, and their titles."""


def csv_address(measure: str) -> str:
    """Return the address of a measure's figures."""
    return f"/data/{measure}.csv"


def layer_address(layer: str) -> str:
    """Return the address of a layer."""
    return f"/data/layers/{layer}.geojson"


def method_address(measure: Measure) -> str:
    """Return where the method of a measure is told."""
    return f"/methods/#{measure.key}"


def catalogue(atlas: Atlas, tables: FigureTables, words: Words) -> Json:
    """Return all that a program must know to ask for figures and to understand them.

    Parameters
    ----------
    atlas
        Layers, figures and sources.
    tables
        The stored figures.
    words
        Language of the texts.
    """
    measures = [
        _measure(measure, atlas, tables.contents(key), words) for key, measure in MEASURES.items()
    ]
    return {
        "title": "Hinterland",
        "version": __version__,
        "language": words.language,
        "documentation": "/data/",
        "openapi": "/data/openapi.json",
        "measures": measures,
        "statuses": [_status(key, words) for key in statuses_of(atlas.audience)],
        "tables": table_entries(atlas, words),
        "layers": [_layer(name, atlas, words) for name in LAYERS],
    }


def table_entries(atlas: Atlas, words: Words) -> list[Json]:
    """Return the tables of flows and loads, each with what it says and must not be used for."""
    told = {
        "flows": (texts.MEANING, texts.NOT_FOR, texts.CAUTIONS, FLOW_COLUMNS),
        "corridor_load": (
            texts.LOAD_MEANING,
            texts.LOAD_NOT_FOR,
            texts.LOAD_CAUTIONS,
            LOAD_COLUMNS,
        ),
    }
    years = {"flows": atlas.flows.years, "corridor_load": atlas.loads.years}
    modes = {"flows": atlas.flows.modes, "corridor_load": atlas.loads.modes}
    return [
        {
            "key": key,
            "title": words.say(TABLES[key]),
            "meaning": words.say(meaning),
            "not_for": words.say(not_for),
            "cautions": [words.say(caution) for caution in cautions],
            "years": list(years[key]),
            "modes": [
                {"key": mode, "name": words.say(MODE_SIGNS[mode].name)} for mode in modes[key]
            ],
            "columns": list(head),
            "csv": csv_address(key),
        }
        for key, (meaning, not_for, cautions, head) in told.items()
    ]


def _measure(measure: Measure, atlas: Atlas, contents: Contents, words: Words) -> Json:
    choices = atlas.cubes[measure.key].choices()
    return {
        "key": measure.key,
        "title": words.say(measure.title),
        "kind": measure.kind,
        "units": [_unit(code, words) for code in contents.units or (measure.unit,)],
        "meaning": words.say(measure.meaning),
        "formula": words.say(measure.formula),
        "not_for": words.say(measure.not_for),
        "cautions": [words.say(caution) for caution in measure.cautions],
        "method": method_address(measure),
        "sources": [
            source_entry(atlas.sources[key]) for key in contents.sources if key in atlas.sources
        ],
        "levels": list(choices.levels),
        "years": list(choices.years),
        "modes": [{"key": key, "name": words.say(MODE_SIGNS[key].name)} for key in choices.modes],
        "definitions": [
            {"key": key, "name": words.say(measure.definitions.get(key, key))}
            for key in choices.definitions
        ],
        "columns": list(columns(contents)),
        "figures": contents.known_figures,
        "csv": csv_address(measure.key),
    }


def source_entry(source: Source) -> Json:
    """Return a source as the catalogue tells it; names and titles stay as they are."""
    return {
        "id": source.source_id,
        "supplier": source.supplier,
        "title": source.title,
        "locator": source.locator,
        "precision": source.precision,
        "licence": source.licence,
    }


def _unit(code: str, words: Words) -> Json:
    unit = UNITS[code]
    return {"key": code, "symbol": words.say(unit.symbol), "name": words.say(unit.name)}


def _status(key: str, words: Words) -> Json:
    shown = status(key, words)
    return {"key": key, "name": shown.word, "meaning": shown.meaning}


def _layer(name: str, atlas: Atlas, words: Words) -> Json:
    entry = {"key": name, "title": words.say(LAYERS[name]), "geojson": layer_address(name)}
    counts = layer_counts(atlas)
    if name == "regions":
        return entry | {"levels": counts["regions"]}
    return entry | {"features": feature_count(name, counts)}


def feature_count(layer: str, counts: LayerCounts) -> int:
    """Return how many features a layer other than the regions has; groups are with the ports."""
    groups = counts["port_groups"] if layer == "ports" else 0
    return counts[layer] + groups  # type: ignore[literal-required,no-any-return]


def layer_counts(atlas: Atlas) -> LayerCounts:
    """Return how many things there are of each kind; regions by their level."""
    levels = [str(region.level) for region in atlas.regions.values()]
    kinds = [place.kind for place in atlas.places.values()]
    return {
        "regions": {level: levels.count(level) for level in sorted(set(levels))},
        "clusters": kinds.count("cluster"),
        "ports": kinds.count("port"),
        "port_groups": kinds.count("port_group"),
        "corridors": len(atlas.corridors),
    }
