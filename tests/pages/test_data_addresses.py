"""Figures as CSV: what is asked is what is answered, and nothing lenient is understood."""

from __future__ import annotations

import csv
import io
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from dashboard.measures.catalogue import MEASURES
from tests.miniature import Miniature


def rows_of(client: FlaskClient, address: str) -> list[dict[str, str]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


def refusal(client: FlaskClient, address: str, status: int = 400) -> dict[str, object]:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    assert answer.content_type == "application/json; charset=utf-8"
    error: dict[str, object] = answer.json["error"]
    return error


def test_one_level_and_year_gives_each_country_once_for_each_mode(client: FlaskClient) -> None:
    rows = rows_of(client, "/data/modal_split.csv?level=0&year=2022")
    found = [(row["region_id"], row["region_name"], row["mode"], row["value"]) for row in rows]
    assert found == [
        ("SE", "Sweden", "inland_waterway", ""),
        ("DE", "Germany", "rail", "19.8"),
        ("SE", "Sweden", "rail", "28.7"),
        ("DE", "Germany", "road", "73.6"),
    ]
    assert {row["unit"] for row in rows} == {"percent"}
    assert {row["source"] for row in rows} == {"estat"}


def test_what_is_not_known_is_empty_and_missing_and_zero_stays_zero(client: FlaskClient) -> None:
    rows = rows_of(client, "/data/modal_split.csv?mode=inland_waterway")
    found = {row["region_id"]: (row["value"], row["status"]) for row in rows}
    assert found == {"SE": ("", "missing"), "DE": ("0", "official")}


def test_the_columns_stand_in_their_order(client: FlaskClient) -> None:
    shares = client.get("/data/modal_split.csv?region=SE12").text
    assert shares == "region_id,region_name,level,year,mode,value,unit,status,source,flag\n"
    tonnes = client.get("/data/port_tonnes.csv").text.splitlines()[0]
    assert tonnes == (
        "place_id,place_name,region_id,region_name,level,year,mode,value,unit,status,source,"
        "flag,definition,known,out_of"
    )
    emissions = client.get("/data/emissions.csv").text.splitlines()[0]
    assert emissions.endswith(",source,flag,definition,wtt,ttw")


@pytest.mark.parametrize("measure", MEASURES)
def test_every_number_is_exactly_the_one_that_map_and_chart_show(
    client: FlaskClient, mini: Miniature, measure: str
) -> None:
    cube = mini.atlas.cubes[measure]
    rows = rows_of(client, f"/data/{measure}.csv")
    assert rows
    for row in rows:
        subject = row.get("place_id") or row["region_id"]
        figure = cube.figure(subject, int(row["year"]), row["mode"], row.get("definition", ""))
        assert figure is not None
        assert (float(row["value"]) if row["value"] else None) == (
            figure.value if figure.is_known else None
        )
        assert (row["status"], row["flag"]) == (figure.status, figure.flag)


def test_a_break_in_the_series_is_told(client: FlaskClient) -> None:
    (row,) = rows_of(client, "/data/modal_split.csv?mode=road")
    assert row["flag"] == "b"


def test_a_region_at_level_place_gives_the_places_in_it(client: FlaskClient) -> None:
    rows = rows_of(client, "/data/port_tonnes.csv?level=place&region=SE")
    assert [row["place_name"] for row in rows] == ["Göteborg", "Norrköping"]
    assert [row["region_id"] for row in rows] == ["SE", "SE123"]
    assert [row["region_name"] for row in rows] == ["Sweden", "Östergötlands län"]


def test_a_sum_tells_how_many_ports_are_known(client: FlaskClient) -> None:
    (row,) = rows_of(client, "/data/port_tonnes.csv?level=0")
    assert (row["status"], row["known"], row["out_of"]) == ("partial", "1", "2")
    ports = rows_of(client, "/data/port_tonnes.csv?level=place")
    assert {(row["known"], row["out_of"]) for row in ports} == {("", "")}


def test_one_place_can_be_asked_for(client: FlaskClient) -> None:
    (row,) = rows_of(client, "/data/port_tonnes.csv?place=port:DEHAM&definition=authority")
    assert (row["place_name"], row["source"]) == ("Hamburg", "estat|press")


def test_countries_are_named_in_the_language_asked_for(client: FlaskClient) -> None:
    rows = rows_of(client, "/data/modal_split.csv?level=0&mode=road&lang=fr")
    assert [row["region_name"] for row in rows] == ["Allemagne"]


def test_a_region_without_figures_gives_a_head_and_nothing_else(client: FlaskClient) -> None:
    assert rows_of(client, "/data/emissions.csv?region=SE123") == []


LENIENT = [" 2022", "2022 ", " 5 ", "2_022", "1_0", "+2022", "02022", "2022.0", "２０２２", "٢٠٢٢"]
LENIENT += ["2.022e3", "0x7e6", "", "true", "2022\n", "2022\x00", "-2022"]


@pytest.mark.parametrize("value", LENIENT)
def test_a_year_is_taken_letter_by_letter(client: FlaskClient, value: str) -> None:
    error = refusal(client, f"/data/modal_split.csv?year={quote(value)}")
    assert (error["parameter"], error["value"]) == ("year", value)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("colour=red", "colour"),
        ("Year=2022", "Year"),
        ("=2022", ""),
        ("year=2022&year=2022", "year"),
        ("level=0&level=1", "level"),
        ("level=00", "level"),
        ("level=%200", "level"),
        ("level=１", "level"),
        ("level=1", "level"),
        ("region=se", "region"),
        ("region=XX", "region"),
        ("region=SE%00", "region"),
        ("region=%FF", "region"),
        ("mode=Rail", "mode"),
        ("mode=", "mode"),
        ("mode=air", "mode"),
        ("definition=authority", "definition"),
        ("place=port:SEGOT", "place"),
        ("lang=de", "lang"),
        ("year=2022%27%20OR%201=1", "year"),
    ],
)
def test_what_is_not_allowed_is_refused_by_name(
    client: FlaskClient, query: str, parameter: str
) -> None:
    error = refusal(client, f"/data/modal_split.csv?{query}")
    assert error["parameter"] == parameter
    assert error["allowed"]
    assert str(error["message"]).endswith(".")


