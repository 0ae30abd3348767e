"""Whether the server is well: ``/healthz``."""

from __future__ import annotations

from flask import Blueprint, Flask, Response

from dashboard import __version__
from dashboard.measures.atlas import Atlas
from dashboard.measures.catalogue import MEASURES
from dashboard.pages.answers import json_reply
from dashboard.pages.data_catalogue import layer_counts
from dashboard.sources.built_query import FigureTables

ADDRESS = "/healthz"


def register(server: Flask, atlas: Atlas, tables: FigureTables) -> None:
    """Tell status, version, and how much of everything is there.

    Parameters
    ----------
    server
        The server.
    atlas
        Layers that are counted.
    tables
        Figures that are counted, those with a value only.
    """
    health = Blueprint("health", __name__)

    @health.get(ADDRESS)
    def tell() -> Response:
        figures = {measure: tables.contents(measure).known_figures for measure in MEASURES}
        counts = layer_counts(atlas) | {"figures": figures}
        response = json_reply({"status": "ok", "version": __version__, "counts": counts})
        response.headers["Cache-Control"] = "no-store"
        return response

    server.register_blueprint(health)
