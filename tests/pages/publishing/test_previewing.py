"""A preview shows what will leave; it is published as it was seen, by who may."""

from __future__ import annotations

import errno
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from dashboard.pages.publishing import previewing
from dashboard.pages.publishing.press import Line
from dashboard.people.roles import Role
from dashboard.store import tables
from dashboard.views.submissions import note_found
from tests.pages.publishing.conftest import ORDER, House, add_view, led_to_preview
from tests.signing_in import add_person, put_out, sign_in


def previewed(house: House, role: Role = Role.EDITOR) -> str:
    view = add_view(house.store, house.people[role])
    return house.previewed(house.visitor(role), view, ORDER)


def actions(house: House) -> list[tuple[str, str]]:
    columns = (tables.audit.c.action, tables.audit.c.subject_id)
    with house.store.reading() as connection:
        return [(row[0], row[1]) for row in connection.execute(sa.select(*columns))]


def content_of(folder: Path) -> dict[str, bytes]:
    files = (one for one in folder.rglob("*") if one.is_file())
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in files}


def test_the_preview_lists_checks_files_and_pages(house: House) -> None:
    house.press.check_lines.append(Line("warning", "A text is missing", "Fill it in"))
    address = previewed(house)
    page = house.visitor(Role.PRESENTER).get(address)
    assert page.status_code == 200
    for part in ("Sources are complete", "A text is missing", "Fill it in", "data.csv", "1.1 kB"):
        assert part in page.text
    assert "Rail &lt;b&gt;carries&lt;/b&gt;" in page.text
    assert f"{address}files/sv/" in page.text
    assert "Approve" not in page.text


def test_the_files_of_a_preview_go_to_who_may_present_and_to_nobody_else(house: House) -> None:
    address = previewed(house)
    shown = house.visitor(Role.PRESENTER).get(f"{address}files/")
    assert (shown.status_code, shown.content_type) == (200, "text/html; charset=utf-8")
    assert "frame-ancestors 'self'" in shown.headers["Content-Security-Policy"]
    assert shown.headers["Cache-Control"] == "private, no-store"
    assert "Access-Control-Allow-Origin" not in shown.headers
    assert shown.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert house.visitor(Role.READER).get(f"{address}files/data.csv").status_code == 403
    assert house.visitor(None).get(f"{address}files/data.csv").status_code == 303
    assert house.visitor(Role.OWNER).get(f"{address}files/../../x").status_code == 404


def test_what_is_published_is_the_very_folder_that_was_seen(house: House) -> None:
    address = previewed(house, Role.OWNER)
    preview = house.press.previews["token-0"]
    seen = content_of(preview.folder)
    answer = house.visitor(Role.OWNER).post(f"{address}publish")
    assert answer.headers["Location"] == "/publish/done/rail/"
    assert content_of(house.press.folder / "rail" / "1") == seen
    assert actions(house) == [("publication.published", "rail")]
    assert "/p/rail/" in house.visitor(Role.OWNER).get("/publish/done/rail/").text


def test_a_stop_in_the_check_list_keeps_it_from_being_published(house: House) -> None:
    address = previewed(house, Role.OWNER)
    house.press.check_lines.append(Line("stop", "A confidential value", "Take it out"))
    page = house.visitor(Role.OWNER).get(address)
    assert f"{address}publish" not in page.text
    answer = house.visitor(Role.OWNER).post(f"{address}publish")
    assert answer.status_code == 409
    assert "The check list has a stop" in answer.text
    assert house.press.stands == {}


def test_what_is_not_current_any_more_is_to_be_looked_at_again(house: House) -> None:
    address = previewed(house, Role.OWNER)
    house.press.is_stale = True
    answer = house.visitor(Role.OWNER).post(f"{address}publish")
    assert answer.status_code == 409
    assert "It is not current. Make it anew." in answer.text
    assert actions(house) == []


def test_a_full_disk_publishes_nothing_and_says_so(house: House) -> None:
    address = previewed(house, Role.OWNER)
    house.press.failure = OSError(errno.ENOSPC, "No space left on device")
    answer = house.visitor(Role.OWNER).post(f"{address}publish")
    assert answer.status_code == 507
    assert "The disk of the server is full. Nothing was published" in answer.text
    assert (actions(house), house.press.stands) == ([], {})


