"""What of ``geodata/raw`` is marked as not public, found without reading the tables."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.errors import DataFaults, Fault, MissingInput
from dashboard.settings import Audience
from dashboard.sources.built import read_json, write_json
from dashboard.sources.columns import CONFIDENTIAL
from dashboard.sources.manifest import MANIFEST, Manifest, read_manifest

RECORD = "audience.json"
_CALCULATED_WITH = (
    *("sources", "emission_factors", "chain_factors", "network_parameters", "nuts_changes"),
    *("flow_parameters", "region_population", "road_pairs", "tonne_km", "freight_facts"),
    "waterways",
)
NEEDED = {
    **dict.fromkeys(_CALCULATED_WITH, "where single figures of it are secret, mark their lines"),
    "corridor_nodes": "mark corridors.csv in its place, whose nodes it has",
}
"""Tables that the atlas cannot be made without, and what to do in the place of marking them."""
POINTED_TO = frozenset({"ports", "port_groups", "clusters", "corridors"})
"""Tables whose rows others point to: with them the rows that do so are left out."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What of the tables nobody outside the organisation may see.

    Parameters
    ----------
    tables
        Names of the tables that ``sources.toml`` marks as a whole.
    lines
        For each other table with a confidential figure a sha256 of the lines that have one.
    """

    tables: frozenset[str] = frozenset()
    lines: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_any(self) -> bool:
        """Whether anything is marked."""
        return bool(self.tables or self.lines)

    def told(self, tables: Collection[str] | None = None) -> list[str]:
        """Return the marks as lines, which are others whenever a mark is.

        Parameters
        ----------
        tables
            The tables whose marks count; all of them without it. One that others point to counts
            at any rate.
        """
        asked = {*self.tables, *self.lines} if tables is None else {*tables, *POINTED_TO}
        return [
            *(f"{name} is not public" for name in sorted(self.tables & asked)),
            *(f"{name} without {self.lines[name]}" for name in sorted(self.lines.keys() & asked)),
        ]


def check_marks(manifest: Manifest) -> None:
    """Refuse to keep a table from the public that the atlas cannot do without.

    Raises
    ------
    DataFaults
        If such a table is marked; all of them are told.
    """
    faults = [
        Fault(
            *(MANIFEST, 0, f"[[file]] {file.path}, access", file.access),
            "is a mark on a table that the atlas cannot be made without",
            f"Take the mark away; {NEEDED[file.table]}",
        )
        for file in manifest.files
        if file.table in manifest.marked & NEEDED.keys()
    ]
    if faults:
        raise DataFaults(faults)


def read_marks(geodata: Path) -> Marks:
    """Return what is marked now.

    Parameters
    ----------
    geodata
        Folder with ``sources.toml`` and ``raw/``.

    Raises
    ------
    MissingInput, DataFaults
        As `dashboard.sources.manifest.read_manifest` and `check_marks`.
    """
    manifest = read_manifest(geodata)
    check_marks(manifest)
    marked = manifest.marked
    found = {
        path.stem: _confidential_lines(path)
        for path in sorted((geodata / "raw").glob("*.csv"))
        if path.stem not in marked
    }
    return Marks(marked, {name: digest for name, digest in found.items() if digest})


def _confidential_lines(path: Path) -> str:
    """Return a sha256 of the lines that have a confidential figure; empty without any.

    What cannot be read is passed over: the readers of the tables tell what is wrong with it.
    """
    content = path.read_bytes()
    if CONFIDENTIAL.encode() not in content:
        return ""
    text = content.decode("utf-8-sig", errors="replace")
    head, *rows = [*csv.reader(io.StringIO(text, newline=""))] or [[]]
    columns = [at for at, name in enumerate(head) if name == "status" or name.endswith("_status")]
    found = [row for row in rows if any(row[at : at + 1] == [CONFIDENTIAL] for at in columns)]
    return hashlib.sha256(repr(found).encode()).hexdigest() if found else ""


def write_record(built: Path, audience: Audience, marks: Marks) -> None:
    """Write into a built folder whom it was made for, and by which marks."""
    write_json(built / RECORD, _record(audience, marks))


def check_record(built: Path, audience: Audience, marks: Marks) -> None:
    """Refuse a built folder that may hold more than its readers may see.

    Parameters
    ----------
    built
        The folder.
    audience
        Whom it is to be shown to.
    marks
        What is marked now.

    Raises
    ------
    MissingInput
        If it was built for others, or before a mark was set or taken away.
    """
    if _read_record(built) != _record(audience, marks):
        raise MissingInput(
            f"this was not built for the {audience} by what is marked as not public now",
            str(built),
            "Run 'make data'",
        )


def _record(audience: Audience, marks: Marks) -> dict[str, Any]:
    """Return what a folder says of itself; the organisation's holds everything at any rate."""
    return {
        "audience": audience,
        "marks": marks.told() if audience is Audience.PUBLIC else [],
    }


def _read_record(built: Path) -> dict[str, Any]:
    """Return whom a folder was made for; one without a record is of before there were marks."""
    if not (built / RECORD).is_file():
        return _record(Audience.PUBLIC, Marks())
    record: dict[str, Any] = read_json(built / RECORD)
    return record
