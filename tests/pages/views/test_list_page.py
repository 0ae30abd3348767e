"""The list of views: what is there, what is found, what is empty."""

from __future__ import annotations

import pytest

from dashboard.views.saving import delete_view, share_view
from tests.pages.views.conftest import Office
from tests.signing_in import acting, put_out
from tests.views.tiny_views import RAIL, ROAD


def test_an_empty_list_says_how_to_make_the_first_view(office: Office) -> None:
    text = office.enter("Editor").get("/views/").text
    assert "press “Save this view”" in text
    assert '<a class="main-button link-button" href="/">Open the atlas</a>' in text
    text = office.enter("Reader").get("/views/").text
    assert "Nothing is shared with the organisation yet." in text
    assert "Open the atlas" not in text


def test_a_view_is_listed_with_its_owner_and_what_it_shows(office: Office) -> None:
    view = office.view(queries=(RAIL, ROAD))
    text = office.enter("Reader").get("/views/").text
    assert f'<a href="/views/{view.view_id}/">Rail in Sweden</a>' in text
    assert "Rail’s share of inland freight, 2022; 1 more" in text
    assert "View of Sam." in text
    assert "1 view<" in text


def test_each_sees_the_lists_that_are_theirs(office: Office) -> None:
    office.view()
    office.view(is_shared=False, name="Sam alone")
    assert "Sam alone" not in office.enter("Editor").get("/views/").text
    assert "Sam alone" in office.enter("Sam").get("/views/?show=mine").text
    assert "Sam alone" not in office.enter("Sam").get("/views/?show=shared").text
    assert "show=bin" not in office.enter("Reader").get("/views/").text
    assert "show=left" not in office.enter("Publisher").get("/views/").text
    assert "show=left" in office.enter("Owner").get("/views/").text


def test_a_list_that_is_not_offered_falls_back_to_all(office: Office) -> None:
    office.view()
    for show in ("bin", "left", "<script>", ""):
        answer = office.enter("Reader").get("/views/", query_string={"show": show})
        assert "Rail in Sweden" in answer.text


def test_what_is_searched_for_stays_in_its_field_as_text(office: Office) -> None:
    office.view()
    visitor = office.enter("Reader")
    assert "Rail in Sweden" in visitor.get("/views/?q=SWEDEN+räil").text
    text = visitor.get("/views/", query_string={"q": '"><script>x'}).text
    assert 'value="&#34;&gt;&lt;script&gt;x"' in text
    assert "No view here has “&#34;&gt;&lt;script&gt;x”" in text


def test_long_lists_have_pages_that_keep_the_search(office: Office) -> None:
    for number in range(51):
        office.view(name=f"View {number:02}")
    visitor = office.enter("Reader")
    first = visitor.get("/views/?q=view").text
    assert first.count('class="view-name"') == 50
    assert "View 50" in first
    assert "View 00" not in first
    assert 'href="/views/?q=view&amp;page=2"' in first
    assert "View 00" in visitor.get("/views/?q=view&page=2").text
    for page in ("9", "-1", "x", "9" * 5000):
        assert visitor.get("/views/", query_string={"page": page}).status_code == 200


def test_the_bin_offers_to_take_a_view_out_again(office: Office) -> None:
    view = office.view()
    delete_view(office.store, acting(office.people["Sam"]), view.view_id)
    text = office.enter("Editor").get("/views/?show=bin").text
    assert f'action="/views/{view.view_id}/undo/"' in text
    assert "Deleted <time" in text
    assert view.view_id not in office.enter("Editor").get("/views/").text


def test_an_owner_sees_of_the_views_of_who_left_only_their_names(office: Office) -> None:
    view = office.view(is_shared=False, descriptions={"en": "Secret plan"})
    put_out(office.store, office.people["Sam"])
    visitor = office.enter("Owner")
    text = visitor.get("/views/?show=left").text
    assert f'action="/views/{view.view_id}/take-over/"' in text
    assert "Rail’s share" not in text
    assert "Rail in Sweden" not in visitor.get("/views/?show=left&q=secret").text
    assert visitor.get(f"/views/{view.view_id}/").status_code == 404
    answer = visitor.post(f"/views/{view.view_id}/take-over/")
    assert answer.status_code == 303
    assert "The view is yours now." in visitor.get(answer.headers["Location"]).text


@pytest.mark.parametrize("who", ["Reader", "Sam"])
def test_the_language_that_is_asked_for_stays(office: Office, who: str) -> None:
    view = office.view()
    text = office.enter(who).get("/views/?lang=sv").text
    assert '<html lang="sv">' in text
    assert f'href="/views/{view.view_id}/?lang=sv"' in text


def test_a_view_taken_back_is_gone_from_the_list_of_others(office: Office) -> None:
    view = office.view()
    share_view(office.store, acting(office.people["Sam"]), view.view_id, is_shared=False)
    assert "Rail in Sweden" not in office.enter("Editor").get("/views/").text