def test_an_editor_asks_and_cannot_publish(house: House) -> None:
    address = previewed(house)
    editor = house.visitor(Role.EDITOR)
    assert editor.post(f"{address}publish").status_code == 403
    assert editor.post(f"{address}ask").status_code == 303
    assert editor.post(f"{address}ask").status_code == 303  # asked once only
    assert actions(house) == [("publication.asked", "rail")]
    assert "Rail &lt;b&gt;carries&lt;/b&gt;" in house.visitor(Role.PUBLISHER).get("/publish/").text


def test_a_publisher_looks_at_the_same_preview_and_approves(house: House) -> None:
    address = previewed(house)
    house.visitor(Role.EDITOR).post(f"{address}ask")
    publisher = house.visitor(Role.PUBLISHER)
    looked = publisher.post("/publish/submissions/1/look")
    assert looked.headers["Location"] == address
    assert "Editor asked for this to be published." in publisher.get(address).text
    assert publisher.post(f"{address}publish").status_code == 303
    assert [action for action, _ in actions(house)] == [
        "publication.asked",
        "publication.approved",
        "publication.published",
    ]
    again = publisher.post("/publish/submissions/1/look")
    assert again.status_code == 409
    assert "decided on in the meantime" in again.text


def test_a_preview_of_yesterday_is_made_anew_for_who_approves(house: House) -> None:
    address = previewed(house)
    house.visitor(Role.EDITOR).post(f"{address}ask")
    house.press.is_stale = True
    publisher = house.visitor(Role.PUBLISHER)
    looked = publisher.post("/publish/submissions/1/look")
    fresh = led_to_preview(publisher, looked)
    assert fresh != address
    house.press.is_stale = False
    assert publisher.post(f"{fresh}publish").status_code == 303
    assert "Nothing waits." in publisher.get("/publish/").text


def test_where_a_second_person_is_needed_nobody_publishes_alone(house: House) -> None:
    house.rules["second"] = True
    address = previewed(house, Role.PUBLISHER)
    publisher = house.visitor(Role.PUBLISHER)
    alone = publisher.post(f"{address}publish")
    assert alone.status_code == 409
    assert "A second person has to approve" in alone.text
    publisher.post(f"{address}ask")
    own = publisher.post(f"{address}publish")
    assert own.status_code == 409
    assert "somebody else has to approve it" in own.text
    other = add_person(house.store, "Second Publisher", Role.PUBLISHER)
    second = sign_in(house.server, house.store, other)
    assert second.post(f"{address}publish").status_code == 303


def test_what_was_found_at_a_start_is_listed_without_a_name_where_none_is_known(
    house: House,
) -> None:
    owner = house.visitor(Role.OWNER)
    view_id = add_view(house.store, house.people[Role.OWNER])
    facts = {"view_id": view_id, "revision": 1, "order": {"slug": "rail"}}
    facts["person"] = house.people[Role.OWNER].person_id
    with house.store.writing() as connection:
        note_found(connection, facts, "rail", 1)
    text = owner.get("/publish/?lang=en").text
    assert re.search(r"Published as version 1, \d", text)
    assert " by ," not in text


def test_refusing_needs_a_reason_which_the_editor_reads(house: House) -> None:
    address = previewed(house)
    editor, publisher = house.visitor(Role.EDITOR), house.visitor(Role.PUBLISHER)
    editor.post(f"{address}ask")
    assert publisher.post("/publish/submissions/1/refuse", {"reason": " "}).status_code == 422
    answer = publisher.post("/publish/submissions/1/refuse", {"reason": "The <year> is wrong"})
    assert answer.status_code == 303
    page = editor.get("/publish/").text
    assert "The &lt;year&gt; is wrong" in page
    assert "Refused by Publisher" in page


