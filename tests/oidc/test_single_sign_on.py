"""People sign in with a real OpenID Connect provider, with the role that it gives them."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from dashboard.pages.people import single_sign_on
from dashboard.people.roles import Role
from dashboard.store import tables
from dashboard.store.store import Store
from tests.oidc.house import (
    ANNA,
    BEGIN,
    EDITORS,
    OWNERS,
    House,
    begun,
    is_in,
    led_back,
    make_house,
    sign_in,
    sign_on_at,
    told,
)
from tests.oidc.provider import TestProvider, provider
from tests.serving import free_port
from tests.staff import PASSWORD, Staff, send


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


def test_who_stops_at_the_provider_is_told_so(house: House) -> None:
    browser = house.browser()
    state = parse_qs(urlsplit(begun(browser)).query)["state"][0]
    (issuer,) = {parse_qs(urlsplit(led_back(browser)).query)["iss"][0]}
    query = {"error": "access_denied", "state": state, "iss": issuer}
    answer = browser.get(single_sign_on.CALLBACK, query_string=query)
    assert told(browser, answer) == "stopped"


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


def test_without_a_provider_its_addresses_are_not_there(kept: Store) -> None:
    browser = make_house(kept, None).browser()
    assert browser.get(BEGIN).status_code == 404
    assert browser.get(single_sign_on.CALLBACK).status_code == 404
    assert "Sign in with" not in browser.get("/sign-in/").text
