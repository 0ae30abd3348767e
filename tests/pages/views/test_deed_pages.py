"""One press of a button does one thing to a view, and what it did is told."""

from __future__ import annotations

import re

from dashboard.views.finding import Scope, list_views
from dashboard.views.saved import SavedView
from dashboard.views.saving import rename_view
from tests.pages.views.conftest import Office
from tests.signing_in import Visitor, acting
from tests.views.tiny_views import RAIL, ROAD


def press(visitor: Visitor, view: SavedView, part: str, **fields: str) -> str:
    """Return the page that a button leads to."""
    answer = visitor.post(f"/views/{view.view_id}/{part}/", fields)
    assert answer.status_code == 303, answer.text
    return visitor.get(answer.headers["Location"]).text


def test_a_copy_is_mine_and_its_name_says_so(office: Office) -> None:
    view = office.view()
    text = press(office.enter("Editor"), view, "copy")
    assert "This is the copy. It is yours, and not shared." in text
    assert "<h1>Copy of Rail in Sweden</h1>" in text
    assert "View of Editor." in text


def test_sharing_shows_a_view_to_all_and_taking_back_hides_it(office: Office) -> None:
    view, sam, reader = office.view(is_shared=False), office.enter("Sam"), office.enter("Reader")
    path = f"/views/{view.view_id}/"
    assert reader.get(path).status_code == 404
    assert "The view is shared with the organisation now." in press(sam, view, "share")
    assert reader.get(path).status_code == 200
    assert "only you see it now" in press(sam, view, "take-back")
    assert reader.get(path).status_code == 404


def test_a_deleted_view_can_be_undone_right_away(office: Office) -> None:
    view, sam = office.view(), office.enter("Sam")
    text = press(sam, view, "delete")
    assert "“Rail in Sweden” lies in the bin now." in text
    assert f'action="/views/{view.view_id}/undo/"' in text
    assert "The view is back from the bin, as it was." in press(sam, view, "undo")
    assert list_views(office.store, office.people["Sam"], Scope.ALL) == [view]


def test_the_notice_of_a_deletion_names_nothing_of_others(office: Office) -> None:
    view = office.view(is_shared=False)
    press(office.enter("Sam"), view, "delete")
    text = office.enter("Editor").get(f"/views/?deleted={view.view_id}").text
    assert "lies in the bin now" not in text


def test_a_new_name_is_given_and_a_wrong_one_kept_in_its_field(office: Office) -> None:
    view, sam = office.view(), office.enter("Sam")
    path = f"/views/{view.view_id}/rename/"
    assert 'value="Rail in Sweden"' in sam.get(path).text
    wrong = sam.post(path, {"name": "x" * 121, "revision": "1"})
    assert wrong.status_code == 422
    assert "at most 120 are kept" in wrong.text
    assert f'value="{"x" * 121}"' in wrong.text
    assert "The view has its new name." in press(sam, view, "rename", name="Rail", revision="1")


def test_who_renames_second_is_told_the_other_name_and_may_go_on(office: Office) -> None:
    view, sam = office.view(), office.enter("Sam")
    rename_view(office.store, acting(office.people["Editor"]), view.view_id, "Theirs", 1)
    answer = sam.post(f"/views/{view.view_id}/rename/", {"name": "Mine", "revision": "1"})
    assert answer.status_code == 409
    assert "Editor saved this view meanwhile; it is called “Theirs” now." in answer.text
    assert 'value="Mine"' in answer.text
    (seen,) = re.findall(r'name="revision" value="(\d+)"', answer.text)
    assert "<h1>Mine</h1>" in press(sam, view, "rename", name="Mine", revision=seen)


def test_an_old_revision_is_restored_from_the_history(office: Office) -> None:
    view, sam = office.view(queries=(RAIL,)), office.enter("Sam")
    rename_view(office.store, acting(office.people["Sam"]), view.view_id, "Renamed", 1)
    text = press(sam, view, "restore", revision="1", newest="2")
    assert "The old revision was restored as a new one." in text
    assert "<h1>Rail in Sweden</h1>" in text
    assert "Revision 3, saved by Sam" in text


def test_a_restore_over_what_was_saved_meanwhile_is_not_done(office: Office) -> None:
    view, sam = office.view(), office.enter("Sam")
    rename_view(office.store, acting(office.people["Editor"]), view.view_id, "Theirs", 1)
    text = press(sam, view, "restore", revision="1", newest="1")
    assert "Somebody saved this view while you looked at it. Nothing was changed" in text
    (now,) = list_views(office.store, office.people["Sam"], Scope.ALL)
    assert now.name == "Theirs"


def test_a_revision_that_is_not_there_cannot_be_restored(office: Office) -> None:
    view, sam = office.view(queries=(ROAD,)), office.enter("Sam")
    for revision in ("0", "2", "-1", "x", "", "9" * 5000):
        fields = {"revision": revision, "newest": "1"}
        answer = sam.post(f"/views/{view.view_id}/restore/", fields)
        assert answer.status_code == 404


def test_only_what_is_known_is_told_as_done(office: Office) -> None:
    view = office.view()
    text = office.enter("Sam").get(f"/views/{view.view_id}/?done=<b>you+won</b>").text
    assert "you won" not in text
