"""All that is published: a list with search, and a DCAT catalogue of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, request

from dashboard.measures.search import fold
from dashboard.pages.answers import reply
from dashboard.pages.publishing.house_press import NO_PUBLISHER
from dashboard.pages.publishing.press import Publication
from dashboard.pages.publishing.publishing import Publishing, the_words
from dashboard.pages.publishing.reading import public_page
from dashboard.people.settings import read_organisation
from dashboard.words import LANGUAGES, N_, Words, speak

CATALOGUE = "/published/catalogue.jsonld"
JSON_LD = "application/ld+json; charset=utf-8"
LONGEST_QUESTION = 100
TITLE = N_("Published")
STANDFIRST = N_("Pages that were published from this atlas. They stay as they are.")
VOCABULARIES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def register(pages: Blueprint, publishing: Publishing) -> None:
    """Serve ``/published/`` and its catalogue."""

    @pages.get("/published/")
    def list_published() -> Response:
        words = the_words()
        asked = request.args.get("q", "").strip()[:LONGEST_QUESTION]
        every = publishing.press.publications()
        found = [one for one in every if is_meant(one, asked)]
        return public_page(
            publishing,
            "publishing/published.html",
            words.say(TITLE),
            words.say(STANDFIRST),
            asked=asked,
            publications=[_row(one, words) for one in found],
            has_any=bool(every),
            told=words.count("{n} page", "{n} pages", len(found)),
            language_asked=request.args.get("lang", ""),
            catalogue=CATALOGUE,
        )

    @pages.get(CATALOGUE)
    def tell_catalogue() -> Response:
        every = publishing.press.publications()
        datasets = [publishing.press.metadata(one.slug) for one in every]
        content = catalogue(publishing.address(), _publisher(publishing), datasets)
        text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        return reply(text, JSON_LD, "catalogue.jsonld")


def is_meant(publication: Publication, asked: str) -> bool:
    """Return whether every word asked stands in a title, a description or the slug.

    Accents and capitals do not matter.
    """
    texts = [publication.slug, *publication.titles.values(), *publication.standfirsts.values()]
    folded = fold(" ".join(texts))
    return all(word in folded for word in fold(asked).split())


def catalogue(address: str, publisher: str, datasets: list[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the DCAT catalogue of what is published, as JSON-LD; the same for every reader.

    Parameters
    ----------
    address
        Of the server, without a slash at its end.
    publisher
        The organisation's name.
    datasets
        What ``metadata.json`` of each newest version says.
    """
    here = f"{address}/published/"
    every = [speak(language) for language in LANGUAGES]

    def texts(text: str) -> list[dict[str, str]]:
        return [{"@value": words.say(text), "@language": words.language} for words in every]

    return {
        "@context": VOCABULARIES,
        "@id": f"{here}#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": texts(TITLE),
        "dct:description": texts(STANDFIRST),
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": publisher},
        "foaf:homepage": {"@id": here},
        "dcat:dataset": list(datasets),
    }


def _publisher(publishing: Publishing) -> str:
    with publishing.store.reading() as connection:
        return read_organisation(connection).publisher(LANGUAGES[0]) or NO_PUBLISHER


def _row(one: Publication, words: Words) -> dict[str, Any]:
    title, language = one.title_in(words.language)
    told_in = next(
        (each for each in (words.language, *one.languages) if one.standfirsts.get(each)), ""
    )
    return {
        "slug": one.slug,
        "title": title,
        "language": language,
        "standfirst": one.standfirsts.get(told_in, ""),
        "standfirst_language": told_in or language,
        "version": one.newest.number,
        "day": words.date(one.newest.day),
        "languages": [each for each in LANGUAGES if each in one.languages],
    }
