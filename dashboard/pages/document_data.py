"""The page that explains the data addresses: ``/data/``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from dashboard.figures.modes import MODE_SIGNS
from dashboard.measures.atlas import Atlas
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.record import Measure
from dashboard.pages.chain_documents import connection_section
from dashboard.pages.data_catalogue import (
    LAYERS,
    csv_address,
    feature_count,
    layer_address,
    layer_counts,
    method_address,
)
from dashboard.pages.document_flows import flow_section
from dashboard.pages.document_parts import Cell, Section, Table, code, number
from dashboard.pages.document_status import status_section
from dashboard.pages.figure_csv import COLUMN_MEANINGS, columns
from dashboard.pages.measure_parameters import measure_parameters
from dashboard.pages.parameters import Parameter, spans
from dashboard.sources.built_query import FigureTables
from dashboard.words import N_, NO_FIGURE, Words

CATALOGUE_AT = "/data/catalogue.json"
_LONG_AGO = "1800"
_ORDER = ("level", "region", "place", "year", "mode", "definition", "lang")
_SHARES = N_("How inland freight divides in every country, {year}")
_RAIL = N_("Rail’s share in Sweden over the years")
_EMISSIONS = N_("Emissions of road freight by country, {year}")
_PORTS = N_("Goods in the ports of Germany, {year}")
_NAMES = N_("Tonne-kilometres in {year}, names of countries in Swedish")


def data_sections(atlas: Atlas, tables: FigureTables, words: Words) -> list[Section]:
    """Return all that a reader must know to fetch figures and layers.

    Parameters
    ----------
    atlas
        Layers and figures; the examples are chosen so that they have an answer.
    tables
        The stored figures.
    words
        The reader's language.
    """
    parameters = {key: measure_parameters(key, atlas, tables.contents(key)) for key in MEASURES}
    return [
        _figures(atlas, tables, words),
        _examples(atlas, words),
        _parameters(parameters.values(), words),
        _columns(tables, words),
        flow_section(atlas, words),
        status_section(atlas.audience, words),
        _layers(atlas, words),
        connection_section(words),
        _refusal(parameters[next(iter(MEASURES))], words),
        _programs(words),
    ]


def _figures(atlas: Atlas, tables: FigureTables, words: Words) -> Section:
    def row(key: str, measure: Measure) -> list[Cell]:
        choices = atlas.cubes[key].choices()
        kinds = [words.say(MODE_SIGNS[mode].name) for mode in choices.modes]
        kinds += [words.say(measure.definitions.get(one, one)) for one in choices.definitions]
        return [
            Cell(words.say(measure.title), method_address(measure)),
            code(csv_address(key), csv_address(key)),
            _span(choices.years),
            Cell(", ".join(choices.levels) or NO_FIGURE),
            Cell("; ".join(kinds) or NO_FIGURE),
            number(words.number(tables.contents(key).known_figures)),
        ]

    head = [
        words.say("Measure"),
        words.say("Address"),
        words.say("Years"),
        words.say("Levels"),
        words.say("Modes or definitions"),
        words.say("Figures"),
    ]
    rows = [row(key, measure) for key, measure in MEASURES.items()]
    text = words.say(
        "Each measure has one address. It gives a table as CSV: a head, commas between, a point "
        "before the decimals, UTF-8. Without parameters it gives every figure."
    )
    caption = words.say("Addresses of the figures")
    return Section("figures", words.say("Figures"), [text], tables=[Table(caption, head, rows)])


def _span(years: Sequence[int]) -> Cell:
    text = spans(years) or NO_FIGURE
    return Cell(text, kind="" if "," in text else "short")


def _examples(atlas: Atlas, words: Words) -> Section:
    def example(text: str, measure: str, **asked: str) -> Cell:
        own = atlas.cubes[measure].choices().year
        query = urlencode({name: value or str(own) for name, value in asked.items()})
        return Cell(words.say(text, year=own), f"{csv_address(measure)}?{query}")

    links = [
        example(_SHARES, "modal_split", level="0", year=""),
        example(_RAIL, "modal_split", region="SE", mode="rail"),
        example(_EMISSIONS, "emissions", level="0", year="", mode="road"),
        example(_PORTS, "port_tonnes", level="place", region="DE", year=""),
        example(_NAMES, "tonne_km", year="", lang="sv"),
        Cell(words.say("Regions of NUTS 2 as GeoJSON"), f"{layer_address('regions')}?level=2"),
    ]
    return Section("examples", words.say("Examples to try"), links=links)


def _parameters(asked: Iterable[Sequence[Parameter]], words: Words) -> Section:
    merged: dict[str, Parameter] = {}
    for parameter in (one for parameters in asked for one in parameters):
        known = merged.setdefault(parameter.name, parameter)
        allowed = tuple(dict.fromkeys((*known.allowed, *parameter.allowed)))
        lists = dict.fromkeys((*known.listed_at.split(), *parameter.listed_at.split()))
        merged[parameter.name] = replace(parameter, allowed=allowed, listed_at=" ".join(lists))
    rows = [
        [code(one.name), Cell(words.say(one.meaning)), _allowed(one, words)]
        for one in sorted(merged.values(), key=lambda one: _ORDER.index(one.name))
    ]
    head = [words.say("Parameter"), words.say("What it asks for"), words.say("Values")]
    texts = [
        words.say(
            "Each parameter is given at most once, and its value exactly as it is written here. "
            "A measure takes only the parameters that mean something for it."
        )
    ]
    table = Table(words.say("Parameters of the figures"), head, rows)
    return Section("parameters", words.say("Parameters"), texts, tables=[table])


def _allowed(parameter: Parameter, words: Words) -> Cell:
    if parameter.name in ("region", "place"):
        is_one = " " not in parameter.listed_at
        return code(parameter.listed_at, parameter.listed_at if is_one else "")
    if parameter.name == "year":
        return Cell(words.say("{years}, see each measure", years=spans(_years(parameter))))
    return code(", ".join(parameter.allowed))


def _years(parameter: Parameter) -> list[int]:
    return sorted(int(year) for year in parameter.allowed)


def _columns(tables: FigureTables, words: Words) -> Section:
    having = {key: columns(tables.contents(key)) for key in MEASURES}

    def where(column: str) -> Cell:
        titles = [
            words.say(measure.title) for key, measure in MEASURES.items() if column in having[key]
        ]
        return Cell(words.say("all") if len(titles) == len(MEASURES) else "; ".join(titles))

    rows = [
        [code(column), Cell(words.say(meaning)), where(column)]
        for column, meaning in COLUMN_MEANINGS.items()
        if any(column in present for present in having.values())
    ]
    head = [words.say("Column"), words.say("What it holds"), words.say("Measures")]
    table = Table(words.say("Columns of the figures"), head, rows)
    texts = [
        words.say("The columns of a measure are the same for every question, in this order."),
        words.say(
            "A number is written in full, just as it is stored and as the map, the charts and the "
            "tables round it."
        ),
    ]
    return Section("columns", words.say("Columns"), texts, tables=[table])


def _layers(atlas: Atlas, words: Words) -> Section:
    counts = layer_counts(atlas)

    def row(title: str, address: str, count: int) -> list[Cell]:
        return [Cell(title), code(address, address), number(words.number(count))]

    regions = layer_address("regions")
    rows = [
        row(words.say("Regions at level {level}", level=level), f"{regions}?level={level}", count)
        for level, count in counts["regions"].items()
    ]
    rows += [
        row(words.say(title), layer_address(layer), feature_count(layer, counts))
        for layer, title in LAYERS.items()
        if layer != "regions"
    ]
    head = [words.say("Layer"), words.say("Address"), words.say("Features")]
    texts = [
        words.say(
            "Layers are GeoJSON, longitude before latitude in WGS84. Borders are simplified for "
            "drawing: do not measure areas with them."
        )
    ]
    table = Table(words.say("Addresses of the layers"), head, rows)
    return Section("layers", words.say("Layers"), texts, tables=[table])


def _refusal(parameters: Sequence[Parameter], words: Words) -> Section:
    (year,) = (parameter for parameter in parameters if parameter.name == "year")
    body = year.refuse(_LONG_AGO, year.refusal).as_json(words)
    body["error"]["allowed"] = [*body["error"]["allowed"][:2], "…"]
    address = f"{csv_address(next(iter(MEASURES)))}?year={_LONG_AGO}&lang={words.language}"
    texts = [
        words.say(
            "A parameter or a value that is not known is answered with status 400, an address that "
            "is not there with 404. The body names what was wrong and what is allowed."
        )
    ]
    return Section(
        "refused",
        words.say("What is refused"),
        texts,
        links=[Cell(words.say("A year without figures"), address)],
        example=json.dumps(body, ensure_ascii=False, indent=2),
    )


def _programs(words: Words) -> Section:
    links = [
        Cell(words.say("Everything there is, with its meaning and sources"), CATALOGUE_AT),
        Cell(words.say("The same description for programs (OpenAPI 3.1)"), "/data/openapi.json"),
        Cell(words.say("Whether the server is well, and how much it holds"), "/healthz"),
    ]
    texts = [
        words.say(
            "Every answer carries a tag (ETag). Send it back as If-None-Match: while nothing has "
            "changed, the answer is 304 and empty."
        )
    ]
    return Section("programs", words.say("For programs"), texts, links=links)
