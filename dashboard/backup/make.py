"""Makes a backup: one file with the store and what was published, while the server runs."""

from __future__ import annotations

import fcntl
import logging
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from dashboard import __version__
from dashboard.backup.archive import ArchiveWriter, new_archive, open_backup
from dashboard.backup.contents import FOLDERS, STORE, Contents, Entry, Folder
from dashboard.backup.rows import dump_table, tables_to_dump
from dashboard.errors import HinterlandError
from dashboard.settings import Settings
from dashboard.store.store import Store, open_store
from dashboard.store.upgrade import revision_of

LOG = logging.getLogger(__name__)
PART = ".part"


class NotBackedUp(HinterlandError):
    """No backup was made."""


def make_backup(settings: Settings) -> Path:
    """Make a backup and return its file.

    Parameters
    ----------
    settings
        Where the store and what was published lie, and where backups go.

    Raises
    ------
    NotBackedUp
        If there is no room for it or it cannot be written.

    Notes
    -----
    All rows are read in one transaction, as they were at one moment. What is published meanwhile
    waits until the backup is made. The file stands there whole or not at all, and is read again
    before it counts.
    """
    store = open_store(settings.store_url, settings.backups)
    try:
        return _made(settings, store)
    except OSError as error:
        raise NotBackedUp(
            f"the backup cannot be written ({error.strerror})",
            str(settings.backups),
            "Make room on the disk, or let this program write there",
        ) from error
    finally:
        store.close()


def _made(settings: Settings, store: Store) -> Path:
    settings.backups.mkdir(parents=True, exist_ok=True)
    for left in settings.backups.glob(f".*{PART}"):  # of a backup that was killed
        left.unlink()
    moment = datetime.now(UTC)
    path = settings.backups / f"hinterland-{moment:%Y%m%dT%H%M%S.%fZ}.zip"
    part = path.with_name(f".{path.name}{PART}")
    try:
        contents = _write(part, settings, store, moment)
        with open_backup(part) as backup:
            backup.check()
        part.rename(path)
        sync_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)
    told = (path, sum(contents.rows.values()), contents.published)
    LOG.info("Made %s: %d rows of the store, %d published versions", *told)
    return path


def _write(part: Path, settings: Settings, store: Store, moment: datetime) -> Contents:
    rows: dict[str, int] = {}
    folders: list[Folder] = []
    revision = ""
    made: list[Contents] = []

    def contents(entries: list[Entry]) -> Contents:
        when = moment.isoformat(timespec="seconds")
        told = Contents(__version__, when, revision, rows, tuple(entries), tuple(folders))
        made.append(told)
        return told

    with (
        nothing_published_meanwhile(settings.published, fcntl.LOCK_SH),
        new_archive(part, contents) as writer,
    ):
        with store.reading() as connection:
            revision = revision_of(connection)
            for table in tables_to_dump():
                rows[table.name] = _write_table(writer, connection, table)
        for name in FOLDERS:
            folders += _write_folder(writer, settings.data_dir / name, name)
    return made[0]


def _write_table(writer: ArchiveWriter, connection: sa.Connection, table: sa.Table) -> int:
    count = 0
    with writer.file(f"{STORE}{table.name}.jsonl") as take:
        for line in dump_table(connection, table):
            take(line)
            count += 1
    return count


def _write_folder(writer: ArchiveWriter, folder: Path, name: str) -> Iterator[Folder]:
    """Write the files of a folder, and give it and the folders in it.

    What begins with a dot is being written by somebody, and a link may lead anywhere: both stay.
    """
    if not folder.is_dir():
        return
    known = folder.stat()
    yield Folder(name, stat.S_IMODE(known.st_mode) & 0o777, known.st_mtime_ns)
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.is_symlink():
            continue
        inner = f"{name}/{path.name}"
        if path.is_dir():
            yield from _write_folder(writer, path, inner)
        elif path.is_file():
            writer.add(inner, path)


@contextmanager
def nothing_published_meanwhile(published: Path, how: int) -> Iterator[None]:
    """Hold the lock that publishing takes, for as long as the block runs.

    Parameters
    ----------
    published
        Folder of what was published; made if it is not there.
    how
        ``LOCK_SH`` or ``LOCK_EX`` of `fcntl`, with ``LOCK_NB`` not to wait.
    """
    published.mkdir(parents=True, exist_ok=True)
    handle = os.open(published, os.O_RDONLY)
    try:
        fcntl.flock(handle, how)
        yield
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
