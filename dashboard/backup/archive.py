"""The one file of a backup: a ZIP with a seal at its end, so that no changed byte goes unseen.

Its comment, at the very end, is the sha256 of everything before it.
"""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dashboard.backup.contents import (
    MANIFEST,
    Contents,
    DamagedBackup,
    Entry,
    WrongBackup,
    no_backup,
    read_contents,
)

PIECE = 1 << 20
Take = Callable[[bytes], None]
_SEAL = b"sha256:"
_SEAL_LENGTH = len(_SEAL) + 64
_OPEN_SEAL = _SEAL + b"0" * 64
_LONGEST_MANIFEST = 64 << 20
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, KeyError, ValueError)
"""What reading a ZIP raises; a `RuntimeError` where it is encrypted or packed in another way."""


class ArchiveWriter:
    """Writes the files of a backup one after the other.

    Parameters
    ----------
    archive
        The open ZIP.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.entries: list[Entry] = []

    @contextmanager
    def file(self, name: str, mode: int = 0, changed_ns: int = 0) -> Iterator[Take]:
        """Give a function that takes the content of a file, piece by piece."""
        digest, length = hashlib.sha256(), 0
        with self._archive.open(_info(name), "w", force_zip64=True) as file:

            def take(piece: bytes) -> None:
                nonlocal length
                digest.update(piece)
                length += len(piece)
                file.write(piece)

            yield take
        self.entries.append(Entry(name, length, digest.hexdigest(), mode, changed_ns))

    def add(self, name: str, path: Path) -> None:
        """Add a file of the disk."""
        with path.open("rb") as file:
            known = os.fstat(file.fileno())
            with self.file(name, stat.S_IMODE(known.st_mode) & 0o777, known.st_mtime_ns) as take:
                while piece := file.read(PIECE):
                    take(piece)


@contextmanager
def new_archive(path: Path, contents: Callable[[list[Entry]], Contents]) -> Iterator[ArchiveWriter]:
    """Give a writer; the backup is sealed and on the disk when the block ends well.

    Parameters
    ----------
    path
        File to write, which nobody else may read.
    contents
        Tells what the backup holds, once its files are written.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            writer = ArchiveWriter(archive)
            yield writer
            archive.writestr(_info(MANIFEST), contents(writer.entries).to_json())
            archive.comment = _OPEN_SEAL
        seal = _SEAL + _digest(file).encode()
        file.seek(-_SEAL_LENGTH, os.SEEK_END)
        file.write(seal)
        file.flush()
        os.fsync(file.fileno())


class Backup:
    """A backup that is read. Nothing of it is given out unchecked.

    Parameters
    ----------
    path
        Its file.
    archive
        The open ZIP.
    """

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self.path, self._archive = path, archive
        try:
            if archive.getinfo(MANIFEST).file_size > _LONGEST_MANIFEST:
                raise no_backup(str(path))  # some bytes that would fill the memory
            content = archive.read(MANIFEST)
        except _DAMAGED as error:
            raise no_backup(str(path)) from error
        self.contents = read_contents(content, str(path))
        names = {MANIFEST, *(one.name for one in self.contents.entries)}
        if sorted(archive.namelist()) != sorted(names):
            raise _damaged(path, "its files are not those of its list")

    def pieces(self, entry: Entry) -> Iterator[bytes]:
        """Give the content of a file; its hash is checked at the end.

        Raises
        ------
        DamagedBackup
            If it is not what was written.
        """
        digest, left = hashlib.sha256(), entry.length
        try:
            with self._archive.open(entry.name) as file:
                while piece := file.read(PIECE):
                    digest.update(piece)
                    left -= len(piece)
                    if left < 0:
                        break
                    yield piece
        except _DAMAGED as error:
            raise _damaged(self.path, f"{entry.name} cannot be read") from error
        if left or digest.hexdigest() != entry.sha256:
            raise _damaged(self.path, f"{entry.name} is not what was written")

    def check(self) -> None:
        """Read every file and compare its hash.

        Raises
        ------
        DamagedBackup
            If one is not what was written.
        """
        for entry in self.contents.entries:
            for _ in self.pieces(entry):
                pass


@contextmanager
def open_backup(path: Path) -> Iterator[Backup]:
    """Give a backup whose seal is whole; ``check`` reads the rest.

    Raises
    ------
    DamagedBackup
        If a byte is not what was written.
    WrongBackup
        If it is not there, or is no backup of this program.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise WrongBackup(
            f"the file cannot be opened ({error.strerror})", str(path), "Give the path of a backup"
        ) from error
    with file:
        _check_seal(path, file)
        try:
            archive = zipfile.ZipFile(file)
        except _DAMAGED as error:
            raise _damaged(path, "it is no ZIP") from error
        with archive:
            yield Backup(path, archive)


def _check_seal(path: Path, file: IO[bytes]) -> None:
    length = file.seek(0, os.SEEK_END)
    file.seek(max(0, length - _SEAL_LENGTH))
    seal = file.read()
    if not seal.startswith(_SEAL):
        raise _damaged(path, "its end is missing, or it is no backup of Hinterland")
    if seal[len(_SEAL) :].decode("ascii", "replace") != _digest(file):
        raise _damaged(path, "its content is not what was written")


def _digest(file: IO[bytes]) -> str:
    """Return the hash of all of a file but its seal."""
    file.flush()
    left = file.seek(0, os.SEEK_END) - _SEAL_LENGTH
    file.seek(0)
    digest = hashlib.sha256()
    while left > 0 and (piece := file.read(min(PIECE, left))):
        digest.update(piece)
        left -= len(piece)
    return digest.hexdigest()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


def _damaged(path: Path, why: str) -> DamagedBackup:
    return DamagedBackup(
        f"the backup is damaged: {why}",
        str(path),
        "Nothing was changed. Choose an earlier backup",
    )
