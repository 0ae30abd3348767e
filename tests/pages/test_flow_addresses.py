"""Flows and loads as CSV: the rows that were asked for, and a sentence for what is not allowed."""

from __future__ import annotations

import csv
from io import StringIO
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from dashboard.pages import flow_addresses
from tests.miniature import Miniature
from tests.tiny_flows import IDS


def rows_of(client: FlaskClient, path: str) -> list[dict[str, str]]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(StringIO(answer.text)))


def refusal(client: FlaskClient, path: str) -> dict[str, object]:
    answer = client.get(path)
    assert answer.status_code == 400
    error: dict[str, object] = answer.json["error"]
    return error


def test_one_pair_of_countries_a_year_and_a_mode_is_one_row(client: FlaskClient) -> None:
    (row,) = rows_of(client, "/data/flows.csv?origin=SE&destination=DE&year=2022&mode=road&level=0")
    assert row == {
        "origin_id": "SE",
        "origin_name": "Sweden",
        "destination_id": "DE",
        "destination_name": "Germany",
        "level": "0",
        "year": "2022",
        "mode": "road",
        "tonnes": "3000000",
        "low_tonnes": "2850000",
        "high_tonnes": "3300000",
        "km": "900",
        "tonne_km": "2700000000",
        "status": "estimated",
        "source": "estat-road-go-ia-lgtt|estat-road-go-ia-ugtt|itf-trends-freight",
    }


def test_numbers_are_what_the_map_shows_to_four_digits(
    client: FlaskClient, mini: Miniature
) -> None:
    for row in rows_of(client, "/data/flows.csv?level=2"):
        flow = mini.atlas.flows.flow(
            row["origin_id"], row["destination_id"], int(row["year"]), row["mode"]
        )
        assert float(row["tonnes"]) == pytest.approx(flow.tonnes, rel=5e-4)
        assert len(row["tonnes"].strip("0").replace(".", "").lstrip("0")) <= 4


@pytest.mark.parametrize("mode", ["road", "rail"])
def test_sums_of_regions_agree_with_their_country(client: FlaskClient, mode: str) -> None:
    asked = f"/data/flows.csv?year=2022&mode={mode}"
    whole = rows_of(client, f"{asked}&origin=SE&destination=SE&level=0")
    parts = rows_of(client, f"{asked}&origin=SE&destination=SE&level=2")
    assert float(whole[0]["tonnes"]) == pytest.approx(
        sum(float(row["tonnes"]) for row in parts), rel=1e-3
    )


def test_without_a_level_countries_are_the_rows(client: FlaskClient) -> None:
    assert {row["origin_id"] for row in rows_of(client, "/data/flows.csv")} == {"DE", "SE"}


def test_a_region_that_is_finer_than_the_rows_stays_itself(client: FlaskClient) -> None:
    rows = rows_of(client, "/data/flows.csv?origin=SE12&year=2022&mode=road&level=0")
    assert [(row["origin_id"], row["destination_id"]) for row in rows] == [
        ("SE12", "DE"),
        ("SE12", "SE"),
    ]


def test_what_is_not_known_has_a_row_without_a_number_where_it_is_asked_for(
    client: FlaskClient,
) -> None:
    (row,) = rows_of(
        client, "/data/flows.csv?origin=SE23&destination=DE60&year=2022&mode=road&level=2"
    )
    assert (row["tonnes"], row["status"]) == ("", "missing")


def test_what_is_zero_has_a_row_with_a_zero_where_it_is_asked_for(client: FlaskClient) -> None:
    (row,) = rows_of(
        client, "/data/flows.csv?origin=DE60&destination=SE12&year=2022&mode=rail&level=2"
    )
    assert (row["tonnes"], row["status"]) == ("0", "estimated")