def test_a_year_outside_is_told_which_years_there_are(client: FlaskClient) -> None:
    assert refusal(client, "/data/modal_split.csv?year=1800") == {
        "parameter": "year",
        "value": "1800",
        "allowed": ["2021", "2022"],
        "message": "There are no figures for the year “1800”. There are for 2021–2022.",
    }


def test_an_unknown_region_is_told_what_comes_close_and_where_all_stand(
    client: FlaskClient,
) -> None:
    error = refusal(client, "/data/modal_split.csv?region=se12")
    assert error["allowed_at"] == "/data/layers/regions.geojson"
    assert "SE12" in list(error["allowed"])  # type: ignore[call-overload]


def test_a_refusal_is_in_the_language_asked_for_if_that_is_known(client: FlaskClient) -> None:
    assert refusal(client, "/data/modal_split.csv?year=1800&lang=de")["parameter"] == "year"
    answer = client.get("/data/modal_split.csv?lang=sv&year=1800")
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/data/nothing.csv", "/data/layers/moon.geojson"])
def test_what_is_not_there_is_told_with_what_is(client: FlaskClient, address: str) -> None:
    error = refusal(client, address, 404)
    assert error["allowed"] == (
        list(MEASURES) if "csv" in address else ["regions", "clusters", "ports", "corridors"]
    )


@pytest.mark.parametrize("address", ["/data/x", "/data/modal_split.json", "/data/a/b/c.csv"])
def test_any_other_address_below_data_is_answered_in_json(
    client: FlaskClient, address: str
) -> None:
    error = refusal(client, address, 404)
    assert error["value"] == address
    assert "/data/modal_split.csv" in list(error["allowed"])  # type: ignore[call-overload]


