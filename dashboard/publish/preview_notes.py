"""What is noted beside a preview: who it is for and what it was made of. It never leaves."""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.publish.allowed import METADATA
from dashboard.publish.changes import FigureKey, Held, read_held
from dashboard.publish.files.manifest_file import read_manifest

PUBLISHES = "publishes"
"""Name under which a note says who publishes its preview, by their number."""
LOG = logging.getLogger(__name__)
ENDING = ".note.json"
KEPT = timedelta(days=14)
MOST_OF_ONE, MOST_ASKED = 20, 50
"""Previews of one person that are kept, and beside them those that wait to be published."""


def note_of(folder: Path) -> Path:
    """Return the file of the note that belongs to a preview."""
    return folder.with_name(folder.name + ENDING)


def write_note(folder: Path, content: Mapping[str, Any]) -> None:
    """Write the note of a preview; it is there whole or not at all.

    Parameters
    ----------
    folder
        Where the preview lies.
    content
        Plain JSON.
    """
    path = note_of(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".part")
    fresh.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    fresh.replace(path)


def read_note(folder: Path) -> dict[str, Any] | None:
    """Return the note of a preview; ``None`` where there is none that can be read."""
    try:
        content = json.loads(note_of(folder).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return content if isinstance(content, dict) else None


def forget_note(folder: Path) -> None:
    """Take the note of a preview away."""
    note_of(folder).unlink(missing_ok=True)


def left_notes(previews: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Give the notes whose previews are not there any more, each with where it lay."""
    for path in sorted(previews.glob(f"*{ENDING}")):
        folder = path.with_name(path.name.removesuffix(ENDING))
        content = read_note(folder)
        if content is not None and not folder.exists():
            yield folder, content


def old_previews(previews: Path, now: datetime) -> list[Path]:
    """Return the previews that nobody published in two weeks."""
    limit = (now - KEPT).timestamp()
    return [
        one
        for one in sorted(previews.glob("*"))
        if one.is_dir() and one.stat().st_mtime < limit and read_manifest(one) is not None
    ]


def too_many_previews(previews: Path, person_id: int, asked: Collection[str]) -> list[Path]:
    """Return the oldest previews of a person beyond those that are kept for them.

    Parameters
    ----------
    previews
        Folder of all.
    person_id
        Who made them.
    asked
        Names of those that wait to be published; one of them that is gone is made anew.
    """
    own = [
        one
        for one in previews.glob("*")
        if one.is_dir() and (read_note(one) or {}).get("person") == person_id
    ]
    newest_first = sorted(own, key=lambda one: one.stat().st_mtime_ns, reverse=True)
    waiting = [one for one in newest_first if one.name in asked]
    others = [one for one in newest_first if one.name not in asked]
    return others[MOST_OF_ONE:] + waiting[MOST_ASKED:]


@lru_cache(256)
def metadata_of(folder: Path, stamp: int) -> dict[str, Any]:
    """Return the DCAT description of a version; empty where it cannot be read.

    Parameters
    ----------
    folder
        A version, which never changes.
    stamp
        When the folder was last changed all the same, as by a restored backup.
    """
    try:
        content = json.loads((folder / METADATA).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        LOG.warning("%s has no %s that can be read", folder, METADATA)
        return {}
    return content if isinstance(content, dict) else {}


def read_figures_of(path: Path) -> dict[FigureKey, Held]:
    """Return what the ``data.csv`` of a version says, by figure."""
    return read_held(path.read_text(encoding="utf-8"))
