"""People sign in with a real OpenID Connect provider, and nobody gets in by its gaps."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.pages import failures
from dashboard.pages.gate import gate
from dashboard.pages.people import register as people_pages
from dashboard.pages.people import single_sign_on
from dashboard.pages.people.provider import ShortLived
from dashboard.pages.people.sign_in_state import COOKIE
from dashboard.pages.site import make_site
from dashboard.people.roles import Role
from dashboard.settings import SignOn
from dashboard.store import tables
from dashboard.store.store import Store, open_store
from tests.oidc.provider import CLIENT_ID, CLIENT_SECRET, Reader, TestProvider, provider
from tests.serving import free_port
from tests.staff import PASSWORD, Staff, send

BEGIN = "/sign-in/oidc/"
ROLES = "hinterland-editors=editor,hinterland-owners=owner"
ANNA = {"name": "Anna", "email": "anna@example.org", "email_verified": True}
EDITORS, OWNERS = ["staff", "hinterland-editors"], ["hinterland-owners", "hinterland-editors"]
COOKIE_LIMIT = 4093


@dataclass
class House:
    """A server that signs in at the provider, and the store behind it."""

    server: Flask
    store: Store

    def browser(self) -> FlaskClient:
        return self.server.test_client()

    def rows(self, table: sa.Table) -> list[Any]:
        with self.store.reading() as connection:
            return list(connection.execute(sa.select(table)).all())


def make_house(store: Store, sign_on: SignOn | None) -> House:
    server = Flask("house", static_folder=None)
    site = make_site({}, lambda name: f"/assets/{name}")
    gate.register(server, store)
    people_pages.register(server, store, site, sign_on=sign_on)
    failures.register(server, site)
    return House(server, store)


def sign_on_at(issuer: str, **more: str) -> SignOn:
    chosen = {"name": "Region", "roles": ROLES, **more}
    return SignOn(issuer, CLIENT_ID, CLIENT_SECRET, **chosen)


@pytest.fixture(scope="module")
def oidc() -> Iterator[TestProvider]:
    with provider() as running:
        yield running


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    yield opened
    opened.close()


@pytest.fixture
def house(oidc: TestProvider, kept: Store) -> House:
    oidc.knows("anna", **ANNA, groups=EDITORS)
    return make_house(kept, sign_on_at(oidc.issuer))


def begun(browser: FlaskClient, target: str = "/account/") -> str:
    """Return the provider's address that a browser is led to."""
    answer = browser.get(BEGIN, query_string={"next": target})
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"]


def led_back(browser: FlaskClient, login: str = "anna", target: str = "/account/") -> str:
    """Return the address that the provider leads back to, not yet opened."""
    reader = Reader(login)
    address = reader.go(begun(browser, target))
    reader.close()
    return address


def sign_in(browser: FlaskClient, login: str = "anna", target: str = "/account/") -> TestResponse:
    return browser.get(led_back(browser, login, target))


def changed(address: str, **parts: str | None) -> str:
    """Return an address with parts of its query put in the place of others, or left out."""
    pieces = urlsplit(address)
    query = {**dict(parse_qsl(pieces.query)), **parts}
    kept_parts = {key: value for key, value in query.items() if value is not None}
    return urlunsplit(pieces._replace(query=urlencode(kept_parts)))


def is_in(browser: FlaskClient) -> bool:
    return browser.get("/account/").status_code == 200


def told(browser: FlaskClient, answer: TestResponse) -> str:
    """Return the key of what is told on the page of signing in, which must say it in words."""
    address = urlsplit(answer.headers["Location"])
    assert (answer.status_code, address.path) == (303, "/sign-in/")
    (key,) = parse_qs(address.query)["fault"]
    page = browser.get(answer.headers["Location"]).text
    sentence = single_sign_on.FAULTS[key].format(name="Region")
    assert sentence in page.replace("&#39;", "'")
    assert not is_in(browser)
    return key


def test_the_page_of_signing_in_has_a_button_that_keeps_where_the_reader_wants_to_go(
    house: House,
) -> None:
    page = house.browser().get("/sign-in/?next=/views/").text
    assert "Sign in with Region" in page
    assert 'href="/sign-in/oidc/?next=%2Fviews%2F"' in page


