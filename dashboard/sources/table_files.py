"""A table of a statistical office, in whichever of the formats it was downloaded."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from dashboard.errors import MissingInput
from dashboard.sources.estat_tsv import read_tsv
from dashboard.sources.json_stat import read_json_stat
from dashboard.sources.observations import StatTable
from dashboard.sources.plain_text import read_plain_text
from dashboard.sources.sdmx_csv import read_sdmx_csv

ENDINGS = (".tsv", ".csv", ".json", ".tsv.gz", ".csv.gz", ".json.gz")
_log = logging.getLogger(__name__)


def read_stat_table(path: Path) -> StatTable:
    """Return a table from TSV, SDMX-CSV or JSON-stat; which it is, is told by the content.

    Parameters
    ----------
    path
        The file, packed with gzip or not.

    Raises
    ------
    MissingInput
        If the file is not there.
    DataFaults
        If it cannot be read at all. What of it could not be read is among the table's
        ``faults``, which `dashboard.sources.stat_checks.check_table` tells with its own.
    """
    head = read_plain_text(path).lstrip().split("\n", 1)[0]
    if head.startswith(("{", "[")):
        table = read_json_stat(path)
    elif "\t" in head or "\\" in head:
        table = read_tsv(path)
    else:
        table = read_sdmx_csv(path)
    _log.info("read %d rows of %s from %s", len(table.rows), table.code, path.name)
    return table


def table_files(folder: Path) -> Iterator[Path]:
    """Give the files of a folder that may be tables, by name.

    Raises
    ------
    MissingInput
        If the folder is not there.
    """
    if not folder.is_dir():
        raise MissingInput("the folder is not there", str(folder), "Look up its name")
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name.lower().endswith(ENDINGS):
            yield path