def test_a_wrong_method_is_refused_in_json_and_told_the_right_ones(client: FlaskClient) -> None:
    answer = client.post("/data/modal_split.csv")
    assert answer.status_code == 405
    assert answer.json["error"]["message"]
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_a_file_has_a_type_and_a_name(client: FlaskClient) -> None:
    answer = client.get("/data/port_tonnes.csv?level=place&year=2022&place=port:SEGOT")
    assert answer.content_type == "text/csv; charset=utf-8; header=present"
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="hinterland-port_tonnes-level-place-2022-port-SEGOT.csv"'
    )


@pytest.mark.parametrize(
    "address",
    [
        "/data/modal_split.csv",
        "/data/modal_split.csv?level=0",
        "/data/catalogue.json?lang=sv",
        "/data/openapi.json",
        "/data/layers/regions.geojson?level=3",
        "/data/layers/ports.geojson",
    ],
)
@pytest.mark.parametrize("encoding", ["", "gzip", "br"])
def test_an_unchanged_answer_is_not_sent_twice(
    client: FlaskClient, address: str, encoding: str
) -> None:
    asked = {"Accept-Encoding": encoding}
    first = client.get(address, headers=asked)
    tag = first.headers["ETag"]
    assert tag.startswith('"')
    assert "no-cache" in first.headers["Cache-Control"]
    assert "Accept-Encoding" in first.headers["Vary"]
    again = client.get(address, headers=asked | {"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == tag
    other = client.get(address, headers=asked | {"If-None-Match": '"another"'})
    assert (other.status_code, other.data) == (200, first.data)


def test_each_encoding_has_a_tag_of_its_own(client: FlaskClient) -> None:
    address = "/data/layers/regions.geojson"
    answers = [
        client.get(address, headers={"Accept-Encoding": encoding})
        for encoding in ("identity", "gzip", "br")
    ]
    assert len({answer.headers["ETag"] for answer in answers}) == 3
    assert [answer.headers.get("Content-Encoding") for answer in answers] == [None, "gzip", "br"]
    assert {answer.content_type for answer in answers} == {"application/geo+json"}


@pytest.mark.parametrize("address", ["/data/modal_split.csv", "/data/layers/ports.geojson"])
def test_head_answers_as_get_does_without_the_body(client: FlaskClient, address: str) -> None:
    full, head = client.get(address), client.head(address)
    assert (head.status_code, head.data) == (200, b"")
    for name in ("ETag", "Content-Type", "Content-Length", "Content-Disposition"):
        assert head.headers[name] == full.headers[name]


def test_layers_take_no_parameters_but_the_level_of_regions(client: FlaskClient) -> None:
    second = client.get("/data/layers/regions.geojson?level=2").json
    assert second["features"][0]["id"] == "regions-2.geojson"
    assert (
        client.get("/data/layers/regions.geojson").json["features"][0]["id"].startswith("regions-0")
    )
    assert refusal(client, "/data/layers/ports.geojson?level=0")["parameter"] == "level"
    assert refusal(client, "/data/layers/regions.geojson?level=4")["allowed"] == list("0123")


def test_the_catalogue_tells_what_a_program_must_know(client: FlaskClient) -> None:
    told = client.get("/data/catalogue.json").json
    assert [measure["key"] for measure in told["measures"]] == list(MEASURES)
    shares = told["measures"][0]
    assert shares["years"] == [2021, 2022]
    assert shares["levels"] == ["eu", "0"]
    assert [mode["key"] for mode in shares["modes"]] == ["road", "rail", "inland_waterway"]
    assert shares["sources"][0]["licence"] == "Reuse allowed"
    assert shares["not_for"]
    assert {layer["key"] for layer in told["layers"]} == {
        "regions",
        "clusters",
        "ports",
        "corridors",
    }


def test_the_catalogue_leads_to_addresses_that_answer(client: FlaskClient) -> None:
    told = client.get("/data/catalogue.json").json
    addresses = [measure["csv"] for measure in told["measures"]]
    addresses += [layer["geojson"] for layer in told["layers"]]
    addresses += [told["documentation"], told["openapi"]]
    assert [client.get(address).status_code for address in addresses] == [200] * len(addresses)
