"""The network of a cluster: reached places in time, strict inputs, and no saving without one."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

AT = "/network/?cluster=cluster:C06"


def page(client: FlaskClient, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return answer.text


def test_a_cluster_reaches_what_its_railway_leads_to(client: FlaskClient) -> None:
    text = page(client, AT)
    assert "Katrineholm reaches 2 ports and clusters without a lorry" in text
    assert "chainmap" in text
    assert "/connections/?from=cluster:C06&amp;to=port:SENRK" in text


def test_less_time_reaches_less_and_says_how_much_lies_beyond(client: FlaskClient) -> None:
    text = page(client, f"{AT}&hours=7")
    assert "reaches 1 port or cluster" in text
    assert "1 more lies further away." in text


def test_without_a_waterway_nothing_is_reached_by_it(client: FlaskClient) -> None:
    assert "No source says" in page(client, f"{AT}&modes=inland_waterway")


def test_where_no_chain_emits_less_that_part_is_left_out(client: FlaskClient) -> None:
    assert "Regions with the greatest saving" not in page(client, AT)


def test_a_name_and_defaults_lead_to_the_one_address(client: FlaskClient) -> None:
    answer = client.get("/network/?cluster=katrineholm&hours=48&modes=both&departures=")
    assert (answer.status_code, answer.headers["Location"]) == (302, AT)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("cluster=Atlantis", "No cluster is called “Atlantis”"),
        ("cluster=cluster:C06&hours=soon", "“soon” is not a number of hours"),
        ("cluster=cluster:C06&hours=0", "Give 1–1000"),
        ("cluster=cluster:C06&modes=air", "“air” is not allowed"),
        ("cluster=cluster:C06&colour=red", "There is no parameter “colour” here"),
        ("cluster=cluster:C06&departures=-1", "“-1” is not allowed for departures"),
    ],
)
def test_what_is_wrong_is_told(client: FlaskClient, query: str, told: str) -> None:
    assert told in page(client, f"/network/?{query}", 400)


def test_without_a_cluster_the_page_explains_itself(client: FlaskClient) -> None:
    assert "Where to begin" in page(client, "/network/")
