"""The gate: who is let through, from where a form may come, what a cookie is, what is cached."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import NotFound

from dashboard.pages import failures
from dashboard.pages.gate import gate
from dashboard.pages.site import make_site
from dashboard.people.invitations import invite
from dashboard.people.roles import Right, Role
from dashboard.people.sessions import hash_token
from dashboard.store import tables
from dashboard.store.faults import busy
from tests.staff import PASSWORD, Staff, make_staff, send, token_in

FORM = {"name": "Anna Berg", "language": "en"}


def token_of(client: FlaskClient) -> str:
    return token_in(client.get("/account/").text)


def post(client: FlaskClient, token: str, **headers: str) -> int:
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post("/account/", data={**FORM, "csrf": token}, headers=told).status_code


def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(staff: Staff) -> None:
    anna = staff.add(Role.OWNER, "Anna")
    client = staff.client()
    answer = client.get("/record/?person=Anna&lang=sv")
    wanted = "/sign-in/?next=%2Frecord%2F%3Fperson%3DAnna%26lang%3Dsv&lang=sv"
    assert (answer.status_code, answer.headers["Location"]) == (303, wanted)
    assert 'value="/record/?person=Anna&amp;lang=sv"' in client.get(wanted).text
    form = {"login": anna.login, "password": PASSWORD, "next": "/record/?person=Anna"}
    assert client.post("/sign-in/", data=form).headers["Location"] == "/record/?person=Anna"


def test_who_has_not_the_right_is_told_what_is_missing_and_whom_to_ask(staff: Staff) -> None:
    staff.add(Role.OWNER, "Anna")
    client = staff.signed_in(staff.add(Role.EDITOR, "Bo"))
    answer = client.get("/people/")
    assert answer.status_code == 403
    for text in ("You may not open this", "“Owner”", "“Editor”", "Ask an owner", "Anna"):
        assert text in answer.text


def test_a_program_is_told_in_json(staff: Staff) -> None:
    answer = staff.client().get("/people/", headers={"Accept": "application/json"})
    assert answer.status_code == 401
    assert "Sign in" in answer.json["error"]["message"]
    client = staff.signed_in(staff.add(Role.READER))
    refused = client.get("/people/", headers={"Accept": "application/json"})
    assert refused.status_code == 403
    assert "Owner" in refused.json["error"]["message"]


def test_a_door_without_a_rule_is_not_there_for_anybody(staff: Staff) -> None:
    owner = staff.signed_in(staff.add(Role.OWNER))
    for client in (staff.client(), owner):
        assert client.get("/unnamed/").status_code == 404
        assert client.post("/unnamed/", data={}).status_code == 404


def test_a_form_must_come_from_a_page_of_this_server(staff: Staff) -> None:
    client = staff.signed_in(staff.add(Role.READER))
    token = token_of(client)
    assert post(client, token, Sec_Fetch_Site="same-origin") == 303
    assert post(client, token, Origin="http://localhost") == 303
    assert post(client, token) == 303
    for headers in (
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Origin": "http://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.elsewhere.example"},
    ):
        assert post(client, token, **headers) == 403


@pytest.mark.parametrize("token", ["", "0" * 64, "å", "x" * 5000])
def test_a_form_without_its_token_changes_nothing(staff: Staff, token: str) -> None:
    client = staff.signed_in(staff.add(Role.READER))
    assert post(client, token) == 403
    assert 'value="Reader"' in client.get("/account/").text


def test_the_token_of_somebody_else_is_not_taken(staff: Staff) -> None:
    anna, bo = staff.signed_in(staff.add(Role.READER, "Anna")), staff.add(Role.READER, "Bo")
    assert post(staff.signed_in(bo), token_of(anna), Sec_Fetch_Site="same-origin") == 403


def test_nobody_is_signed_in_by_a_form_of_another_site(staff: Staff) -> None:
    anna = staff.add(Role.READER, "Anna")
    form = {"login": anna.login, "password": PASSWORD}
    answer = staff.client().post("/sign-in/", data=form, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers


def test_dash_finds_the_token_of_its_callbacks_in_a_cookie_and_sends_it_as_a_header(
    staff: Staff,
) -> None:
    client = staff.signed_in(staff.add(Role.READER))
    token = token_of(client)
    cookie = client.get_cookie("_csrf_token")
    assert cookie is not None
    assert (cookie.value, cookie.http_only, cookie.same_site) == (token, False, "Strict")
    ask: dict[str, Any] = {"json": {"output": "open.data"}, "headers": {"X-CSRFToken": token}}
    assert client.post("/open/", **ask).status_code == 200
    assert client.post("/open/", json={}).status_code == 403


def test_the_cookie_of_a_session_is_out_of_reach_for_scripts_and_other_sites(
    staff: Staff,
) -> None:
    client = staff.signed_in(staff.add(Role.READER))
    cookie = client.get_cookie("session")
    assert cookie is not None
    assert (cookie.http_only, cookie.same_site, cookie.secure) == (True, "Lax", False)
    assert cookie.max_age is None
    assert cookie.path == "/"


def set_cookies(staff: Staff, address: str, **headers: str) -> list[str]:
    anna = staff.add(Role.READER, "Anna")
    form = {"login": anna.login, "password": PASSWORD}
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = staff.client().post("/sign-in/", data=form, base_url=address, headers=told)
    assert answer.status_code == 303
    return answer.headers.getlist("Set-Cookie")


@pytest.mark.parametrize(
    ("options", "address", "headers", "is_secure"),
    [
        ({}, "http://atlas.example", {}, False),
        ({}, "https://atlas.example", {}, True),
        ({}, "http://atlas.example", {"X_Forwarded_Proto": "https"}, False),
        ({"proxies": 1}, "http://atlas.example", {"X_Forwarded_Proto": "https"}, True),
        ({"proxies": 1}, "http://atlas.example", {}, False),
        ({"public_url": "https://atlas.example"}, "http://127.0.0.1:8050", {}, True),
    ],
)
def test_behind_https_the_cookie_goes_over_https_only(
    tmp_path: Path,
    options: dict[str, Any],
    address: str,
    headers: dict[str, str],
    is_secure: bool,
) -> None:
    staff = make_staff(tmp_path, **options)
    (cookie,) = set_cookies(staff, address, **headers)
    assert cookie.startswith("__Host-session=" if is_secure else "session=")
    assert ("; Secure" in cookie) is is_secure
    assert "Domain" not in cookie
    staff.store.close()


def test_a_proxy_is_believed_when_it_tells_where_a_form_came_from(tmp_path: Path) -> None:
    staff = make_staff(tmp_path, proxies=1)
    anna = staff.add(Role.READER, "Anna")
    headers = {"X-Forwarded-For": "203.0.113.5, 192.0.2.9", "X-Forwarded-Host": "atlas.example"}
    headers |= {"Origin": "https://atlas.example", "X-Forwarded-Proto": "https"}
    form = {"login": anna.login, "password": PASSWORD}
    assert staff.client().post("/sign-in/", data=form, headers=headers).status_code == 303
    with staff.store.reading() as connection:
        address = connection.execute(sa.select(tables.sessions.c.address)).scalar()
    assert address == "192.0.2.9"
    staff.store.close()


def test_a_session_that_others_know_is_not_gone_on_with(staff: Staff) -> None:
    anna, mallory = staff.add(Role.OWNER, "Anna"), staff.add(Role.READER, "Mallory")
    known = staff.signed_in(mallory).get_cookie("session")
    assert known is not None
    client = staff.client()
    client.set_cookie("session", known.value)
    form = {"login": anna.login, "password": PASSWORD}
    assert client.post("/sign-in/", data=form).status_code == 303
    fresh = client.get_cookie("session")
    assert fresh is not None
    assert fresh.value != known.value
    planted = staff.client()
    planted.set_cookie("session", known.value)
    assert planted.get("/account/").status_code == 303


def test_a_made_up_session_is_never_taken_over(staff: Staff) -> None:
    anna, client = staff.add(Role.OWNER, "Anna"), staff.client()
    client.set_cookie("session", "made-up")
    form = {"login": anna.login, "password": PASSWORD}
    client.post("/sign-in/", data=form)
    cookie = client.get_cookie("session")
    assert cookie is not None
    assert cookie.value != "made-up"
    with staff.store.reading() as connection:
        hashes = connection.execute(sa.select(tables.sessions.c.session_hash)).scalars().all()
    assert hash_token("made-up") not in hashes


def test_after_signing_out_the_cookie_is_worth_nothing(staff: Staff) -> None:
    client = staff.signed_in(staff.add(Role.READER))
    cookie = client.get_cookie("session")
    assert cookie is not None
    assert send(client, "/sign-out/", {}).headers["Location"] == "/"
    assert client.get_cookie("session") is None
    client.set_cookie("session", cookie.value)
    assert client.get("/account/").status_code == 303


def test_signing_out_needs_a_form_of_the_reader(staff: Staff) -> None:
    client = staff.signed_in(staff.add(Role.READER))
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/", data={}).status_code == 403
    assert client.get("/account/").status_code == 200


def test_what_the_signed_in_get_is_kept_by_no_cache(staff: Staff) -> None:
    public = staff.client().get("/open/")
    assert "Cache-Control" not in public.headers
    assert "Cookie" in public.headers["Vary"]
    client = staff.signed_in(staff.add(Role.READER))
    for path in ("/open/", "/account/", "/people/", "/nothing/"):
        assert client.get(path).headers["Cache-Control"] == "private, no-store"


def test_files_that_are_the_same_for_all_stay_in_caches_and_ask_for_nobody(
    tmp_path: Path,
) -> None:
    staff = make_staff(tmp_path)
    server = Flask("files", static_folder=None)
    gate.register(server, staff.store, endpoints={"vendor.send": Right.EVERYONE})
    failures.register(server, make_site({}, str))

    def file() -> tuple[str, dict[str, str]]:
        return "<p>", {"Cache-Control": "public, max-age=60"}

    server.add_url_rule("/file", "vendor.send", file)
    client = server.test_client()
    cookie = staff.signed_in(staff.add(Role.READER)).get_cookie("session")
    assert cookie is not None
    client.set_cookie("session", cookie.value)
    headers = client.get("/file").headers
    assert headers["Cache-Control"] == "public, max-age=60"
    assert "Vary" not in headers
    staff.store.close()


def test_a_form_that_is_far_too_long_is_refused_in_plain_words(staff: Staff) -> None:
    client = staff.signed_in(staff.add(Role.READER))
    answer = client.post("/account/", data={"name": "x" * (gate.MOST_BYTES + 1)})
    assert answer.status_code == 413
    assert "This is too much at once" in answer.text


def test_pages_are_in_the_language_of_the_person(staff: Staff) -> None:
    client = staff.signed_in(staff.add(Role.READER))
    send(client, "/account/", {"name": "Reader", "language": "sv"})
    assert '<html lang="sv">' in client.get("/account/").text
    assert '<html lang="fr">' in client.get("/account/?lang=fr").text
    assert '<html lang="en">' in staff.client().get("/sign-in/").text


def test_a_number_longer_than_any_row_has_is_not_there(staff: Staff) -> None:
    adapter = staff.server.url_map.bind("localhost")
    assert adapter.match("/people/999999999/")[1] == {"person_id": 999_999_999}
    with pytest.raises(NotFound):
        adapter.match("/people/99999999999999999999/")


def test_what_was_saved_is_told_as_saved_although_its_draft_could_not_be_forgotten(
    staff: Staff, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise busy("the store")

    anna = staff.add(Role.OWNER, "Anna")
    client = staff.signed_in(anna)
    monkeypatch.setattr(gate, "forget_drafts", fail)
    answer = send(client, "/account/", {"name": "Anna Berg", "language": "en"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/account/?done=saved")
    assert "a draft of what was saved is kept" in caplog.text
    assert "Anna Berg" in client.get("/account/").text


def test_a_one_time_link_does_not_stand_in_the_log(
    staff: Staff, caplog: pytest.LogCaptureFixture
) -> None:
    with staff.store.writing() as connection:
        token = invite(connection, None)
    with caplog.at_level("INFO"):
        form = {"login": "anna@example.org"}
        elsewhere = {"Sec-Fetch-Site": "cross-site"}
        answer = staff.client().post(f"/first-owner/{token}/", data=form, headers=elsewhere)
    assert answer.status_code == 403
    assert "'/first-owner/…/' gave 403" in caplog.text
    assert token not in caplog.text
