"""What stands round every page: head, header, the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dashboard.pages.fonts import font_face_css, preloaded_fonts
from dashboard.pages.gate.reader import may, reader
from dashboard.people.roles import Right
from dashboard.words import LANGUAGE_NAMES, LANGUAGES, N_, Words, best_language, speak

PAGES = {
    "explore": ("/", N_("Explore")),
    "connections": ("/connections/", N_("Connections")),
    "published": ("/published/", N_("Published")),
    "methods": ("/methods/", N_("Methods")),
    "data": ("/data/", N_("Data")),
}
"""The pages of the header: address and name."""
STAFF_PAGES = {"views": ("/views/", N_("Views"))}
"""Those that only the signed in see."""
SIGN_IN, ACCOUNT, SAVE_VIEW = "/sign-in/", "/account/", "/views/new/"
STYLES = (
    "tokens.css",
    "header.css",
    "charts.css",
    "document.css",
    "connections.css",
    "desk.css",
    "views.css",
    "publishing.css",
)


@dataclass(frozen=True, slots=True)
class Site:
    """What every page needs of the server.

    Parameters
    ----------
    fonts
        Style rules that load the font.
    preloads
        Addresses of the fonts that are needed at once.
    icon, script
        Addresses of the icon and of the script that sets the theme.
    styles
        Addresses of the style sheets of the plain pages.
    """

    fonts: str
    preloads: tuple[str, ...]
    icon: str
    script: str
    styles: tuple[str, ...]


def make_site(files: Mapping[str, str], asset_address: Callable[[str], str]) -> Site:
    """Return what every page needs of the server.

    Parameters
    ----------
    files
        Hashed file name by logical name, as served at ``/vendor/``.
    asset_address
        Gives the address of a file of ``assets``, as ``Dash.get_asset_url`` does.
    """
    return Site(
        font_face_css(files),
        preloaded_fonts(files),
        asset_address("favicon.svg"),
        asset_address("theme.js"),
        tuple(asset_address(name) for name in STYLES),
    )


@cache
def templates() -> Environment:
    """Return the templates of the plain pages, found once."""
    loader = PackageLoader("dashboard.pages", "templates")
    return Environment(
        loader=loader,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def reader_words(request: Request) -> Words:
    """Return the reader's words: as the address says, else as they or their browser like it.

    English where none of them is spoken here.
    """
    asked, person = request.args.get("lang", ""), reader()
    if asked in LANGUAGES:
        return speak(asked)
    if person is not None and person.language in LANGUAGES:
        return speak(person.language)
    return speak(best_language(request.accept_languages))


def site_head(site: Site) -> Markup:
    """Return what the head of every page holds: icon, font and theme."""
    return Markup(templates().get_template("head.html").render(site=site))


def site_header(words: Words, here: str, path: str, query: str = "", main: str = "main") -> Markup:
    """Return the header of a page, with the link that skips it.

    Parameters
    ----------
    words
        The reader's language.
    here
        Key of the page in `PAGES`; empty for none of them.
    path, query
        Address of the page; the links to other languages lead to the same.
    main
        Id of the page's main part.
    """
    parts = [part for part in parse_qsl(query, keep_blank_values=True) if part[0] != "lang"]
    kept = f"?lang={words.language}" if "lang" in dict(parse_qsl(query)) else ""
    languages = [
        {
            "code": language,
            "name": LANGUAGE_NAMES[language],
            "address": f"{path}?{urlencode([*parts, ('lang', language)], safe=':,')}",
            "is_here": language == words.language,
        }
        for language in LANGUAGES
    ]
    person = reader()
    shown_pages = {**PAGES, **(STAFF_PAGES if person else {})}
    pages = [
        {"address": address + kept, "name": words.say(name), "is_here": key == here}
        for key, (address, name) in shown_pages.items()
    ]
    shown = {
        "main": main,
        "home": "/" + kept,
        "pages": pages,
        "languages": languages,
        "account": (ACCOUNT if person else SIGN_IN) + kept,
        "account_name": person.name if person else words.say("Sign in"),
        "is_named": person is not None,
        "save": f"{SAVE_VIEW}?{query}" if here == "explore" and may(Right.EDIT) else "",
        "save_name": words.say("Save this view"),
        "skip": words.say("Skip to the content"),
        "menu": words.say("Menu"),
        "pages_label": words.say("Pages"),
        "languages_label": words.say("Language"),
    }
    return Markup(templates().get_template("header.html").render(**shown))


def render(template: str, site: Site, words: Words, header: Markup, **content: Any) -> str:
    """Return a plain page.

    Parameters
    ----------
    template
        Name of its template.
    site
        What every page needs.
    words
        The reader's language.
    header
        As `site_header`.
    content
        What the template shows; all of it is in the reader's language already.
    """
    return (
        templates()
        .get_template(template)
        .render(
            site=site,
            language=words.language,
            header=header,
            head=site_head(site),
            **content,
        )
    )
