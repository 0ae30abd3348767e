"""The plain pages stand in the reader's language, and what they promise is there."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

from dashboard.figures.status import statuses_of
from dashboard.measures.catalogue import MEASURES
from dashboard.settings import Audience

PAGES = ("/data/", "/methods/", "/nothing")
VOID = {"meta", "link", "br", "img", "path", "circle", "input"}


class Outline(HTMLParser):
    """Reads tags, their attributes and the text of an HTML page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def outline(client: FlaskClient, address: str, **headers: str) -> Outline:
    answer = client.get(address, headers={name.replace("_", "-"): v for name, v in headers.items()})
    assert answer.content_type == "text/html; charset=utf-8"
    return Outline(answer.text)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_landmarks_one_title_and_a_link_that_skips(
    client: FlaskClient, address: str
) -> None:
    page = outline(client, address)
    assert (page.wrong, page.open) == ([], [])
    assert [len(page.all(tag)) for tag in ("h1", "main", "header")] == [1, 1, 1]
    assert page.all("a")[0]["href"] == "#" + str(page.all("main")[0]["id"])
    labels = [nav["aria-label"] for nav in page.all("nav")]
    assert len(labels) == len(set(labels)) >= 2
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("address", ["/data/", "/methods/"])
def test_every_table_has_a_caption_and_every_head_a_scope(
    client: FlaskClient, address: str
) -> None:
    page = outline(client, address)
    assert len(page.all("table")) == len(page.all("caption")) > 0
    assert {head.get("scope") for head in page.all("th")} == {"col", "row"}


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [
        ("", "sv-SE,sv;q=0.9,en;q=0.5", "sv"),
        ("", "de, it", "en"),
        ("", "", "en"),
        ("?lang=fr", "sv", "fr"),
        ("?lang=tlh", "sv", "sv"),
    ],
)
def test_a_page_is_in_the_language_asked_for_else_the_browser_s_else_english(
    client: FlaskClient, address: str, query: str, accepted: str, language: str
) -> None:
    page = outline(client, address + query, Accept_Language=accepted)
    assert page.all("html")[0]["lang"] == language
    here = [link for link in page.all("a") if link.get("aria-current") == "true"]
    assert [link["hreflang"] for link in here] == [language]


@pytest.mark.parametrize("address", ["/data/", "/methods/"])
def test_caches_are_told_that_a_page_depends_on_the_language(
    client: FlaskClient, address: str
) -> None:
    answer = client.get(address)
    assert "Accept-Language" in answer.headers["Vary"]
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert answer.headers["Content-Language"] == "en"
    tag = answer.headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_links_keep_the_language_that_the_address_names_and_no_other(client: FlaskClient) -> None:
    named = [link["href"] for link in outline(client, "/data/?lang=sv").all("a")]
    assert "/methods/?lang=sv" in named
    plain = [link["href"] for link in outline(client, "/data/", Accept_Language="sv").all("a")]
    assert "/methods/" in plain


def test_the_language_links_keep_the_page(client: FlaskClient) -> None:
    page = outline(client, "/methods/?lang=sv")
    links = {a["hreflang"]: a["href"] for a in page.all("a") if "hreflang" in a}
    assert links == {code: f"/methods/?lang={code}" for code in ("en", "sv", "fr")}


@pytest.mark.parametrize("language", ["en", "sv", "fr"])
def test_every_address_that_the_data_page_shows_answers(client: FlaskClient, language: str) -> None:
    page = outline(client, f"/data/?lang={language}")
    shown = {str(link["href"]) for link in page.all("a")}
    addresses = {one for one in shown if one.startswith("/data/") and "year=1800" not in one}
    assert len(addresses) > 20
    assert {one: client.get(one).status_code for one in addresses} == dict.fromkeys(addresses, 200)
    (wrong,) = (one for one in shown if "year=1800" in one)
    refused = client.get(wrong)
    assert refused.status_code == 400
    text = client.get(f"/data/?lang={language}").text
    assert refused.json["error"]["message"].replace("'", "&#39;") in text


def test_the_methods_tell_of_every_measure_what_it_is_not_for(client: FlaskClient) -> None:
    text = re.sub(r"&#39;", "'", client.get("/methods/").text)
    for measure in MEASURES.values():
        assert f'id="{measure.key}"' in text
        for told in (measure.title, measure.meaning, measure.formula, measure.not_for):
            assert told in text
        assert all(caution in text for caution in measure.cautions)


def test_the_methods_tell_sources_with_their_licences(client: FlaskClient) -> None:
    text = client.get("/methods/").text
    assert "Reuse allowed" in text
    assert "Ports &amp; trains" in text
    assert "raw/a.csv" in text


@pytest.mark.parametrize("address", ["/data/", "/methods/"])
def test_every_status_stands_with_its_mark_and_its_word(client: FlaskClient, address: str) -> None:
    page = outline(client, address)
    marks = [span["class"] for span in page.all("span") if "mark " in str(span.get("class"))]
    assert marks == [f"mark mark-{status}" for status in statuses_of(Audience.PUBLIC)]


def test_a_page_loads_from_this_server_only(client: FlaskClient) -> None:
    for address in PAGES:
        page = outline(client, address)
        loaded = [one["href"] for one in page.all("link")] + [
            one["src"] for one in page.all("script")
        ]
        assert all(str(one).startswith(("/assets/", "/vendor/")) for one in loaded)
        assert len(page.all("script")) == 1


def test_the_methods_tell_of_flows_loads_and_connections_too(client: FlaskClient) -> None:
    page = client.get("/methods/?lang=en").text
    for anchor in ("flows", "corridor_load", "connections", "cluster_network"):
        assert f'id="{anchor}"' in page
