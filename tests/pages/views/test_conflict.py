"""Two people save at once: the second sees both side by side, and nothing is lost."""

from __future__ import annotations

import re

import pytest

from dashboard.views.finding import Scope, list_views
from dashboard.views.saved import SavedView
from dashboard.views.saving import save_view
from tests.pages.views.conftest import Office
from tests.pages.views.forms import fields_of, filled
from tests.signing_in import Visitor, acting
from tests.views.tiny_views import PORTS, RAIL, ROAD, content


@pytest.fixture
def view(office: Office) -> SavedView:
    return office.view(queries=(RAIL, ROAD), notes="Both begin with this")


@pytest.fixture
def sam(office: Office) -> Visitor:
    return office.enter("Sam")


def path(view: SavedView) -> str:
    return f"/views/{view.view_id}/edit/"


def meanwhile(office: Office, view: SavedView, made_from: int, **changes: object) -> None:
    """Let the editor save while Sam types."""
    typed = content(**({"queries": (RAIL, ROAD), "notes": "Both begin with this"} | changes))
    save_view(office.store, acting(office.people["Editor"]), view.view_id, typed, made_from)


def all_views(office: Office) -> list[SavedView]:
    return list_views(office.store, office.people["Sam"], Scope.ALL)


def test_the_second_is_told_who_saved_when_and_what_differs(
    office: Office, view: SavedView, sam: Visitor
) -> None:
    typed = filled(sam.get(path(view)).text, {"name": "By Sam", "description-sv": "<b>Sams"})
    meanwhile(office, view, 1, name="By the editor", queries=(RAIL, ROAD, PORTS))
    answer = sam.post(path(view), typed)
    assert answer.status_code == 409
    text = answer.text
    assert "Editor saved this view meanwhile" in text
    assert "Revision 2 was saved on <time" in text
    heads = re.findall(r"<h3>([^<]*) <span class=\"told\">([^<]*)</span></h3>", text)
    assert heads == [
        ("Name", "Both changed it"),
        ("Description in Swedish", "You changed it"),
        ("Selections", "Editor changed it"),
    ]
    assert "By the editor" in text
    assert '<div class="plain-text" lang="sv">&lt;b&gt;Sams</div>' in text
    assert '<li value="3">Goods handled in ports, 2022</li>' in text
    assert "2 that both have" in text
    assert fields_of(text) == typed | {"revision": "2"}
    assert [one.name for one in all_views(office)] == ["By the editor"]


def test_having_seen_both_mine_is_saved_on_top(
    office: Office, view: SavedView, sam: Visitor
) -> None:
    typed = filled(sam.get(path(view)).text, {"name": "By Sam"})
    meanwhile(office, view, 1, name="By the editor")
    shown = sam.post(path(view), typed)
    assert sam.post(path(view), fields_of(shown.text)).status_code == 303
    (now,) = all_views(office)
    assert (now.name, now.revision) == ("By Sam", 3)


def test_mine_can_be_saved_as_a_copy_and_theirs_stays(
    office: Office, view: SavedView, sam: Visitor
) -> None:
    typed = filled(sam.get(path(view)).text, {"name": "By Sam"})
    meanwhile(office, view, 1, name="By the editor")
    shown = sam.post(path(view), typed)
    (as_copy,) = set(re.findall(r'name="do" value="([^"]*)">Save mine as a copy', shown.text))
    sam.post(path(view), fields_of(shown.text) | {"do": as_copy})
    assert [(one.name, one.is_shared) for one in all_views(office)] == [
        ("By Sam", False),
        ("By the editor", True),
    ]


def test_whoever_saves_again_before_that_is_told_too(
    office: Office, view: SavedView, sam: Visitor
) -> None:
    typed = filled(sam.get(path(view)).text, {"name": "By Sam"})
    meanwhile(office, view, 1, name="Second")
    shown = sam.post(path(view), typed)
    meanwhile(office, view, 2, name="Third")
    again = sam.post(path(view), fields_of(shown.text))
    assert again.status_code == 409
    assert "Third" in again.text
    assert fields_of(again.text)["revision"] == "3"


def test_both_having_typed_the_same_is_no_conflict(
    office: Office, view: SavedView, sam: Visitor
) -> None:
    typed = filled(sam.get(path(view)).text, {"name": "The same"})
    meanwhile(office, view, 1, name="The same")
    assert sam.post(path(view), typed).status_code == 303
    assert all_views(office)[0].revision == 2


def test_another_order_is_shown_in_full(office: Office, view: SavedView, sam: Visitor) -> None:
    typed = filled(sam.get(path(view)).text, {"selections": f"{ROAD}\n{RAIL}"})
    meanwhile(office, view, 1, name="By the editor")
    text = sam.post(path(view), typed).text
    assert '<li value="1">Road’s share of inland freight, 2022</li>' in text
    assert '<li value="1">Rail’s share of inland freight, 2022</li>' in text
    assert "that both have" not in text


def test_a_form_that_says_no_revision_is_never_saved_over_another(
    office: Office, view: SavedView, sam: Visitor
) -> None:
    typed = filled(sam.get(path(view)).text, {"name": "By Sam"})
    for revision in ("", "0", "-1", "99", "x"):
        answer = sam.post(path(view), typed | {"revision": revision})
        assert answer.status_code == 409
    assert all_views(office) == [view]
