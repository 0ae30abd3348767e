"""Views are found by who may see them, by where they are and by their words."""

from __future__ import annotations

import pytest

from dashboard.people.roles import Person, Role
from dashboard.store.store import Store
from dashboard.views.finding import Scope, list_views, scopes_of, seen_view
from dashboard.views.saving import create_view, delete_view, save_view, share_view
from tests.signing_in import acting, add_person, put_out
from tests.views.tiny_views import content


@pytest.fixture
def people(store: Store) -> dict[str, Person]:
    roles = {"Sam": Role.EDITOR, "Kim": Role.EDITOR, "Rita": Role.READER, "Olga": Role.OWNER}
    return {name: add_person(store, name, role) for name, role in roles.items()}


def make(
    store: Store,
    owner: Person,
    name: str,
    *,
    is_shared: bool = False,
    is_deleted: bool = False,
    **more: object,
) -> str:
    view = create_view(store, acting(owner), content(name, **more))
    if is_shared:
        share_view(store, acting(owner), view.view_id, is_shared=True)
    if is_deleted:
        delete_view(store, acting(owner), view.view_id)
    return view.view_id


def names(store: Store, person: Person, scope: Scope = Scope.ALL, text: str = "") -> list[str]:
    return [view.name for view in list_views(store, person, scope, text)]


def test_each_sees_own_views_and_those_that_are_shared(
    store: Store, people: dict[str, Person]
) -> None:
    make(store, people["Sam"], "Sam alone")
    make(store, people["Sam"], "Sam for all", is_shared=True)
    make(store, people["Kim"], "Kim alone")
    assert names(store, people["Sam"]) == ["Sam for all", "Sam alone"]
    assert names(store, people["Kim"]) == ["Kim alone", "Sam for all"]
    assert names(store, people["Rita"]) == names(store, people["Olga"]) == ["Sam for all"]


def test_the_view_saved_last_comes_first(store: Store, people: dict[str, Person]) -> None:
    first = make(store, people["Sam"], "First")
    make(store, people["Sam"], "Second")
    save_view(store, acting(people["Sam"]), first, content("First again"), made_from=1)
    assert names(store, people["Sam"]) == ["First again", "Second"]


def test_lists_are_of_own_of_shared_and_of_deleted_views(
    store: Store, people: dict[str, Person]
) -> None:
    sam = people["Sam"]
    make(store, sam, "Own")
    make(store, sam, "Own, shared", is_shared=True)
    make(store, people["Kim"], "Kim’s, shared", is_shared=True)
    make(store, sam, "Gone", is_deleted=True)
    make(store, sam, "Gone, shared", is_shared=True, is_deleted=True)
    make(store, people["Kim"], "Kim’s, gone", is_deleted=True)
    assert names(store, sam, Scope.MINE) == ["Own, shared", "Own"]
    assert names(store, sam, Scope.SHARED) == ["Kim’s, shared", "Own, shared"]
    assert names(store, sam, Scope.BIN) == ["Gone, shared", "Gone"]
    assert names(store, people["Kim"], Scope.BIN) == ["Kim’s, gone", "Gone, shared"]
    assert names(store, people["Rita"], Scope.BIN) == []


def test_an_owner_is_shown_what_those_who_left_have_left(
    store: Store, people: dict[str, Person]
) -> None:
    make(store, people["Sam"], "Left alone")
    make(store, people["Sam"], "Left in the bin", is_deleted=True)
    assert names(store, people["Olga"], Scope.LEFT) == []
    put_out(store, people["Sam"])
    assert names(store, people["Olga"], Scope.LEFT) == ["Left in the bin", "Left alone"]
    assert names(store, people["Kim"], Scope.LEFT) == []
    assert names(store, people["Olga"]) == []


def test_what_is_not_shared_is_not_there_even_by_its_id(
    store: Store, people: dict[str, Person]
) -> None:
    view_id = make(store, people["Sam"], "Sam alone")
    assert seen_view(store, people["Sam"], view_id) is not None
    for name in ("Kim", "Rita", "Olga"):
        assert seen_view(store, people[name], view_id) is None
    assert seen_view(store, None, view_id) is None
    assert seen_view(store, people["Sam"], "nothing000") is None


@pytest.mark.parametrize("text", ["goteborg", "GÖTEBORG", "göteborg hamn", "hamn  Goteborg"])
def test_accents_capitals_and_the_order_of_words_do_not_matter(
    store: Store, people: dict[str, Person], text: str
) -> None:
    make(store, people["Sam"], "Hamnar", descriptions={"sv": "Göteborgs hamn växer."})
    make(store, people["Sam"], "Rail")
    assert names(store, people["Sam"], text=text) == ["Hamnar"]


def test_notes_are_searched_for_those_who_may_read_them_only(
    store: Store, people: dict[str, Person]
) -> None:
    make(store, people["Sam"], "Budget", is_shared=True, notes="Ask Łódź first")
    assert names(store, people["Kim"], text="lodz") == ["Budget"]
    assert names(store, people["Rita"], text="lodz") == []
    assert names(store, people["Rita"], text="budget") == ["Budget"]


def test_an_old_revision_is_not_what_is_searched(store: Store, people: dict[str, Person]) -> None:
    view_id = make(store, people["Sam"], "Waterways")
    save_view(store, acting(people["Sam"]), view_id, content("Railways"), made_from=1)
    assert names(store, people["Sam"], text="waterways") == []


def test_lists_that_would_always_be_empty_are_not_offered() -> None:
    def offered(role: Role) -> tuple[Scope, ...]:
        return scopes_of(Person(1, "a@example.org", "A", role))

    assert offered(Role.READER) == offered(Role.PRESENTER) == (Scope.ALL,)
    assert Scope.BIN in offered(Role.EDITOR)
    assert Scope.LEFT not in offered(Role.PUBLISHER)
    assert Scope.LEFT in offered(Role.OWNER)
