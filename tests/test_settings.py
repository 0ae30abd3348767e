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
