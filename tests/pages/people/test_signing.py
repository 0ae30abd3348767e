"""The page of signing in: what it says when it fails, when to wait, and other ways to sign in."""

from __future__ import annotations

from pathlib import Path

from dashboard.pages.people.signing import SignInWay, SignInWays
from dashboard.people.roles import Role
from dashboard.people.sign_in import FREE_BY_LOGIN
from tests.staff import PASSWORD, Staff, make_staff


def attempt(staff: Staff, login: str, password: str = "wrong words in a row") -> tuple[int, str]:
    answer = staff.client().post("/sign-in/", data={"login": login, "password": password})
    return answer.status_code, answer.text


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(staff: Staff) -> None:
    anna = staff.add(Role.OWNER, "Anna")
    status, known = attempt(staff, anna.login)
    assert status == 422
    assert "The e-mail address or the password is not right" in known
    assert f'value="{anna.login}"' in known
    assert "wrong words" not in known
    _, unknown = attempt(staff, "anne@example.org")
    assert unknown.replace("anne@", "anna@") == known


def test_after_failures_the_page_says_how_long_to_wait(staff: Staff) -> None:
    for _ in range(FREE_BY_LOGIN + 1):
        assert attempt(staff, "anna@example.org")[0] == 422
    form = {"login": "anna@example.org", "password": PASSWORD}
    answer = staff.client().post("/sign-in/", data=form)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 10
    assert "There were too many attempts. Wait 10 seconds, then try again." in answer.text.replace(
        "Wait 9 seconds", "Wait 10 seconds"
    )


def test_a_target_elsewhere_is_forgotten(staff: Staff) -> None:
    anna, client = staff.add(Role.OWNER, "Anna"), staff.client()
    text = client.get("/sign-in/?next=//elsewhere.example").text
    assert 'name="next" value=""' in text
    form = {"login": anna.login, "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert client.post("/sign-in/", data=form).headers["Location"] == "/"


def test_what_was_typed_is_shown_as_text(staff: Staff) -> None:
    _, text = attempt(staff, '"><script>alert(1)</script>')
    assert "<script>alert" not in text


def test_who_is_signed_in_is_told_so(staff: Staff) -> None:
    client = staff.signed_in(staff.add(Role.READER, "Anna"))
    assert "You are signed in as Anna" in client.get("/sign-in/").text


def test_other_ways_to_sign_in_are_buttons_that_keep_where_one_wanted_to_go(
    tmp_path: Path,
) -> None:
    ways = SignInWays(
        elsewhere=(SignInWay("Region X", "/sign-in/elsewhere/"),),
        has_passwords=False,
        fault=lambda words, key: words.say("Sign in again.") if key == "late" else "",
    )
    staff = make_staff(tmp_path, ways)
    anna, client = staff.add(Role.OWNER, "Anna"), staff.client()
    text = client.get("/sign-in/?next=/people/&fault=late").text
    assert 'href="/sign-in/elsewhere/?next=%2Fpeople%2F"' in text
    assert "Sign in with Region X" in text
    assert "Sign in again." in text
    assert 'type="password"' not in text
    form = {"login": anna.login, "password": PASSWORD}
    assert client.post("/sign-in/", data=form).status_code == 422
    staff.store.close()