def test_only_who_asked_takes_it_back(house: House) -> None:
    address = previewed(house)
    house.visitor(Role.EDITOR).post(f"{address}ask")
    other = sign_in(house.server, house.store, add_person(house.store, "Other Editor"))
    assert other.post("/publish/submissions/1/take-back").status_code == 403
    taken = house.visitor(Role.EDITOR).post("/publish/submissions/1/take-back")
    assert taken.status_code == 303
    assert actions(house)[-1] == ("publication.taken_back", "rail")


def test_a_slug_taken_in_the_meantime_stops_the_second_view(house: House) -> None:
    address = previewed(house, Role.OWNER)
    other = add_view(house.store, house.people[Role.EDITOR], "klmnopqrst")
    second = house.previewed(house.visitor(Role.EDITOR), other, ORDER)
    house.visitor(Role.OWNER).post(f"{address}publish")
    answer = house.visitor(Role.EDITOR).post(f"{second}ask")
    assert answer.status_code == 409
    assert "is taken by another view" in answer.text


@pytest.mark.parametrize("deed", ["publish", "ask"])
def test_a_form_without_its_token_does_nothing(house: House, deed: str) -> None:
    address = previewed(house, Role.OWNER)
    answer = house.visitor(Role.OWNER).client.post(address + deed)
    assert answer.status_code == 403
    assert actions(house) == []


def change_view(house: House, **values: object) -> None:
    with house.store.writing() as connection:
        connection.execute(sa.update(tables.views).values(**values))


@pytest.mark.parametrize("change", [{"is_shared": False}, {"deleted_at": datetime.now(UTC)}])
def test_a_view_that_was_taken_back_or_deleted_is_not_published(
    house: House, change: dict[str, object]
) -> None:
    view = add_view(house.store, house.people[Role.OWNER])
    address = house.previewed(house.visitor(Role.PUBLISHER), view, ORDER)
    change_view(house, **change)
    publisher = house.visitor(Role.PUBLISHER)
    assert f"{address}publish" not in publisher.get(address).text
    for deed in ("publish", "ask"):
        answer = publisher.post(address + deed)
        assert answer.status_code == 409
        assert "The view is not there for you" in answer.text
    assert (house.press.stands, actions(house)) == ({}, [])


def test_what_was_asked_for_is_not_approved_once_its_owner_took_the_view_back(house: House) -> None:
    view = add_view(house.store, house.people[Role.OWNER])
    address = house.previewed(house.visitor(Role.EDITOR), view, ORDER)
    house.visitor(Role.EDITOR).post(f"{address}ask")
    change_view(house, is_shared=False)
    answer = house.visitor(Role.PUBLISHER).post(f"{address}publish")
    assert answer.status_code == 409
    assert "Editor may not ask for this any more" in answer.text
    assert house.press.stands == {}


def test_what_somebody_asked_for_whose_account_is_shut_is_not_approved(house: House) -> None:
    address = previewed(house)
    house.visitor(Role.EDITOR).post(f"{address}ask")
    put_out(house.store, house.people[Role.EDITOR])
    assert house.visitor(Role.PUBLISHER).post(f"{address}publish").status_code == 409
    assert house.press.stands == {}


def test_the_owner_of_a_view_that_is_not_shared_may_ask_and_another_one_approves(
    house: House,
) -> None:
    view = add_view(house.store, house.people[Role.EDITOR], is_shared=False)
    address = house.previewed(house.visitor(Role.EDITOR), view, ORDER)
    publisher = house.visitor(Role.PUBLISHER)
    assert publisher.post(f"{address}publish").status_code == 409  # nobody asked them to
    house.visitor(Role.EDITOR).post(f"{address}ask")
    assert publisher.post(f"{address}publish").status_code == 303


def test_what_is_public_is_told_as_public_although_the_store_could_not_note_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OperationalError("INSERT", None, Exception("database or disk is full"))

    address = previewed(house, Role.OWNER)
    monkeypatch.setattr(previewing, "note_published", full)
    answer = house.visitor(Role.OWNER).post(f"{address}publish")
    assert answer.headers["Location"] == "/publish/done/rail/"
    assert "token-0" in house.press.previews  # its note is needed at the next start
