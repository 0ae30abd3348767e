"""One-time links: the first owner, a new password, and what a used link says."""

from __future__ import annotations

from dashboard.pages.people.welcome import first_owner_address
from dashboard.people import accounts
from dashboard.people.invitations import invite
from dashboard.people.roles import Role
from tests.staff import PASSWORD, Staff

OWNER = {"login": "Anna@Example.org", "name": "Anna Berg"}
NEW = {"password": PASSWORD, "password_again": PASSWORD}


def link_for(staff: Staff, role: Role = Role.EDITOR) -> str:
    with staff.store.writing() as connection:
        person = accounts.find_by_login(connection, "bo@example.org")
        if person is None:
            doer = accounts.Actor(None, "terminal")
            person = accounts.add_person(connection, doer, "bo@example.org", "Bo", role, "sv")
        return f"/welcome/{invite(connection, person)}/"


def test_the_link_of_the_terminal_makes_the_first_owner_once(staff: Staff) -> None:
    address = first_owner_address(staff.server, "http://localhost")
    client = staff.client()
    assert client.get(address).status_code == 200
    answer = client.post(address, data={**OWNER, **NEW})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/account/")
    assert "anna@example.org, role: Owner" in client.get("/account/").text
    again = staff.client().post(address, data={**OWNER, **NEW, "login": "b@example.org"})
    assert again.status_code == 410
    assert "This link does not work any more" in again.text
    assert first_owner_address(staff.server, "http://localhost") == ""


def test_a_wrong_form_keeps_what_was_typed_but_no_password(staff: Staff) -> None:
    address = first_owner_address(staff.server, "http://localhost")
    form = {"login": "no address", "name": "Anna <b>", "password": "short", "password_again": ""}
    answer = staff.client().post(address, data=form)
    assert answer.status_code == 422
    for text in ("Give an e-mail address", "Use at least 12 characters", "Anna &lt;b&gt;"):
        assert text in answer.text
    assert 'value="no address"' in answer.text
    assert 'value="short"' not in answer.text
    assert staff.client().get(address).status_code == 200


def test_a_link_sets_a_password_and_signs_in(staff: Staff) -> None:
    staff.add(Role.OWNER, "Anna")
    link, client = link_for(staff), staff.client()
    assert "Welcome, Bo" in client.get(link).text
    wrong = client.post(link, data={"password": PASSWORD, "password_again": "another"})
    assert wrong.status_code == 422
    assert "The two passwords are not the same" in wrong.text
    assert client.post(link, data=NEW).status_code == 303
    assert client.get("/account/").status_code == 200
    assert client.get(link).status_code == 410
    form = {"login": "bo@example.org", "password": PASSWORD}
    assert staff.client().post("/sign-in/", data=form).status_code == 303


def test_a_link_ends_other_sessions_and_waiting(staff: Staff) -> None:
    staff.add(Role.OWNER, "Anna")
    bo = staff.add(Role.EDITOR, "Bo")
    elsewhere = staff.signed_in(bo)
    for _ in range(7):
        staff.client().post("/sign-in/", data={"login": bo.login, "password": "x"})
    assert staff.client().post(link_for(staff), data=NEW).status_code == 303
    assert elsewhere.get("/account/").status_code == 303
    staff.signed_in(bo)


def test_no_link_opens_the_page_of_another_kind(staff: Staff) -> None:
    token = first_owner_address(staff.server, "").split("/")[2]
    assert staff.client().get(f"/welcome/{token}/").status_code == 410
    welcome = link_for(staff).split("/")[2]
    assert staff.client().get(f"/first-owner/{welcome}/").status_code == 410
    for path in ("/welcome/made-up/", "/first-owner/made-up/"):
        assert staff.client().get(path).status_code == 410
