"""The history tells who did what when, and what each revision changed, in words."""

from __future__ import annotations

import re

from dashboard.views.saving import (
    delete_view,
    rename_view,
    save_view,
    share_view,
    undelete_view,
)
from tests.pages.views.conftest import Office
from tests.signing_in import acting
from tests.views.tiny_views import PORTS, RAIL, ROAD, content


def test_every_step_is_told_with_who_and_what_changed(office: Office) -> None:
    view = office.view(queries=(RAIL, ROAD))
    sam, editor = acting(office.people["Sam"]), acting(office.people["Editor"])
    new = content("By rail", queries=(RAIL, PORTS), notes="New", descriptions={"fr": "Du rail"})
    save_view(office.store, editor, view.view_id, new, 1)
    delete_view(office.store, sam, view.view_id)
    undelete_view(office.store, sam, view.view_id)
    share_view(office.store, sam, view.view_id, is_shared=False)
    text = office.enter("Sam").get(f"/views/{view.view_id}/history/").text
    told = re.findall(r'<p class="view-name">(?:<a[^>]*>[^<]*</a>. )?([^<]*)</p>', text)
    assert told == [
        "Sam took it back from the organisation.",
        "Sam took it out of the bin.",
        "Sam deleted it.",
        "Editor saved it.",
        "Sam shared it with the organisation.",
        "Sam made the view.",
    ]
    for sentence in (
        "Name: “Rail in Sweden” became “By rail”.",
        "Description in English: removed.",
        "Description in French: added.",
        "1 selection added: Goods handled in ports, 2022. "
        "1 selection removed: Road’s share of inland freight, 2022.",
        "Notes: added.",
    ):
        assert f"<p>{sentence}</p>" in text


def test_another_order_and_many_selections_are_told_shortly(office: Office) -> None:
    view = office.view(queries=(RAIL, ROAD))
    sam = acting(office.people["Sam"])
    save_view(office.store, sam, view.view_id, content(queries=(ROAD, RAIL)), 1)
    many = tuple(f"{RAIL}&select={code}" for code in ("SE", "DE", "SE1", "SE12", "SE123", "SE,DE"))
    save_view(office.store, sam, view.view_id, content(queries=(ROAD, RAIL, *many)), 2)
    text = office.enter("Sam").get(f"/views/{view.view_id}/history/").text
    assert "<p>The order of the selections was changed.</p>" in text
    assert "6 selections added: " in text
    assert "; 1 more.</p>" in text


def test_an_old_revision_shows_what_it_was_and_what_differs(office: Office) -> None:
    view = office.view(notes="Then")
    rename_view(office.store, acting(office.people["Sam"]), view.view_id, "Now", 1)
    visitor = office.enter("Editor")
    text = visitor.get(f"/views/{view.view_id}/history/1/").text
    assert "Revision 1 of “Now”" in text
    assert "Name: “Now” became “Rail in Sweden”." in text
    assert "Then" in text
    assert f'action="/views/{view.view_id}/restore/"' in text
    newest = visitor.get(f"/views/{view.view_id}/history/2/").text
    assert "restore/" not in newest
    for number in ("0", "3", "x", "9" * 5000):
        assert visitor.get(f"/views/{view.view_id}/history/{number}/").status_code == 404


def test_the_history_of_a_deleted_view_offers_no_restore(office: Office) -> None:
    view = office.view()
    sam = acting(office.people["Sam"])
    rename_view(office.store, sam, view.view_id, "Now", 1)
    delete_view(office.store, sam, view.view_id)
    text = office.enter("Sam").get(f"/views/{view.view_id}/history/").text
    assert "Sam renamed it." in text
    assert "restore/" not in text
