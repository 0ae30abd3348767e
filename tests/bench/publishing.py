"""Publishing measured: how long it takes, and how fast what was published is read."""

from __future__ import annotations

import datetime
import gzip
import os
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

from playwright.sync_api import CDPSession, sync_playwright

from dashboard.create_app.held import read_held
from dashboard.create_app.server import read_press
from dashboard.publish.edition import Edition, parts_of
from dashboard.publish.freezing import freeze
from dashboard.publish.shelf import Shelf
from dashboard.selection import default_selection
from dashboard.settings import read_settings
from tests.serving import BROWSER_FLAGS, HOST, Server, browser_path, free_port, serving

SLUG = "rail-in-the-regions"
LANGUAGES = ("en", "sv", "fr")
YEARS = range(2005, 2024)
DAY = datetime.date(2026, 1, 31)
SECONDS, CONNECTIONS = 4, 20
PACKED = "gzip, by nginx from files packed beforehand"
# What Chromium's own tools call slow 4G.
SLOW_4G = {"downloadThroughput": 180_000, "uploadThroughput": 84_375, "latency": 562.5}
PAINTED = """() => new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
    .observe({ type: "largest-contentful-paint", buffered: true });
})"""
NGINX = """
worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off;
events {{ worker_connections 512; }}
http {{
  include /etc/nginx/mime.types; access_log off; sendfile on; keepalive_requests 100000;
  gzip on; gzip_static {packed};
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{ listen {host}:{port}; root {root}; }}
}}
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a published page is read.

    Parameters
    ----------
    seconds
        That publishing took: 334 regions, 19 years, three languages.
    first_bytes
        On the wire before the page can be read, by address: page, styles, fonts.
    all_bytes
        On the wire in all.
    painted_s
        Largest paint under slow 4G.
    rates
        Answers a second for the page, by how it is sent: of the app, and of nginx.
    """

    seconds: float
    first_bytes: dict[str, int]
    all_bytes: int
    painted_s: float
    rates: dict[str, tuple[float, float]]


def publish(data_dir: Path) -> float:
    """Publish a view of 334 regions and 19 years in three languages; return the seconds taken."""
    press, shelf = read_press(read_held(read_settings())), Shelf(data_dir)
    rail = default_selection(press.atlas.choices).showing(
        measure="modal_split", mode="rail", level="2", selected=("SE12",)
    )
    texts = dict.fromkeys(LANGUAGES, "Rail in the regions")
    edition = Edition(
        slug=SLUG,
        version=1,
        date=DAY,
        languages=LANGUAGES,
        titles=texts,
        standfirsts=texts,
        publisher="Region",
        parts=parts_of(tuple(rail.showing(year=year) for year in reversed(YEARS))),
        address=f"http://{HOST}/p/{SLUG}/",
    )
    begun = time.perf_counter()
    folder = shelf.preview("bench-preview")
    freeze(edition, press, folder)
    shelf.put(folder, SLUG, 1)
    return time.perf_counter() - begun


@contextmanager
def nginx(published: Path, packed: bool) -> Iterator[str]:
    """Serve a copy of the published folder by nginx, with or without files packed beforehand."""
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        root = folder / "root"
        shutil.copytree(published, root / "p")
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        for file in root.rglob("*.html") if packed else ():
            file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes(), 9))
        config = folder / "nginx.conf"
        told = {"folder": folder, "host": HOST, "port": port, "root": root}
        config.write_text(NGINX.format(**told, packed="on" if packed else "off"))
        path = os.environ["PATH"] + ":/usr/sbin"
        program = shutil.which("nginx", path=path)
        if program is None:
            raise FileNotFoundError("make bench needs nginx: on Debian, apt-get install nginx")
        process = subprocess.Popen([program, "-c", str(config)], stderr=subprocess.DEVNULL)
        try:
            time.sleep(0.5)
            yield f"http://{HOST}:{port}"
        finally:
            process.terminate()
            process.wait()


def rate(address: str, encoding: str) -> float:
    """Return answers a second for one address, asked by ``wrk`` with many connections."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s"]
    command += ["-H", f"Accept-Encoding: {encoding}", address]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    found = re.search(r"Requests/sec:\s+([\d.]+)", run.stdout)
    if found is None or "Non-2xx" in run.stdout:
        raise RuntimeError(run.stdout)
    return float(found[1])


def compare(app: Server, page: str) -> dict[str, tuple[float, float]]:
    """Return answers a second of the app and of nginx, by how the page is sent."""
    published, rates = app.data_dir / "published", {}
    rate(app.url + page, "gzip")
    for packed in (False, True):
        with nginx(published, packed) as other:
            for encoding in ("gzip",) if packed else ("identity", "gzip"):
                kind = PACKED if packed else encoding
                rates[kind] = rate(app.url + page, encoding), rate(other + page, encoding)
    return rates


def read_slowly(address: str) -> tuple[dict[str, int], int, float]:
    """Return bytes before the page can be read and in all, and seconds to the largest paint.

    Before it can be read come the page, its styles and the fonts of its text.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path(), args=list(BROWSER_FLAGS)
        )
        page = browser.new_page(viewport={"width": 390, "height": 844})
        session: CDPSession = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", {"offline": False, **SLOW_4G})
        names: dict[str, str] = {}
        sizes: dict[str, int] = {}

        def began(event: dict[str, Any]) -> None:
            names[event["requestId"]] = event["request"]["url"]

        def ended(event: dict[str, Any]) -> None:
            sizes[names[event["requestId"]]] = int(event["encodedDataLength"])

        session.on("Network.requestWillBeSent", began)
        session.on("Network.loadingFinished", ended)
        page.goto(address, wait_until="networkidle")
        painted = float(page.evaluate(PAINTED)) / 1000
        browser.close()
    first = {
        url.removeprefix(address) or "page": size
        for url, size in sizes.items()
        if url == address or url.endswith((".css", ".woff2"))
    }
    return first, sum(sizes.values()), painted


def measure_publishing() -> Reading:
    """Publish, serve and read, and return what was measured."""
    page = f"/p/{SLUG}/1/"
    with serving("app:server") as app:
        seconds = publish(app.data_dir)
        first, everything, painted = read_slowly(app.url + page)
        rates = compare(app, page)
    return Reading(seconds, first, everything, painted, rates)
