"""Ports: the register, groups that report together, and their yearly figures."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from dashboard.sources.checks import Column, Known, Table
from dashboard.sources.columns import (
    AMOUNT,
    COORD_STATUS,
    COUNTRY,
    FLAG,
    LATITUDE,
    LONGITUDE,
    NOTE,
    NUTS3,
    PLACE_STATUS,
    PRECISION,
    SOURCE,
    STATUS,
    YEAR,
    fits,
    region_in_country,
)
from dashboard.sources.csv_files import read_table

SEAS = ("Atlantic ocean", "Baltic Sea", "Black Sea", "Mediterranean sea", "North Sea")

PORTS = Table(
    "ports",
    (
        Column("locode", pattern="[A-Z]{2}[A-Z0-9]{3}", like="SEGOT"),
        Column("name"),
        Column("name_ascii", pattern="[ -~]+", like="Goteborg"),
        COUNTRY,
        LATITUDE,
        LONGITUDE,
        PRECISION,
        COORD_STATUS,
        Column("type", choices=("sea", "sea+inland", "inland")),
        Column("sea", empty=True, choices=SEAS),
        Column("tent_class", empty=True, choices=("Core", "Comprehensive")),
        NUTS3,
        Column("nuts3_method", choices=("list", "polygon")),
        SOURCE,
        Column("rep_mar_code", empty=True, pattern="[A-Z]{2}_[0-9][A-Z0-9]{5}", like="SE_0SEGOT"),
        Column("coord_source_id", refers=("sources",)),
    ),
    key=("locode",),
    rules=(region_in_country,),
)

PORT_GROUPS = Table(
    "port_groups",
    (
        Column("code", pattern="[A-Z0-9-]+", like="ANR-BRU"),
        Column("name"),
        Column("members", several=True, refers=("ports",)),
        Column("country", several=True, pattern="[A-Z]{2}", like="NL|BE"),
        Column("valid_from", "whole", low=1970, high=2030),
        LATITUDE,
        LONGITUDE,
        SOURCE,
        Column("other_members", empty=True),
        PLACE_STATUS,
    ),
    key=("code",),
)

PORT_SERIES = Table(
    "port_series",
    (
        Column("locode", refers=("ports", "port_groups")),
        YEAR,
        Column("indicator", choices=("tonnes", "teu")),
        Column("definition", choices=("authority", "eurostat", "national")),
        AMOUNT,
        Column("unit", choices=("thousand_t", "TEU")),
        FLAG,
        STATUS,
        NOTE,
        SOURCE,
    ),
    key=("locode", "year", "indicator", "definition"),
    rules=(fits("indicator", {"tonnes": "thousand_t", "teu": "TEU"}, "unit"),),
)


def read_ports(raw: Path, known: Known) -> pd.DataFrame:
    """Return the register of ports.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``sources``.

    Returns
    -------
    ports
        One row per ``locode`` (UN/LOCODE) with ``name`` in its own letters, ``name_ascii``,
        ``country`` (Eurostat's code), ``lon`` and ``lat`` (EPSG:4326; the harbour where the
        list's point is a town centre), ``coord_precision_km``, ``coord_status``, ``type``,
        ``sea``, ``tent_class``, ``nuts3`` (NUTS 2021), ``nuts3_method`` (``list``: as Eurostat
        says; ``polygon``: region that the point lies in), ``rep_mar_code`` (Eurostat's code of
        the port in maritime statistics), ``source_id`` and ``coord_source_id``.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`; also if a NUTS code is not one of the port's country.

    Notes
    -----
    A point stands for a harbour area of several kilometres. It must not be used as a quay or a
    gate, nor for distances shorter than ten kilometres.
    """
    return read_table(raw, PORTS, known)


def read_port_groups(raw: Path, known: Known) -> pd.DataFrame:
    """Return ports that publish one figure together.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``ports`` and ``sources``.

    Returns
    -------
    groups
        One row per ``code`` with ``name``, ``members`` (UN/LOCODEs joined by ``|``),
        ``other_members`` (not in the register), ``country`` (joined by ``|`` where the group
        lies in several), ``valid_from`` (first year), ``lon`` and ``lat`` (EPSG:4326, mean of
        the members' points), ``status`` and ``source_id``.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`.

    Notes
    -----
    A group's figure holds what its members handled: the two must not be added up.
    """
    return read_table(raw, PORT_GROUPS, known)


def read_port_series(raw: Path, known: Known) -> pd.DataFrame:
    """Return goods and containers handled, by port, year and definition.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``ports``, ``port_groups`` and ``sources``.

    Returns
    -------
    series
        One row per ``locode`` (or code of a group), ``year``, ``indicator`` (``tonnes``,
        ``teu``) and ``definition``, with ``value``, ``unit`` (``thousand_t``, ``TEU``),
        ``flag``, ``status``, ``note`` and ``source_id``. What is not known has no row.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`; also if a unit does not fit its indicator.

    Notes
    -----
    Definitions: ``authority`` is what the port authority counts, usually with the weight of
    containers and trailers; ``eurostat`` and ``national`` count the goods' gross weight without
    them. They must never be mixed in one series, nor be added up. Most rows were typed from
    press (status ``secondary``): see the source before quoting one.
    """
    return read_table(raw, PORT_SERIES, known)