def test_countries_are_named_in_the_language_asked_for(client: FlaskClient) -> None:
    rows = rows_of(client, "/data/flows.csv?origin=DE&destination=SE&year=2022&lang=sv")
    assert {row["origin_name"] for row in rows} == {"Tyskland"}


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ("origin=XX", "origin"),
        ("origin=SE123", "origin"),
        ("origin=se", "origin"),
        ("destination=", "destination"),
        ("year=1999", "year"),
        ("year=%202022", "year"),
        ("mode=sea", "mode"),
        ("level=3", "level"),
        ("level=0&level=1", "level"),
        ("from=SE", "from"),
    ],
)
def test_anything_else_is_refused_with_what_is_allowed(
    client: FlaskClient, asked: str, parameter: str
) -> None:
    error = refusal(client, f"/data/flows.csv?{asked}")
    assert error["parameter"] == parameter
    assert error["allowed"]
    assert error["message"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("SE123", "“SE123” is a region of level 3, and there are flows for levels 0 to 2 only"),
        ("SE09", "“SE09” is a region of NUTS 2003, and the atlas is drawn in NUTS 2021."),
        ("PT1A", "“PT1A” is a region of NUTS 2024"),
        ("XX123", "There are no flows of a region “XX123”."),
    ],
)
@pytest.mark.parametrize("end", ["origin", "destination"])
def test_a_region_without_flows_is_refused_with_what_it_is_and_where_the_codes_stand(
    client: FlaskClient, end: str, asked: str, said: str
) -> None:
    error = refusal(client, f"/data/flows.csv?{end}={asked}")
    assert error["allowed_at"] == "/data/layers/regions.geojson?level=2"
    assert str(error["message"]).startswith(said)
    assert "NUTS 1 and 2" in str(error["message"])


def test_too_many_rows_are_refused_before_they_are_made(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flow_addresses, "MOST_ROWS", 10)
    error = refusal(client, "/data/flows.csv?level=2")
    assert (error["parameter"], error["value"], error["allowed"]) == ("level", "2", ["0", "1"])
    assert "more than 200,000 rows" in str(error["message"])
    assert rows_of(client, "/data/flows.csv?level=2&year=2022&mode=road&origin=SE12")


def test_an_answer_that_the_reader_has_is_not_sent_again(client: FlaskClient) -> None:
    for path in ("/data/flows.csv?origin=SE", "/data/corridor_load.csv"):
        tag = client.get(path).headers["ETag"]
        again = client.get(path, headers={"If-None-Match": tag})
        assert (again.status_code, again.text) == (304, "")
        assert client.get(f"{path.partition('?')[0]}?year=2021").headers["ETag"] != tag


def test_the_file_is_named_for_what_was_asked(client: FlaskClient) -> None:
    path = "/data/flows.csv?origin=SE&destination=DE&year=2022&mode=road&level=0"
    disposition = client.get(path).headers["Content-Disposition"]
    assert 'filename="hinterland-flows-SE-DE-2022-road-level-0.csv"' in disposition


def test_the_loads_of_a_corridor_are_its_sections(client: FlaskClient) -> None:
    rows = rows_of(client, "/data/corridor_load.csv?corridor=ETC-SCM&year=2022&mode=road")
    assert [(row["section_id"], row["tonnes"], row["through_tonnes"]) for row in rows] == [
        ("S1", "20000000", "12000000"),
        ("S2", "40000000", "30000000"),
    ]
    assert rows[0]["length_km"] == "293.4"


def test_a_load_tells_how_many_of_its_flows_are_known(client: FlaskClient) -> None:
    (row,) = rows_of(client, "/data/corridor_load.csv?corridor=ETC-SCM&year=2022&mode=rail")
    assert (row["known"], row["out_of"]) == ("3", "4")


def test_a_load_that_is_not_known_is_empty_and_said_to_be_missing(client: FlaskClient) -> None:
    (row,) = rows_of(client, "/data/corridor_load.csv?corridor=ETC-ATL&year=2022")
    assert (row["tonnes"], row["status"]) == ("", "missing")


@pytest.mark.parametrize("asked", ["corridor=x", "year=1999", "mode=sea", "level=0"])
def test_anything_else_asked_of_the_loads_is_refused(client: FlaskClient, asked: str) -> None:
    assert refusal(client, f"/data/corridor_load.csv?{asked}")["allowed"]


def test_the_page_of_the_data_tells_of_both(client: FlaskClient) -> None:
    text = client.get("/data/").text
    for address in ("/data/flows.csv", "/data/corridor_load.csv"):
        assert f'href="{address}"' in text


def test_the_catalogue_tells_of_both(client: FlaskClient) -> None:
    flows, loads = client.get("/data/catalogue.json").json["tables"]
    assert (flows["csv"], loads["csv"]) == ("/data/flows.csv", "/data/corridor_load.csv")
    assert flows["years"] == [2021, 2022]
    assert [mode["key"] for mode in loads["modes"]] == ["road", "rail"]
    head = client.get("/data/flows.csv").text.splitlines()[0]
    assert flows["columns"] == head.split(",")


def test_every_region_of_the_flows_may_be_asked_for(client: FlaskClient) -> None:
    for code in (*IDS, "SE1", "SE", "DE6"):
        assert client.get(f"/data/flows.csv?destination={quote(code)}").status_code == 200
