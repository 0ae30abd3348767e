"""The register of sources that every row of every table points to."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from dashboard.sources.checks import Column, Known, Table
from dashboard.sources.csv_files import read_table

SOURCES = Table(
    "sources",
    (
        Column("source_id", pattern="[a-z0-9][a-z0-9._-]*", like="estat-portlist"),
        Column("supplier"),
        Column("title"),
        Column("locator", empty=True),
        Column("precision"),
    ),
    key=("source_id",),
)


def read_sources(raw: Path, known: Known) -> pd.DataFrame:
    """Return the register of sources.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of other tables; this table needs none.

    Returns
    -------
    sources
        One row per ``source_id`` with ``supplier``, ``title``, ``locator`` (address, or file and
        commit of a stored copy; may be empty) and ``precision`` (how exactly the locator leads
        to the figure).

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`.

    Notes
    -----
    Where only a site or an article number is known, the figure cannot be looked up at once: such
    a source is not to be cited without looking for the article first. The source ``unconfirmed``
    stands for none and is used for positions and links only, never for a figure.
    """
    return read_table(raw, SOURCES, known)
