"""The description of the data addresses holds: a program that reads it is never surprised."""

from __future__ import annotations

import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings

from dashboard.measures.catalogue import MEASURES


@pytest.fixture(scope="session")
def description(server: Flask) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_wsgi("/data/openapi.json", server)


schema = schemathesis.pytest.from_fixture("description")


@schema.parametrize()
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(case: schemathesis.Case) -> None:
    case.call_and_validate()


def test_every_measure_and_layer_is_described(client: FlaskClient) -> None:
    paths = client.get("/data/openapi.json").json["paths"]
    expected = {f"/data/{measure}.csv" for measure in MEASURES}
    expected |= {f"/data/layers/{name}.geojson" for name in ("regions", "clusters")}
    expected |= {f"/data/layers/{name}.geojson" for name in ("ports", "corridors")}
    expected |= {"/data/catalogue.json", "/data/openapi.json", "/healthz"}
    assert set(paths) == expected


def test_the_allowed_values_are_those_that_the_measure_has(client: FlaskClient) -> None:
    paths = client.get("/data/openapi.json").json["paths"]
    asked = {one["name"]: one for one in paths["/data/modal_split.csv"]["get"]["parameters"]}
    assert list(asked) == ["level", "region", "year", "mode", "lang"]
    assert asked["year"]["schema"]["enum"] == ["2021", "2022"]
    assert asked["mode"]["schema"]["enum"] == ["road", "rail", "inland_waterway"]
    assert asked["region"]["schema"]["anyOf"][0] == {"const": "EU27_2020"}
