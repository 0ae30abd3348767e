"""What the README shows is so: its short configuration of nginx serves what was published."""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.test_running import CSV, FOR_EVER, MAIN, is_up, nginx_program, publish, put
from tests.serving import HOST, PATIENCE_S, ROOT, free_port

README = (ROOT / "README.md").read_text(encoding="utf-8")
Answer = tuple[int, str | None, str]


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """Serve a published folder with the configuration of the README."""
    (config,) = re.findall(r"```nginx\n(.*?)```", README, re.DOTALL)
    port = free_port()
    config = put(config, "listen 8080;", f"listen {HOST}:{port};")
    config = put(config, "/srv/hinterland/published", str(tmp_path / "published"))
    publish(tmp_path / "published")
    path = tmp_path / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    path.write_text(MAIN.format(folder=tmp_path, config=config, user=user))
    process = subprocess.Popen([nginx_program(), "-c", str(path)], stderr=subprocess.DEVNULL)
    try:
        begun = time.perf_counter()
        while not is_up(port):
            assert process.poll() is None, (tmp_path / "error.log").read_text()
            assert time.perf_counter() - begun < PATIENCE_S
            time.sleep(0.02)
        yield port
    finally:
        process.terminate()
        process.wait(PATIENCE_S)


def get(port: int, path: str) -> Answer:
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE_S)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, answer.headers["Cache-Control"], body


def test_pages_and_files_of_a_version_are_sent_to_be_kept_for_ever(port: int) -> None:
    assert get(port, "/p/rail/1/") == (200, FOR_EVER, "<p>the page</p>")
    assert get(port, "/p/rail/1/data.csv") == (200, FOR_EVER, CSV)


def test_which_version_is_the_newest_is_asked_each_time(port: int) -> None:
    assert get(port, "/p/rail/versions.json") == (200, "no-cache", "{}")


@pytest.mark.parametrize("path", ["/p/gone/1/", "/p/gone/1/data.csv"])
def test_what_was_withdrawn_is_gone(port: int, path: str) -> None:
    assert get(port, path)[0] == 410


@pytest.mark.parametrize("path", ["/.secret.csv", "/p/.secret.csv", "/p/rail/2/"])
def test_nothing_else_is_there(port: int, path: str) -> None:
    assert get(port, path)[0] in (403, 404)
