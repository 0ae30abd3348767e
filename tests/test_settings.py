"""Settings come from environment variables, and a wrong one says how to mend it."""

from __future__ import annotations

import pytest

from dashboard.errors import WrongSetting
from dashboard.settings import ROOT, Settings, read_settings


def test_without_environment_variables_the_defaults_hold() -> None:
    assert read_settings({}) == Settings()
    assert (Settings().host, Settings().port) == ("127.0.0.1", 8050)


def test_host_port_and_threads_are_read() -> None:
    settings = read_settings({"HOST": "0.0.0.0", "PORT": "9000", "THREADS": "2"})
    assert (settings.host, settings.port, settings.threads) == ("0.0.0.0", 9000, 2)


@pytest.mark.parametrize("port", ["", " 80", "8_0", "-1", "65536", "eighty", "80.0", "²"])
def test_a_port_that_is_no_port_is_refused_by_name(port: str) -> None:
    with pytest.raises(WrongSetting) as caught:
        read_settings({"PORT": port})
    assert caught.value.where == "environment variable PORT"
    assert f"'{port}'" in caught.value.what
    assert "8050" in caught.value.mend


@pytest.mark.parametrize("threads", ["0", "65", "many"])
def test_a_number_of_threads_out_of_range_is_refused(threads: str) -> None:
    with pytest.raises(WrongSetting, match="THREADS"):
        read_settings({"THREADS": threads})


def test_data_lie_in_the_project() -> None:
    settings = Settings()
    assert settings.raw == ROOT / "geodata" / "raw"
    assert settings.built == ROOT / "geodata" / "built"


def test_the_address_of_eurostats_api_may_be_another_one() -> None:
    assert read_settings({"EUROSTAT_API": "http://127.0.0.1:9/api/"}).eurostat_api == (
        "http://127.0.0.1:9/api"
    )
    assert read_settings({"EUROSTAT_API": ""}).eurostat_api == Settings().eurostat_api


@pytest.mark.parametrize("address", ["ec.europa.eu", "file:///etc", "https://a b"])
def test_an_address_that_is_none_is_refused_by_name(address: str) -> None:
    with pytest.raises(WrongSetting, match="EUROSTAT_API"):
        read_settings({"EUROSTAT_API": address})


OIDC = {"OIDC_ISSUER": "https://sign-in.example.org/realm/", "OIDC_CLIENT_ID": "hinterland"}


def test_single_sign_on_is_off_until_an_issuer_is_named() -> None:
    assert read_settings({"OIDC_CLIENT_ID": "hinterland"}).sign_on is None
    assert read_settings({"OIDC_ISSUER": ""}).sign_on is None


def test_single_sign_on_is_read_with_its_defaults() -> None:
    sign_on = read_settings({**OIDC, "OIDC_ROLES": "a=editor", "OIDC_NAME": "Region"}).sign_on
    assert sign_on is not None
    assert (sign_on.issuer, sign_on.client_id) == (
        "https://sign-in.example.org/realm",
        "hinterland",
    )
    assert (sign_on.name, sign_on.roles, sign_on.role_claim) == ("Region", "a=editor", "groups")
    assert (sign_on.default_role, sign_on.scopes) == ("", "openid profile email")


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"OIDC_ISSUER": "sign-in.example.org"}, "OIDC_ISSUER"),
        ({"OIDC_ISSUER": "http://sign-in.example.org"}, "OIDC_ISSUER"),
        ({"OIDC_CLIENT_ID": ""}, "OIDC_CLIENT_ID"),
    ],
)
def test_single_sign_on_that_cannot_work_is_refused_by_name(
    change: dict[str, str], name: str
) -> None:
    with pytest.raises(WrongSetting, match=name):
        read_settings({**OIDC, **change})


def test_a_provider_on_this_machine_needs_no_encryption() -> None:
    sign_on = read_settings({**OIDC, "OIDC_ISSUER": "http://127.0.0.1:9/"}).sign_on
    assert sign_on is not None
    assert sign_on.issuer == "http://127.0.0.1:9"


@pytest.mark.parametrize(
    ("environ", "address"),
    [
        ({}, "http://127.0.0.1:8050"),
        ({"HOST": "0.0.0.0", "PORT": "9000"}, "http://127.0.0.1:9000"),
        ({"PUBLIC_URL": "https://atlas.example/"}, "https://atlas.example"),
    ],
)
def test_the_address_that_is_told_can_be_opened(environ: dict[str, str], address: str) -> None:
    assert read_settings(environ).address == address
