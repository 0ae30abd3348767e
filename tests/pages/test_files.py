"""Files of the build are kept for ever by a browser, packed, and never lead out of their folder."""

from __future__ import annotations

import gzip

import brotli
import pytest
from flask.testing import FlaskClient

from dashboard.sources.built import read_web_index
from tests.miniature import Miniature


@pytest.fixture(scope="session")
def script(mini: Miniature) -> str:
    return "/vendor/" + read_web_index(mini.built)["maplibre-gl.mjs"]


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0.1, gzip;q=0.9", "gzip"),
        ("br;q=0, *;q=0.5", "gzip"),
        ("*", "br"),
        ("zstd, deflate", None),
        ("identity", None),
        ("", None),
    ],
)
def test_a_file_comes_in_the_best_encoding_that_the_reader_takes(
    client: FlaskClient, script: str, accepted: str, encoding: str | None
) -> None:
    answer = client.get(script, headers={"Accept-Encoding": accepted})
    assert answer.headers.get("Content-Encoding") == encoding
    assert "Accept-Encoding" in answer.headers["Vary"]
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert unpack(answer.data).startswith(b"export const version")
    assert int(answer.headers["Content-Length"]) == len(answer.data)


def test_a_file_is_kept_for_ever_and_has_its_own_type(
    client: FlaskClient, script: str, mini: Miniature
) -> None:
    answer = client.get(script)
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.content_type == "text/javascript; charset=utf-8"
    index = read_web_index(mini.built)
    types = {
        "source-sans-3-latin-400.woff2": "font/woff2",
        "regions-0.geojson": "application/geo+json",
    }
    for name, media_type in types.items():
        assert client.get("/vendor/" + index[name]).content_type == media_type


def test_a_font_is_packed_already_and_is_not_packed_again(
    client: FlaskClient, mini: Miniature
) -> None:
    font = "/vendor/" + read_web_index(mini.built)["source-sans-3-latin-400.woff2"]
    answer = client.get(font, headers={"Accept-Encoding": "br, gzip"})
    assert answer.data.startswith(b"wOF2")
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("accepted", ["br", "gzip", ""])
def test_a_file_that_the_reader_has_is_not_sent_again(
    client: FlaskClient, script: str, accepted: str
) -> None:
    headers = {"Accept-Encoding": accepted}
    tag = client.get(script, headers=headers).headers["ETag"]
    assert not tag.startswith("W/")
    again = client.get(script, headers=headers | {"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    wrong = client.get(script, headers={"Accept-Encoding": "br", "If-None-Match": '"x"'})
    assert wrong.status_code == 200


def test_a_part_of_a_file_can_be_asked_for(client: FlaskClient, script: str) -> None:
    answer = client.get(script, headers={"Range": "bytes=0-5"})
    assert (answer.status_code, answer.data) == (206, b"export")


@pytest.mark.parametrize(
    "path",
    [
        "/vendor/",
        "/vendor/index.json",
        "/vendor/maplibre-gl.mjs",
        "/vendor/../index.json",
        "/vendor/..%2findex%2fregions.json",
        "/vendor/%2e%2e/%2e%2e/etc/passwd",
        "/vendor//etc/passwd",
        "/vendor/..\\index.json",
        "/vendor/a%00b",
    ],
)
def test_nothing_but_the_files_of_the_build_is_there(client: FlaskClient, path: str) -> None:
    answer = client.get(path, follow_redirects=True)
    assert answer.status_code == 404


def test_a_packed_copy_has_no_address_of_its_own(client: FlaskClient, script: str) -> None:
    assert client.get(script + ".br").status_code == 404
