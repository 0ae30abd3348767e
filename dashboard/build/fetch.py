"""``python -m dashboard.build.fetch [folder]``: fetches Eurostat's regional tables, or takes files.

Without a folder Eurostat's API is asked for each table; with a folder its files are taken. What
cannot be used is told, and the tables that were there stay in use.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from dashboard.errors import DataFaults, Fault, HinterlandError, MissingInput
from dashboard.settings import Settings, read_settings
from dashboard.sources.eurostat_api import Api, NoConnection, fetch_table
from dashboard.sources.fetched import (
    FETCHED,
    FetchedTable,
    is_intact,
    keep_tables,
    mark_asked,
    read_record,
)
from dashboard.sources.nuts_codes import NutsCodes, read_nuts_codes
from dashboard.sources.observations import StatTable
from dashboard.sources.stat_checks import demand_sound, told_left_out
from dashboard.sources.stat_tables import TABLES, TableSpec
from dashboard.sources.table_files import read_stat_table, table_files

Kept = tuple[FetchedTable, pd.DataFrame]
_USE = "Run 'make data' to use them"
_log = logging.getLogger(__name__)


def fetch(settings: Settings, api: Api | None = None) -> int:
    """Fetch every table that has changed, and return how many could not be fetched.

    Parameters
    ----------
    settings
        Where the data lie, and the address of Eurostat's API.
    api
        How Eurostat is asked; as the settings say where it is not given.

    Notes
    -----
    Each table is put in place by itself as soon as it is whole and sound.
    """
    api = api or Api(settings.eurostat_api, settings.geodata / FETCHED / "parts")
    codes = read_nuts_codes(settings.node_modules)
    failed = 0
    for place, code in enumerate(TABLES):
        try:
            _fetch_one(settings, api, code, codes)
        except NoConnection as error:
            _log.error("%s", error)
            failed += len(TABLES) - place
            break
        except HinterlandError as error:
            _log.error("%s", error)
            failed += 1
    if failed:
        _tell_what_stays(settings)
    return failed


def take(settings: Settings, folder: Path, leave_out_other_nuts: bool = False) -> tuple[str, ...]:
    """Take the tables of a folder, all or none, and return their codes.

    Parameters
    ----------
    settings
        Where the data lie.
    folder
        Folder with files that the user downloaded: TSV, SDMX-CSV or JSON-stat.
    leave_out_other_nuts
        Whether codes of another edition of NUTS are left out rather than refused.

    Raises
    ------
    MissingInput
        If the folder is not there, or has no such file.
    DataFaults
        If anything cannot be used. All faults of all files are told.
    """
    codes = read_nuts_codes(settings.node_modules)
    taken: dict[str, Kept] = {}
    seen: set[str] = set()
    faults: list[Fault] = []
    for path in table_files(folder):
        try:
            table = read_stat_table(path)
            spec = _spec_of(table)
            table = _only_one(table, seen)
            taken[spec.code] = _checked(table, spec, path.name, codes, not leave_out_other_nuts)
        except DataFaults as error:
            faults += error.faults
    if faults:
        raise DataFaults(faults)
    if not taken:
        raise MissingInput(
            "no file is a table in TSV, SDMX-CSV or JSON-stat",
            str(folder),
            f"Download one of these from Eurostat: {', '.join(TABLES)}",
        )
    keep_tables(settings.geodata, taken)
    return tuple(sorted(taken))


def _fetch_one(settings: Settings, api: Api, code: str, codes: NutsCodes) -> None:
    known = read_record(settings.geodata).get(code)
    if known and not (known.address.startswith(api.address) and is_intact(settings.geodata, known)):
        known = None
    got = fetch_table(api, code, known.etag if known else "", known.last_modified if known else "")
    if got.path is None:
        if known:
            mark_asked(settings.geodata, code, _now())
            _log.info("%s has not changed since it was fetched on %s", code, known.fetched_on[:10])
        return
    try:
        table = read_stat_table(got.path)
        entry, rows = _checked(table, TABLES[code], got.address, codes, strict=False)
    finally:
        got.path.unlink()
    entry = dataclasses.replace(entry, etag=got.etag, last_modified=got.last_modified)
    keep_tables(settings.geodata, {code: (entry, rows)})
    _log.info("%s: %d rows fetched", code, len(rows))


def _spec_of(table: StatTable) -> TableSpec:
    spec = TABLES.get(table.code)
    if spec is None:
        what = "is a table that the atlas has no use for"
        mend = f"Take it out, or name it after one of: {', '.join(TABLES)}"
        raise DataFaults([Fault(table.file, 0, "", table.code, what, mend), *table.faults])
    return spec


def _only_one(table: StatTable, seen: set[str]) -> StatTable:
    """Return a table, with a fault where another file has the same; and mark that it was seen."""
    if table.code in seen:
        what = "is a table that another file has already"
        fault = Fault(table.file, 0, "", table.code, what, "Take one of them out")
        return dataclasses.replace(table, faults=(fault, *table.faults))
    seen.add(table.code)
    return table


def _checked(
    table: StatTable, spec: TableSpec, address: str, codes: NutsCodes, strict: bool
) -> Kept:
    checked = demand_sound(table, spec, codes, strict)
    for sentence in told_left_out(checked, spec.code):
        _log.warning("%s", sentence)
    if not spec.proven:
        _log.warning("%s: its dimensions could not be proven beforehand; look at them", spec.code)
    now = _now()
    units = tuple(table.rows["unit"].cat.categories)
    entry = FetchedTable(
        spec.code,
        spec.title,
        "Eurostat",
        address,
        now,
        now,
        table.updated,
        units,
        len(table.rows),
        other_editions=dict(sorted(checked.other_editions.items())),
    )
    return entry, table.rows


def _tell_what_stays(settings: Settings) -> None:
    days: dict[str, list[str]] = {}
    for entry in read_record(settings.geodata).values():
        days.setdefault(entry.fetched_on[:10], []).append(entry.code)
    for day, codes in sorted(days.items()):
        _log.info("The tables fetched on %s stay in use: %s", day, ", ".join(codes))
    if not days:
        _log.info("No table was fetched before: the atlas uses its estimates")


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def main(arguments: Sequence[str] | None = None) -> int:
    """Fetch or take tables and return 0, or say what is wrong and return 1."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    logging.getLogger("urllib3").setLevel(logging.ERROR)
    parser = argparse.ArgumentParser(prog="python -m dashboard.build.fetch")
    parser.add_argument("folder", nargs="?", type=Path, help="take the files of this folder")
    parser.add_argument(
        "--other-nuts",
        choices=("refuse", "leave-out"),
        default="refuse",
        help="what to do with regions of another edition of NUTS in the files of a folder",
    )
    asked = parser.parse_args(arguments)
    try:
        settings = read_settings()
        if asked.folder is None:
            if fetch(settings):
                return 1
            _log.info("All tables are there. %s", _USE)
            return 0
        taken = take(settings, asked.folder, asked.other_nuts == "leave-out")
    except HinterlandError as error:
        _log.error("%s", error)
        return 1
    except KeyboardInterrupt:
        _log.error("Stopped. What was fetched is kept; run it again to go on")
        return 130
    _log.info("Taken: %s. %s", ", ".join(taken), _USE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
