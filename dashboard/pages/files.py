"""Files of the build that a browser keeps for ever: ``/vendor/<hashed name>``."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from flask import Blueprint, Flask, Response, abort, g

from dashboard.pages.answers import packed_reply
from dashboard.sources.built import WebFile

FOLDER = "/vendor/"


def register(
    server: Flask, web: Mapping[str, WebFile], for_all: Collection[str] | None = None
) -> None:
    """Serve the files of the build.

    Parameters
    ----------
    server
        The server.
    web
        Every file that may be asked for, by its hashed name. Nothing else is ever opened, so no
        path leads out of the folder.
    for_all
        Names of those that the public has as well, so that anybody's browser may keep them;
        all of them without it.
    """
    vendor = Blueprint("vendor", __name__)

    @vendor.get(f"{FOLDER}<name>")
    def send(name: str) -> Response:
        if name not in web:
            abort(404)
        g.is_for_all = for_all is None or name in for_all
        return packed_reply(web[name], is_for_ever=True)

    @vendor.get(FOLDER)
    @vendor.get(f"{FOLDER}<path:path>")
    def refuse(path: str = "") -> Response:
        abort(404)

    server.register_blueprint(vendor)
