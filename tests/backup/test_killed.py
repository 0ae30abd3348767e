"""A backup or restore killed at any of its steps leaves the old state or the new one."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from dashboard.backup.archive import open_backup
from dashboard.backup.make import make_backup
from dashboard.backup.restore import restore
from dashboard.settings import Settings
from dashboard.store import tables
from tests.backup.places import Place, fill, place_at, rows_of
from tests.killing import killed_at, steps_of
from tests.stores import KINDS, empty_address

CLOSELY, WIDELY = 14, 5
"""Of a restore every one of its last steps is tried, and one in some of those before."""
State = tuple[dict[str, list[tuple[Any, ...]]], dict[str, bytes | None]]


def make(settings: Settings) -> None:
    make_backup(settings)


def bring_back(settings: Settings, path: Path) -> None:
    restore(settings, path, force=True)


def change(place: Place, name: str) -> State:
    """Give the place another state than that of its backup, and return it."""
    listed = place.settings.published / "freight-by-rail" / "versions.json"
    listed.write_text(name)
    store = place.open()
    with store.writing() as connection:
        connection.execute(sa.update(tables.people).values(name=name))
    rows = rows_of(store)
    store.close()
    return rows, visible(place)


def contents(place: Place) -> State:
    """Return what is there once the store was opened, which finishes what counts."""
    return place.rows(), visible(place)


def visible(place: Place) -> dict[str, bytes | None]:
    return {name: seen[0] for name, seen in place.files().items() if "/." not in name}


def clear(place: Place) -> None:
    """Take away what a killed restore had prepared, so that the next one has as many steps."""
    folder = place.settings.data_dir
    assert not list(folder.glob("restored-*"))
    for left in folder.glob("*restoring-*"):
        shutil.rmtree(left) if left.is_dir() else left.unlink()


def test_what_a_killed_restore_had_prepared_is_taken_away_by_the_next(tmp_path: Path) -> None:
    place = place_at(tmp_path)
    fill(place, versions=1)
    path = make_backup(place.settings)
    assert killed_at(25, bring_back, place.settings, path)
    assert len(list(tmp_path.glob("restoring-*"))) == 1
    restore(place.settings, path, force=True)
    assert not list(tmp_path.glob("*restor*"))


def test_a_killed_backup_leaves_the_earlier_ones_and_no_half_of_its_own(tmp_path: Path) -> None:
    place = place_at(tmp_path)
    fill(place)
    first, step = make_backup(place.settings), 0
    is_killed = True
    while is_killed:
        step += 1
        is_killed = killed_at(step, make, place.settings)
        found = sorted(place.settings.backups.glob("*.zip"))
        assert found[0] == first
        for path in found:
            with open_backup(path) as backup:
                backup.check()
    assert step > 5
    assert not list(place.settings.backups.glob(".*"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_killed_restore_leaves_the_old_state_or_the_new(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    with ExitStack() as stack:
        place = place_at(tmp_path, stack.enter_context(empty_address(kind, tmp_path, request)))
        fill(place, "Restored", versions=1)
        path = make_backup(place.settings)
        new = contents(place)
        steps, states = steps_of(bring_back, place.settings, path), []
        for step in (*range(1, steps - CLOSELY, WIDELY), *range(steps - CLOSELY, steps + 1)):
            old = change(place, f"Old {step}")
            assert killed_at(step, bring_back, place.settings, path)
            found = contents(place)
            assert found in (old, new), step
            states.append(found == new)
            clear(place)
        assert states == sorted(states)  # the old one up to one moment, the new one from then on
        assert states.count(False) > 5
        assert states.count(True) > 2
