"""A backup carries everything, from any database to any other, and back to the very same bytes."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard.backup.make import make_backup
from dashboard.backup.restore import NotRestored, restore
from dashboard.backup.target import InUse
from dashboard.people.audit import Actor, record
from dashboard.store import tables
from dashboard.store.store import connect
from dashboard.store.upgrade import revision_of
from tests.backup.places import Place, fill, place_at
from tests.store.test_upgrade import next_revision
from tests.stores import KINDS, empty_address

PAIRS = [f"{one} to {other}" for one, other in itertools.product(KINDS, KINDS)]


@pytest.fixture
def make_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[object]:
    """Give a function that makes an empty place of a kind."""
    with ExitStack() as stack:

        def make(kind: str, name: str) -> Place:
            folder = tmp_path / name
            folder.mkdir()
            url = stack.enter_context(empty_address(kind, folder, request))
            return place_at(folder, url)

        yield make


@pytest.fixture(params=PAIRS)
def pair(request: pytest.FixtureRequest, make_place) -> tuple[Place, Place]:  # type: ignore[no-untyped-def]
    one, other = request.param.split(" to ")
    return make_place(one, "one"), make_place(other, "other")


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest, make_place) -> Place:  # type: ignore[no-untyped-def]
    made = make_place(request.param, "place")
    assert isinstance(made, Place)
    return made


def test_what_is_restored_is_what_was_there_bit_by_bit(pair: tuple[Place, Place]) -> None:
    one, other = pair
    fill(one)
    path = make_backup(one.settings)
    told = restore(other.settings, path).contents
    assert other.rows() == one.rows()
    visible = {name: seen for name, seen in one.files().items() if "/." not in name}
    times_apart = {"published/freight-by-rail"}  # a file that somebody was writing is not in it
    for name, seen in visible.items():
        found = other.files()[name]
        assert found == seen if name not in times_apart else found[:2] == seen[:2]
    assert sorted(other.files()) == sorted(visible)
    assert (told.published, told.rows["people"], told.rows["audit"]) == (2, 1, 3)


def test_a_restored_folder_cannot_be_changed(place: Place) -> None:
    fill(place)
    path = make_backup(place.settings)
    restore(place.settings, path, force=True)
    version = place.settings.published / "freight-by-rail" / "1"
    modes = [one.stat().st_mode & 0o777 for one in (version, version / "index.html")]
    assert modes == [0o555, 0o444]


def test_what_was_withdrawn_after_the_backup_does_not_come_back(place: Place) -> None:
    fill(place)
    path = make_backup(place.settings)
    notes = {"freight-by-rail": "later", "never-in-the-backup": "later too"}
    for slug, text in notes.items():
        folder = place.settings.published / slug
        folder.mkdir(exist_ok=True)
        (folder / "withdrawn.json").write_text(text, encoding="utf-8")
    restore(place.settings, path, force=True)
    found = place.settings.published.glob("*/withdrawn.json")
    assert {one.parent.name: one.read_text(encoding="utf-8") for one in found} == notes
    assert (place.settings.published / "freight-by-rail" / "1" / "index.html").exists()


def test_a_restored_store_goes_on_counting_and_keeps_its_record(pair: tuple[Place, Place]) -> None:
    one, other = pair
    fill(one)
    restore(other.settings, make_backup(one.settings))
    store = other.open()
    with store.writing() as connection:
        record(connection, Actor(None, "::1"), "view.saved", ("view", "b"))
    with pytest.raises(sa.exc.DBAPIError, match="only added to"), store.writing() as connection:
        connection.execute(sa.delete(tables.audit))
    with store.reading() as connection:
        ids = connection.execute(sa.select(tables.audit.c.entry_id)).scalars().all()
        actions = connection.execute(sa.select(tables.audit.c.action)).scalars().all()
    store.close()
    assert sorted(ids) == [1, 2, 3, 4, 5]
    assert actions.count("store.restored") == 1


def test_sessions_and_links_of_that_time_do_not_come_to_life_again(place: Place) -> None:
    fill(place)
    restore(place.settings, make_backup(place.settings), force=True)
    store = place.open()
    with store.reading() as connection:
        revoked = connection.execute(sa.select(tables.sessions.c.revoked_at)).scalars().all()
    store.close()
    assert len(revoked) == 1
    assert None not in revoked


def test_nothing_is_put_in_the_place_of_something_unless_it_is_asked_for(place: Place) -> None:
    fill(place)
    path = make_backup(place.settings)
    before = place.state()
    with pytest.raises(NotRestored) as caught:
        restore(place.settings, path)
    assert str(place.settings.published) in caught.value.where
    assert "FORCE=1" in caught.value.mend
    assert place.state() == before
    assert not list(place.settings.data_dir.glob("before-*"))


def test_what_was_there_is_kept_aside(place: Place, tmp_path: Path) -> None:
    fill(place, "Old")
    path = make_backup(place.settings)
    old_files = place.files()
    store = place.open()
    with store.writing() as connection:
        connection.execute(sa.update(tables.people).values(name="New"))
    store.close()
    restored = restore(place.settings, path, force=True)
    assert place.rows()["people"][0][2] == "Old"
    aside = place.settings.data_dir / f"before-{restored.restore_id}"
    kept = place_at(aside).files()
    assert {name: seen[0] for name, seen in kept.items()} == {
        name: seen[0] for name, seen in old_files.items()
    }
    assert kept_name(place, restored.restore_id) == "New"


def kept_name(place: Place, restore_id: str) -> str:
    """Return the name of the person in the store that was moved aside."""
    url = place.settings.store_url
    if url.startswith("sqlite"):
        engine = connect(f"{url}.before-{restore_id}")
        table = "people"
    else:
        engine = connect(url)
        table = f'"before_{restore_id.replace(".", "_").lower()}".people'
    with engine.connect() as connection:
        name = connection.exec_driver_sql(f"SELECT name FROM {table}").scalar_one()
    engine.dispose()
    return str(name)


def test_a_server_that_has_only_just_been_started_holds_nothing(pair: tuple[Place, Place]) -> None:
    one, other = pair
    fill(one)
    other.open().close()
    other.settings.published.mkdir()
    restore(other.settings, make_backup(one.settings))
    assert other.rows() == one.rows()


def test_a_store_that_is_in_use_is_left_alone(place: Place) -> None:
    fill(place)
    path = make_backup(place.settings)
    running = place.open()
    with pytest.raises(InUse, match="Stop the server"):
        restore(place.settings, path, force=True)
    running.close()
    restore(place.settings, path, force=True)


def test_a_backup_is_made_while_somebody_writes(place: Place, tmp_path: Path) -> None:
    fill(place)
    before, store = place.rows(), place.open()
    with store.writing() as connection:
        connection.execute(sa.update(tables.people).values(name="Not yet"))
        path = make_backup(place.settings)
    store.close()
    assert place.rows() != before
    restore(place.settings, path, force=True)
    assert place.rows() == before


def test_a_backup_of_an_older_program_is_brought_up_to_date(
    place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fill(place)
    path = make_backup(place.settings)
    with monkeypatch.context() as patch:
        next_revision(patch, tmp_path)
        restore(place.settings, path, force=True)
        store = place.open()
        with store.reading() as connection:
            columns = {one["name"] for one in sa.inspect(connection).get_columns("views")}
            keys = set(connection.execute(sa.select(tables.settings.c.key)).scalars())
            assert revision_of(connection) == "0002"
        store.close()
    assert "colour" in columns
    assert keys == {"renamed", "restored"}


def test_backups_sort_by_name_in_the_order_in_which_they_were_made(place: Place) -> None:
    made = [make_backup(place.settings) for _ in range(3)]
    assert sorted(place.settings.backups.glob("*.zip")) == made
    assert [path.stat().st_mode & 0o777 for path in made] == [0o600] * 3
