"""The page of a view: what it shows in words, and only the buttons that are theirs."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from dashboard.store import tables
from dashboard.views.saving import delete_view
from tests.pages.views.conftest import Office
from tests.signing_in import acting
from tests.views.tiny_views import RAIL

GONE = "measure=modal_split&year=1999&mode=rail&level=0&select=XX"
BUTTONS = {
    "Reader": [],
    "Presenter": ["Look at a preview"],
    "Editor": ["Ask to publish", "Edit", "Rename", "Copy", "History"],
    "Publisher": ["Publish", "Edit", "Rename", "Copy", "History"],
    "Sam": ["Ask to publish", "Edit", "Rename", "Copy", "Stop sharing", "History", "Delete"],
}
ALL = {one for many in BUTTONS.values() for one in many} | {"Share with the organisation"}


@pytest.mark.parametrize("who", BUTTONS)
def test_each_has_the_buttons_that_are_theirs(office: Office, who: str) -> None:
    view = office.view()
    text = office.enter(who).get(f"/views/{view.view_id}/").text
    assert {one for one in ALL if f">{one}</" in text} == set(BUTTONS[who])
    assert text.count('class="main-button') <= 1
    leads = f'href="/publish/{view.view_id}/"'
    assert text.count(leads) == (0 if who == "Reader" else 1)


def test_selections_are_sentences_that_open_in_the_atlas(office: Office) -> None:
    view = office.view(queries=(RAIL + "&select=SE",))
    text = office.enter("Reader").get(f"/views/{view.view_id}/?lang=en").text
    assert "Rail’s share of inland freight, 2022: Sweden</a>" in text
    assert "Rail carried 28.7% of inland freight in 2022" in text
    wanted = (
        "/?measure=modal_split&amp;year=2022&amp;mode=rail&amp;level=0&amp;select=SE"
        "&amp;layers=ports,clusters,corridors&amp;lang=en"
    )
    assert f'<a href="{wanted}">' in text


def test_who_saved_what_when_is_told(office: Office) -> None:
    view = office.view()
    text = office.enter("Reader").get(f"/views/{view.view_id}/").text
    assert "View of Sam. Revision 1, saved by Sam on " in text
    assert f"{view.saved_at:%H:%M} UTC." in text


def test_a_description_in_another_language_says_which(office: Office) -> None:
    view = office.view(descriptions={"sv": "Om järnväg", "fr": "Du rail"})
    visitor = office.enter("Reader")
    english = visitor.get(f"/views/{view.view_id}/?lang=en").text
    assert '<div class="plain-text" lang="sv">Om järnväg</div>' in english
    french = visitor.get(f"/views/{view.view_id}/?lang=fr").text
    assert '<div class="plain-text">Du rail</div>' in french


def test_notes_are_shown_to_editors_only(office: Office) -> None:
    view = office.view(notes="Ask first")
    for who, is_shown in (("Reader", False), ("Presenter", False), ("Editor", True)):
        assert ("Ask first" in office.enter(who).get(f"/views/{view.view_id}/").text) is is_shown


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "\"><b onclick='x'>",
        "{{7*7}}",
    ],
)
def test_html_is_shown_as_the_text_that_was_typed(office: Office, typed: str) -> None:
    descriptions = dict.fromkeys(("en", "sv", "fr"), typed)
    view = office.view("Sam", name=typed, descriptions=descriptions, notes=typed)
    escaped = (
        typed.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&#34;")
        .replace("'", "&#39;")
    )
    parts = ("", "edit/", "rename/", "history/", "history/1/")
    for address in ["/views/", *(f"/views/{view.view_id}/{part}" for part in parts)]:
        text = office.enter("Sam").get(address).text
        assert escaped in text
        assert typed not in text or typed == escaped


def test_what_no_longer_exists_is_told_and_the_view_opens(office: Office) -> None:
    view = office.view(queries=(RAIL, GONE))
    text = office.enter("Reader").get(f"/views/{view.view_id}/").text
    assert "1 selection asks for something that the atlas does not have any more." in text
    assert "It asks for the year “1999”, which the atlas does not have. 2022 is shown" in text
    assert "It asks for the place “XX”, which the atlas does not have. It is left out." in text


def test_selections_of_a_newer_program_are_told_and_offer_no_edit(office: Office) -> None:
    view = office.view()
    with office.store.writing() as connection:
        newer = {"version": 2, "queries": ["measure=x"]}
        connection.execute(sa.update(tables.view_revisions).values(selections=newer))
    visitor = office.enter("Sam")
    text = visitor.get(f"/views/{view.view_id}/").text
    assert "were saved by a newer Hinterland" in text
    assert ">Edit</a>" not in text
    assert "/publish/" not in text
    assert visitor.get(f"/views/{view.view_id}/edit/").status_code == 303
    assert visitor.get("/views/").status_code == 200
    assert visitor.get(f"/views/{view.view_id}/history/1/").status_code == 200


def test_a_deleted_view_offers_to_come_back_and_nothing_else(office: Office) -> None:
    view = office.view()
    delete_view(office.store, acting(office.people["Sam"]), view.view_id)
    text = office.enter("Editor").get(f"/views/{view.view_id}/").text
    assert "This view lies in the bin." in text
    assert {one for one in ALL if f">{one}</" in text} == {"History"}
    assert office.enter("Reader").get(f"/views/{view.view_id}/").status_code == 404
