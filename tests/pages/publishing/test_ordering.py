"""The form by which a view is published keeps what was typed and says what is wrong."""

from __future__ import annotations

import errno

import pytest
from werkzeug.datastructures import MultiDict

from dashboard.errors import HinterlandError
from dashboard.pages.publishing.form import order_from_json, read_order, suggested_slug
from dashboard.people.roles import Role
from tests.pages.publishing.conftest import AGAIN, ORDER, House, add_view


def test_the_form_suggests_a_slug_and_the_texts_of_the_view(house: House) -> None:
    view = add_view(house.store, house.people[Role.EDITOR])
    page = house.visitor(Role.EDITOR).get(f"/publish/{view}/")
    assert page.status_code == 200
    assert 'value="jarnvag-i-ostra-sverige"' in page.text
    assert "Åtta län" in page.text
    assert "secret notes" not in page.text


@pytest.mark.parametrize("role", [None, Role.READER, Role.PRESENTER])
def test_who_may_not_ask_does_not_get_the_form(house: House, role: Role | None) -> None:
    view = add_view(house.store, house.people[Role.EDITOR])
    assert house.visitor(role).get(f"/publish/{view}/").status_code in (303, 403)


def test_a_view_of_somebody_else_that_is_not_shared_is_not_there(house: House) -> None:
    view = add_view(house.store, house.people[Role.OWNER], is_shared=False)
    assert house.visitor(Role.EDITOR).get(f"/publish/{view}/").status_code == 404


def test_what_is_wrong_is_said_at_once_and_nothing_typed_is_lost(house: House) -> None:
    view = add_view(house.store, house.people[Role.EDITOR])
    typed = {**ORDER, "slug": "../../etc", "title-en": "", "standfirst-en": "<i>kept</i>"}
    page = house.visitor(Role.EDITOR).post(f"/publish/{view}/", typed)
    assert page.status_code == 422
    assert "This is no name." in page.text
    assert "Give the title in English" in page.text
    assert 'value="../../etc"' in page.text
    assert "&lt;i&gt;kept&lt;/i&gt;" in page.text
    assert house.press.previews == {}


def test_without_a_language_nothing_can_be_published(house: House) -> None:
    view = add_view(house.store, house.people[Role.EDITOR])
    page = house.visitor(Role.EDITOR).post(f"/publish/{view}/", {"slug": "rail"})
    assert page.status_code == 422
    assert "Choose at least one language." in page.text


def test_a_slug_of_another_view_is_taken(house: House) -> None:
    house.published()
    other = add_view(house.store, house.people[Role.EDITOR], "klmnopqrst")
    page = house.visitor(Role.EDITOR).post(f"/publish/{other}/", AGAIN)
    assert page.status_code == 422
    assert "“rail” is taken by another view." in page.text


def test_a_second_version_says_why_in_every_language(house: House) -> None:
    house.published()
    owner = house.visitor(Role.OWNER)
    page = owner.post("/publish/abcdefghij/", ORDER)
    assert page.status_code == 422
    assert "Say why this version differs" in page.text
    assert "Say in Swedish what changed" in page.text
    assert house.previewed(owner, "abcdefghij", AGAIN)


def test_the_form_of_a_published_view_begins_with_its_last_texts(house: House) -> None:
    house.published()
    page = house.visitor(Role.OWNER).get("/publish/abcdefghij/").text
    assert 'value="rail"' in page
    assert "Rail &lt;b&gt;carries&lt;/b&gt;" in page
    assert "This will be version 2." in page


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "The disk of the server is full."),
        (RuntimeError("/var/home/secret"), "Something went wrong on the server."),
        (HinterlandError("The region is gone", "part-1", "Choose another"), "The region is gone."),
    ],
)
def test_a_preview_that_fails_says_why_and_leads_back(
    house: House, failure: Exception, told: str
) -> None:
    view = add_view(house.store, house.people[Role.EDITOR])
    house.press.failure = failure
    with pytest.raises(AssertionError) as page:
        house.previewed(house.visitor(Role.EDITOR), view, ORDER)
    assert told in str(page.value)
    assert f'href="/publish/{view}/"' in str(page.value)
    assert "/var/home/secret" not in str(page.value)


def test_the_progress_of_somebody_else_is_not_there(house: House) -> None:
    view = add_view(house.store, house.people[Role.EDITOR])
    address = house.visitor(Role.EDITOR).post(f"/publish/{view}/", ORDER).headers["Location"]
    assert house.visitor(Role.OWNER).get(address).status_code == 404
    assert house.visitor(Role.OWNER).get(f"{address}state").status_code == 404
    told = house.visitor(Role.EDITOR).get(f"{address}state")
    assert set(told.json or {}) == {"is_over", "percent", "told", "next"}
    assert told.headers["Cache-Control"] == "private, no-store"


def test_a_progress_that_was_forgotten_says_that_nothing_was_published(house: House) -> None:
    page = house.visitor(Role.EDITOR).get("/publish/progress/unknown/")
    assert page.status_code == 404
    assert "Nothing was published." in page.text


def test_an_order_survives_its_way_through_the_store() -> None:
    order = read_order(MultiDict({**AGAIN, "main": "sv"}))
    assert order.languages == ("sv", "en")
    assert order.title == "Järnvägens andel"
    assert order_from_json(order.to_json()) == order
    assert order_from_json({"languages": "en", "titles": 3}).languages == ()


def test_a_suggested_slug_is_never_too_long_and_ends_in_no_hyphen() -> None:
    assert suggested_slug("ab " * 40).endswith("ab")
    assert len(suggested_slug("x" * 200)) == 60
    assert suggested_slug("日本") == ""
