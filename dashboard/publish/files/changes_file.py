"""What changed since the version before, as a table that leaves with the version."""

from __future__ import annotations

from pathlib import Path

from dashboard.measures.atlas import Atlas
from dashboard.publish.allowed import CHANGES, DATA_CSV, columns
from dashboard.publish.changes import Changes, FigureChange, compare, read_held
from dashboard.publish.edition import Edition
from dashboard.publish.figures import Told, held_figures
from dashboard.publish.files.csv_files import csv_bytes
from dashboard.publish.files.rows import Cell, known
from dashboard.words import speak


def changes_since(folder: Path, version: int, told: tuple[Told, ...]) -> Changes:
    """Return what differs from an older version.

    Parameters
    ----------
    folder
        The older version as it was published.
    version
        Its number.
    told
        Figures of the newer one.
    """
    with (folder / DATA_CSV).open(encoding="utf-8", newline="") as file:
        old = read_held(file.read())
    return compare(old, held_figures(told), version)


def changes_csv(changes: Changes, edition: Edition, atlas: Atlas) -> bytes:
    """Return every figure that differs, as CSV: old, new, difference and per cent.

    Parameters
    ----------
    changes
        What differs.
    edition
        The newer version; it says why.
    atlas
        Knows the names.
    """
    head = columns(CHANGES, edition.languages)
    reason = edition.change.kind if edition.change else ""
    rows = [_row(one, reason, edition, atlas) for one in changes.figures]
    return csv_bytes(CHANGES, head, ([row[name] for name in head] for row in rows))


def _row(one: FigureChange, reason: str, edition: Edition, atlas: Atlas) -> dict[str, Cell]:
    return {
        "kind": one.kind,
        "measure": one.key.measure,
        "subject_id": one.key.subject_id,
        **{
            f"name_{language}": atlas.name(one.key.subject_id, speak(language))
            for language in edition.languages
        },
        "level": one.level,
        "year": one.key.year,
        "mode": one.key.mode,
        "definition": one.key.definition,
        "unit": one.unit,
        "old_value": known(one.old),
        "new_value": known(one.new),
        "difference": known(one.difference),
        "percent": known(one.percent),
        "old_status": one.old_status,
        "new_status": one.new_status,
        "reason": reason,
    }
