"""The form of a view: from the atlas, edited, wrong, and kept when a session ended."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import sqlalchemy as sa
from werkzeug.datastructures import MultiDict

from dashboard.pages.views import form_page
from dashboard.store import tables
from dashboard.views.finding import Scope, list_views
from dashboard.views.saving import delete_view, save_view, share_view
from tests.pages.views.conftest import Office
from tests.pages.views.forms import fields_of, filled
from tests.signing_in import acting
from tests.views.tiny_views import PORTS, RAIL, ROAD, content

GONE = "measure=modal_split&year=1999&mode=rail&level=0&select=XX"


def names(office: Office, who: str = "Sam") -> list[str]:
    return [view.name for view in list_views(office.store, office.people[who], Scope.ALL)]


def test_what_the_atlas_shows_is_saved_in_one_step(office: Office) -> None:
    visitor = office.enter("Sam")
    page = visitor.get(f"/views/new/?{RAIL}&select=SE&lang=en").text
    fields = fields_of(page)
    assert fields["name"] == "Rail’s share of inland freight, 2022: Sweden"
    answer = visitor.post("/views/new/", fields)
    assert answer.status_code == 303
    (view,) = list_views(office.store, office.people["Sam"], Scope.MINE)
    wanted = "measure=modal_split&year=2022&mode=rail&level=0&select=SE&layers=ports,clusters"
    assert view.queries == (wanted + ",corridors",)
    assert "The view was saved." in visitor.get(answer.headers["Location"]).text


def test_what_the_atlas_does_not_have_is_told_before_it_is_saved(office: Office) -> None:
    text = office.enter("Sam").get(f"/views/new/?{GONE}").text
    assert "It asks for the year “1999”" in text
    assert "year=2022" in fields_of(text)["selections"]


def test_a_selection_that_does_not_exist_is_told_and_saved_only_when_sent_again(
    office: Office,
) -> None:
    visitor = office.enter("Sam")
    sent = {"name": "Mine", "selections": "measure=nonsense&year=1066"}
    answer = visitor.post("/views/new/?lang=en", sent)
    assert answer.status_code == 422
    assert "“nonsense”" in answer.text
    assert "Nothing was saved: look at the selections below" in answer.text
    assert names(office) == []
    again = fields_of(answer.text)
    assert again["selections"].startswith("measure=modal_split")
    assert visitor.post("/views/new/", again).status_code == 303
    assert names(office) == ["Mine"]


def test_without_the_atlas_the_form_waits_for_an_address(office: Office) -> None:
    visitor = office.enter("Sam")
    fields = fields_of(visitor.get("/views/new/").text)
    assert (fields["name"], fields["selections"]) == ("", "")
    answer = visitor.post("/views/new/", fields | {"name": "Mine", "address": f"/?{PORTS}"})
    assert answer.status_code == 303
    (view,) = list_views(office.store, office.people["Sam"], Scope.MINE)
    assert "measure=port_tonnes" in view.queries[0]


def test_an_edit_is_a_new_revision(office: Office) -> None:
    view = office.view(notes="Old")
    visitor = office.enter("Editor")
    page = visitor.get(f"/views/{view.view_id}/edit/").text
    changes = {"name": "By rail", "description-sv": "Om tåg", "notes": ""}
    answer = visitor.post(f"/views/{view.view_id}/edit/", filled(page, changes))
    assert answer.headers["Location"] == f"/views/{view.view_id}/?done=saved"
    (now,) = list_views(office.store, office.people["Sam"], Scope.ALL)
    assert (now.name, now.revision, now.saved_by, now.notes) == ("By rail", 2, "Editor", "")
    assert now.descriptions == {"en": "How much goes by rail.", "sv": "Om tåg"}


def test_an_edit_that_changes_nothing_is_no_revision(office: Office) -> None:
    view = office.view()
    visitor = office.enter("Sam")
    path = f"/views/{view.view_id}/edit/"
    answer = visitor.post(path, fields_of(visitor.get(path).text))
    assert "Nothing was changed" in visitor.get(answer.headers["Location"]).text
    assert list_views(office.store, office.people["Sam"], Scope.ALL) == [view]


def test_what_does_not_exist_any_more_survives_an_edit_of_the_name(office: Office) -> None:
    view = office.view(queries=(GONE, RAIL))
    visitor = office.enter("Sam")
    path = f"/views/{view.view_id}/edit/"
    page = visitor.get(path).text
    assert "It asks for the year “1999”" in page
    visitor.post(path, filled(page, {"name": "New name"}))
    (now,) = list_views(office.store, office.people["Sam"], Scope.ALL)
    assert (now.name, now.queries) == ("New name", (GONE, RAIL))


WRONG = {
    "A view needs a name": {"name": "  "},
    "This text has 121 signs; at most 120 are kept. Shorten it by 1.": {"name": "x" * 121},
    "This text has 4,002 signs; at most 4,000": {"description-fr": "é" * 4002},
    "This text has 10,001 signs; at most 10,000": {"notes": "n" * 10_001},
    "A view needs at least one selection": {"selections": ""},
    "This is not an address of the atlas": {"address": "somewhere else"},
    "This selection is in the view already, as number 1.": {"address": f"?{RAIL}"},
    "It asks for the year “1900”": {"address": "?measure=modal_split&year=1900"},
}


@pytest.mark.parametrize(("sentence", "typed"), WRONG.items(), ids=WRONG)
def test_a_wrong_form_is_shown_again_with_everything_kept(
    office: Office, sentence: str, typed: dict[str, str]
) -> None:
    view = office.view()
    visitor = office.enter("Sam")
    path = f"/views/{view.view_id}/edit/"
    sent = filled(
        visitor.get(path).text,
        {"name": "Kept", "description-sv": "<b>Kept</b>", "notes": "Kept too", "first": "2021"}
        | typed,
    )
    answer = visitor.post(path, sent)
    assert answer.status_code == 422
    assert sentence in answer.text
    again = fields_of(answer.text)
    assert again == {name: sent[name] for name in again}
    assert set(sent) - set(again) <= {"base", "first", "last"}  # shown where there is a selection
    assert names(office) == ["Rail in Sweden"]


def test_a_new_view_that_is_wrong_keeps_everything_too(office: Office) -> None:
    visitor = office.enter("Sam")
    sent = filled(visitor.get(f"/views/new/?{RAIL}").text, {"name": "", "notes": "Kept"})
    answer = visitor.post("/views/new/", sent)
    assert (answer.status_code, fields_of(answer.text)) == (422, sent)


def test_buttons_of_the_list_change_it_and_save_nothing(office: Office) -> None:
    view = office.view(queries=(RAIL, ROAD, PORTS))
    visitor = office.enter("Sam")
    path = f"/views/{view.view_id}/edit/"
    sent = filled(visitor.get(path).text, {"name": "Typed"})
    orders = {
        "up-2": (ROAD, RAIL, PORTS),
        "down-2": (RAIL, PORTS, ROAD),
        "top-3": (PORTS, RAIL, ROAD),
        "remove-1": (ROAD, PORTS),
        "up-1": (RAIL, ROAD, PORTS),
        "remove-0": (RAIL, ROAD, PORTS),
        "remove-x": (RAIL, ROAD, PORTS),
        "up-99999999999": (RAIL, ROAD, PORTS),
        "nonsense": (RAIL, ROAD, PORTS),
    }
    for do, wanted in orders.items():
        answer = visitor.post(path, sent | {"do": do})
        assert answer.status_code == 200
        again = fields_of(answer.text)
        assert (again["selections"], again["name"]) == ("\n".join(wanted), "Typed"), do
    assert list_views(office.store, office.people["Sam"], Scope.ALL) == [view]


def test_years_and_modes_of_one_are_added_in_one_step(office: Office) -> None:
    view = office.view()
    visitor = office.enter("Sam")
    path = f"/views/{view.view_id}/edit/"
    asked = {"do": "spread", "base": "1", "first": "2021", "last": "2022", "modes": "on"}
    answer = visitor.post(path, filled(visitor.get(path).text, asked))
    assert "5 selections were added. Nothing is saved yet." in answer.text
    assert fields_of(answer.text)["selections"].count("\n") == 5
    assert fields_of(answer.text)["first"] == ""
    saved = visitor.post(path, filled(answer.text, {"do": "save"}))
    assert saved.status_code == 303
    (now,) = list_views(office.store, office.people["Sam"], Scope.ALL)
    assert len(now.queries) == 6
    assert now.queries[0] == RAIL


def test_only_selections_can_be_sent_as_selections(office: Office) -> None:
    view = office.view()
    visitor = office.enter("Sam")
    path = f"/views/{view.view_id}/edit/"
    sent = filled(visitor.get(path).text, {"selections": '"><script>\nmeasure=x&evil=1'})
    answer = visitor.post(path, sent | {"do": "up-1"})
    assert "<script>" not in answer.text
    assert "evil" not in answer.text


@pytest.mark.parametrize("is_deleted", [True, False])
def test_what_was_typed_for_a_view_that_is_gone_can_be_saved_as_a_new_one(
    office: Office, is_deleted: bool
) -> None:
    view, sam = office.view(), acting(office.people["Sam"])
    visitor = office.enter("Editor")
    path = f"/views/{view.view_id}/edit/"
    sent = filled(visitor.get(path).text, {"name": "The editor’s work"})
    if is_deleted:
        delete_view(office.store, sam, view.view_id)
    else:
        share_view(office.store, sam, view.view_id, is_shared=False)
    answer = visitor.post(path, sent)
    assert answer.status_code == 409
    assert "This view is not there for you any more" in answer.text
    assert 'action="/views/new/"' in answer.text
    assert visitor.post("/views/new/", fields_of(answer.text)).status_code == 303
    assert names(office, "Editor") == ["The editor’s work"]


def end_sessions(office: Office) -> None:
    with office.store.writing() as connection:
        ended = datetime.now(UTC) - timedelta(minutes=1)
        connection.execute(sa.update(tables.sessions).values(expires_at=ended))


def test_what_was_typed_when_a_session_ended_is_offered_after_signing_in(office: Office) -> None:
    view = office.view()
    path = f"/views/{view.view_id}/edit/"
    late = office.enter("Sam")
    longest = {
        "name": "é" * 120,
        "notes": "å" * 10_000,
        "selections": "\n".join([RAIL] * 200),
        **dict.fromkeys(("description-en", "description-sv", "description-fr"), "ü" * 4000),
    }
    typed = filled(late.get(path).text, longest)
    end_sessions(office)
    answer = late.post(path, typed | {"do": "save"})
    assert answer.status_code == 303
    (offered,) = parse_qs(urlsplit(answer.headers["Location"]).query)["next"]
    again = office.enter("Sam")
    page = again.get(offered).text
    assert "This is what you typed before your session ended." in page
    assert fields_of(page) == typed
    assert again.post(path, fields_of(page)).status_code == 303
    (now,) = list_views(office.store, office.people["Sam"], Scope.ALL)
    assert (now.name, len(now.queries)) == ("é" * 120, 200)


def test_a_draft_is_not_saved_over_what_was_saved_meanwhile(office: Office) -> None:
    view = office.view()
    path = f"/views/{view.view_id}/edit/"
    late = office.enter("Sam")
    typed = filled(late.get(path).text, {"name": "Half done"})
    end_sessions(office)
    answer = late.post(path, typed)
    editor = acting(office.people["Editor"])
    save_view(office.store, editor, view.view_id, content("Other"), made_from=1)
    (offered,) = parse_qs(urlsplit(answer.headers["Location"]).query)["next"]
    again = office.enter("Sam")
    refused = again.post(path, fields_of(again.get(offered).text))
    assert refused.status_code == 409
    assert fields_of(refused.text)["name"] == "Half done"


def test_a_new_view_typed_when_a_session_ended_is_offered_too(office: Office) -> None:
    late = office.enter("Sam")
    typed = filled(late.get(f"/views/new/?{RAIL}").text, {"name": "Half done"})
    end_sessions(office)
    answer = late.post("/views/new/", typed)
    (offered,) = parse_qs(urlsplit(answer.headers["Location"]).query)["next"]
    assert fields_of(office.enter("Sam").get(offered).text) == typed


def test_a_draft_that_lacks_fields_or_has_others_does_no_harm(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_page, "offered_form", lambda: MultiDict({"strange": "1"}))
    assert office.enter("Sam").get("/views/new/?draft=1").status_code == 200
