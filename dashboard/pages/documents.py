"""The plain pages, made on the server: ``/data/`` and ``/methods/``."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from flask import Blueprint, Flask, Response, request

from dashboard.measures.atlas import Atlas
from dashboard.pages.answers import reply
from dashboard.pages.document_data import data_sections
from dashboard.pages.document_methods import method_sections
from dashboard.pages.document_parts import Section
from dashboard.pages.gate.reader import reader
from dashboard.pages.site import PAGES, Site, reader_words, render, site_header
from dashboard.sources.built_query import FigureTables
from dashboard.sources.manifest import Manifest
from dashboard.words import LANGUAGES, N_, Words, speak

HTML_TYPE = "text/html; charset=utf-8"
STANDFIRSTS = {
    "data": N_(
        "Every figure and every layer of the atlas has an address of its own. It stays the same, "
        "and nobody has to sign in."
    ),
    "methods": N_(
        "What each figure says, how it is made, how sure it is, and what it must not be used for."
    ),
}
_KEPT = 8 * len(STANDFIRSTS) * len(LANGUAGES)
Sections = Callable[[Words], list[Section]]


def register(
    server: Flask, atlas: Atlas, tables: FigureTables, site: Site, manifest: Manifest
) -> None:
    """Serve the plain pages. Each is made once for each language and reader, and kept.

    Parameters
    ----------
    server
        The server.
    atlas, tables
        Layers and figures that the pages tell of.
    site
        What every page needs.
    manifest
        Files and packages with their licences.
    """
    makers: dict[str, Sections] = {
        "data": lambda words: data_sections(atlas, tables, words),
        "methods": lambda words: method_sections(atlas, tables, manifest, words),
    }

    @lru_cache(_KEPT)
    def page(key: str, language: str, is_asked: bool, who: str) -> str:
        words = speak(language)
        address, title = PAGES[key]
        query = f"lang={language}" if is_asked else ""
        return render(
            "sections.html",
            site,
            words,
            site_header(words, key, address, query),
            title=words.say(title),
            standfirst=words.say(STANDFIRSTS[key]),
            contents=words.say("On this page"),
            sections=makers[key](words),
        )

    documents = Blueprint("documents", __name__)
    for key in makers:
        documents.add_url_rule(PAGES[key][0], key, _answer(key, page))
    server.register_blueprint(documents)


def _answer(key: str, page: Callable[[str, str, bool, str], str]) -> Callable[[], Response]:
    def answer() -> Response:
        language = reader_words(request).language
        person = reader()
        is_asked = request.args.get("lang") == language
        response = reply(page(key, language, is_asked, person.name if person else ""), HTML_TYPE)
        response.headers["Vary"] = "Accept-Language"
        response.headers["Content-Language"] = language
        return response

    return answer
