"""A server on this machine that answers as Eurostat's API does, and breaks where it is told to."""

from __future__ import annotations

import gzip
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HEAD = "DATAFLOW,LAST UPDATE,freq,{},TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS"
QUEUED = (
    '<?xml version="1.0" encoding="UTF-8" ?>'
    '<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Header/><env:Body>'
    '<ns0:syncResponse xmlns:ns0="http://estat.ec.europa.eu/disschain/soap/extraction">'
    "<processingTime>92</processingTime><queued><id>e3d3-9a1b</id><status>{}</status></queued>"
    "</ns0:syncResponse></env:Body></env:Envelope>"
)
FAULT = (
    '<S:Fault xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><faultcode>{}</faultcode>'
    "<faultstring>{}</faultstring></S:Fault>"
)


def sdmx_csv(code: str, dimensions: str, *lines: str) -> bytes:
    """Return a table as the API sends it: packed SDMX-CSV."""
    flow = f"ESTAT:{code.upper()}(1.0),17/03/26 23:00:00,A"
    text = "".join(f"{flow},{line}\n" for line in lines)
    return gzip.compress(f"{HEAD.format(dimensions)}\n{text}".encode(), mtime=0)


@dataclass
class Reply:
    """One answer.

    `cut_at` ends the connection after so many bytes of the body; with `ranges` a part of it can
    be asked for, as long as its ETag is the one that the client knows.
    """

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut_at: int | None = None
    ranges: bool = False


@dataclass
class Server:
    """What is answered at each path: the answers in their order, the last one again and again."""

    address: str = ""
    replies: dict[str, list[Reply]] = field(default_factory=lambda: defaultdict(list))
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def table(self, code: str, *replies: Reply) -> None:
        """Answer so when a table is asked for."""
        self.replies[f"/sdmx/2.1/data/{code}"] = list(replies)

    def paths(self) -> list[str]:
        """Return the last part of each path that was asked for."""
        return [path.rsplit("/", 1)[-1] for path, _ in self.asked]


@contextmanager
def serving() -> Iterator[Server]:
    """Give a server that runs until the block ends."""
    served = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            served.asked.append((path, dict(self.headers)))
            left = served.replies.get(path) or [Reply(b"nothing here", 404)]
            answer(self, left.pop(0) if len(left) > 1 else left[0])

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def answer(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    """Send one answer."""
    etag, body, status = reply.headers.get("ETag", ""), reply.body, reply.status
    start = 0
    if etag and handler.headers.get("If-None-Match") == etag:
        status, body = 304, b""
    elif reply.ranges and etag and handler.headers.get("If-Range") == etag:
        start = int(handler.headers["Range"].removeprefix("bytes=").removesuffix("-"))
        status = 206
    handler.send_response(status)
    for name, value in reply.headers.items():
        handler.send_header(name, value)
    if status == 206:
        handler.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
    if status != 304:
        handler.send_header("Content-Length", str(len(body) - start))
    handler.end_headers()
    handler.wfile.write(body[start : reply.cut_at])
    handler.wfile.flush()
    if reply.cut_at is not None:
        handler.close_connection = True