def test_who_signs_in_there_is_signed_in_here_and_gets_where_they_wanted(house: House) -> None:
    browser = house.browser()
    answer = sign_in(browser, target="/account/?a=b")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/account/?a=b")
    assert is_in(browser)
    (person,) = house.rows(tables.people)
    assert (person.name, person.login, person.role) == ("Anna", "anna@example.org", "editor")
    assert (person.subject, person.password_hash) == ("anna", None)
    actions = [row.action for row in house.rows(tables.audit)]
    assert actions == ["person.added", "person.signed_in"]
    assert house.rows(tables.audit)[1].detail == {"by": "Region"}


def test_pkce_state_and_nonce_go_with_every_sign_in_and_are_never_the_same(house: House) -> None:
    first, second = (
        parse_qs(urlsplit(begun(house.browser())).query, strict_parsing=True) for _ in range(2)
    )
    assert first["code_challenge_method"] == ["S256"]
    assert first["redirect_uri"] == ["http://localhost/sign-in/oidc/callback/"]
    for name in ("code_challenge", "state", "nonce"):
        assert len(first[name][0]) >= 20
        assert first[name] != second[name]


def test_the_role_follows_the_claim_at_each_sign_in(house: House, oidc: TestProvider) -> None:
    roles = []
    for groups in (EDITORS, OWNERS, "hinterland-editors"):
        oidc.knows("anna", **ANNA, groups=groups)
        sign_in(house.browser())
        roles.append(house.rows(tables.people)[0].role)
    assert roles == ["editor", "owner", "editor"]
    changes = [row.detail for row in house.rows(tables.audit) if row.action.endswith("changed")]
    assert [(one["before"], one["after"]) for one in changes] == [
        ("editor", "owner"),
        ("owner", "editor"),
    ]


def test_a_changed_role_ends_the_sessions_of_the_old_one(house: House, oidc: TestProvider) -> None:
    earlier, later = house.browser(), house.browser()
    sign_in(earlier)
    oidc.knows("anna", **ANNA, groups=OWNERS)
    sign_in(later)
    assert (is_in(earlier), is_in(later)) == (False, True)


def test_who_has_no_role_is_refused_and_leaves_nothing(house: House, oidc: TestProvider) -> None:
    oidc.knows("olof", name="Olof", groups=["staff"])
    browser = house.browser()
    assert told(browser, sign_in(browser, "olof")) == "no-role"
    assert house.rows(tables.people) == []
    assert house.rows(tables.sessions) == []


def test_who_has_lost_every_role_is_refused_and_their_sessions_end(
    house: House, oidc: TestProvider
) -> None:
    earlier, later = house.browser(), house.browser()
    sign_in(earlier)
    oidc.knows("anna", **ANNA, groups=[])
    assert told(later, sign_in(later)) == "no-role"
    assert not is_in(earlier)
    assert house.rows(tables.audit)[-1].action == "person.refused"


def test_a_default_role_lets_in_whom_the_provider_knows(kept: Store, oidc: TestProvider) -> None:
    house = make_house(kept, sign_on_at(oidc.issuer, default_role="reader"))
    oidc.knows("olof", name="Olof")
    browser = house.browser()
    sign_in(browser, "olof")
    assert is_in(browser)
    (person,) = house.rows(tables.people)
    assert (person.role, person.login) == ("reader", f"olof (127.0.0.1:{oidc.port})")


def test_a_role_may_stand_deep_in_a_claim(kept: Store, oidc: TestProvider) -> None:
    house = make_house(kept, sign_on_at(oidc.issuer, role_claim="realm.roles"))
    oidc.knows("olof", name="Olof", realm={"roles": ["hinterland-owners"]})
    sign_in(house.browser(), "olof")
    assert [row.role for row in house.rows(tables.people)] == ["owner"]


def test_the_address_led_back_to_works_once(house: House) -> None:
    browser = house.browser()
    address = led_back(browser)
    cookie = browser.get_cookie(COOKIE, path=BEGIN)
    assert cookie is not None
    browser.get(address)
    browser.post("/sign-out/", headers={"Sec-Fetch-Site": "same-origin"})
    browser.delete_cookie("session")
    assert told(browser, browser.get(address)) == "old"
    thief = house.browser()  # who also has the cookie of that time still lacks a fresh code
    thief.set_cookie(COOKIE, cookie.value, path=BEGIN)
    assert told(thief, thief.get(address)) == "unsound"


