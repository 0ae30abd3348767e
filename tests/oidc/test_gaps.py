"""Nobody gets in by the gaps that single sign-on may have."""

from __future__ import annotations

import socket
import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.pages.people import provider as provider_module
from dashboard.pages.people import single_sign_on
from dashboard.pages.people.provider import ShortLived
from dashboard.pages.people.sign_in_state import COOKIE
from dashboard.store.store import Store
from tests.oidc.house import (
    BEGIN,
    COOKIE_LIMIT,
    House,
    begun,
    changed,
    is_in,
    led_back,
    make_house,
    sign_in,
    sign_on_at,
    told,
)
from tests.oidc.provider import Reader, TestProvider
from tests.serving import HOST


def test_pkce_state_and_nonce_go_with_every_sign_in_and_are_never_the_same(house: House) -> None:
    first, second = (
        parse_qs(urlsplit(begun(house.browser())).query, strict_parsing=True) for _ in range(2)
    )
    assert first["code_challenge_method"] == ["S256"]
    assert first["redirect_uri"] == ["http://localhost/sign-in/oidc/callback/"]
    for name in ("code_challenge", "state", "nonce"):
        assert len(first[name][0]) >= 20
        assert first[name] != second[name]


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


def test_a_provider_by_another_name_is_not_used(kept: Store, oidc: TestProvider) -> None:
    house = make_house(kept, sign_on_at(f"http://localhost:{oidc.port}"))
    browser = house.browser()
    assert told(browser, browser.get(BEGIN)) == "unsound"
    assert told(browser, browser.get(BEGIN)) == "unsound"


def test_a_provider_that_never_answers_is_told_before_long(
    kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provider_module, "PATIENCE_S", 0.2)
    with socket.create_server((HOST, 0)) as silent:
        house = make_house(kept, sign_on_at(f"http://{HOST}:{silent.getsockname()[1]}"))
        browser = house.browser()
        assert told(browser, browser.get(BEGIN)) == "unreachable"
