"""A form sent with an ended session is kept, and offered to that person only, after sign-in."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from dashboard.pages.gate import drafts
from dashboard.people import accounts
from dashboard.people.roles import Person, Role
from dashboard.store import tables
from tests.staff import PASSWORD, TERMINAL, Staff, send, token_in

TYPED = {"name": "Anna Berg <new>", "language": "sv"}


def end_all_sessions(staff: Staff) -> None:
    with staff.store.writing() as connection:
        connection.execute(sa.update(tables.sessions).values(expires_at=datetime.now(UTC)))


def interrupted(staff: Staff, client: FlaskClient, path: str = "/account/", **more: str) -> str:
    """Send a form with a session that ended meanwhile; return where that leads to sign in."""
    token = token_in(client.get("/account/").text)
    end_all_sessions(staff)
    answer = client.post(path, data={**TYPED, **more, "csrf": token})
    assert answer.status_code == 303
    return str(answer.headers["Location"])


def sign_in_again(client: FlaskClient, person: Person, address: str) -> str:
    target = parse_qs(urlsplit(address).query)["next"][0]
    form = {"login": person.login, "password": PASSWORD, "next": target}
    answer = client.post("/sign-in/", data=form)
    assert answer.status_code == 303
    return str(answer.headers["Location"])


def kept(staff: Staff) -> list[dict[str, list[str]]]:
    with staff.store.reading() as connection:
        return list(connection.execute(sa.select(tables.drafts.c.form)).scalars())


def test_what_was_typed_is_offered_after_signing_in_and_goes_when_it_is_saved(
    staff: Staff,
) -> None:
    anna = staff.add(Role.OWNER, "Anna")
    client = staff.signed_in(anna)
    address = interrupted(staff, client)
    assert "What you typed is kept" in client.get(address).text
    page = sign_in_again(client, anna, address)
    assert page == "/account/?draft=1"
    text = client.get(page).text
    assert 'value="Anna Berg &lt;new&gt;"' in text
    assert "It is not saved yet" in text
    assert 'value="Anna"' in client.get("/account/").text
    assert send(client, "/account/", TYPED).status_code == 303
    assert kept(staff) == []
    assert "It is not saved yet" not in client.get(page).text


def test_somebody_else_never_sees_what_was_typed(staff: Staff) -> None:
    anna, bo = staff.add(Role.OWNER, "Anna"), staff.add(Role.OWNER, "Bo")
    client = staff.signed_in(anna)
    page = sign_in_again(client, bo, interrupted(staff, client))
    for path in (page, "/account/?draft=1"):
        text = client.get(path).text
        assert "new" not in text
        assert 'value="Bo"' in text
    assert len(kept(staff)) == 1


def test_passwords_are_not_kept(staff: Staff) -> None:
    client = staff.signed_in(staff.add(Role.OWNER, "Anna"))
    address = interrupted(staff, client, "/account/password/", password_before="s3cret words")
    assert kept(staff) == [{name: [value] for name, value in TYPED.items()}]
    assert "s3cret" not in address


def test_a_form_without_the_token_of_the_ended_session_is_not_kept(staff: Staff) -> None:
    client = staff.signed_in(staff.add(Role.OWNER, "Anna"))
    end_all_sessions(staff)
    answer = client.post("/account/", data={**TYPED, "csrf": "made up"})
    assert answer.headers["Location"] == "/sign-in/?next=%2Faccount%2F"
    assert client.post("/account/", data=TYPED, headers={"Origin": "http://x"}).status_code == 403
    assert kept(staff) == []


def test_nothing_is_kept_for_somebody_whose_account_is_shut(staff: Staff) -> None:
    staff.add(Role.OWNER, "Anna")
    bo = staff.add(Role.OWNER, "Bo")
    client = staff.signed_in(bo)
    token = token_in(client.get("/account/").text)
    with staff.store.writing() as connection:
        accounts.deactivate(connection, TERMINAL, bo)
    assert client.post("/account/", data={**TYPED, "csrf": token}).status_code == 303
    assert kept(staff) == []


def test_a_form_opened_before_signing_in_anew_is_shown_again_and_not_lost(staff: Staff) -> None:
    anna = staff.add(Role.OWNER, "Anna")
    client = staff.signed_in(anna)
    before = token_in(client.get("/account/").text)
    client.post("/sign-in/", data={"login": anna.login, "password": PASSWORD})
    answer = client.post("/account/", data={**TYPED, "csrf": before})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/account/?draft=1")
    assert 'value="Anna Berg &lt;new&gt;"' in client.get("/account/?draft=1").text


def test_a_form_of_somebody_else_is_not_kept_for_who_signed_in_after_them(staff: Staff) -> None:
    anna, bo = staff.add(Role.OWNER, "Anna"), staff.add(Role.OWNER, "Bo")
    client = staff.signed_in(anna)
    before = token_in(client.get("/account/").text)
    client.post("/sign-in/", data={"login": bo.login, "password": PASSWORD})
    answer = client.post("/account/", data={**TYPED, "csrf": before})
    assert answer.status_code == 403
    assert "This form is too old" in answer.text
    assert kept(staff) == []


def test_a_second_draft_of_a_page_takes_the_place_of_the_first_in_its_address(
    staff: Staff,
) -> None:
    anna = staff.add(Role.OWNER, "Anna")
    client = staff.signed_in(anna)
    address = interrupted(staff, client, "/account/?lang=sv&draft=99")
    assert sign_in_again(client, anna, address) == "/account/?lang=sv&draft=1"


def test_a_form_sent_to_an_address_that_shows_nothing_is_offered_where_it_was_typed(
    staff: Staff,
) -> None:
    client = staff.signed_in(staff.add(Role.OWNER, "Anna"))
    token = token_in(client.get("/account/").text)
    end_all_sessions(staff)
    answer = client.post(
        "/account/sessions/",
        data={"session": "others", "csrf": token},
        headers={"Referer": "http://localhost/account/?lang=sv"},
    )
    assert parse_qs(urlsplit(answer.headers["Location"]).query)["next"] == [
        "/account/?lang=sv&draft=1"
    ]


@pytest.mark.parametrize("asked", ["", "x", "-1", "1e3", "9" * 30, "\N{SUPERSCRIPT TWO}"])
def test_a_draft_that_is_none_is_left_out(staff: Staff, asked: str) -> None:
    anna = staff.add(Role.OWNER, "Anna")
    client = staff.signed_in(anna)
    assert client.get("/account/", query_string={"draft": asked}).status_code == 200
    with staff.server.test_request_context("/account/"):
        assert drafts.offered(anna, "/account/") is None
