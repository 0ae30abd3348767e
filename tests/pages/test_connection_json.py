"""Connections for programs: strict questions, sums that agree, null for what is not known."""

from __future__ import annotations

import math
from typing import Any

import pytest
from flask.testing import FlaskClient

AT = "/data/connection.json"
ENDS = "from=cluster:C06&to=port:SEGOT"


def ask(client: FlaskClient, query: str) -> dict[str, Any]:
    answer = client.get(f"{AT}?{query}")
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json
    return body


def refused(client: FlaskClient, query: str) -> dict[str, Any]:
    answer = client.get(f"{AT}?{query}")
    assert answer.status_code == 400, answer.text
    error: dict[str, Any] = answer.json["error"]
    return error


def test_both_ways_of_writing_an_id_give_the_same(client: FlaskClient) -> None:
    whole = ask(client, f"{ENDS}&tonnes=10")
    assert whole == ask(client, "from=C06&to=SEGOT&tonnes=10")
    assert (whole["from"]["id"], whole["to"]["id"]) == ("cluster:C06", "port:SEGOT")


def test_a_chain_is_the_sum_of_its_elements(client: FlaskClient) -> None:
    for chain in ask(client, ENDS)["chains"]:
        for key in ("km", "tkm", "hours", "eur", "wtw_kg", "ttw_kg"):
            parts = [one[key] for one in chain["elements"]]
            if None in parts:
                assert chain[key] is None
            else:
                assert math.isclose(chain[key], sum(parts), rel_tol=1e-4), key
        if chain["wtw_kg"] is not None:
            both = chain["ttw_kg"] + chain["wtt_kg"]
            assert math.isclose(chain["wtw_kg"], both, rel_tol=1e-4)


def test_road_is_among_the_ways_and_emits_in_proportion_to_the_load(client: FlaskClient) -> None:
    def road(tonnes: int) -> dict[str, Any]:
        chains = ask(client, f"{ENDS}&tonnes={tonnes}")["chains"]
        return next(one for one in chains if one["modes"] == ["road"])

    assert road(20)["wtw_kg"] == pytest.approx(2 * road(10)["wtw_kg"], rel=1e-4)
    assert road(20)["hours"] == road(10)["hours"]


def test_unknown_electricity_makes_the_train_unknown_and_never_zero(client: FlaskClient) -> None:
    rail = next(one for one in ask(client, ENDS)["chains"] if one["modes"] == ["rail"])
    assert rail["wtw_kg"] is None
    assert rail["eur"] > 0
    german = ask(client, f"{ENDS}&rail_power=de-2021")["chains"]
    assert next(one for one in german if one["modes"] == ["rail"])["wtw_kg"] > 0


def test_the_sea_asks_for_what_no_source_gives(client: FlaskClient) -> None:
    query = "from=port:SENRK&to=port:DEHAM"
    sea = next(one for one in ask(client, query)["chains"] if one["modes"] == ["sea"])
    assert (sea["eur"], sea["hours"]) == (None, None)
    assert sea["missing"] == ["cost of a ship", "speed of a ship", "hours of loading a ship"]
    given = ask(client, f"{query}&ship_eur_tkm=0.01&ship_kmh=30&ship_hours=8")["chains"]
    known = next(one for one in given if one["modes"] == ["sea"])
    assert known["missing"] == []
    assert known["eur"] > 0


def test_what_was_given_is_told_as_given(client: FlaskClient) -> None:
    told = {one["key"]: one for one in ask(client, f"{ENDS}&load_factor=80")["inputs"]}
    assert (told["load_factor"]["value"], told["load_factor"]["status"]) == (80.0, "given")
    assert told["empty_share"]["status"] == "official"
    assert told["empty_share"]["sources"] == ["estat-road24"]
    assert told["ship_kmh"]["value"] is None


def test_from_a_place_to_itself_there_is_no_chain(client: FlaskClient) -> None:
    assert ask(client, "from=C06&to=cluster:C06")["chains"] == []


@pytest.mark.parametrize(
    ("query", "parameter", "value"),
    [
        ("from=C06&to=NOWHERE", "to", "NOWHERE"),
        ("from=C06", "to", ""),
        ("to=SEGOT", "from", ""),
        (f"{ENDS}&tonnes=-1", "tonnes", "-1"),
        (f"{ENDS}&tonnes=0", "tonnes", "0"),
        (f"{ENDS}&tonnes=%205", "tonnes", " 5"),
        (f"{ENDS}&tonnes=1_0", "tonnes", "1_0"),
        (f"{ENDS}&tonnes=nan", "tonnes", "nan"),
        (f"{ENDS}&teu=inf", "teu", "inf"),
        (f"{ENDS}&load_factor=101", "load_factor", "101"),
        (f"{ENDS}&fuel=coal", "fuel", "coal"),
        (f"{ENDS}&colour=red", "colour", "red"),
        (f"{ENDS}&tonnes=1&tonnes=2", "tonnes", "2"),
        (f"{ENDS}&tonnes=", "tonnes", ""),
        (f"{ENDS}&lang=de", "lang", "de"),
    ],
)
def test_what_is_not_allowed_is_named(
    client: FlaskClient, query: str, parameter: str, value: str
) -> None:
    error = refused(client, query)
    assert (error["parameter"], error["value"]) == (parameter, value)
    assert error["message"]


def test_what_is_allowed_is_told(client: FlaskClient) -> None:
    assert refused(client, f"{ENDS}&load_factor=101")["allowed"] == ["1–100"]
    assert "hvo" in refused(client, f"{ENDS}&fuel=coal")["allowed"]
