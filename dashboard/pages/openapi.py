"""The description of the data addresses in OpenAPI 3.1, made from what the atlas has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard import __version__
from dashboard.figures import flow_texts as texts
from dashboard.figures.status import statuses_of
from dashboard.measures.catalogue import MEASURES
from dashboard.measures.chains.input_list import INPUTS
from dashboard.measures.cube import EU
from dashboard.pages.chain_parameters import FROM, NUMBERS, OPTIONS, TO, short_ids
from dashboard.pages.chain_parameters import LANGUAGE as CONNECTION_LANGUAGE
from dashboard.pages.chain_texts import NOT_FOR
from dashboard.pages.connection_json import CONNECTION_AT
from dashboard.pages.connection_schemas import CONNECTION_SCHEMAS
from dashboard.pages.data_catalogue import LAYERS, TABLES, csv_address, layer_address
from dashboard.pages.figure_csv import COLUMN_MEANINGS, columns
from dashboard.pages.flow_csv import FLOW_COLUMNS, LOAD_COLUMNS
from dashboard.pages.flow_parameters import REGIONS_AT as FLOW_REGIONS_AT
from dashboard.pages.measure_parameters import (
    CATALOGUE_LANGUAGE,
    CLUSTERS_AT,
    PORTS_AT,
    REGIONS_AT,
    REGIONS_LEVEL,
)
from dashboard.pages.number_parameters import DECIMALS
from dashboard.pages.openapi_schemas import SCHEMAS
from dashboard.pages.parameters import Parameter
from dashboard.settings import Audience
from dashboard.sources.built_query import FigureTables

Json = dict[str, Any]
_KEPT = {
    "ETag": {
        "description": "Changes when the content does. Send it back as If-None-Match.",
        "schema": {"type": "string"},
    },
    "Cache-Control": {
        "description": "It may be kept, but ask again whether it has changed.",
        "schema": {"type": "string"},
    },
}
_FILENAME = {
    "Content-Disposition": {
        "description": "Name under which a browser stores it.",
        "schema": {"type": "string"},
    }
}
_LISTED = {
    REGIONS_AT: "RegionCode",
    FLOW_REGIONS_AT: "FlowRegionCode",
    PORTS_AT: "PortId",
    CLUSTERS_AT: "ClusterId",
}
_TABLE_COLUMNS = {"flows": FLOW_COLUMNS, "corridor_load": LOAD_COLUMNS}
_TABLE_TEXTS = {"flows": texts.MEANING, "corridor_load": texts.LOAD_MEANING}


def describe(
    tables: FigureTables,
    parameters: Mapping[str, Sequence[Parameter]],
    of_tables: Mapping[str, Sequence[Parameter]],
    place_ids: Sequence[str] = (),
    audience: Audience = Audience.PUBLIC,
) -> Json:
    """Return the description of every data address.

    Parameters
    ----------
    tables
        Says which columns a measure has.
    parameters
        What each measure may be asked.
    of_tables
        What each of the tables beside the measures may be asked.
    place_ids
        Places that connections may be asked of; without any, connections are not described.
    audience
        Whom the addresses answer.

    Returns
    -------
    document
        In English, with the allowed values of each parameter in full, so that a program can be
        made from it.
    """
    paths: Json = {"/data/catalogue.json": _catalogue_path()}
    for key, measure in MEASURES.items():
        asked = [_parameter(one) for one in parameters[key]]
        told = {column: COLUMN_MEANINGS[column] for column in columns(tables.contents(key))}
        paths[csv_address(key)] = _csv_path(key, measure.title, measure.meaning, told, asked)
    for key, own in of_tables.items():
        asked, told = [_parameter(one) for one in own], dict(_TABLE_COLUMNS[key])
        paths[csv_address(key)] = _csv_path(key, TABLES[key], _TABLE_TEXTS[key], told, asked)
    for layer, title in LAYERS.items():
        paths[layer_address(layer)] = _layer_path(layer, title)
    if place_ids:
        paths[CONNECTION_AT] = _connection_path()
    paths["/data/openapi.json"] = _json_path("openapi", "This description", "Description")
    paths["/healthz"] = _json_path("health", "Whether the server is well", "Health", False)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Hinterland",
            "version": __version__,
            "summary": "Figures and layers of an atlas of European freight.",
            "description": _introduction(audience),
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": name} for name in ("figures", "layers", "connections", "about")],
        "paths": paths,
        "components": {
            "responses": _responses(),
            "schemas": SCHEMAS
            | CONNECTION_SCHEMAS
            | _long_lists([*parameters.values(), *of_tables.values()])
            | _network_places(place_ids),
        },
    }


def _introduction(audience: Audience) -> str:
    return (
        "Every parameter is given at most once and exactly as listed; anything else is refused "
        "with status 400 and a body that names the parameter and what is allowed. A figure that "
        "is not known has an empty value, never 0. Statuses: "
        + ", ".join(statuses_of(audience))
        + ". HEAD "
        "is answered like GET, without the body."
    )


def _parameter(parameter: Parameter) -> Json:
    return {
        "name": parameter.name,
        "in": "query",
        "required": False,
        "description": parameter.meaning,
        "schema": _values(parameter),
    }


def _values(parameter: Parameter) -> Json:
    """Return what a parameter may be; the long lists stand once, among the schemas."""
    if parameter.listed_at not in _LISTED:
        return {"type": "string", "enum": list(parameter.allowed)}
    listed: Json = {"$ref": f"#/components/schemas/{_LISTED[parameter.listed_at]}"}
    return {"anyOf": [{"const": EU}, listed]} if EU in parameter.allowed else listed


def _long_lists(parameters: Iterable[Sequence[Parameter]]) -> Json:
    return {
        _LISTED[one.listed_at]: {
            "type": "string",
            "enum": [value for value in one.allowed if value != EU],
        }
        for asked in parameters
        for one in asked
        if one.listed_at in _LISTED
    }


def _csv_path(
    key: str, title: str, meaning: str, head: Mapping[str, str], parameters: list[Json]
) -> Json:
    told = "\n".join(f"- `{column}`: {says}" for column, says in head.items())
    answer = {
        "description": f"The figures that were asked for, with a head. Columns:\n\n{told}",
        "headers": _KEPT | _FILENAME,
        "content": {"text/csv": {"schema": {"type": "string"}, "example": ",".join(head) + "\n"}},
    }
    return _get(f"figures_{key}", "figures", title, meaning, answer, parameters)


def _layer_path(layer: str, title: str) -> Json:
    answer = {
        "description": "A collection of features, coordinates in WGS84 (longitude, latitude).",
        "headers": _KEPT | _FILENAME,
        "content": {
            "application/geo+json": {"schema": {"$ref": "#/components/schemas/FeatureCollection"}}
        },
    }
    parameters = [_parameter(REGIONS_LEVEL)] if layer == "regions" else []
    return _get(f"layer_{layer}", "layers", title, title, answer, parameters)


def _connection_path() -> Json:
    """Return the description of connections: two places are wanted, all else is free."""
    place = {"$ref": "#/components/schemas/NetworkPlace"}
    parameters: list[Json] = [
        {"name": name, "in": "query", "required": True, "description": text, "schema": place}
        for name, text in (("from", FROM), ("to", TO))
    ]
    for key, number in NUMBERS.items():
        told = f"{number.meaning}, {INPUTS[key].unit}: {number.span}, at most {DECIMALS} decimals."
        schema = {"type": "string", "pattern": number.pattern}
        parameters.append(
            {"name": key, "in": "query", "required": False, "description": told, "schema": schema}
        )
    parameters += [_parameter(one) for one in (*OPTIONS.values(), CONNECTION_LANGUAGE)]
    answer: Json = {
        "description": "The chains, fewest emissions first; null for what is not known.",
        "headers": _KEPT | _FILENAME,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Connection"}}},
    }
    title = "Ways between two places, with cost, time and emissions by ISO 14083"
    return _get("connection", "connections", title, NOT_FOR, answer, parameters)


def _network_places(place_ids: Sequence[str]) -> Json:
    return (
        {"NetworkPlace": {"type": "string", "enum": list(short_ids(place_ids))}}
        if place_ids
        else {}
    )


def _catalogue_path() -> Json:
    return _json_path(
        "catalogue",
        "All measures and layers: what they say, what they must not be used for, where they are",
        "Catalogue",
        parameters=[_parameter(CATALOGUE_LANGUAGE)],
    )


def _json_path(
    key: str, title: str, schema: str, is_strict: bool = True, parameters: Sequence[Json] = ()
) -> Json:
    answer: Json = {
        "description": title + ".",
        "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}},
    }
    return _get(key, "about", title, title, answer, list(parameters), is_strict)


def _get(
    key: str,
    tag: str,
    title: str,
    text: str,
    answer: Json,
    parameters: list[Json],
    is_strict: bool = True,
) -> Json:
    def shared(name: str) -> Json:
        return {"$ref": f"#/components/responses/{name}"}

    responses = {"200": answer, "304": shared("NotChanged")}
    responses |= {"400": shared("Refused")} if is_strict else {}
    responses |= {"405": shared("WrongMethod"), "500": shared("Failure")}
    return {
        "get": {
            "operationId": key,
            "tags": [tag],
            "summary": title,
            "description": text,
            "parameters": parameters,
            "responses": responses,
        }
    }


def _responses() -> Json:
    def error(text: str, schema: str) -> Json:
        content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
        return {"description": text, "content": content}

    return {
        "NotChanged": {"description": "What the reader has is still right; no body."},
        "Refused": error("A parameter or a value that is not allowed.", "Refusal"),
        "WrongMethod": error("Only GET, HEAD and OPTIONS are answered.", "Failure"),
        "Failure": error("Something went wrong here; the number stands in the log.", "Failure"),
    }
