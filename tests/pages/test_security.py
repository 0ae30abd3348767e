"""Every answer tells the browser to load from here only."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from dashboard.pages.security import content_security_policy

ADDRESSES = [
    "/",
    "/data/",
    "/data/modal_split.csv",
    "/data/modal_split.csv?year=1800",
    "/data/layers/ports.geojson",
    "/nothing",
    "/vendor/nothing",
    "/healthz",
]


def rules(policy: str) -> dict[str, list[str]]:
    return {rule.split()[0]: rule.split()[1:] for rule in policy.split("; ")}


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_has_the_headers(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert len(headers.getlist("Content-Security-Policy")) == 1


def test_the_answer_of_a_callback_is_not_taken_for_something_else(client: FlaskClient) -> None:
    headers = client.post("/_dash-update-component", json={}).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_only_this_server_is_allowed(client: FlaskClient) -> None:
    policy = rules(client.get("/data/").headers["Content-Security-Policy"])
    allowed = {source for sources in policy.values() for source in sources}
    assert allowed <= {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:", "'sha256-abc'"}
    assert policy["default-src"] == ["'self'"]
    assert policy["connect-src"] == ["'self'"]
    assert policy["frame-ancestors"] == ["'none'"]
    assert policy["object-src"] == ["'none'"]


def test_scripts_in_the_page_need_their_hash() -> None:
    policy = rules(content_security_policy(["'sha256-one'", "'sha256-two'"]))
    assert policy["script-src"] == ["'self'", "'sha256-one'", "'sha256-two'"]
    assert "'unsafe-inline'" not in policy["script-src"]
    assert not any("unsafe-eval" in source for sources in policy.values() for source in sources)
