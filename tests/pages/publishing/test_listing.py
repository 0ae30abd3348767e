"""All that is published is listed, found by its words, and described for programs."""

from __future__ import annotations

import pytest

from dashboard.people.roles import Role
from tests.pages.publishing.conftest import ORDER, House, add_view


def test_an_empty_list_says_what_will_stand_there(house: House) -> None:
    page = house.visitor(None).get("/published/")
    assert page.status_code == 200
    assert "Nothing is published yet." in page.text
    assert 'role="search"' not in page.text


def test_titles_are_in_the_readers_language_where_there_is_one(house: House) -> None:
    house.published()
    public = house.visitor(None)
    assert (
        '<a href="/p/rail/" lang="sv">Järnvägens andel</a>'
        in public.get("/published/?lang=sv").text
    )
    assert '<a href="/p/rail/" lang="en">Rail &lt;b&gt;' in public.get("/published/?lang=fr").text


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [("jarnvagens", True), ("CARRIES rail", True), ("atta lan", True), ("road", False)],
)
def test_a_search_minds_neither_accents_nor_capitals(
    house: House, asked: str, is_found: bool
) -> None:
    house.published()
    page = house.visitor(None).get("/published/", query_string={"q": asked}).text
    assert ('href="/p/rail/"' in page) is is_found
    assert ("Try fewer or other ones." in page) is not is_found
    assert f'value="{asked}"' in page


def test_the_newest_stands_first(house: House) -> None:
    house.published()
    other = add_view(house.store, house.people[Role.OWNER], "klmnopqrst")
    house.published(other, {**ORDER, "slug": "sea"})
    page = house.visitor(None).get("/published/").text
    assert page.index("/p/sea/") < page.index("/p/rail/")


def test_the_catalogue_has_every_newest_version_and_is_linked(house: House) -> None:
    house.published()
    public = house.visitor(None)
    assert 'rel="alternate" type="application/ld+json"' in public.get("/published/").text
    answer = public.get("/published/catalogue.jsonld")
    assert answer.content_type == "application/ld+json; charset=utf-8"
    content = answer.get_json(force=True)
    assert content["@type"] == "dcat:Catalog"
    assert [one["@id"] for one in content["dcat:dataset"]] == ["rail"]
