"""Puts all pages of publishing onto a server."""

from __future__ import annotations

from flask import Blueprint, Flask

from dashboard.pages.publishing import (
    deciding,
    listing,
    ordering,
    previewing,
    progress,
    reading,
    remarks,
    withdrawing,
)
from dashboard.pages.publishing.publishing import Publishing
from dashboard.pages.publishing.sending import PublishedFiles


def register(server: Flask, publishing: Publishing) -> None:
    """Serve the pages of publishing, what was published, and what readers say of it.

    Parameters
    ----------
    server
        The server; the gate is registered already.
    publishing
        What these pages share.
    """
    publish = Blueprint("publish", __name__)
    for part in (ordering, progress, previewing, deciding, withdrawing):
        part.register(publish, publishing)
    published = Blueprint("published", __name__)
    for public_part in (reading, listing):
        public_part.register(published, publishing)
    feedback = Blueprint("feedback", __name__)
    remarks.register(feedback, publishing)
    for pages in (publish, published, feedback):
        server.register_blueprint(pages)
    inner = server.wsgi_app
    server.wsgi_app = PublishedFiles(inner, publishing.files)  # type: ignore[assignment,method-assign]
