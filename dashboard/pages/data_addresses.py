"""The data addresses: figures as CSV, layers as GeoJSON, the catalogue, and their description."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, Flask, Response, request

from dashboard.measures.atlas import Atlas
from dashboard.measures.catalogue import MEASURES
from dashboard.pages.answers import json_reply, packed_reply, reply
from dashboard.pages.chain_desk import ChainDesk
from dashboard.pages.chain_parameters import read_question
from dashboard.pages.connection_json import CONNECTION_AT, connection
from dashboard.pages.data_catalogue import LAYERS, TABLES, catalogue
from dashboard.pages.figure_csv import csv_text
from dashboard.pages.flow_parameters import flow_parameters, load_parameters
from dashboard.pages.measure_parameters import (
    CATALOGUE_LANGUAGE,
    REGIONS_LEVEL,
    measure_parameters,
)
from dashboard.pages.openapi import describe
from dashboard.pages.parameters import Parameter, Refusal, read_parameters
from dashboard.sources.built import WebFile
from dashboard.sources.built_query import FigureTables, Question, StoredFigure
from dashboard.words import LANGUAGES, N_, Words, speak

CSV_TYPE = "text/csv; charset=utf-8; header=present"
NO_MEASURE = N_("There is no measure “{value}”. The measures are: {allowed}.")
NO_LAYER = N_("There is no layer “{value}”. The layers are: {allowed}.")
NO_ADDRESS = N_("There is nothing at “{value}”. There are: {allowed}.")


@dataclass(frozen=True)
class DataDesk:
    """What the data addresses answer from.

    Parameters
    ----------
    atlas
        Layers and figures.
    tables
        The stored figures.
    layers
        File of each layer, by its name; regions by ``regions-0`` to ``regions-3``.
    parameters
        What each measure may be asked.
    chains
        Answers what is asked of connections.
    """

    atlas: Atlas
    tables: FigureTables
    layers: Mapping[str, WebFile]
    parameters: Mapping[str, tuple[Parameter, ...]]
    chains: ChainDesk

    def connection(self) -> Response:
        """Answer what is asked of a connection, as JSON."""
        question = read_question(request.args, self.chains.place_ids)
        words = speak(request.args.get("lang", LANGUAGES[0]))
        content = connection(self.chains.answer(question), self.chains, words)
        return json_reply(content, filename="hinterland-connection.json")

    def figures(self, measure: str) -> Response:
        """Answer what is asked of a measure, as CSV."""
        asked = read_parameters(request.args, self.parameters[measure])
        words = speak(asked.get("lang", LANGUAGES[0]))
        rows = self.tables.rows(measure, self._question(asked))
        if "definition" not in asked:
            rows = usual_rows(rows, MEASURES[measure].usual_definitions)
        text = csv_text(rows, self.tables.contents(measure), self.atlas, words)
        return reply(text, CSV_TYPE, _filename(measure, asked), is_download=True)

    def layer(self, name: str) -> Response:
        """Answer with a layer, as GeoJSON."""
        asked = read_parameters(request.args, (REGIONS_LEVEL,) if name == "regions" else ())
        file = f"regions-{asked.get('level', '0')}" if name == "regions" else name
        return packed_reply(self.layers[file], False, f"hinterland-{file}.geojson")

    def _question(self, asked: Mapping[str, str]) -> Question:
        region, year = asked.get("region"), asked.get("year")
        inside = [
            place.place_id
            for place in self.atlas.places.values()
            if region and region in place.regions
        ]
        return Question(
            level=asked.get("level"),
            region=region,
            places=tuple(inside),
            place=asked.get("place"),
            year=int(year) if year else None,
            mode=asked.get("mode"),
            definition=asked.get("definition"),
        )


def usual_rows(rows: list[StoredFigure], usual: Mapping[str, str]) -> list[StoredFigure]:
    """Return the rows of the definition that is meant at each level where none is asked for.

    Parameters
    ----------
    rows
        Figures of one measure.
    usual
        Definition by level; empty where all definitions stand side by side.
    """
    return [row for row in rows if row.definition == usual.get(row.level, row.definition)]


def make_desk(
    atlas: Atlas,
    tables: FigureTables,
    index: Mapping[str, str],
    web: Mapping[str, WebFile],
    chains: ChainDesk,
) -> DataDesk:
    """Return what the data addresses answer from.

    Parameters
    ----------
    atlas, tables
        Layers and figures.
    index
        Hashed file name by logical name.
    web
        Files by their hashed names.
    chains
        Answers what is asked of connections.
    """
    names = {f"regions-{level}": f"regions-{level}" for level in REGIONS_LEVEL.allowed}
    names |= {layer: f"layer-{layer}" for layer in LAYERS if layer != "regions"}
    layers = {layer: web[index[f"{name}.geojson"]] for layer, name in names.items()}
    parameters = {
        measure: measure_parameters(measure, atlas, tables.contents(measure))
        for measure in MEASURES
    }
    return DataDesk(atlas, tables, layers, parameters, chains)


def register(
    server: Flask,
    atlas: Atlas,
    tables: FigureTables,
    index: Mapping[str, str],
    web: Mapping[str, WebFile],
    chains: ChainDesk,
) -> None:
    """Serve everything below ``/data/`` but the page that explains it.

    Parameters
    ----------
    server
        The server.
    atlas, tables, index, web, chains
        As `make_desk`.
    """
    desk = make_desk(atlas, tables, index, web, chains)
    data = Blueprint("data", __name__, url_prefix="/data")
    of_tables = {"flows": flow_parameters(atlas), "corridor_load": load_parameters(atlas)}
    description = describe(
        desk.tables, desk.parameters, of_tables, chains.place_ids, atlas.audience
    )
    _serve_answers(data, desk, description)
    _serve_refusals(data)
    server.register_blueprint(data)


def _serve_answers(data: Blueprint, desk: DataDesk, description: Mapping[str, object]) -> None:
    @data.get("/<measure>.csv")
    def figures(measure: str) -> Response:
        if measure not in MEASURES:
            return _nothing_there("measure", measure, tuple(MEASURES), NO_MEASURE)
        return desk.figures(measure)

    @data.get("/layers/<layer>.geojson")
    def layers(layer: str) -> Response:
        if layer not in LAYERS:
            return _nothing_there("layer", layer, tuple(LAYERS), NO_LAYER)
        return desk.layer(layer)

    @data.get("/connection.json")
    def tell_connection() -> Response:
        return desk.connection()

    @data.get("/catalogue.json")
    def tell_catalogue() -> Response:
        asked = read_parameters(request.args, (CATALOGUE_LANGUAGE,))
        words = speak(asked.get("lang", LANGUAGES[0]))
        content = catalogue(desk.atlas, desk.tables, words)
        return json_reply(content, filename="hinterland-catalogue.json")

    @data.get("/openapi.json")
    def openapi() -> Response:
        read_parameters(request.args, ())
        return json_reply(description, filename="hinterland-openapi.json")


def _serve_refusals(data: Blueprint) -> None:
    addresses = tuple(f"/data/{name}.csv" for name in (*MEASURES, *TABLES))
    addresses += tuple(f"/data/layers/{name}.geojson" for name in LAYERS)
    addresses += (CONNECTION_AT, "/data/catalogue.json", "/data/openapi.json", "/data/")

    @data.get("/<path:path>")
    def nothing(path: str) -> Response:
        return _nothing_there("address", f"/data/{path}", addresses, NO_ADDRESS)

    @data.errorhandler(Refusal)
    def refuse(refusal: Refusal) -> Response:
        return json_reply(refusal.as_json(_asked_words()), status=400)


def _nothing_there(kind: str, value: str, allowed: tuple[str, ...], sentence: str) -> Response:
    refusal = Refusal(kind, value, allowed, sentence)
    return json_reply(refusal.as_json(_asked_words()), status=404)


def _asked_words() -> Words:
    asked = request.args.get("lang", "")
    return speak(asked if asked in LANGUAGES else LANGUAGES[0])


def _filename(measure: str, asked: Mapping[str, str]) -> str:
    parts = [f"level-{asked[name]}" if name == "level" else asked[name] for name in asked]
    return "-".join(["hinterland", measure, *parts]).replace(":", "-") + ".csv"
