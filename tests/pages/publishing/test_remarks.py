"""What readers say is taken from any copy of a page, in measure, and shown after a person's eye."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from werkzeug.test import TestResponse

from dashboard.people.roles import Role
from dashboard.store import tables
from tests.pages.publishing.conftest import House

SAID = {"useful": "no", "figure": "fig-1", "text": "Sverige is <b>wrong</b>", "language": "sv"}


def say(house: House, **options: object) -> TestResponse:
    fields = {**SAID, **options.pop("fields", {})}  # type: ignore[dict-item]
    address = str(options.pop("address", "10.0.0.1"))
    return house.visitor(None).client.post(
        str(options.pop("path", "/feedback/rail/1/")),
        data=fields,
        environ_base={"REMOTE_ADDR": address},
        headers=options.pop("headers", {}),  # type: ignore[arg-type]
    )


def kept(house: House) -> list[sa.Row]:  # type: ignore[type-arg]
    with house.store.reading() as connection:
        return list(connection.execute(sa.select(tables.feedback)).all())


def test_a_reader_is_thanked_and_led_back_and_nothing_shows_yet(house: House) -> None:
    house.published()
    answer = say(house)
    assert answer.status_code == 200
    assert 'href="/p/rail/1/"' in answer.text
    assert [(one.version, one.figure, one.kind, one.state) for one in kept(house)] == [
        (1, "fig-1", "wrong", "new")
    ]
    assert "Sverige" not in house.visitor(None).get("/p/rail/remarks/").text


def test_an_editor_answers_and_shows_it(house: House) -> None:
    house.published()
    say(house)
    editor = house.visitor(Role.EDITOR)
    page = editor.get("/feedback/").text
    assert "Sverige is &lt;b&gt;wrong&lt;/b&gt;" in page
    assert 'href="/p/rail/1/#fig-1"' in page
    decided = editor.post("/feedback/1/decide", {"deed": "show", "answer": "Mended in <2>"})
    assert decided.status_code == 303
    public = house.visitor(None).get("/p/rail/remarks/").text
    assert "Sverige is &lt;b&gt;wrong" in public
    assert "Mended in &lt;2&gt;" in public
    editor.post("/feedback/1/decide", {"deed": "put-away"})
    assert "Sverige" not in house.visitor(None).get("/p/rail/remarks/").text
    assert "Sverige" in editor.get("/feedback/?state=put_away").text


def test_a_figure_is_named_as_on_the_page_in_the_readers_language(house: House) -> None:
    house.published()
    say(house)
    editor = house.visitor(Role.EDITOR)
    editor.post("/feedback/1/decide", {"deed": "show"})
    for path in ("/feedback/?state=shown", "/p/rail/remarks/?"):
        for asked, told in (("sv", "sv"), ("en", "en"), ("fr", "en")):
            text = editor.get(f"{path}&lang={asked}").text
            assert f'<span lang="{told}">Chart ({told}): rail &amp; road</span>' in text
            assert "> fig-1" not in text


@pytest.mark.parametrize("figure", ["../../x", "part-9/map", "<b>"])
def test_a_figure_that_the_page_has_not_is_left_out(house: House, figure: str) -> None:
    house.published()
    assert say(house, fields={"figure": figure}).status_code == 200
    assert [one.figure for one in kept(house)] == [""]


def test_a_text_that_is_too_long_is_given_back_and_not_cut(house: House) -> None:
    house.published()
    answer = say(house, fields={"text": "å" * 2003, "language": "en"})
    assert answer.status_code == 422
    assert "2,003 signs; at most 2,000 are kept" in answer.text
    assert "shorten it by 3." in answer.text
    assert f"readonly>{'å' * 2003}</textarea>" in answer.text
    assert kept(house) == []
    assert say(house, fields={"text": "å" * 2000}).status_code == 200
    assert len(kept(house)[0].text) == 2000


def test_what_editors_cannot_do_or_what_is_not_there_is_refused(house: House) -> None:
    house.published()
    editor = house.visitor(Role.EDITOR)
    for number in (9, 99_999_999_999_999_999_999):
        shown = editor.post(f"/feedback/{number}/decide", {"deed": "show"})
        assert shown.status_code == 404
    assert editor.post("/feedback/9/decide", {"deed": "burn"}).status_code == 400
    assert house.visitor(Role.PRESENTER).get("/feedback/").status_code == 403


def test_the_sixth_of_an_hour_is_refused_and_so_is_the_hundredth_and_first_of_all(
    house: House,
) -> None:
    house.published()
    assert [say(house).status_code for _ in range(6)] == [200] * 5 + [429]
    refused = say(house)
    assert refused.headers["Retry-After"] == "3600"
    assert say(house, address="10.0.0.2").status_code == 200
    many = [say(house, address=f"10.0.1.{number}").status_code for number in range(95)]
    assert many == [200] * 94 + [429]
    house.clock.seconds += 3600
    assert say(house).status_code == 200
    assert len(kept(house)) == 101


def test_one_household_with_many_addresses_does_not_take_the_hour_of_all(house: House) -> None:
    house.published()
    many = [say(house, address=f"2001:db8:1:2::{number:x}").status_code for number in range(6)]
    assert many == [200] * 5 + [429]
    assert say(house, address="2001:db8:1:3::1").status_code == 200


def test_an_empty_form_and_a_program_leave_nothing(house: House) -> None:
    house.published()
    assert say(house, fields={"useful": "", "text": " "}).status_code == 422
    assert say(house, fields={"website": "https://spam.example"}).status_code == 200
    assert kept(house) == []


def test_the_form_of_a_folder_that_was_copied_to_another_server_is_taken(house: House) -> None:
    house.published()
    for headers in (
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"},
        {"Origin": "null"},
    ):
        assert say(house, headers=headers).status_code == 200
    assert len(kept(house)) == 2


def test_no_other_form_of_these_pages_is_taken_from_another_site(house: House) -> None:
    house.published()
    say(house)
    editor = house.visitor(Role.EDITOR)
    elsewhere = {"Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site"}
    told = editor.client.post("/feedback/1/decide", data={"deed": "show"}, headers=elsewhere)
    assert told.status_code == 403
    assert [one.state for one in kept(house)] == ["new"]


def test_nobody_is_looked_up_for_what_a_reader_says(house: House) -> None:
    house.published()
    owner = house.visitor(Role.OWNER)
    for site in ("same-origin", "cross-site"):
        answer = owner.client.post("/feedback/rail/1/", data=SAID, headers={"Sec-Fetch-Site": site})
        assert answer.status_code == 200
        assert "/account/" not in answer.text
        assert "csrf" not in answer.headers.get("Set-Cookie", "")
    assert len(kept(house)) == 2


@pytest.mark.parametrize("path", ["/feedback/rail/2/", "/feedback/road/1/", "/feedback/rail/0/"])
def test_what_was_never_published_takes_no_remark(house: House, path: str) -> None:
    house.published()
    assert say(house, path=path).status_code == 404


def test_the_thanks_are_in_the_language_of_the_page(house: House) -> None:
    house.published()
    answer = say(house, fields={"language": "xx"})
    assert answer.status_code == 200
    assert kept(house)[0].language == "en"
