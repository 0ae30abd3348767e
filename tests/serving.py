"""A real server on this machine, for the browser tests and for measuring: started, and stopped."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
PATIENCE_S = 60.0
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server.

    Parameters
    ----------
    port
        Port at 127.0.0.1.
    pid
        Process of gunicorn's master; its worker is a child of it.
    ready_s
        Seconds from its start to its first answer.
    data_dir
        Folder of what it keeps, gone when it stops.
    """

    port: int
    pid: int
    ready_s: float
    data_dir: Path

    @property
    def url(self) -> str:
        """Address without a slash at its end."""
        return f"http://{HOST}:{self.port}"


def browser_path() -> str:
    """Return the path of Chromium: what ``CHROMIUM`` says, else the first one installed."""
    names = [name for name in (os.environ.get("CHROMIUM", ""), *BROWSERS) if name]
    found = next((path for path in map(shutil.which, names) if path), None)
    if found is None:
        message = "The browser tests need Chromium: install it, or set CHROMIUM=/path/to/chrome."
        raise FileNotFoundError(message)
    return found


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as one:
        one.bind((HOST, 0))
        port: int = one.getsockname()[1]
        return port


def answers(port: int, path: str) -> bool:
    """Return whether a server answers there without an error."""
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE_S)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


@contextmanager
def serving(application: str, path: str = "/healthz", threads: int = 4) -> Iterator[Server]:
    """Serve an application as ``make run`` does, for as long as the block runs.

    What it keeps lies in a folder of its own: never in that of the project.

    Parameters
    ----------
    application
        Module and name, such as ``app:server``.
    path
        Address that is asked until it answers.
    threads
        Threads of the one worker.
    """
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--workers", "1", "--worker-class", "gthread"]
    command += ["--threads", str(threads), "--no-control-socket", "--log-level", "warning"]
    command += ["--bind", f"{HOST}:{port}", application]
    with tempfile.TemporaryFile("w+") as log, tempfile.TemporaryDirectory() as data_dir:
        own = {"DATA_DIR": data_dir, "DATABASE_URL": "", "PORT": str(port)}
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=log, stderr=log, env={**os.environ, **own}
        )
        try:
            while not answers(port, path):
                late = time.perf_counter() - begun > PATIENCE_S
                if late or process.poll() is not None:
                    log.seek(0)
                    raise RuntimeError(f"{application} does not answer at {path}:\n{log.read()}")
                time.sleep(0.02)
            yield Server(port, process.pid, time.perf_counter() - begun, Path(data_dir))
        finally:
            process.terminate()
            process.wait(PATIENCE_S)
