"""Views are made and changed, each time with an entry in the record, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
import sqlalchemy as sa

from dashboard.people.audit import Actor
from dashboard.people.roles import Person, Role
from dashboard.store import tables
from dashboard.store.store import Store
from dashboard.views import saving
from dashboard.views.content import Content, WrongContent
from dashboard.views.finding import find_view, revisions_of
from dashboard.views.saved import SavedView
from dashboard.views.saving import (
    NoSuchView,
    NotAllowedToThem,
    SavedMeanwhile,
    copy_view,
    create_view,
    delete_view,
    new_view_id,
    rename_view,
    restore_revision,
    save_view,
    share_view,
    take_over_view,
    undelete_view,
)
from dashboard.views.selections import UnreadableSelections
from tests.signing_in import acting, add_person, put_out
from tests.views.tiny_views import PORTS, RAIL, ROAD, content

FUTURE = {"version": 99, "scenes": [{"map": "globe"}]}


@pytest.fixture
def sam(store: Store) -> Person:
    return add_person(store, "Sam")


@pytest.fixture
def kim(store: Store) -> Person:
    return add_person(store, "Kim")


def record_of(store: Store) -> list[tuple[str, str, Any]]:
    """Return who did what, in order."""
    with store.reading() as connection:
        rows = connection.execute(sa.select(tables.audit).order_by(tables.audit.c.entry_id)).all()
    return [(row.person, row.action, row.detail) for row in rows]


def now(store: Store, view_id: str) -> SavedView:
    with store.reading() as connection:
        view = find_view(connection, view_id)
    assert view is not None
    return view


def shared(store: Store, owner: Person) -> SavedView:
    view = create_view(store, acting(owner), content())
    return share_view(store, acting(owner), view.view_id, is_shared=True)


def keep_selections(store: Store, view_id: str, stored: dict[str, Any]) -> None:
    """Let the newest revision have selections that another program stored."""
    with store.writing() as connection:
        connection.execute(
            sa.update(tables.view_revisions)
            .where(tables.view_revisions.c.view_id == view_id)
            .values(selections=stored)
        )


def test_a_new_view_is_its_maker_s_own_and_shared_with_nobody(store: Store, sam: Person) -> None:
    view = create_view(store, acting(sam), content(notes="For May"))
    assert view == now(store, view.view_id)
    assert (view.owner, view.revision, view.is_shared) == (sam, 1, False)
    assert view.content == content(notes="For May")
    assert (view.saved_by, view.deleted_at) == ("Sam", None)
    assert record_of(store) == [("Sam", "view.created", {"revision": 1})]


def test_ids_are_ten_letters_and_digits_drawn_by_lot() -> None:
    drawn = {new_view_id() for _ in range(500)}
    assert len(drawn) == 500
    assert all(len(one) == 10 and one.isalnum() and one == one.lower() for one in drawn)


def test_a_save_adds_a_revision_and_keeps_the_one_before(store: Store, sam: Person) -> None:
    view = create_view(store, acting(sam), content())
    saved = save_view(store, acting(sam), view.view_id, content("Rail"), made_from=1)
    assert (saved.name, saved.revision) == ("Rail", 2)
    with store.reading() as connection:
        names = [one.name for one in revisions_of(connection, view.view_id)]
    assert names == ["Rail in Sweden", "Rail"]


def test_a_save_that_changes_nothing_writes_nothing(store: Store, sam: Person) -> None:
    view = create_view(store, acting(sam), content())
    before = record_of(store)
    assert save_view(store, acting(sam), view.view_id, content(), made_from=1) == view
    assert record_of(store) == before


def test_who_saves_second_is_told_who_saved_and_nothing_is_written(
    store: Store, sam: Person, kim: Person
) -> None:
    view = shared(store, sam)
    save_view(store, acting(kim), view.view_id, content("By Kim"), made_from=1)
    with pytest.raises(SavedMeanwhile, match="Kim saved revision 2 meanwhile") as caught:
        save_view(store, acting(sam), view.view_id, content("By Sam"), made_from=1)
    assert (caught.value.view.name, caught.value.view.revision) == ("By Kim", 2)
    assert now(store, view.view_id).name == "By Kim"
    assert "By Sam" not in str(record_of(store))


def test_having_seen_the_other_one_may_save_on_top_of_it(
    store: Store, sam: Person, kim: Person
) -> None:
    view = shared(store, sam)
    save_view(store, acting(kim), view.view_id, content("By Kim"), made_from=1)
    saved = save_view(store, acting(sam), view.view_id, content("By Sam"), made_from=2)
    assert (saved.name, saved.revision) == ("By Sam", 3)


def test_a_revision_that_was_never_there_is_no_base_to_save_on(store: Store, sam: Person) -> None:
    view = create_view(store, acting(sam), content())
    for made_from in (0, 2, -1):
        with pytest.raises(SavedMeanwhile):
            save_view(store, acting(sam), view.view_id, content("Other"), made_from)


def test_of_many_who_save_at_once_one_writes_and_all_others_are_told(
    store: Store, sam: Person
) -> None:
    view = create_view(store, acting(sam), content())
    together = Barrier(6)

    def save(number: int) -> str:
        together.wait()
        try:
            save_view(store, acting(sam), view.view_id, content(f"Name {number}"), made_from=1)
        except SavedMeanwhile as told:
            return f"told of {told.view.name}"
        return f"wrote Name {number}"

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(save, range(6)))
    (winner,) = [answer.removeprefix("wrote ") for answer in answers if "wrote" in answer]
    assert answers.count(f"told of {winner}") == 5
    assert (now(store, view.view_id).name, now(store, view.view_id).revision) == (winner, 2)
    assert [action for _, action, _ in record_of(store)] == ["view.created", "view.saved"]


def test_a_copy_is_the_copier_s_own_with_all_of_its_content(
    store: Store, sam: Person, kim: Person
) -> None:
    view = shared(store, sam)
    copy = copy_view(store, acting(kim), view.view_id, "Copy of Rail in Sweden")
    assert (copy.owner, copy.is_shared, copy.revision) == (kim, False, 1)
    assert copy.content == content("Copy of Rail in Sweden")
    origin = {"revision": 1, "of": view.view_id, "of_revision": 1}
    assert record_of(store)[-1] == ("Kim", "view.copied", origin)


def test_a_long_name_of_a_copy_is_cut(store: Store, sam: Person) -> None:
    view = create_view(store, acting(sam), content())
    assert copy_view(store, acting(sam), view.view_id, "x" * 200).name == "x" * 120


def test_a_renamed_view_keeps_everything_else(store: Store, sam: Person) -> None:
    view = create_view(store, acting(sam), content())
    renamed = rename_view(store, acting(sam), view.view_id, " By rail ", made_from=1)
    assert renamed.content == content("By rail")
    assert record_of(store)[-1] == ("Sam", "view.renamed", {"revision": 2})
    with pytest.raises(SavedMeanwhile):
        rename_view(store, acting(sam), view.view_id, "Late", made_from=1)
    with pytest.raises(WrongContent, match="needs a name"):
        rename_view(store, acting(sam), view.view_id, "  ", made_from=2)


def test_an_old_revision_comes_back_as_a_new_one(store: Store, sam: Person) -> None:
    view = create_view(store, acting(sam), content(queries=(RAIL,)))
    save_view(store, acting(sam), view.view_id, content(queries=(ROAD, PORTS)), made_from=1)
    restored = restore_revision(store, acting(sam), view.view_id, 1, made_from=2)
    assert (restored.revision, restored.queries) == (3, (RAIL,))
    told = ("Sam", "view.restored", {"revision": 3, "restored": 1})
    assert record_of(store)[-1] == told
    with pytest.raises(NoSuchView):
        restore_revision(store, acting(sam), view.view_id, 9, made_from=3)
    with pytest.raises(NoSuchView):
        restore_revision(store, acting(sam), view.view_id, 0, made_from=3)


def test_sharing_and_taking_back_are_told_once_each(store: Store, sam: Person) -> None:
    view = create_view(store, acting(sam), content())
    for is_shared in (True, True, False, False):
        share_view(store, acting(sam), view.view_id, is_shared=is_shared)
    actions = [action for _, action, _ in record_of(store)]
    assert actions == ["view.created", "view.shared", "view.taken_back"]
    assert now(store, view.view_id).revision == 1


def test_a_deleted_view_comes_back_as_it_was(store: Store, sam: Person) -> None:
    view = shared(store, sam)
    deleted = delete_view(store, acting(sam), view.view_id)
    assert deleted.deleted_at is not None
    with pytest.raises(NotAllowedToThem):
        save_view(store, acting(sam), view.view_id, content("Other"), made_from=1)
    assert undelete_view(store, acting(sam), view.view_id) == view
    assert undelete_view(store, acting(sam), view.view_id) == view
    actions = [action for _, action, _ in record_of(store)]
    assert actions[2:] == ["view.deleted", "view.undeleted"]


def test_the_views_of_who_left_are_taken_over_by_an_owner_only(store: Store, sam: Person) -> None:
    owner, editor = add_person(store, "Olga", Role.OWNER), add_person(store, "Ed")
    view = create_view(store, acting(sam), content())
    with pytest.raises(NoSuchView):
        take_over_view(store, acting(owner), view.view_id)
    put_out(store, sam)
    with pytest.raises(NoSuchView):
        take_over_view(store, acting(editor), view.view_id)
    assert take_over_view(store, acting(owner), view.view_id).owner == owner
    assert record_of(store)[-1] == ("Olga", "view.taken_over", {"revision": 1})


Act = Callable[[Store, Actor, str], Any]
ACTS: dict[str, Act] = {
    "save": lambda store, actor, one: save_view(store, actor, one, content("New"), 1),
    "rename": lambda store, actor, one: rename_view(store, actor, one, "New", 1),
    "restore": lambda store, actor, one: restore_revision(store, actor, one, 1, 1),
    "copy": lambda store, actor, one: copy_view(store, actor, one, "Copy"),
    "share": lambda store, actor, one: share_view(store, actor, one, is_shared=True),
    "delete": delete_view,
    "undelete": undelete_view,
    "take over": take_over_view,
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_a_view_of_somebody_else_that_is_not_shared_is_not_there(
    store: Store, sam: Person, act: Act
) -> None:
    view = create_view(store, acting(sam), content())
    owner = add_person(store, "Olga", Role.OWNER)
    before = record_of(store)
    for view_id in (view.view_id, "nothing000"):
        with pytest.raises(NoSuchView) as caught:
            act(store, acting(owner), view_id)
        assert str(caught.value).replace(view_id, "?") == (
            "view ?: There is no such view. Look for it in the list."
        )
    assert (now(store, view.view_id), record_of(store)) == (view, before)


@pytest.mark.parametrize("name", ["save", "rename", "restore", "copy", "share", "delete"])
def test_a_presenter_changes_nothing_of_what_is_shared(
    store: Store, sam: Person, name: str
) -> None:
    view, presenter = shared(store, sam), add_person(store, "Pia", Role.PRESENTER)
    before = record_of(store)
    with pytest.raises(NotAllowedToThem):
        ACTS[name](store, acting(presenter), view.view_id)
    assert (now(store, view.view_id), record_of(store)) == (view, before)


@pytest.mark.parametrize("name", ["share", "delete"])
def test_only_its_owner_shares_and_deletes_a_view(
    store: Store, sam: Person, kim: Person, name: str
) -> None:
    view = shared(store, sam)
    with pytest.raises(NotAllowedToThem):
        ACTS[name](store, acting(kim), view.view_id)


@pytest.mark.parametrize("who", [None, Role.READER, Role.PRESENTER])
def test_who_may_not_edit_makes_no_view(store: Store, who: Role | None) -> None:
    person = add_person(store, "Somebody", who) if who else None
    with pytest.raises(NotAllowedToThem):
        create_view(store, acting(person), content())
    assert record_of(store) == []


def test_a_change_whose_entry_cannot_be_written_is_not_made(
    store: Store, sam: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = create_view(store, acting(sam), content())

    def fail(*_: object) -> None:
        raise RuntimeError("the record is full")

    monkeypatch.setattr(saving, "record", fail)
    for act in (ACTS["save"], ACTS["rename"], ACTS["copy"], ACTS["share"], ACTS["delete"]):
        with pytest.raises(RuntimeError):
            act(store, acting(sam), view.view_id)
    assert now(store, view.view_id) == view
    with store.reading() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(tables.views)) == 1


def test_selections_of_a_newer_program_are_kept_untouched(store: Store, sam: Person) -> None:
    view = create_view(store, acting(sam), content())
    keep_selections(store, view.view_id, FUTURE)
    assert not now(store, view.view_id).is_readable
    with pytest.raises(UnreadableSelections):
        save_view(store, acting(sam), view.view_id, content("Old program"), made_from=1)
    renamed = rename_view(store, acting(sam), view.view_id, "Renamed", made_from=1)
    copy = copy_view(store, acting(sam), view.view_id, "Copy")
    assert (renamed.stored, copy.stored, renamed.queries) == (FUTURE, FUTURE, ())


def test_selections_of_version_0_open_and_are_saved_in_today_s_form(
    store: Store, sam: Person
) -> None:
    view = create_view(store, acting(sam), content())
    old = {"queries": ["measure=port_tonnes&year=2022&region=SE"]}
    keep_selections(store, view.view_id, old)
    opened = now(store, view.view_id)
    assert opened.queries == ("measure=port_tonnes&year=2022&select=SE&definition=authority",)
    saved = save_view(store, acting(sam), view.view_id, content(queries=opened.queries), 1)
    assert saved == opened  # nothing differs, so nothing is written
    changed = content("Ports", queries=opened.queries)
    saved = save_view(store, acting(sam), view.view_id, changed, made_from=1)
    assert saved.stored == {"version": 1, "queries": list(opened.queries)}


WRONG: dict[str, Content] = {
    "needs a name": content("   "),
    "121 signs": content("x" * 121),
    "4,001 signs": content(descriptions={"sv": "x" * 4001}),
    "10,001 signs": content(notes="x" * 10_001),
    "at least one selection": content(queries=()),
    "at most 200 selections": content(queries=(RAIL,) * 201),
}


@pytest.mark.parametrize(("sentence", "wrong"), WRONG.items(), ids=WRONG)
def test_what_is_too_long_or_missing_is_not_kept(
    store: Store, sam: Person, sentence: str, wrong: Content
) -> None:
    with pytest.raises(WrongContent, match=sentence):
        create_view(store, acting(sam), wrong)
    assert record_of(store) == []


def test_the_longest_that_is_allowed_is_kept_whole(store: Store, sam: Person) -> None:
    longest = Content("ü" * 120, {"en": "😀" * 4000, "fr": "é" * 4000}, (RAIL,) * 200, "n" * 10_000)
    assert create_view(store, acting(sam), longest).content == longest


def test_html_and_signs_that_cannot_be_seen_are_text_like_any_other(
    store: Store, sam: Person
) -> None:
    typed = content("A\x00 <b>", descriptions={"en": "<script>\r\nx</script>\x07"}, notes="\x00")
    kept = create_view(store, acting(sam), typed)
    assert (kept.name, kept.descriptions["en"]) == ("A <b>", "<script>\nx</script>")
    assert kept.notes == ""
