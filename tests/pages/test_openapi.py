"""The description of the data addresses holds: a program that reads it is never surprised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from schemathesis import engine
from schemathesis.engine import events

from dashboard.measures.catalogue import MEASURES


def without_packing(server: Flask) -> Callable[..., Iterable[bytes]]:
    """Return the server for a reader that takes no encodings, as schemathesis does not unpack."""

    def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        environ.pop("HTTP_ACCEPT_ENCODING", None)
        return server.wsgi_app(environ, start)

    return application


def test_every_answer_to_right_and_wrong_questions_is_as_described(server: Flask) -> None:
    schema = schemathesis.openapi.from_wsgi("/data/openapi.json", without_packing(server))
    schema.config.generation.update(max_examples=8, deterministic=True)
    asked: Counter[str] = Counter()
    faults = []
    for event in engine.from_schema(schema).execute():
        faults += [event.info] if isinstance(event, events.NonFatalError) else []
        if isinstance(event, events.ScenarioFinished):
            asked[event.label or ""] += len(event.recorder.cases)
            faults += list(faults_of(event))
    assert faults == []
    # schemathesis leaves out the address that it read the description from.
    paths = set(schema.raw_schema["paths"]) - {"/data/openapi.json"}
    assert {label for label, count in asked.items() if count} == {f"GET {path}" for path in paths}
    assert asked["GET /data/modal_split.csv"] > 50


def faults_of(event: events.ScenarioFinished) -> Iterator[str]:
    for case, checks in event.recorder.checks.items():
        for check in checks:
            if check.failure_info is not None:
                question = event.recorder.cases[case].value.as_curl_command()
                yield f"{check.name}: {check.failure_info.failure} {question}"


def test_every_measure_and_layer_is_described(client: FlaskClient) -> None:
    paths = client.get("/data/openapi.json").json["paths"]
    expected = {f"/data/{measure}.csv" for measure in MEASURES}
    expected |= {f"/data/layers/{name}.geojson" for name in ("regions", "clusters")}
    expected |= {f"/data/layers/{name}.geojson" for name in ("ports", "corridors")}
    expected |= {"/data/flows.csv", "/data/corridor_load.csv"}
    expected |= {"/data/connection.json"}
    expected |= {"/data/catalogue.json", "/data/openapi.json", "/healthz"}
    assert set(paths) == expected


def test_the_allowed_values_are_those_that_the_measure_has(client: FlaskClient) -> None:
    paths = client.get("/data/openapi.json").json["paths"]
    asked = {one["name"]: one for one in paths["/data/modal_split.csv"]["get"]["parameters"]}
    assert list(asked) == ["level", "region", "year", "mode", "lang"]
    assert asked["year"]["schema"]["enum"] == ["2021", "2022"]
    assert asked["mode"]["schema"]["enum"] == ["road", "rail", "inland_waterway"]
    assert asked["region"]["schema"]["anyOf"][0] == {"const": "EU27_2020"}
