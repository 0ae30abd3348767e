"""A place with people, a view and a published folder; what it holds can be compared."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from dashboard.people.audit import Actor, record
from dashboard.settings import Settings
from dashboard.store import tables
from dashboard.store.store import Store, open_store

NOW = datetime(2026, 11, 14, 9, 30, 0, 123456, UTC)
SECRETS = {"sessions", "invitations"}
"""Tables that a restore changes: everybody signs in again."""


@dataclass(frozen=True)
class Place:
    """A folder of all that is kept, and its store.

    Parameters
    ----------
    settings
        Where they lie.
    """

    settings: Settings

    def open(self) -> Store:
        return open_store(self.settings.store_url, self.settings.backups)

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return all rows by table, but for what a restore notes of itself."""
        store = self.open()
        found = rows_of(store)
        store.close()
        return found

    def files(self) -> dict[str, tuple[Any, ...]]:
        """Return the published and withdrawn files and folders: content, rights and time."""
        homes = (self.settings.data_dir / name for name in ("published", "withdrawn"))
        paths = [path for home in homes if home.exists() for path in (home, *home.rglob("*"))]
        return {
            str(path.relative_to(self.settings.data_dir)): (
                path.read_bytes() if path.is_file() else None,
                stat.S_IMODE(path.stat().st_mode),
                path.stat().st_mtime_ns,
            )
            for path in paths
        }

    def state(self) -> tuple[Any, ...]:
        return self.rows(), self.files()


def rows_of(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows by table, but for what a restore notes of itself."""
    with store.reading() as connection:
        found = {
            table.name: [
                tuple(row)
                for row in connection.execute(sa.select(table).order_by(*table.primary_key.columns))
            ]
            for table in tables.TABLES.sorted_tables
            if table.name not in SECRETS
        }
    found["audit"] = [row for row in found["audit"] if row[4] != "store.restored"]
    found["settings"] = [row for row in found["settings"] if row[0] != "restored"]
    return found


def place_at(folder: Path, url: str = "") -> Place:
    return Place(Settings(data_dir=folder, database_url=url))


def fill(place: Place, name: str = "Anna Åström 🚢", versions: int = 2) -> None:
    """Put people, a view, entries of the record and published versions in."""
    store = place.open()
    with store.writing() as connection:
        _insert(connection, tables.people, _person(name))
        _insert(connection, tables.settings, {"key": "approval", "value": {"n": [1.5, None]}})
        _insert(connection, tables.views, _view())
        _insert(connection, tables.view_revisions, _revision(name))
        session = {"session_hash": "h" * 64, "person_id": 1, "created_at": NOW, "seen_at": NOW}
        session |= {"expires_at": NOW, "address": "::1", "browser": ""}
        _insert(connection, tables.sessions, session)
        for number in range(3):
            record(connection, Actor(None, "::1"), "view.saved", ("view", "a"), {"n": number})
    store.close()
    publish(place, versions)


def publish(place: Place, versions: int) -> None:
    home = place.settings.published / "freight-by-rail"
    for version in range(1, versions + 1):
        folder = home / str(version)
        (folder / "data").mkdir(parents=True)
        (folder / "index.html").write_text(f"<p>version {version}</p>" * 40)
        (folder / "data" / "figures.bin").write_bytes(bytes(range(256)) * 20)
        for path in (folder / "index.html", folder / "data" / "figures.bin"):
            path.chmod(0o444)
        for path in (folder / "data", folder):
            path.chmod(0o555)
    (home / "versions.json").write_text(f'{{"newest": {versions}}}')
    (home / ".versions.json.new").write_text("being written by somebody")
    gone = place.settings.data_dir / "withdrawn" / "old-view" / "1"
    gone.mkdir(parents=True)
    (gone / "index.html").write_text("withdrawn")


def _insert(connection: sa.Connection, table: sa.Table, values: Mapping[str, Any]) -> None:
    connection.execute(sa.insert(table).values(**values))


def _person(name: str) -> dict[str, Any]:
    return {
        "login": "anna@example.org",
        "name": name,
        "role": "owner",
        "language": "sv",
        "password_hash": "$argon2id$",
        "is_active": True,
        "created_at": NOW,
    }


def _view() -> dict[str, Any]:
    return {
        "view_id": "k3v9x2m1qa",
        "owner_id": 1,
        "revision": 1,
        "is_shared": False,
        "created_at": NOW,
    }


def _revision(name: str) -> dict[str, Any]:
    return {
        "view_id": "k3v9x2m1qa",
        "revision": 1,
        "name": name,
        "descriptions": {"sv": "Två\nrader \u2028 <b>", "en": ""},
        "selections": {"version": 1, "queries": ["?year=2022"]},
        "notes": 'it\'s "noted"\t\\',
        "saved_by": 1,
        "saved_at": NOW,
        "action": "saved",
    }
