"""Reading what was published: ``/p/<slug>/``, its versions, its frames, and what is withdrawn."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, redirect, request
from markupsafe import Markup, escape

from dashboard.pages.answers import reply
from dashboard.pages.desk import HTML_TYPE
from dashboard.pages.publishing.form import KIND_NAMES
from dashboard.pages.publishing.press import Publication, Version
from dashboard.pages.publishing.publishing import Publishing, kept_language, the_words
from dashboard.pages.publishing.sending import encoding_of, file_response, security_headers
from dashboard.pages.site import render, site_header
from dashboard.publish.ready_files import ASK_AGAIN
from dashboard.words import LANGUAGES, Words, best_language, speak

GONE = 410


def register(pages: Blueprint, publishing: Publishing) -> None:
    """Serve every address below ``/p/``."""

    @pages.get("/p/<slug>/")
    def lead_to_newest(slug: str) -> Response:
        found = _standing(publishing, slug)
        if found.withdrawal is not None:
            return withdrawn_page(publishing, found)
        query = request.query_string.decode("ascii", "replace")
        page = f"{found.newest.number}/{_page_in(_preferred(found), found)}"
        address = f"/p/{slug}/{page}{'?' if query else ''}{query}"
        response: Response = redirect(address, code=302)  # type: ignore[assignment]
        response.headers["Cache-Control"] = ASK_AGAIN
        response.headers["Vary"] = "Accept-Language"
        return response

    @pages.get("/p/<slug>/<version>/")
    @pages.get("/p/<slug>/<version>/<path:path>")
    def send(slug: str, version: str, path: str = "") -> Response:
        encoding = encoding_of(request.headers.get("Accept-Encoding", ""))
        ready = publishing.files.find(slug, version, path, encoding)
        return file_response(ready, request) if ready else _not_sent(publishing, slug)

    @pages.get("/p/<slug>/versions.json")
    def tell_versions(slug: str) -> Response:
        encoding = encoding_of(request.headers.get("Accept-Encoding", ""))
        ready = publishing.files.find_list(slug, encoding)
        return file_response(ready, request) if ready else _not_sent(publishing, slug)

    @pages.get("/p/<slug>/versions/")
    def list_versions(slug: str) -> Response:
        found, words = _standing(publishing, slug), the_words()
        if found.withdrawal is not None:
            return withdrawn_page(publishing, found)
        title, _ = found.title_in(words.language)
        return public_page(
            publishing,
            "publishing/versions.html",
            words.say("Versions of “{title}”", title=title),
            words.say("A version never changes. What differs between two is listed with reasons."),
            slug=slug,
            versions=[_version_row(found, one, words) for one in found.versions],
        )

    @pages.get("/p/<slug>/embed/")
    def show_frames(slug: str) -> Response:
        found, words = _standing(publishing, slug), the_words()
        if found.withdrawal is not None:
            return withdrawn_page(publishing, found)
        title, _ = found.title_in(words.language)
        return public_page(
            publishing,
            "publishing/embed.html",
            words.say("Show “{title}” on another site", title=title),
            words.say("Copy the code of a frame. It loads nothing from anybody but this server."),
            slug=slug,
            frames=_frames(publishing, found, words),
            script=publishing.script,
        )


def public_page(
    publishing: Publishing,
    template: str,
    title: str,
    standfirst: str,
    status: int = 200,
    here: str = "published",
    **content: Any,
) -> Response:
    """Return a page of the site that everybody may read and that has no form of the signed in."""
    words = the_words()
    query = request.query_string.decode("ascii", "replace")
    html = render(
        template,
        publishing.site,
        words,
        site_header(words, here, request.path, query),
        title=title,
        standfirst=standfirst,
        say=words.say,
        kept=kept_language(),
        **content,
    )
    response = reply(html, HTML_TYPE, status=status)
    response.headers["Vary"] = "Accept-Language, Cookie"
    response.headers["Content-Language"] = words.language
    return response


def newer_notice(language: str, slug: str, version: int, newest: int) -> str:
    """Return what a page of an old version says of the newer one, as HTML.

    Parameters
    ----------
    language
        Of the page.
    slug
        Name in addresses.
    version, newest
        Versions of the page, and the newest there is.
    """
    words = speak(language if language in LANGUAGES else "en")
    return Markup(
        '<aside class="newer" role="note"><p><strong>{told}</strong> '
        '<a href="/p/{slug}/?lang={language}">{lead}</a> · '
        '<a href="/p/{slug}/versions/?lang={language}">{changed}</a></p></aside>'
    ).format(
        told=words.say(
            "A newer version exists: this is version {old}, the newest is {new}.",
            old=version,
            new=newest,
        ),
        slug=slug,
        language=words.language,
        lead=words.say("To the newest version"),
        changed=words.say("What changed"),
    )


def _not_sent(publishing: Publishing, slug: str) -> Response:
    """Return why a file is not sent: all of it was withdrawn, or it is not there."""
    found = _standing(publishing, slug)
    if found.withdrawal is None:
        abort(404)
    return withdrawn_page(publishing, found)


def _standing(publishing: Publishing, slug: str) -> Publication:
    found = publishing.press.publication(slug) if publishing.files.standing(slug) else None
    if found is None:
        abort(404)
    return found


def _preferred(found: Publication) -> str:
    """Return the language of a publication that the address asks for, else the browser."""
    asked = request.args.get("lang", "")
    if asked in found.languages:
        return asked
    return best_language(request.accept_languages, found.languages)


def _page_in(language: str, found: Publication) -> str:
    """Return the name of a page in its folder: the main language has no folder of its own."""
    return "" if language == found.languages[0] else f"{language}/"


def _version_row(found: Publication, version: Version, words: Words) -> dict[str, Any]:
    reasons, pages = version.reasons, version.changes
    preferred = (words.language, *found.languages)
    language = next((one for one in preferred if reasons.get(one)), "")
    changes = next((pages[one] for one in preferred if pages.get(one)), "")
    return {
        "number": version.number,
        "day": words.date(version.day),
        "kind": words.say(KIND_NAMES[version.kind]) if version.kind in KIND_NAMES else "",
        "reason": reasons.get(language, ""),
        "language": language or words.language,
        "changes": f"/p/{found.slug}/{version.number}/{changes}" if changes else "",
        "is_newest": version.number == found.newest.number,
    }


def _frames(publishing: Publishing, found: Publication, words: Words) -> list[dict[str, str]]:
    title, _ = found.title_in(words.language)
    root = f"{publishing.address()}/p/{found.slug}/"
    frozen = f"{root}{found.newest.number}/"
    kinds = (
        ("newest", words.say("Always the newest version"), root),
        (
            "newest-plain",
            words.say("Always the newest version, without controls"),
            f"{root}?controls=0",
        ),
        ("frozen", words.say("This version for ever"), frozen),
        (
            "frozen-plain",
            words.say("This version for ever, without controls"),
            f"{frozen}?controls=0",
        ),
    )
    code = '<iframe src="{}" title="{}" width="100%" height="900" loading="lazy"></iframe>'
    return [
        {"key": key, "name": name, "code": code.format(escape(address), escape(title))}
        for key, name, address in kinds
    ]


def withdrawn_page(publishing: Publishing, found: Publication) -> Response:
    """Return what every address of a withdrawn publication answers, in all languages."""
    withdrawal, mine = found.withdrawal, the_words()
    assert withdrawal is not None
    told = [
        {
            "language": words.language,
            "title": words.say("This page was withdrawn"),
            "when": words.say("Withdrawn on {day}.", day=words.date(withdrawal.day)),
            "reason": withdrawal.reasons.get(words.language, ""),
            "why": words.say("Reason:"),
        }
        for words in map(speak, LANGUAGES)
        if words.language != mine.language
    ]
    others = [one for one in withdrawal.reasons if one != mine.language]
    language = mine.language if mine.language in withdrawal.reasons else next(iter(others), "")
    title, title_language = found.title_in(mine.language)
    response = public_page(
        publishing,
        "publishing/withdrawn.html",
        mine.say("This page was withdrawn"),
        mine.say(
            "Withdrawn on {day}.",
            day=mine.date(withdrawal.day),
        ),
        status=GONE,
        publication_title=title,
        publication_language=title_language,
        reason=withdrawal.reasons.get(language, ""),
        reason_language=language or mine.language,
        told=told,
    )
    response.headers.update(security_headers())
    return response
