"""The figures that the project carries are answered as they were published."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from html import unescape

import pytest
from flask.testing import FlaskClient

from dashboard.create_app import create_app, read_atlas
from dashboard.measures.atlas import Atlas
from dashboard.measures.catalogue import MEASURES
from dashboard.settings import Settings


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return create_app(Settings(data_dir=tmp_path_factory.mktemp("var"))).server.test_client()


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas(Settings())


def rows_of(served: FlaskClient, address: str) -> list[dict[str, str]]:
    answer = served.get(address)
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.mark.parametrize(
    ("region", "mode", "value"),
    [
        ("SE", "rail", "28.7"),
        ("SE", "road", "71.1"),
        ("DE", "inland_waterway", "6.8"),
        ("DE", "rail", "19.8"),
    ],
)
def test_eurostat_s_shares_of_2022_are_answered_as_published(
    served: FlaskClient, region: str, mode: str, value: str
) -> None:
    rows = rows_of(served, "/data/modal_split.csv?level=0&year=2022")
    (row,) = (one for one in rows if (one["region_id"], one["mode"]) == (region, mode))
    assert (row["value"], row["unit"], row["status"]) == (value, "percent", "official")


def test_a_year_long_ago_is_refused_with_a_sentence(served: FlaskClient) -> None:
    answer = served.get("/data/modal_split.csv?year=1800")
    assert answer.status_code == 400
    assert answer.json["error"]["message"] == (
        "There are no figures for the year “1800”. There are for 2005–2023."
    )


@pytest.mark.parametrize("measure", MEASURES)
def test_every_figure_of_the_atlas_is_answered_once_and_exactly(
    served: FlaskClient, atlas: Atlas, measure: str
) -> None:
    cube = atlas.cubes[measure]
    rows = []
    for definition in asked_definitions(measure, atlas):
        rows += rows_of(served, f"/data/{measure}.csv{definition}")
    seen = set()
    for row in rows:
        subject = row.get("place_id") or row["region_id"]
        key = (subject, int(row["year"]), row["mode"], row.get("definition", ""))
        assert key not in seen
        seen.add(key)
        figure = cube.figure(*key)
        assert figure is not None
        known = float(row["value"]) if row["value"] else None
        assert known == (figure.value if figure.is_known else None)
        assert row["status"] == figure.status
    held = sum(len(cube.at(*key)) for key in places_in(cube.choices()))
    assert len(rows) >= held > 0


def asked_definitions(measure: str, atlas: Atlas) -> list[str]:
    """Return the questions that together give all: without a definition some stay away."""
    if not MEASURES[measure].usual_definitions:
        return [""]
    return [f"?definition={one}" for one in atlas.choices[measure].definitions]


def test_without_a_definition_each_level_has_the_one_that_is_usual_there(
    served: FlaskClient,
) -> None:
    rows = rows_of(served, "/data/emissions.csv?year=2022")
    assert {(row["level"], row["definition"]) for row in rows} == {
        *(("0", "national"), ("1", "served"), ("2", "served"))
    }


def places_in(choices: object) -> list[tuple[str, int, str, str]]:
    return [
        (level, year, mode, definition)
        for level in choices.levels  # type: ignore[attr-defined]
        for year in choices.years  # type: ignore[attr-defined]
        for mode in choices.modes or ("",)  # type: ignore[attr-defined]
        for definition in choices.definitions or ("",)  # type: ignore[attr-defined]
    ]


def test_every_example_of_the_data_page_gives_figures(served: FlaskClient) -> None:
    text = unescape(served.get("/data/").text)
    examples = set(re.findall(r'href="(/data/\w+\.csv\?[^"]+)"', text))
    answers = {one: rows_of(served, one) for one in examples if "1800" not in one}
    assert len(answers) == 8
    assert [one for one, rows in answers.items() if not rows] == []


def test_the_layers_have_as_many_features_as_health_says(served: FlaskClient) -> None:
    counts = served.get("/healthz").json["counts"]
    assert (counts["ports"], counts["clusters"], counts["corridors"]) == (85, 52, 9)
    for level, count in counts["regions"].items():
        layer = served.get(f"/data/layers/regions.geojson?level={level}").json
        assert len(layer["features"]) == count
    ports = served.get("/data/layers/ports.geojson").json
    assert len(ports["features"]) == counts["ports"] + counts["port_groups"]


def test_every_source_of_a_figure_stands_in_the_catalogue(served: FlaskClient) -> None:
    measures = served.get("/data/catalogue.json").json["measures"]
    for measure in measures:
        listed = {source["id"] for source in measure["sources"]}
        cited = {row["source"] for row in rows_of(served, measure["csv"])}
        assert {one for ids in cited for one in ids.split("|") if one} == listed


@pytest.mark.parametrize(
    "measure", ["tonnes_loaded", "tonnes_unloaded", "tonne_km", "emissions", "energy"]
)
def test_regions_add_up_to_their_country_in_every_mode_and_year(atlas: Atlas, measure: str) -> None:
    cube, compared = atlas.cubes[measure], 0
    definition = "served" if cube.choices().definitions else ""
    for mode in cube.choices().modes:
        for year in cube.choices().years:
            sums: dict[str, float] = defaultdict(float)
            for region, figure in cube.at("2", year, mode, definition).items():
                sums[region[:2]] += figure.value
            for country, figure in cube.at("0", year, mode, definition).items():
                assert sums[country] == pytest.approx(figure.value, rel=1e-6), (country, mode, year)
                compared += 1
    assert compared > 50
