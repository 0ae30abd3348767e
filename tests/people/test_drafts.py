"""What was being edited is kept for its person and page, without secrets, and not for ever."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from dashboard.people.drafts import (
    LASTS,
    MOST_BYTES,
    MOST_DRAFTS,
    find_draft,
    forget_drafts,
    keep_draft,
)
from dashboard.people.roles import Role
from dashboard.store import tables
from dashboard.store.store import Store
from tests.people.tiny_people import add, rows

PAGE = "/views/k3v9x2m1qa/edit/"


def keep(store: Store, person_id: int, form: dict[str, list[str]], path: str = PAGE) -> int | None:
    with store.writing() as connection:
        return keep_draft(connection, person_id, path, form)


def find(store: Store, person_id: int, path: str = PAGE, number: int | None = None) -> object:
    with store.reading() as connection:
        return find_draft(connection, person_id, path, number)


def test_a_draft_is_found_by_its_person_and_page_only(store: Store) -> None:
    anna, bo = add(store, "Anna"), add(store, "Bo", Role.EDITOR)
    form = {"name": ["Rail in Östergötland"], "layers": ["ports", "clusters"]}
    number = keep(store, anna.person_id, form)
    assert find(store, anna.person_id, number=number) == form
    assert find(store, anna.person_id) == form
    assert find(store, bo.person_id, number=number) is None
    assert find(store, anna.person_id, "/views/other/edit/", number) is None


def test_passwords_and_tokens_are_never_kept(store: Store) -> None:
    anna = add(store, "Anna")
    secret = {"csrf": ["t0ken"], "password": ["s3cret"], "Password_again": ["s3cret"]}
    assert keep(store, anna.person_id, secret) is None
    keep(store, anna.person_id, {**secret, "name": ["Anna"]})
    assert rows(store, tables.drafts)[0]["form"] == {"name": ["Anna"]}


def test_a_form_that_is_empty_or_too_long_is_not_kept(store: Store) -> None:
    anna = add(store, "Anna")
    assert keep(store, anna.person_id, {"name": [""]}) is None
    assert keep(store, anna.person_id, {"notes": ["å" * (MOST_BYTES // 2)]}) is None
    assert keep(store, anna.person_id, {"notes": ["a" * (MOST_BYTES - 5)]}) is not None


def test_a_draft_goes_after_a_week_or_when_it_was_saved(store: Store) -> None:
    anna = add(store, "Anna")
    keep(store, anna.person_id, {"name": ["old"]})
    with store.writing() as connection:
        long_ago = datetime.now(UTC) - LASTS - timedelta(seconds=1)
        connection.execute(sa.update(tables.drafts).values(kept_at=long_ago))
    assert find(store, anna.person_id) is None
    keep(store, anna.person_id, {"name": ["new"]})
    assert [row["form"] for row in rows(store, tables.drafts)] == [{"name": ["new"]}]
    with store.writing() as connection:
        forget_drafts(connection, anna.person_id, PAGE)
    assert find(store, anna.person_id) is None


def test_the_oldest_drafts_go_where_somebody_has_too_many(store: Store) -> None:
    anna, bo = add(store, "Anna"), add(store, "Bo", Role.EDITOR)
    keep(store, bo.person_id, {"name": ["of Bo"]})
    for n in range(MOST_DRAFTS + 3):
        keep(store, anna.person_id, {"name": [str(n)]})
    kept = [row["form"]["name"][0] for row in rows(store, tables.drafts)]
    assert kept == ["of Bo", *map(str, range(3, MOST_DRAFTS + 3))]
