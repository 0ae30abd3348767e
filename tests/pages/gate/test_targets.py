"""After signing in one is led to pages of this server only, however the address is written."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.pages.gate.targets import local_target, sign_in_address

ELSEWHERE = [
    "//elsewhere.example",
    "///elsewhere.example",
    "/\\elsewhere.example",
    "\\\\elsewhere.example",
    "https://elsewhere.example/",
    "https:elsewhere.example",
    "HTTPS://elsewhere.example/",
    "javascript:alert(1)",
    "data:text/html,x",
    "elsewhere.example",
    "",
    " /views/",
    "/\t/elsewhere.example",
    "/\n/elsewhere.example",
    "/views/\r\nSet-Cookie: a=b",
    "/views/\x00",
    "/views/ a",
    "/%2Felsewhere.example",
    "/%2felsewhere.example",
    "/%5Celsewhere.example",
    "/%5c%5celsewhere.example",
    "/%255Celsewhere.example",
    "/%252Felsewhere.example",
    "/%09/elsewhere.example",
    "/%0d%0aSet-Cookie:%20a=b",
    "/\N{FULLWIDTH SOLIDUS}elsewhere.example",
    "/views/\N{LINE SEPARATOR}",
    "/sign-in/",
    "/sign-out/",
    "/" + "a" * 2000,
    "//[elsewhere",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_what_leads_elsewhere_leads_to_the_atlas(text: str) -> None:
    assert local_target(text) == "/"


@pytest.mark.parametrize(
    "text",
    [
        "/",
        "/views/k3v9x2m1qa/edit/?draft=7",
        "/?measure=modal_split&select=SE,port:SEGOT&lang=sv",
        "/people/?q=https%3A%2F%2Felsewhere.example%5C",
        "/p/g%C3%B6ta/#map",
    ],
)
def test_a_page_of_this_server_is_led_to_as_it_is(text: str) -> None:
    assert local_target(text) == text


@given(st.text(alphabet="/\\:.%25cCfF09aexample@?# \t\n", max_size=20))
def test_no_address_that_a_browser_reads_as_another_host_is_let_through(text: str) -> None:
    led = local_target(text)
    seen = led.replace("\\", "/")
    assert led.startswith("/")
    assert not seen.startswith("//")
    assert not any(sign.isspace() for sign in led)


def test_the_way_back_survives_the_sign_in_page() -> None:
    target = "/?select=SE&year=2022"
    assert sign_in_address(target) == f"/sign-in/?next={quote(target, safe='')}"
    assert sign_in_address("/", "sv").endswith("&lang=sv")
