"""People are added, changed and shut; the last owner stays, and what is shut stays shut."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from dashboard.people import accounts
from dashboard.people.accounts import LastOwner, LoginTaken
from dashboard.people.audit import Actor
from dashboard.people.roles import Right, Role
from dashboard.people.sessions import begin_session, find_session, hash_token
from dashboard.store import tables
from dashboard.store.store import Store
from tests.people.tiny_people import PASSWORD, TERMINAL, actions, add, rows
from tests.staff import quicken


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    quicken(monkeypatch)


def is_open(store: Store, token: str) -> bool:
    session = find_session(store, token)
    assert session is not None
    return session.is_open


@pytest.mark.parametrize(
    "text", ["", "anna", "@", "a@", "@b", "a b@c", "a@b@c", "a@b\n", "x" * 90 + "@b"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    assert accounts.folded_login(text) in ("", "a@b")


def test_an_address_is_the_same_in_capitals_and_with_spaces_round_it() -> None:
    assert accounts.folded_login("  ANNA@Example.ORG ") == "anna@example.org"


def test_a_name_stands_on_one_line_and_is_not_endless() -> None:
    assert accounts.plain_name("  Anna\n Berg ") == "Anna Berg"
    assert accounts.plain_name("x" * 121) == ""
    assert accounts.plain_name("Anna\x07") == ""
    assert accounts.plain_name(" ") == ""


def test_nobody_has_the_address_of_another(store: Store) -> None:
    add(store, "Anna")
    with pytest.raises(LoginTaken, match=r"anna@example\.org"):
        add(store, "Anna")
    assert len(rows(store, tables.people)) == 1


def test_the_last_owner_can_neither_become_less_nor_be_shut(store: Store) -> None:
    anna, bo = add(store, "Anna"), add(store, "Bo", Role.PUBLISHER)
    for change in (
        lambda connection: accounts.change_role(connection, TERMINAL, anna, Role.READER),
        lambda connection: accounts.deactivate(connection, TERMINAL, anna),
    ):
        with pytest.raises(LastOwner), store.writing() as connection:
            change(connection)
    with store.writing() as connection:
        accounts.change_role(connection, TERMINAL, bo, Role.OWNER)
        accounts.deactivate(connection, TERMINAL, anna)
    with pytest.raises(LastOwner), store.writing() as connection:
        accounts.deactivate(connection, TERMINAL, bo)


def test_an_owner_whose_account_is_shut_does_not_count_as_one(store: Store) -> None:
    anna, bo = add(store, "Anna"), add(store, "Bo")
    with store.writing() as connection:
        accounts.deactivate(connection, TERMINAL, bo)
    with pytest.raises(LastOwner), store.writing() as connection:
        accounts.change_role(connection, TERMINAL, anna, Role.EDITOR)


@pytest.mark.parametrize("what", ["role", "shut", "password"])
def test_a_new_role_a_new_password_and_a_shut_account_end_the_sessions(
    store: Store, what: str
) -> None:
    add(store, "Anna")
    bo, other = add(store, "Bo", Role.EDITOR), add(store, "Cecilia", Role.EDITOR)
    with store.writing() as connection:
        token = begin_session(connection, bo, "127.0.0.1", "a browser")
        of_other = begin_session(connection, other, "127.0.0.1", "a browser")
    assert is_open(store, token)
    with store.writing() as connection:
        if what == "role":
            accounts.change_role(connection, TERMINAL, bo, Role.READER)
        elif what == "shut":
            accounts.deactivate(connection, TERMINAL, bo)
        else:
            accounts.set_password(connection, TERMINAL, bo, PASSWORD)
    assert not is_open(store, token)
    assert is_open(store, of_other)


def test_the_session_in_which_a_password_was_changed_goes_on(store: Store) -> None:
    anna = add(store, "Anna")
    with store.writing() as connection:
        own, other = (begin_session(connection, anna, "127.0.0.1", "x") for _ in range(2))
        accounts.set_password(connection, TERMINAL, anna, PASSWORD, hash_token(own))
    assert (is_open(store, own), is_open(store, other)) == (True, False)


def test_everything_done_to_a_person_stands_in_the_record_and_no_password_does(
    store: Store,
) -> None:
    anna, bo = add(store, "Anna"), add(store, "Bo", Role.READER, PASSWORD)
    doer = Actor(anna, "192.0.2.7")
    with store.writing() as connection:
        bo = accounts.change_role(connection, doer, bo, Role.EDITOR)
        accounts.deactivate(connection, doer, bo)
        accounts.reactivate(connection, doer, bo)
    assert actions(store)[3:] == ["person.role_changed", "person.shut", "person.opened"]
    entry = rows(store, tables.audit)[3]
    assert (entry["person"], entry["address"], entry["subject_id"]) == ("Anna", "192.0.2.7", "2")
    assert entry["detail"] == {"name": "Bo", "before": "reader", "after": "editor"}
    assert PASSWORD not in str(rows(store, tables.audit))


def test_the_same_role_again_changes_nothing(store: Store) -> None:
    anna = add(store, "Anna")
    with store.writing() as connection:
        accounts.change_role(connection, TERMINAL, anna, Role.OWNER)
    assert actions(store) == ["person.added"]


def test_the_record_cannot_be_changed_or_shortened(store: Store) -> None:
    add(store, "Anna")
    for statement in (
        sa.update(tables.audit).values(person="Somebody else"),
        sa.delete(tables.audit),
    ):
        with pytest.raises(sa.exc.DatabaseError, match="only added to"), store.writing() as one:
            one.execute(statement)


def test_those_with_a_right_are_the_active_ones_who_may(store: Store) -> None:
    for name, role in (("Anna", Role.OWNER), ("Bo", Role.PUBLISHER), ("Dag", Role.EDITOR)):
        add(store, name, role)
    shut = add(store, "Cecilia", Role.PUBLISHER)
    with store.writing() as connection:
        accounts.deactivate(connection, TERMINAL, shut)
        names = [one.name for one in accounts.active_with(connection, Right.PUBLISH)]
    assert names == ["Anna", "Bo"]
