"""What owners decide is kept, noted, and asked for when something is published."""

from __future__ import annotations

import sqlalchemy as sa

from dashboard.people import accounts
from dashboard.people.audit import Actor
from dashboard.people.roles import Role
from dashboard.people.settings import (
    Approval,
    Organisation,
    needs_approval,
    read_organisation,
    write_organisation,
)
from dashboard.store import tables
from dashboard.store.store import Store
from tests.people.tiny_people import TERMINAL, add, rows


def write(store: Store, wanted: Organisation) -> None:
    with store.writing() as connection:
        write_organisation(connection, TERMINAL, wanted)


def read(store: Store) -> Organisation:
    with store.reading() as connection:
        return read_organisation(connection)


def test_nothing_decided_is_the_default(store: Store) -> None:
    assert read(store) == Organisation({}, Approval.AUTOMATIC)


def test_what_was_decided_is_read_as_it_was_written(store: Store) -> None:
    wanted = Organisation({"en": "Region X", "sv": "Region X i Sverige"}, Approval.ALWAYS)
    write(store, wanted)
    assert read(store) == wanted
    assert wanted.publisher("sv") == "Region X i Sverige"
    assert wanted.publisher("fr") == "Region X"
    assert Organisation().publisher("en") == ""


def test_only_what_changed_is_noted_with_what_it_was(store: Store) -> None:
    write(store, Organisation({"en": "Region X"}))
    write(store, Organisation({"en": "Region X"}, Approval.NEVER))
    found = [(row["subject_id"], row["detail"]) for row in rows(store, tables.audit)]
    assert found == [
        ("publisher_names", {"before": {}, "after": {"en": "Region X"}}),
        ("approval", {"before": "automatic", "after": "never"}),
    ]


def test_a_second_person_is_asked_as_soon_as_two_may_publish(store: Store) -> None:
    assert not needs_approval(store)
    add(store, "Anna", Role.OWNER)
    add(store, "Dag", Role.EDITOR)
    assert not needs_approval(store)
    bo = add(store, "Bo", Role.PUBLISHER)
    assert needs_approval(store)
    with store.writing() as connection:
        accounts.deactivate(connection, Actor(None, ""), bo)
    assert not needs_approval(store)


def test_always_and_never_hold_whoever_there_is(store: Store) -> None:
    write(store, Organisation({}, Approval.ALWAYS))
    assert needs_approval(store)
    add(store, "Anna", Role.OWNER)
    add(store, "Bo", Role.PUBLISHER)
    write(store, Organisation({}, Approval.NEVER))
    assert not needs_approval(store)


def test_a_setting_that_makes_no_sense_is_read_as_the_default(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(sa.insert(tables.settings).values(key="approval", value="perhaps"))
    assert read(store).approval is Approval.AUTOMATIC
