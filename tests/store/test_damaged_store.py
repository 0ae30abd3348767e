"""A damaged store is not begun with: a sentence names the newest backup, and nothing is changed."""

from __future__ import annotations

import logging
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.create_app.server import create_app
from dashboard.people import accounts
from dashboard.people.audit import Actor
from dashboard.people.roles import Role
from dashboard.settings import Settings
from dashboard.store.store import DamagedStore, open_store
from tests.serving import ROOT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Make a store with some people in it, all of it in one file."""
    path = tmp_path / "store.sqlite3"
    store = open_store(f"sqlite:///{path}")
    with store.writing() as connection:
        for n in range(300):
            login = f"person{n}@example.org"
            doer = Actor(None, "terminal")
            accounts.add_person(connection, doer, login, "x" * 100, Role.READER, "en")
    store.close()
    with sqlite3.connect(path) as plain:
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    plain.close()
    return path


def write_over(path: Path, start: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(content)


def cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


DAMAGES: dict[str, Callable[[Path], None]] = {
    "its head is gone": lambda path: write_over(path, 0, bytes(100)),
    "it is text": lambda path: path.write_text("no database" * 1000) and None,
    "its first page is nonsense": lambda path: write_over(path, 100, b"\xff" * 900),
    "its tables are nonsense": lambda path: write_over(path, 8192, b"\xa5" * 30_000),
    "half of it is missing": cut,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_app_does_not_begin_with_a_damaged_store_and_names_the_newest_backup(
    file: Path, damage: str
) -> None:
    DAMAGES[damage](file)
    settings = Settings(data_dir=file.parent)
    settings.backups.mkdir()
    for name in ("2026-11-13.zip", "2026-11-14.zip"):
        (settings.backups / name).touch()
    before = file.read_bytes()
    with pytest.raises(DamagedStore) as told:
        create_app(settings)
    is_newer = damage == "it is of a newer version"
    sentence = "written by a newer Hinterland" if is_newer else "damaged or cannot be opened"
    assert sentence in str(told.value)
    assert f"make restore FROM={settings.backups / '2026-11-14.zip'}" in str(told.value)
    assert file.read_bytes() == before


def test_where_there_is_no_backup_the_way_out_is_told(file: Path) -> None:
    write_over(file, 0, bytes(100))
    with pytest.raises(DamagedStore, match="No backup was found"):
        open_store(f"sqlite:///{file}", file.parent / "backups")


def test_a_store_that_is_whole_is_opened_again_with_all_that_is_in_it(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        store = open_store(f"sqlite:///{file}")
    with store.reading() as connection:
        assert accounts.count_people(connection) == 300
    store.close()
    assert caplog.records == []


def test_the_server_stops_with_a_sentence_and_no_traceback(file: Path) -> None:
    write_over(file, 0, bytes(100))
    run = subprocess.run(
        [sys.executable, "-c", "import app"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"DATA_DIR": str(file.parent), "PATH": ""},
        check=False,
    )
    assert run.returncode == 4
    assert "The store is damaged or cannot be opened" in run.stderr
    assert "No backup was found" in run.stderr
    assert "Traceback" not in run.stderr
