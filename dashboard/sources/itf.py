"""OECD/ITF: tonne-kilometres by country and mode."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from dashboard.sources.checks import Column, Known, Table
from dashboard.sources.columns import AMOUNT, FLAG, REGION, SOURCE, STATUS, YEAR, status_fits_flag
from dashboard.sources.csv_files import read_table

TONNE_KM = Table(
    "tonne_km",
    (
        REGION,
        YEAR,
        Column("mode", choices=("road", "rail", "inland_waterway", "sea")),
        AMOUNT,
        FLAG,
        STATUS,
        SOURCE,
    ),
    key=("region_id", "year", "mode"),
    rules=(status_fits_flag,),
)


def read_tonne_km(raw: Path, known: Known) -> pd.DataFrame:
    """Return freight transport by country and mode.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``sources``.

    Returns
    -------
    volumes
        One row per ``region_id`` (Eurostat's country codes), ``year`` and ``mode`` (``sea`` is
        coastal shipping), with ``value`` in million tonne-kilometres, ``flag`` (b break in
        series, e estimated, p provisional), ``status`` and ``source_id``. What is not reported
        has no row.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`.

    Notes
    -----
    Countries count by different principles: traffic on the territory, or traffic of the
    country's own lorries wherever it drives. Must not be used for shares of modes, nor to rank
    countries that count differently. Pipelines, and road by hire and own account, are left out;
    so are countries that NUTS 2021 does not have.
    """
    return read_table(raw, TONNE_KM, known)
