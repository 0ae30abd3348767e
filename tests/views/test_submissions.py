"""What is asked to be published is decided once, and a slug belongs to one view."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from dashboard.people.roles import Role
from dashboard.store import tables
from dashboard.store.store import Store
from dashboard.views.submissions import (
    OPEN,
    PUBLISHED,
    REFUSED,
    Decided,
    ask,
    decide,
    decided_submissions,
    find_submission,
    last_content,
    note_found,
    note_published,
    open_submissions,
    slug_of_view,
    view_of_slug,
)
from tests.pages.publishing.conftest import add_view
from tests.signing_in import acting, add_person

CONTENT = {"slug": "rail", "titles": {"en": "Rail"}}


def asked(store: Store, view_id: str = "abcdefghij", slug: str = "rail") -> int:
    editor = add_person(store, f"Editor of {view_id}")
    add_view(store, editor, view_id)
    with store.writing() as connection:
        return ask(connection, acting(editor), (view_id, 1), slug, CONTENT)


def actions(store: Store) -> list[str]:
    with store.reading() as connection:
        return list(connection.execute(sa.select(tables.audit.c.action)).scalars())


def test_what_is_asked_is_open_until_somebody_decides(store: Store) -> None:
    number = asked(store)
    publisher = add_person(store, "Eva Publisher", Role.PUBLISHER)
    with store.reading() as connection:
        waiting = open_submissions(connection)
    assert [(one.submission_id, one.asked_by_name) for one in waiting] == [
        (number, "Editor of abcdefghij")
    ]
    with store.writing() as connection:
        decide(connection, acting(publisher), number, PUBLISHED, version=3)
    with store.reading() as connection:
        assert open_submissions(connection) == []
        found = decided_submissions(connection)[0]
    assert (found.decision, found.version, found.decided_by_name) == (PUBLISHED, 3, "Eva Publisher")
    assert actions(store) == ["publication.asked", "publication.approved"]


def test_of_two_who_decide_the_second_is_told(store: Store) -> None:
    number = asked(store)
    publisher = add_person(store, "Eva Publisher", Role.PUBLISHER)
    with store.writing() as connection:
        decide(connection, acting(publisher), number, REFUSED, reason="The year is wrong")
    with pytest.raises(Decided), store.writing() as connection:
        decide(connection, acting(publisher), number, PUBLISHED, version=1)
    with store.reading() as connection:
        found = find_submission(connection, number)
    assert found is not None
    assert (found.decision, found.content["reason"]) == (REFUSED, "The year is wrong")
    assert actions(store) == ["publication.asked", "publication.refused"]


def test_a_submission_that_never_was_cannot_be_decided(store: Store) -> None:
    publisher = add_person(store, "Eva Publisher", Role.PUBLISHER)
    with pytest.raises(Decided), store.writing() as connection:
        decide(connection, acting(publisher), 99, REFUSED)


def test_a_slug_is_held_by_who_asked_first_until_it_is_refused(store: Store) -> None:
    number = asked(store, "view000001")
    publisher = add_person(store, "Eva Publisher", Role.PUBLISHER)
    with store.writing() as connection:
        assert view_of_slug(connection, "rail") == "view000001"
        assert view_of_slug(connection, "road") == ""
        decide(connection, acting(publisher), number, REFUSED, reason="No")
        assert view_of_slug(connection, "rail") == ""


def test_a_published_slug_stays_with_its_view_though_another_one_asks(store: Store) -> None:
    asked(store, "view000002")
    publisher = add_person(store, "Eva Publisher", Role.PUBLISHER)
    add_view(store, publisher, "view000001")
    with store.writing() as connection:
        note_published(connection, acting(publisher), ("view000001", 1), "rail", CONTENT, 1)
        assert view_of_slug(connection, "rail") == "view000001"
        assert slug_of_view(connection, "view000001") == "rail"
        assert slug_of_view(connection, "view000002") == ""
        assert last_content(connection, "rail") == CONTENT
        assert last_content(connection, "road") == {}


def test_the_public_asks_for_nothing(store: Store) -> None:
    with pytest.raises(PermissionError), store.writing() as connection:
        ask(connection, acting(None), ("view000001", 1), "rail", CONTENT)
    with store.reading() as connection:
        found = connection.execute(sa.select(tables.submissions.c.decision)).scalars().all()
    assert OPEN not in found


def test_a_version_found_at_the_start_answers_what_was_asked_though_its_preview_came_first(
    store: Store,
) -> None:
    number = asked(store)
    facts = {"view_id": "abcdefghij", "revision": 1, "person": 1, "order": CONTENT}
    with store.writing() as connection:
        assert note_found(connection, facts, "rail", 1)
        assert not note_found(connection, facts, "rail", 1)
        assert open_submissions(connection) == []
        (found,) = decided_submissions(connection)
    assert (found.submission_id, found.decision, found.version) == (number, PUBLISHED, 1)
    assert actions(store)[-2:] == ["publication.approved", "publication.published"]
