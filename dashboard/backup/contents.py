"""What a backup says of itself: its files with their hashes, and by what it was written."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from dashboard.errors import HinterlandError

FORMAT = 1
MANIFEST = "manifest.json"
STORE = "store/"
FOLDERS = ("published", "withdrawn")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_TABLE = re.compile(r"store/[a-z_]{1,60}\.jsonl")
_MODES = 0o777


class DamagedBackup(HinterlandError):
    """A backup is not what was written."""


class WrongBackup(HinterlandError):
    """A file is whole, but is no backup that this program can read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a backup.

    Parameters
    ----------
    name
        Its name in the backup, with slashes.
    length
        Bytes.
    sha256
        Of its content.
    mode, changed_ns
        Who may do what with it, and when it was last changed; 0 for those of the store.
    """

    name: str
    length: int
    sha256: str
    mode: int = 0
    changed_ns: int = 0


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of a backup; its fields are those of `Entry`."""

    name: str
    mode: int
    changed_ns: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds.

    Parameters
    ----------
    program
        Version of the program that wrote it.
    made_at
        When, in UTC.
    revision
        Revision of the store's tables.
    rows
        Rows by table.
    entries, folders
        Its files and folders; a folder stands before what is in it.
    """

    program: str
    made_at: str
    revision: str
    rows: Mapping[str, int]
    entries: tuple[Entry, ...]
    folders: tuple[Folder, ...]

    def to_json(self) -> bytes:
        """Return it as it stands in the backup."""
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=1, sort_keys=True).encode()

    @property
    def published(self) -> int:
        """How many versions of published views it holds."""
        return sum(1 for one in self.folders if re.fullmatch(r"published/[^/]+/\d+", one.name))


def no_backup(where: str) -> WrongBackup:
    """Return what is told of a file that is something else."""
    return WrongBackup("this is no backup of Hinterland", where, "Choose another file")


def read_contents(content: bytes, where: str) -> Contents:
    """Return what a backup says of itself.

    Parameters
    ----------
    content
        Its manifest.
    where
        The backup, to be told.

    Raises
    ------
    WrongBackup
        If it is of another format, or names a place outside of the folders of a backup.
    """
    try:
        told = json.loads(content)
        version = told.pop("format")
    except (ValueError, AttributeError, KeyError, TypeError, RecursionError) as error:
        raise no_backup(where) from error
    if version != FORMAT:
        raise WrongBackup(
            f"this backup is of format {version}, and this Hinterland knows format {FORMAT}",
            where,
            "Restore it with the Hinterland that made it, or with a newer one",
        )
    try:
        found = _contents(told)
    except (KeyError, TypeError, ValueError) as error:
        raise WrongBackup(
            f"its list of files cannot be used ({error})", where, "Choose another backup"
        ) from error
    return found


def _contents(told: Mapping[str, Any]) -> Contents:
    entries = tuple(Entry(**one) for one in told["entries"])
    folders = tuple(Folder(**one) for one in told["folders"])
    for entry in entries:
        if not (_TABLE.fullmatch(entry.name) or _is_inside(entry.name)):
            raise ValueError(f"{entry.name!r} is no place for a file")
        if not _SHA256.fullmatch(entry.sha256) or entry.length < 0:
            raise ValueError(f"{entry.name!r} has no hash")
    for folder in folders:
        if folder.name not in FOLDERS and not _is_inside(folder.name):
            raise ValueError(f"{folder.name!r} is no place for a folder")
    every: list[Entry | Folder] = [*entries, *folders]
    names = [one.name for one in every]
    if len(set(names)) != len(names):
        raise ValueError("a name stands in it twice")
    if any(one.mode & ~_MODES for one in every):
        raise ValueError("a file has rights that none may have")
    rows = {str(table): int(count) for table, count in told["rows"].items()}
    if {f"{STORE}{table}.jsonl" for table in rows} != {n for n in names if n.startswith(STORE)}:
        raise ValueError("its tables and its rows do not agree")
    program, made_at, revision = (str(told[key]) for key in ("program", "made_at", "revision"))
    return Contents(program, made_at, revision, rows, entries, folders)


def _is_inside(name: str) -> bool:
    """Return whether a name leads into one of the folders, and never out of it again.

    Examples
    --------
    >>> [_is_inside(name) for name in ("published/a/1", "published/../x", "/published/a", "x")]
    [True, False, False, False]
    """
    first, *parts = name.split("/")
    is_plain = all(part not in ("", ".", "..") and "\\" not in part for part in parts)
    return first in FOLDERS and bool(parts) and is_plain and name.isprintable()
