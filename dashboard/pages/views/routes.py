"""The addresses of saved views."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, Flask, abort
from werkzeug.wrappers import Response as AnyResponse

from dashboard.pages.views import deed_pages, form_page, history_page, list_page, view_page
from dashboard.pages.views.cabinet import EDIT, HISTORY, NEW, RENAME, VIEWS_AT, Cabinet
from dashboard.views.saving import NoSuchView, NotAllowedToThem

Page = Callable[..., AnyResponse]
GET, FORM, POST = ("GET",), ("GET", "POST"), ("POST",)
_OF_ONE = VIEWS_AT + "<view_id>/"
PAGES: tuple[tuple[str, str, tuple[str, ...], Page], ...] = (
    ("shelf", VIEWS_AT, GET, list_page.show_list),
    ("new", VIEWS_AT + NEW, FORM, form_page.new),
    ("show", _OF_ONE, GET, view_page.show_view),
    ("edit", _OF_ONE + EDIT, FORM, form_page.edit),
    ("history", _OF_ONE + HISTORY, GET, history_page.show_history),
    ("revision", _OF_ONE + HISTORY + "<number>/", GET, history_page.show_revision),
    ("rename", _OF_ONE + RENAME, FORM, deed_pages.rename),
    ("copy", _OF_ONE + "copy/", POST, deed_pages.copy),
    ("share", _OF_ONE + "share/", POST, deed_pages.share),
    ("take_back", _OF_ONE + "take-back/", POST, deed_pages.take_back),
    ("delete", _OF_ONE + "delete/", POST, deed_pages.delete),
    ("undo", _OF_ONE + "undo/", POST, deed_pages.undo),
    ("restore", _OF_ONE + "restore/", POST, deed_pages.restore),
    ("take_over", _OF_ONE + "take-over/", POST, deed_pages.take_over),
)
"""Endpoint, address, methods and what answers. Who may open which is said by the doors."""


def register(server: Flask, cabinet: Cabinet) -> None:
    """Serve the pages of saved views."""
    blueprint = Blueprint("views", __name__)
    for endpoint, rule, methods, page in PAGES:
        answer = _answering(page, cabinet)
        blueprint.add_url_rule(rule, endpoint, answer, methods=list(methods))
    server.register_blueprint(blueprint)


def _answering(page: Page, cabinet: Cabinet) -> Page:
    """Return a page that tells what is not there, or not theirs, as every other page does."""

    @wraps(page)
    def answer(**parts: Any) -> AnyResponse:
        try:
            return page(cabinet, **parts)
        except NoSuchView:
            abort(404)
        except NotAllowedToThem:
            abort(403)

    return answer
