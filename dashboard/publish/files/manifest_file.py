"""The list of all files of a version, by which it is known and checked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.publish.allowed import MANIFEST, check_keys
from dashboard.publish.edition import Edition
from dashboard.publish.facts import Download
from dashboard.publish.files.csv_files import json_bytes
from dashboard.publish.files.notes import titles_in


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a version's folder says of itself.

    Parameters
    ----------
    slug, version
        Which version.
    date
        Day on which it was published, such as 2026-11-14.
    languages
        Languages of its pages, the main one first.
    titles
        By language.
    publisher
        Who published it.
    digest
        Hash of its data, 64 hexadecimal digits.
    change_kind, change_texts
        Why it differs from the version before; empty for the first.
    files
        Length and sha256 of every file but the manifest and the ZIP, by its path.
    """

    slug: str
    version: int
    date: str
    languages: tuple[str, ...]
    titles: Mapping[str, str]
    publisher: str
    digest: str
    change_kind: str
    change_texts: Mapping[str, str]
    files: Mapping[str, tuple[int, str]]

    @property
    def zip_name(self) -> str:
        """Name of the ZIP beside the manifest."""
        return f"{self.slug}-v{self.version}.zip"


def data_digest(files: Iterable[Download]) -> str:
    """Return the hash of a version: sha256 over the hashes and names of its data files.

    Parameters
    ----------
    files
        The data files, in any order. It can be made again with ``sha256sum`` and ``sort -k2``.
    """
    lines = sorted((one.name, one.sha256) for one in files)
    text = "".join(f"{digest}  {name}\n" for name, digest in lines)
    return hashlib.sha256(text.encode()).hexdigest()


def manifest_json(edition: Edition, digest: str, files: Mapping[str, bytes]) -> bytes:
    """Return the list of the files of a version with their lengths and hashes.

    Parameters
    ----------
    edition
        What is published.
    digest
        Hash of its data.
    files
        Every file but the manifest and the ZIP, which holds the manifest.
    """
    change = edition.change
    content = {
        "slug": edition.slug,
        "version": edition.version,
        "date": edition.date.isoformat(),
        "languages": list(edition.languages),
        "titles": titles_in(edition),
        "publisher": edition.publisher,
        "address": edition.address,
        "hash": digest,
        "change": {"kind": change.kind, "texts": _texts(edition, change.texts)} if change else None,
        "files": [
            {
                "name": name,
                "bytes": len(files[name]),
                "sha256": hashlib.sha256(files[name]).hexdigest(),
            }
            for name in sorted(files)
        ],
    }
    check_keys(MANIFEST, content)
    return json_bytes(content)


def read_manifest(folder: Path) -> Manifest | None:
    """Return what a folder says of itself; None where it is not whole.

    Parameters
    ----------
    folder
        A version.
    """
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return _read(content)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def is_whole(folder: Path, manifest: Manifest) -> bool:
    """Whether every file of a version lies in its folder as it was written, and no other."""
    found = {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }
    wanted = {*manifest.files, MANIFEST, manifest.zip_name}
    return found.keys() == wanted and all(
        found[name].stat().st_size == size and file_digest(found[name]) == digest
        for name, (size, digest) in manifest.files.items()
    )


def file_digest(path: Path) -> str:
    """Return the sha256 of a file, in small hexadecimal digits."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _texts(edition: Edition, texts: Mapping[str, str]) -> dict[str, str]:
    return {one: texts[one] for one in edition.languages if texts.get(one)}


def _read(content: Any) -> Manifest:
    change = content["change"] or {}
    return Manifest(
        slug=content["slug"],
        version=int(content["version"]),
        date=content["date"],
        languages=tuple(content["languages"]),
        titles=dict(content["titles"]),
        publisher=content["publisher"],
        digest=content["hash"],
        change_kind=change.get("kind", ""),
        change_texts=dict(change.get("texts", {})),
        files={one["name"]: (int(one["bytes"]), one["sha256"]) for one in content["files"]},
    )
