"""UNCTAD: how well ports are connected by container lines."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from dashboard.sources.checks import Column, Known, Table
from dashboard.sources.columns import AMOUNT, FLAG, SOURCE, STATUS, YEAR
from dashboard.sources.csv_files import read_table

PORT_CONNECTIVITY = Table(
    "port_connectivity",
    (Column("locode", refers=("ports",)), YEAR, AMOUNT, FLAG, STATUS, SOURCE),
    key=("locode", "year"),
)


def read_port_connectivity(raw: Path, known: Known) -> pd.DataFrame:
    """Return the port liner shipping connectivity index by port and year.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``ports`` and ``sources``.

    Returns
    -------
    index
        One row per ``locode`` and ``year``, with ``value`` (no unit; mean of the four quarters
        that UNCTAD publishes), ``flag``, ``status`` and ``source_id``.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`.

    Notes
    -----
    The index has the base that UNCTAD used before 2024; its numbers are not comparable with
    later editions. It counts container lines that call, not goods: it must not be added up over
    ports, nor stand for a volume.
    """
    return read_table(raw, PORT_CONNECTIVITY, known)
