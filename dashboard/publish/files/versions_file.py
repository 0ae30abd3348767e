"""The public list of the versions of a published view, which scripts and other servers read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dashboard.publish.allowed import VERSIONS, check_keys
from dashboard.publish.files.csv_files import json_bytes
from dashboard.publish.files.manifest_file import Manifest, file_digest

Entry = Mapping[str, Any]


def versions_json(
    versions: Sequence[tuple[Manifest, Path]], known: Mapping[tuple[int, str], Entry]
) -> bytes:
    """Return the list of versions, the newest first.

    Parameters
    ----------
    versions
        Each with the folder that it lies in, the oldest first.
    known
        Entries of the list as it was, by version and hash: what is in there is kept, so that the
        hash of a ZIP is that of the day on which it was published.

    Returns
    -------
    content
        Name, newest version, and of each version day, languages, titles, hash of the data, ZIP
        with length and sha256, and why it differs from the one before.
    """
    entries = [
        known.get((one.version, one.digest)) or _entry(one, folder) for one, folder in versions
    ]
    newest = versions[-1][0]
    content = {"slug": newest.slug, "newest": newest.version, "versions": entries[::-1]}
    check_keys(VERSIONS, content)
    return json_bytes(content)


def read_entries(path: Path) -> dict[tuple[int, str], Entry]:
    """Return the entries of a list by version and hash; nothing where it cannot be read."""
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))["versions"]
        return {(one["version"], one["hash"]): one for one in entries}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _entry(one: Manifest, folder: Path) -> Entry:
    archive = folder / one.zip_name
    change = {"kind": one.change_kind, "texts": dict(one.change_texts)}
    return {
        "version": one.version,
        "date": one.date,
        "languages": list(one.languages),
        "titles": dict(one.titles),
        "publisher": one.publisher,
        "hash": one.digest,
        "zip": {
            "name": one.zip_name,
            "bytes": archive.stat().st_size,
            "sha256": file_digest(archive),
        },
        "change": change if one.change_kind else None,
    }
