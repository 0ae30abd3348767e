"""Logistics clusters: where they are, what is known of each, and their yearly figures."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from dashboard.sources.checks import Column, Known, Table
from dashboard.sources.columns import (
    AMOUNT,
    COORD_STATUS,
    COUNTRY,
    FIGURE_STATUSES,
    FLAG,
    LATITUDE,
    LONGITUDE,
    MODES,
    NOTE,
    NUTS3,
    PLACE_STATUS,
    PRECISION,
    SOURCE,
    STATUS,
    YEAR,
    filled_together,
    one_of_each,
    region_in_country,
)
from dashboard.sources.csv_files import read_table


def _with_status(column: Column, name: str) -> tuple[Column, Column, Column]:
    """Return a column that may be empty, and the columns of its status and source."""
    return (
        column,
        Column(f"{name}_status", empty=True, choices=FIGURE_STATUSES),
        Column(f"{name}_source_id", empty=True, refers=("sources",)),
    )


CLUSTERS = Table(
    "clusters",
    (
        Column("cluster_id", pattern="C[0-9]{2}", like="C06"),
        Column("name"),
        Column("place"),
        COUNTRY,
        LATITUDE,
        LONGITUDE,
        PRECISION,
        COORD_STATUS,
        Column("coord_source_id", refers=("sources",)),
        NUTS3,
        *_with_status(Column("modes", empty=True, several=True, choices=MODES), "modes"),
        *_with_status(Column("opening_year", "whole", empty=True, low=1700, high=2030), "opening"),
        *_with_status(Column("area_ha", "number", empty=True, low=0, high=10_000), "area"),
        *_with_status(Column("companies", "whole", empty=True, low=0), "companies"),
        Column("companies_year", "whole", empty=True, low=1970, high=2030),
        *_with_status(Column("jobs", "whole", empty=True, low=0), "jobs"),
        PLACE_STATUS,
        SOURCE,
        NOTE,
    ),
    key=("cluster_id",),
    rules=(
        region_in_country,
        filled_together("modes", "modes_status", "modes_source_id"),
        filled_together("opening_year", "opening_status", "opening_source_id"),
        filled_together("area_ha", "area_status", "area_source_id"),
        filled_together("companies", "companies_status", "companies_source_id"),
        filled_together("jobs", "jobs_status", "jobs_source_id"),
    ),
)

CLUSTER_SERIES = Table(
    "cluster_series",
    (
        Column("cluster_id", refers=("clusters",)),
        YEAR,
        Column("indicator", pattern="[a-z][a-z0-9_]*", like="goods_handled_total"),
        AMOUNT,
        Column("unit"),
        FLAG,
        STATUS,
        NOTE,
        SOURCE,
    ),
    key=("cluster_id", "year", "indicator"),
    rules=(one_of_each("indicator", "unit"),),
)


def read_clusters(raw: Path, known: Known) -> pd.DataFrame:
    """Return the logistics clusters.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``sources``.

    Returns
    -------
    clusters
        One row per ``cluster_id`` with ``name``, ``place``, ``country`` (Eurostat's code),
        ``lon`` and ``lat`` (EPSG:4326), ``coord_precision_km``, ``coord_status``,
        ``coord_source_id``, ``nuts3`` (NUTS 2021), then ``modes`` (joined by ``|``),
        ``opening_year``, ``area_ha`` (hectares), ``companies`` with ``companies_year``, and
        ``jobs``, each with the status and source of its own, empty where it is not known; at
        last ``status`` and ``source_id`` of the row, and ``note``.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`; also if a value has no status and source, or a NUTS code is not one of
        the cluster's country.

    Notes
    -----
    Positions are known to within ``coord_precision_km``. Areas and companies are counted by each
    cluster in its own way and year: they must not be ranked or added up.
    """
    return read_table(raw, CLUSTERS, known)


def read_cluster_series(raw: Path, known: Known) -> pd.DataFrame:
    """Return yearly figures of clusters, in the units that each publishes.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``clusters`` and ``sources``.

    Returns
    -------
    series
        One row per ``cluster_id``, ``year`` and ``indicator``, with ``value``, ``unit`` (one for
        each indicator), ``flag``, ``status``, ``note`` and ``source_id``. What is not known has
        no row.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`; also if an indicator has two units.

    Notes
    -----
    Each cluster counts in its own way: figures must not be compared between clusters without
    reading their notes, nor be added up. Not every indicator is a throughput: ``capacity``,
    ``rail_share``, ``dgg_rank`` and ``dgg_score`` are not.
    """
    return read_table(raw, CLUSTER_SERIES, known)
