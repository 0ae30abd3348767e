"""What is withdrawn says so at every address, with the reason, and never comes back."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from dashboard.people.roles import Role
from dashboard.store import tables
from tests.pages.publishing.conftest import AGAIN, House, add_view

REASONS = {"reason-en": "A <figure> was wrong", "reason-sv": "En siffra var fel"}
SURE = {**REASONS, "sure": "yes", "typed": "rail"}


def withdraw(house: House) -> None:
    house.published()
    answer = house.visitor(Role.OWNER).post("/publish/withdraw/rail/", SURE)
    assert answer.status_code == 303


def test_withdrawing_needs_a_reason_in_every_language_of_the_page(house: House) -> None:
    house.published()
    page = house.visitor(Role.OWNER).post("/publish/withdraw/rail/", {"reason-en": "Wrong"})
    assert page.status_code == 422
    assert "Say in Swedish why it is withdrawn." in page.text
    assert ">Wrong</textarea>" in page.text


def test_it_is_asked_once_more_before_it_happens(house: House) -> None:
    house.published()
    owner = house.visitor(Role.OWNER)
    asked = owner.post("/publish/withdraw/rail/", REASONS)
    assert asked.status_code == 200
    assert "Are you sure?" in asked.text
    assert "A &lt;figure&gt; was wrong" in asked.text
    wrong = owner.post("/publish/withdraw/rail/", {**SURE, "typed": "road"})
    assert wrong.status_code == 422
    assert house.visitor(None).get("/p/rail/1/").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/p/rail/",
        "/p/rail/1/",
        "/p/rail/1/data.csv",
        "/p/rail/1/sv/",
        "/p/rail/versions/",
        "/p/rail/versions.json",
        "/p/rail/embed/",
        "/p/rail/remarks/",
        "/p/rail/9/never/was",
    ],
)
def test_every_address_says_that_it_was_withdrawn(house: House, path: str) -> None:
    house.published()
    house.visitor(None).get("/p/rail/1/data.csv")  # held in memory by now
    house.visitor(Role.OWNER).post("/publish/withdraw/rail/", SURE)
    answer = house.visitor(None).get(path)
    assert answer.status_code == 410
    assert "This page was withdrawn" in answer.text
    assert "26 Nov 2026" in answer.text
    assert "A &lt;figure&gt; was wrong" in answer.text
    assert "En siffra var fel" in answer.text
    assert "28.7" not in answer.text


def test_a_frame_on_another_site_says_so_too(house: House) -> None:
    withdraw(house)
    headers = house.visitor(None).get("/p/rail/").headers
    assert "frame-ancestors *" in headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in headers


def test_it_is_listed_no_more_and_its_name_is_never_used_again(house: House) -> None:
    withdraw(house)
    assert "/p/rail/" not in house.visitor(None).get("/published/").text
    owner = house.visitor(Role.OWNER)
    for view in ("abcdefghij", add_view(house.store, house.people[Role.OWNER], "klmnopqrst")):
        answer = owner.post(f"/publish/{view}/", AGAIN)
        assert answer.status_code == 422
        assert "was withdrawn, and the name stays with it" in answer.text
    assert owner.get("/publish/withdraw/rail/").status_code == 404


def test_withdrawing_stands_in_the_record(house: House) -> None:
    withdraw(house)
    with house.store.reading() as connection:
        last = connection.execute(
            sa.select(tables.audit).order_by(tables.audit.c.entry_id.desc())
        ).first()
    assert last is not None
    assert (last.action, last.subject_id, last.detail["version"]) == (
        "publication.withdrawn",
        "rail",
        1,
    )


def test_an_editor_may_not_withdraw(house: House) -> None:
    house.published()
    editor = house.visitor(Role.EDITOR)
    assert editor.get("/publish/withdraw/rail/").status_code == 403
    assert editor.post("/publish/withdraw/rail/", SURE).status_code == 403