def test_a_state_that_was_tampered_with_is_refused(house: House) -> None:
    browser = house.browser()
    assert told(browser, browser.get(changed(led_back(browser), state="guessed"))) == "old"
    assert told(browser, browser.get(changed(led_back(browser), state=None))) == "old"
    assert told(browser, browser.get(single_sign_on.CALLBACK)) == "old"


def test_the_answer_to_one_browser_does_not_sign_in_another(house: House) -> None:
    attacker, victim = house.browser(), house.browser()
    address = led_back(attacker)
    assert told(victim, victim.get(address)) == "old"
    begun(victim)  # nor one that has begun a sign-in of its own
    assert told(victim, victim.get(address)) == "old"


def test_a_token_made_for_another_sign_in_is_refused(house: House) -> None:
    browser, reader = house.browser(), Reader("anna")
    address = reader.go(changed(begun(browser), nonce="another"))
    reader.close()
    assert told(browser, browser.get(address)) == "unsound"


def test_a_code_with_another_verifier_is_refused_by_the_provider(house: House) -> None:
    browser, reader = house.browser(), Reader("anna")
    challenge = "a" * 43
    address = reader.go(changed(begun(browser), code_challenge=challenge))
    reader.close()
    assert told(browser, browser.get(address)) == "unsound"


def test_a_sign_in_without_pkce_is_refused_by_the_provider(house: House) -> None:
    browser, reader = house.browser(), Reader("anna")
    address = reader.go(changed(begun(browser), code_challenge=None, code_challenge_method=None))
    reader.close()
    assert "code" not in parse_qs(urlsplit(address).query)
    assert told(browser, browser.get(address)) == "unsound"


@pytest.mark.parametrize("said", ["https://elsewhere.example", None])
def test_an_answer_by_another_provider_is_refused(house: House, said: str | None) -> None:
    browser = house.browser()
    address = led_back(browser)
    assert "iss" in parse_qs(urlsplit(address).query)
    assert told(browser, browser.get(changed(address, iss=said))) == "unsound"
    assert told(browser, browser.get(address)) == "old"  # and the state is used up


def test_who_stops_at_the_provider_is_told_so(house: House) -> None:
    browser = house.browser()
    state = parse_qs(urlsplit(begun(browser)).query)["state"][0]
    (issuer,) = {parse_qs(urlsplit(led_back(browser)).query)["iss"][0]}
    query = {"error": "access_denied", "state": state, "iss": issuer}
    answer = browser.get(single_sign_on.CALLBACK, query_string=query)
    assert told(browser, answer) == "stopped"


def test_signing_in_begins_a_new_session_and_ends_the_one_before(house: House) -> None:
    browser, other = house.browser(), house.browser()
    sign_in(other)
    planted = other.get_cookie("session")
    assert planted is not None
    browser.set_cookie("session", planted.value)  # a session that somebody else knows
    sign_in(browser)
    own = browser.get_cookie("session")
    assert own is not None
    assert own.value != planted.value
    assert (is_in(browser), is_in(other)) == (True, False)


def test_signing_out_ends_the_session(house: House) -> None:
    browser = house.browser()
    sign_in(browser)
    cookie = browser.get_cookie("session")
    assert cookie is not None
    page = browser.get("/account/").text
    token = page.split('name="csrf" value="')[1].split('"')[0]
    browser.post("/sign-out/", data={"csrf": token}, headers={"Sec-Fetch-Site": "same-origin"})
    browser.set_cookie("session", cookie.value)
    assert not is_in(browser)


