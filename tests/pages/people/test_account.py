"""The own account: name, language, password, and the sessions that can be ended."""

from __future__ import annotations

import re

import pytest

from dashboard.pages.people.browsers import browser_told
from dashboard.people.roles import Role
from dashboard.words import speak
from tests.staff import PASSWORD, Staff, send

NEW = "another four words"


def test_name_and_language_are_saved(staff: Staff) -> None:
    client = staff.signed_in(staff.add(Role.READER, "Anna"))
    answer = send(client, "/account/", {"name": "  Anna  Berg ", "language": "fr"})
    assert answer.headers["Location"] == "/account/?done=saved"
    text = client.get("/account/?done=saved&lang=en").text
    assert 'value="Anna Berg"' in text
    assert "Your name and language are saved." in text


@pytest.mark.parametrize("form", [{"name": " ", "language": "sv"}, {"name": "x" * 121}])
def test_a_name_that_is_none_is_refused_and_the_rest_kept(
    staff: Staff, form: dict[str, str]
) -> None:
    client = staff.signed_in(staff.add(Role.READER, "Anna"))
    answer = send(client, "/account/", {"language": "sv", **form})
    assert answer.status_code == 422
    assert "Give a name" in answer.text
    assert '<option value="sv" selected>' in answer.text


def test_the_password_changes_with_the_old_one_only_and_ends_other_sessions(
    staff: Staff,
) -> None:
    anna = staff.add(Role.READER, "Anna")
    client, elsewhere = staff.signed_in(anna), staff.signed_in(anna)
    form = {"password_before": "wrong", "password": NEW, "password_again": NEW}
    refused = send(client, "/account/password/", form)
    assert refused.status_code == 422
    assert "This is not your password of today." in refused.text
    changed = send(client, "/account/password/", {**form, "password_before": PASSWORD})
    assert changed.headers["Location"] == "/account/?done=password"
    assert client.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 303
    staff.signed_in(anna, NEW)


def test_guessing_the_old_password_is_slowed_too(staff: Staff) -> None:
    client = staff.signed_in(staff.add(Role.READER, "Anna"))
    form = {"password_before": "wrong", "password": NEW, "password_again": NEW}
    texts = [send(client, "/account/password/", form).text for _ in range(6)]
    assert "too many attempts" not in texts[4]
    assert "too many attempts" in texts[5]


def test_a_session_is_listed_with_where_and_with_what_and_can_be_ended(staff: Staff) -> None:
    anna = staff.add(Role.READER, "Anna")
    client, elsewhere = staff.signed_in(anna), staff.signed_in(anna)
    text = client.get("/account/").text
    assert text.count("from 127.0.0.1") == 2
    assert text.count("this one") == 1
    (key,) = re.findall(r'name="session" value="([0-9a-f]{16})"', text)
    assert send(client, "/account/sessions/", {"session": key}).status_code == 303
    assert elsewhere.get("/account/").status_code == 303
    assert client.get("/account/").status_code == 200


def test_all_other_sessions_end_at_once(staff: Staff) -> None:
    anna = staff.add(Role.READER, "Anna")
    client, others = staff.signed_in(anna), [staff.signed_in(anna) for _ in range(2)]
    send(client, "/account/sessions/", {"session": "others"})
    assert [one.get("/account/").status_code for one in (client, *others)] == [200, 303, 303]


def test_that_no_session_was_chosen_is_told_and_none_ends(staff: Staff) -> None:
    anna = staff.add(Role.READER, "Anna")
    client, other = staff.signed_in(anna), staff.signed_in(anna)
    answer = send(client, "/account/sessions/", {})
    told = client.get(answer.headers["Location"]).text
    assert "No session was chosen" in told
    assert "have ended" not in told
    assert other.get("/account/").status_code == 200


def test_the_record_tells_that_sessions_were_ended_and_not_that_none_was(staff: Staff) -> None:
    anna, bo = staff.add(Role.READER, "Anna"), staff.add(Role.OWNER, "Bo")
    client, owner = staff.signed_in(anna), staff.signed_in(bo)
    for others in (2, 0):
        _ = [staff.signed_in(anna) for _ in range(others)]
        send(client, "/account/sessions/", {"session": "others"})
    lines = owner.get("/record.csv").text.splitlines()
    assert [line.count("sessions") for line in lines if "person.signed_out" in line] == [1]


def test_nobody_ends_the_session_of_somebody_else(staff: Staff) -> None:
    anna, bo = staff.add(Role.READER, "Anna"), staff.add(Role.OWNER, "Bo")
    client, second, other = staff.signed_in(anna), staff.signed_in(anna), staff.signed_in(bo)
    keys = re.findall(r'name="session" value="([0-9a-f]{16})"', second.get("/account/").text)
    send(other, "/account/sessions/", {"session": keys[0]})
    assert client.get("/account/").status_code == 200


def test_the_pages_of_owners_are_offered_to_owners_only(staff: Staff) -> None:
    reader, owner = (staff.signed_in(staff.add(role)) for role in (Role.PUBLISHER, Role.OWNER))
    assert 'href="/people/"' not in reader.get("/account/").text
    for path in ("/people/", "/settings/", "/record/"):
        assert f'href="{path}"' in owner.get("/account/").text


@pytest.mark.parametrize(
    ("agent", "told"),
    [
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox on Linux",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU like Mac OS X) Safari/604.1", "Safari on iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"),
        ("curl/8.0", "Another browser or program"),
        ("", "Another browser or program"),
    ],
)
def test_a_browser_is_called_by_its_name(agent: str, told: str) -> None:
    assert browser_told(speak("en"), agent) == told
