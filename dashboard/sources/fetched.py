"""The folder ``geodata/fetched``: tables that the user fetched from a statistical office."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as parquet

from dashboard.errors import ChangedFile, MissingInput
from dashboard.sources.manifest import file_sha256
from dashboard.sources.swap import alone

FETCHED, RECORD = "fetched", "fetched.json"
_AGAIN = "Run 'make data-eurostat' again"


@dataclass(frozen=True, slots=True)
class FetchedTable:
    """What is known of a table that was fetched.

    Parameters
    ----------
    code, title
        As of `dashboard.sources.stat_tables.TableSpec`.
    supplier
        Who publishes it.
    address
        Where it was fetched from: a web address, or the name of the file.
    fetched_on
        Day and time (UTC, ISO 8601) at which its content came.
    asked_on
        Day and time at which the supplier was asked last whether it has changed.
    updated
        When the supplier changed it last, as the supplier writes it; empty where not told.
    units
        Codes of the units that it has.
    rows
        How many rows.
    file
        Its file in ``geodata/fetched``.
    sha256
        Of that file.
    etag, last_modified
        As the supplier's server sent them, to ask whether the table has changed.
    other_editions
        Codes in it that are regions of another edition of NUTS, with the edition.
    """

    code: str
    title: str
    supplier: str
    address: str
    fetched_on: str
    asked_on: str
    updated: str
    units: tuple[str, ...]
    rows: int
    file: str = ""
    sha256: str = ""
    etag: str = ""
    last_modified: str = ""
    other_editions: Mapping[str, int] = field(default_factory=dict)


def read_record(geodata: Path) -> dict[str, FetchedTable]:
    """Return what was fetched, by the code of the table; nothing where nothing was.

    Raises
    ------
    ChangedFile
        If the record cannot be read.
    """
    path = geodata / FETCHED / RECORD
    if not path.is_file():
        return {}
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        found = [FetchedTable(**(entry | {"units": tuple(entry["units"])})) for entry in entries]
    except (ValueError, TypeError, KeyError) as error:
        raise ChangedFile(
            "the record of what was fetched cannot be read",
            str(path),
            f"Delete the folder {path.parent} and run 'make data-eurostat'",
        ) from error
    return {entry.code: entry for entry in found}


def read_fetched(geodata: Path) -> dict[str, pd.DataFrame]:
    """Return the tables that were fetched.

    Parameters
    ----------
    geodata
        Folder with ``fetched/``.

    Returns
    -------
    tables
        Rows as of `dashboard.sources.observations.StatTable`, by the code of the table; nothing
        where nothing was fetched.

    Raises
    ------
    MissingInput
        If a table of the record is not there.
    ChangedFile
        If a table is not the one that was fetched, or the record cannot be read.
    """
    return {code: _read(geodata / FETCHED, entry) for code, entry in read_record(geodata).items()}


def is_intact(geodata: Path, entry: FetchedTable) -> bool:
    """Return whether a table is there as it was fetched."""
    path = geodata / FETCHED / entry.file
    return path.is_file() and file_sha256(path) == entry.sha256


def fetched_sha256(geodata: Path) -> str:
    """Return one hash of all tables that were fetched; empty where nothing was."""
    record = read_record(geodata)
    lines = [f"{code} {entry.sha256}" for code, entry in sorted(record.items())]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest() if lines else ""


def keep_tables(geodata: Path, tables: Mapping[str, tuple[FetchedTable, pd.DataFrame]]) -> None:
    """Put tables in the place of those that were fetched before, all of them or none.

    Until the record names the new files the old ones are in use: a process that is killed
    leaves the tables as they were.

    Parameters
    ----------
    geodata
        Folder with ``fetched/``, which is made where it is not there.
    tables
        What is known of each table, and its rows, by its code.
    """
    folder = geodata / FETCHED
    folder.mkdir(parents=True, exist_ok=True)
    with alone(folder):
        record = read_record(geodata)
        for code, (entry, rows) in tables.items():
            fresh = folder / f"{code}.part"
            parquet.write_table(pa.Table.from_pandas(rows, preserve_index=False), fresh)
            digest = file_sha256(fresh)
            name = f"{code}-{digest[:10]}.parquet"
            fresh.replace(folder / name)
            record[code] = dataclasses.replace(entry, file=name, sha256=digest)
        write_record(geodata, record)
        used = {entry.file for entry in record.values()}
        for path in folder.glob("*.parquet"):
            if path.name not in used:
                path.unlink()


def mark_asked(geodata: Path, code: str, asked_on: str) -> None:
    """Write down that the supplier was asked, and that the table has not changed."""
    with alone(geodata / FETCHED):
        record = read_record(geodata)
        record[code] = dataclasses.replace(record[code], asked_on=asked_on)
        write_record(geodata, record)


def write_record(geodata: Path, record: Mapping[str, FetchedTable]) -> None:
    """Write what was fetched, as a whole or not at all; by one process at a time."""
    folder = geodata / FETCHED
    entries = [dataclasses.asdict(record[code]) for code in sorted(record)]
    fresh = folder / f"{RECORD}.part"
    text = json.dumps(entries, ensure_ascii=False, indent=1, sort_keys=True)
    with fresh.open("w", encoding="utf-8") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / RECORD)


def _read(folder: Path, entry: FetchedTable) -> pd.DataFrame:
    path = folder / entry.file
    if not path.is_file():
        raise MissingInput(f"the fetched table {entry.code} is not there", str(path), _AGAIN)
    if file_sha256(path) != entry.sha256:
        raise ChangedFile(
            f"this is not the table {entry.code} that was fetched on {entry.fetched_on[:10]}",
            str(path),
            f"{_AGAIN}; figures are never changed by hand here",
        )
    rows: pd.DataFrame = parquet.read_table(path).to_pandas()
    return rows
