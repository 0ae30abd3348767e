"""Owners add people, hand over links, change roles and shut accounts."""

from __future__ import annotations

import re

from flask.testing import FlaskClient

from dashboard.people.roles import Role
from tests.staff import PASSWORD, Staff, send

BO = {"name": "Bo Lind", "login": "Bo@Example.org", "role": "editor", "language": "sv"}


def link_in(text: str) -> str:
    found = re.search(r"http://localhost(/welcome/[\w-]+/)<", text)
    assert found is not None, text
    return found.group(1)


def set_password(staff: Staff, link: str, password: str = PASSWORD) -> FlaskClient:
    client = staff.client()
    form = {"password": password, "password_again": password}
    assert client.post(link, data=form).status_code == 303
    return client


def test_a_person_is_added_and_gets_in_by_the_link(staff: Staff) -> None:
    owner = staff.signed_in(staff.add(Role.OWNER, "Anna"))
    answer = send(owner, "/people/", BO)
    assert "It works once, within 7 days" in answer.text
    link = link_in(answer.text)
    assert "Has not followed the link" in owner.get("/people/").text
    client = set_password(staff, link)
    assert "bo@example.org, role: Editor" in client.get("/account/?lang=en").text
    assert "Has not followed the link" not in owner.get("/people/").text


def test_a_wrong_form_is_shown_again_with_everything_typed(staff: Staff) -> None:
    owner = staff.signed_in(staff.add(Role.OWNER, "Anna"))
    answer = send(owner, "/people/", {**BO, "login": "anna@example.org"})
    assert answer.status_code == 422
    assert "Somebody with this address is in the list already." in answer.text
    assert 'value="Bo Lind"' in answer.text
    assert 'value="editor" checked' in answer.text
    broken = send(owner, "/people/", {"name": "", "login": "x", "role": "king"})
    for text in ("Give an e-mail address", "Give a name", "Choose one of the roles."):
        assert text in broken.text
    assert "Bo Lind" not in owner.get("/people/").text


def test_a_new_role_holds_after_signing_in_again(staff: Staff) -> None:
    owner, bo = staff.signed_in(staff.add(Role.OWNER, "Anna")), staff.add(Role.READER, "Bo")
    client = staff.signed_in(bo)
    address = f"/people/{bo.person_id}/"
    assert send(owner, address, {"do": "role", "role": "owner"}).status_code == 303
    assert "It is changed" in owner.get(f"{address}?done=changed").text
    assert client.get("/account/").status_code == 303
    assert staff.signed_in(bo).get("/people/").status_code == 200


def test_a_shut_account_is_out_at_once_and_may_be_opened_again(staff: Staff) -> None:
    owner, bo = staff.signed_in(staff.add(Role.OWNER, "Anna")), staff.add(Role.EDITOR, "Bo")
    client, address = staff.signed_in(bo), f"/people/{bo.person_id}/"
    send(owner, address, {"do": "shut"})
    assert client.get("/account/").status_code == 303
    form = {"login": bo.login, "password": PASSWORD}
    assert staff.client().post("/sign-in/", data=form).status_code == 422
    assert "May not sign in" in owner.get(address).text
    send(owner, address, {"do": "open"})
    staff.signed_in(bo)


def test_the_last_owner_is_told_why_not(staff: Staff) -> None:
    anna = staff.add(Role.OWNER, "Anna")
    owner = staff.signed_in(anna)
    for form in ({"do": "shut"}, {"do": "role", "role": "reader"}):
        answer = send(owner, f"/people/{anna.person_id}/", form)
        assert answer.status_code == 422
        assert "Anna is the last owner. Make somebody else an owner first." in answer.text
    assert owner.get("/people/").status_code == 200


def test_a_new_link_leaves_the_password_of_today_until_it_is_followed(staff: Staff) -> None:
    owner, bo = staff.signed_in(staff.add(Role.OWNER, "Anna")), staff.add(Role.EDITOR, "Bo")
    link = link_in(send(owner, f"/people/{bo.person_id}/", {"do": "link"}).text)
    staff.signed_in(bo)
    set_password(staff, link, "another four words")
    staff.signed_in(bo, "another four words")


def test_a_link_stands_nowhere_but_on_the_page_that_made_it(staff: Staff) -> None:
    owner = staff.signed_in(staff.add(Role.OWNER, "Anna"))
    token = link_in(send(owner, "/people/", BO).text).split("/")[2]
    for path in ("/people/", "/people/2/", "/record/", "/record.csv"):
        assert token not in owner.get(path).text


def test_what_cannot_be_done_is_said(staff: Staff) -> None:
    anna = staff.add(Role.OWNER, "Anna")
    owner = staff.signed_in(anna)
    answer = send(owner, f"/people/{anna.person_id}/", {"do": "dance"})
    assert answer.status_code == 422
    assert "Nothing was changed" in answer.text
    assert owner.get("/people/99/").status_code == 404
