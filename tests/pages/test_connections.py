"""The page of connections: its address is its state, and it says what is wrong and how to mend."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

ENDS = "/connections/?from=cluster:C06&to=port:SEGOT"


def page(client: FlaskClient, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return answer.text


def where(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 302, answer.text
    return str(answer.headers["Location"])


def test_without_a_question_the_page_explains_itself(client: FlaskClient) -> None:
    text = page(client, "/connections/")
    assert "Where to begin" in text
    assert "The chains compared" not in text


def test_one_place_alone_waits_for_the_other_without_a_reproach(client: FlaskClient) -> None:
    text = page(client, "/connections/?from=cluster:C06")
    assert 'value="Katrineholm [C06]"' in text
    assert 'role="alert"' not in text


def test_an_answer_has_a_finding_a_map_a_table_and_its_elements(client: FlaskClient) -> None:
    text = page(client, ENDS)
    for part in ("chainmap", "The chains compared", "Sum", "What would tip the balance"):
        assert part in text
    assert 'name="tonnes" value="10"' in text


def test_names_with_or_without_accents_lead_to_the_address_with_ids(client: FlaskClient) -> None:
    wanted = "/connections/?from=port:SENRK&to=port:SEGOT"
    assert where(client, "/connections/?from=norrkoping&to=Göteborg") == wanted
    assert where(client, "/connections/?from=Norrköping+[SENRK]&to=segot") == wanted


def test_a_sent_form_leaves_out_what_is_empty_or_a_default(client: FlaskClient) -> None:
    sent = f"{ENDS}&tonnes=10&teu=&reefer=no&fuel=hvo&load_factor=68&road_kmh=80"
    assert where(client, sent) == f"{ENDS}&road_kmh=80&fuel=hvo"


def test_a_weight_beside_containers_is_what_the_reader_sees(client: FlaskClient) -> None:
    assert "Load: 20 t." in page(client, f"{ENDS}&teu=2")
    assert 'name="tonnes" value=""' in page(client, f"{ENDS}&teu=2")
    assert "Load: 10 t." in page(client, f"{ENDS}&tonnes=10&teu=2")


def test_the_chosen_chain_and_the_language_stay_in_the_address(client: FlaskClient) -> None:
    text = page(client, f"{ENDS}&chain=road.port.SEGOT&lang=en")
    assert "Road, direct</h2>" in text
    assert 'name="lang" value="en"' in text


def test_a_chain_that_is_not_there_any_more_is_said(client: FlaskClient) -> None:
    assert "not among these any more" in page(client, f"{ENDS}&chain=air.x")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (f"{ENDS}&tonnes=many", "“many” is not allowed for Weight. Give 0.0001–100000"),
        (f"{ENDS}&fuel=coal", "“coal” is not allowed for fuel"),
        (f"{ENDS}&colour=red", "There is no parameter “colour” here"),
        ("/connections/?from=Atlantis&to=port:SEGOT", "No cluster or port is called “Atlantis”"),
        ("/connections/?from=cluster:C06&to=cluster:C06", "Choose another place"),
    ],
)
def test_what_is_wrong_is_told_with_what_helps(
    client: FlaskClient, address: str, told: str
) -> None:
    text = page(client, address, 400)
    assert told in text
    assert 'role="alert"' in text


def test_what_a_reader_typed_cannot_become_a_tag(client: FlaskClient) -> None:
    text = page(client, "/connections/?from=<script>alert(1)</script>&to=port:SEGOT", 400)
    assert "<script>alert" not in text


def test_a_ship_asks_for_its_cost_and_speed_where_it_stands(client: FlaskClient) -> None:
    text = page(client, "/connections/?from=port:SENRK&to=port:DEHAM")
    assert "To know more, give: cost of a ship, speed of a ship" in text