def test_an_owner_lets_an_account_join_and_it_keeps_what_it_had(
    house: House, oidc: TestProvider
) -> None:
    staff = Staff(house.server, house.store)
    owner, local = staff.add(Role.OWNER, "Olga"), staff.add(Role.READER, "Anna")
    stranger, browser = house.browser(), staff.signed_in(owner)
    assert told(stranger, sign_in(stranger)) == "taken"
    page = f"/people/{local.person_id}/"
    assert f'href="{page}joining/"' in browser.get(page).text
    answer = send(browser, f"{page}joining/", {}, page)
    assert (answer.status_code, answer.headers["Location"]) == (303, page)
    assert "It is allowed." in browser.get(page).text
    sign_in(stranger)
    assert is_in(stranger)
    assert "change it there" in browser.get(page).text
    found = {row.person_id: row for row in house.rows(tables.people)}[local.person_id]
    assert (found.subject, found.password_hash, found.role) == ("anna", None, "editor")
    actions = [row.action for row in house.rows(tables.audit)]
    assert actions[-3:-1] == ["person.joined", "person.role_changed"]
    assert "person.joining_allowed" in actions
    form = {"login": local.login, "password": PASSWORD}
    assert house.browser().post("/sign-in/", data=form).status_code == 422


def test_the_last_owner_with_a_password_is_told_why_not(house: House) -> None:
    staff = Staff(house.server, house.store)
    owner = staff.add(Role.OWNER, "Olga")
    browser, page = staff.signed_in(owner), f"/people/{owner.person_id}/"
    answer = send(browser, f"{page}joining/", {}, page)
    assert answer.status_code == 422
    assert "This is the last owner with a password." in answer.text


@pytest.mark.parametrize(
    "target", ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "x"]
)
def test_nobody_is_led_to_another_host_afterwards(house: House, target: str) -> None:
    browser = house.browser()
    assert sign_in(browser, target=target).headers["Location"] == "/"
    assert is_in(browser)


def test_many_unfinished_sign_ins_do_not_outgrow_the_cookie(house: House) -> None:
    browser = house.browser()
    for number in range(30):
        begun(browser, f"/views/{number}/" + "x" * 400)
        cookie = browser.get_cookie(COOKIE, path=BEGIN)
        assert cookie is not None
        assert len(cookie.value) + len(COOKIE) < COOKIE_LIMIT
    assert sign_in(browser).headers["Location"] == "/account/"
    assert is_in(browser)


def test_an_unfinished_sign_in_is_good_for_ten_minutes() -> None:
    kept: dict[str, Any] = {}
    states = ShortLived("oidc")
    states.set_state_data(kept, "s", {"nonce": "n"})
    assert states.get_state_data(kept, "s") == {"nonce": "n"}
    (entry,) = kept.values()
    assert 590 < entry["exp"] - time.time() <= 600
    entry["exp"] -= 600
    assert states.get_state_data(kept, "s") is None


def test_the_cookie_of_a_sign_in_under_way_goes_nowhere_else(house: House) -> None:
    answer = house.browser().get(BEGIN)
    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith(f"{COOKIE}=")
    assert {"HttpOnly", "SameSite=Lax", f"Path={BEGIN}"} <= set(cookie.split("; "))
    secure = house.browser().get(BEGIN, base_url="https://localhost")
    (cookie,) = secure.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Secure-sign-in=")
    assert "Secure" in cookie.split("; ")


def test_a_provider_that_is_down_is_told_and_the_server_starts_without_it(kept: Store) -> None:
    house = make_house(kept, sign_on_at(f"http://127.0.0.1:{free_port()}"))
    browser = house.browser()
    assert browser.get("/sign-in/").status_code == 200
    assert told(browser, browser.get(BEGIN)) == "unreachable"


def test_a_provider_that_goes_down_and_comes_back_can_be_used_again(kept: Store) -> None:
    with provider() as running:
        house = make_house(kept, sign_on_at(running.issuer))
        browser = house.browser()
        running.knows("anna", **ANNA, groups=EDITORS)
        address = led_back(browser)
        running.stop()
        assert told(browser, browser.get(address)) == "unreachable"


def test_a_provider_by_another_name_is_not_used(kept: Store, oidc: TestProvider) -> None:
    house = make_house(kept, sign_on_at(f"http://localhost:{oidc.port}"))
    browser = house.browser()
    assert told(browser, browser.get(BEGIN)) == "unsound"
    assert told(browser, browser.get(BEGIN)) == "unsound"


def test_without_a_provider_its_addresses_are_not_there(kept: Store) -> None:
    browser = make_house(kept, None).browser()
    assert browser.get(BEGIN).status_code == 404
    assert browser.get(single_sign_on.CALLBACK).status_code == 404
    assert "Sign in with" not in browser.get("/sign-in/").text
