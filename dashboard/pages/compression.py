"""Answers that are made when asked are packed on their way out."""

from __future__ import annotations

from flask import Flask, Response
from flask_compress import Compress

_TIME = slice(4, 8)
_TYPES = (
    "text/html",
    "text/css",
    "text/csv",
    "text/javascript",
    "text/plain",
    "application/javascript",
    "application/json",
    "application/manifest+json",
    "image/svg+xml",
)


def configure_compression(server: Flask) -> None:
    """Pack answers of 500 bytes or more in brotli or gzip, whichever the reader takes.

    Parameters
    ----------
    server
        The server. Files of the build come packed already and pass unchanged.

    Notes
    -----
    Brotli 5 packs the answer of a callback in well under a millisecond. The tag of an answer
    carries its encoding, so that it stays a strong one.
    """
    server.config.update(
        COMPRESS_MIMETYPES=list(_TYPES),
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_ALGORITHM_STREAMING=["br"],
        COMPRESS_BR_LEVEL=5,
        COMPRESS_MIN_SIZE=500,
    )
    server.after_request(forget_packing_time)  # runs after the packing: last in, first out
    Compress(server)


def forget_packing_time(response: Response) -> Response:
    """Take the time of packing out of a gzip body, so that one content has one body and one tag."""
    if response.headers.get("Content-Encoding") == "gzip" and not response.is_streamed:
        body = response.get_data()
        if body[_TIME] != bytes(4) and body:
            response.set_data(body[: _TIME.start] + bytes(4) + body[_TIME.stop :])
    return response
