"""What became of a view is told in order, with what each revision changed."""

from __future__ import annotations

from dashboard.store.store import Store
from dashboard.views.content import Content
from dashboard.views.history import Difference, differences, history_of
from dashboard.views.saving import (
    create_view,
    delete_view,
    rename_view,
    restore_revision,
    save_view,
    share_view,
    undelete_view,
)
from tests.signing_in import acting, add_person
from tests.views.tiny_views import PORTS, RAIL, content


def test_the_history_has_revisions_and_deeds_the_last_first(store: Store) -> None:
    sam, kim = acting(add_person(store, "Sam")), acting(add_person(store, "Kim"))
    view_id = create_view(store, sam, content()).view_id
    share_view(store, sam, view_id, is_shared=True)
    save_view(store, kim, view_id, content(queries=(RAIL, PORTS)), made_from=1)
    rename_view(store, kim, view_id, "Rail", made_from=2)
    delete_view(store, sam, view_id)
    undelete_view(store, sam, view_id)
    restore_revision(store, sam, view_id, 1, made_from=3)
    events = history_of(store, view_id)
    assert [(event.person, event.action) for event in reversed(events)] == [
        ("Sam", "created"),
        ("Sam", "view.shared"),
        ("Kim", "saved"),
        ("Kim", "renamed"),
        ("Sam", "view.deleted"),
        ("Sam", "view.undeleted"),
        ("Sam", "restored"),
    ]
    saved, renamed = events[4], events[3]
    assert saved.differences == (Difference("selections", (RAIL,), (RAIL, PORTS)),)
    assert renamed.differences == (Difference("name", "Rail in Sweden", "Rail"),)
    assert [event.revision.revision for event in events if event.revision] == [4, 3, 2, 1]


def test_the_history_of_one_view_tells_nothing_of_another(store: Store) -> None:
    sam = acting(add_person(store, "Sam"))
    view_id = create_view(store, sam, content()).view_id
    other = create_view(store, sam, content("Other")).view_id
    delete_view(store, sam, other)
    assert [event.action for event in history_of(store, view_id)] == ["created"]


def test_differences_are_told_field_by_field_in_the_order_of_the_form() -> None:
    before = Content("A", {"en": "One", "sv": "Ett"}, (RAIL, PORTS), "n")
    after = Content("B", {"en": "One", "fr": "Un"}, (PORTS, RAIL), "")
    assert differences(before, after) == (
        Difference("name", "A", "B"),
        Difference("description-sv", "Ett", ""),
        Difference("description-fr", "", "Un"),
        Difference("selections", (RAIL, PORTS), (PORTS, RAIL)),
        Difference("notes", "n", ""),
    )
    assert differences(before, before) == ()
