"""What the flows are estimated from: tonnes between countries, masses of regions, parameters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from dashboard.sources.checks import Column, Known, Line, Problem, Table
from dashboard.sources.columns import (
    AMOUNT,
    FIRM_STATUS,
    FLAG,
    NOTE,
    SOURCE,
    STATUS,
    STATUS_OR_MISSING,
    YEAR,
    value_fits_status,
)
from dashboard.sources.csv_files import read_table

CHANGE_KINDS = ("split", "boundary", "new")
ASSUMED = "assumed"
FACT_UNITS = ("percent", "km", "t", "thousand_t", "million_tkm")
_COUNTRY_CODE = "[A-Z]{2}"
_NUTS2 = Column("region_id", pattern="[A-Z]{2}[A-Z0-9]{2}", like="SE12")
_NUTS_YEAR = Column("nuts_year", choices=("2016", "2021"))


def low_value_high(lines: Sequence[Line]) -> Iterator[Problem]:
    """Tell parameters whose value lies outside its own low and high."""
    for line in lines:
        low, value, high = (float(line.cells[name]) for name in ("low", "value", "high"))
        if not low <= value <= high:
            what = f"lies outside low {low:g} to high {high:g}"
            yield Problem(line.number, "value", line.cells["value"], what, "Order the three")


def regions_of_2016(lines: Sequence[Line]) -> Iterator[Problem]:
    """Tell codes that one NUTS year has and the other has not, in rows of the wrong year."""
    only = {"2016": {"HR04", "NO01", "NO03", "NO04", "NO05"}, "2021": _ONLY_2021}
    for line in lines:
        code, year = line.cells["region_id"], line.cells["nuts_year"]
        other = "2021" if year == "2016" else "2016"
        if code in only[other]:
            what = f"is a code of NUTS {other}, not of NUTS {year}"
            yield Problem(line.number, "region_id", code, what, "Correct nuts_year or the code")


_ONLY_2021 = {"HR02", "HR05", "HR06", "NO08", "NO09", "NO0A", "NO0B"}

ROAD_PAIRS = Table(
    "road_pairs",
    (
        Column("region_id", pattern=_COUNTRY_CODE, like="SE"),
        Column("partner_id", pattern="[A-Z]{2}|UNK|WORLD", like="DE, UNK or WORLD"),
        YEAR,
        Column("direction", choices=("loaded", "unloaded")),
        Column("value", "number", empty=True, low=0),
        FLAG,
        STATUS_OR_MISSING,
        SOURCE,
    ),
    key=("region_id", "partner_id", "year", "direction"),
    rules=(value_fits_status,),
)
REGION_POPULATION = Table(
    "region_population",
    (_NUTS2, _NUTS_YEAR, YEAR, AMOUNT, STATUS, SOURCE),
    key=("region_id", "nuts_year", "year"),
    rules=(regions_of_2016,),
)
REGION_GDP = Table(
    "region_gdp",
    (_NUTS2, _NUTS_YEAR, YEAR, AMOUNT, STATUS, SOURCE),
    key=("region_id", "nuts_year", "year"),
    rules=(regions_of_2016,),
)
NUTS_CHANGES = Table(
    "nuts_changes",
    (
        Column("from_id", empty=True, pattern="[A-Z]{2}[A-Z0-9]{2}", like="HR04"),
        Column("to_id", pattern="[A-Z]{2}[A-Z0-9]{2}", like="HR02"),
        Column("kind", choices=CHANGE_KINDS),
        NOTE,
        FIRM_STATUS,
        SOURCE,
    ),
    key=("from_id", "to_id"),
)
FREIGHT_FACTS = Table(
    "freight_facts",
    (
        Column("region_id", pattern="[A-Z]{2}|EU27_2020", like="DE"),
        YEAR,
        Column("mode", choices=("road", "rail", "inland_waterway")),
        Column("indicator", pattern="[a-z_]+", like="average_haul"),
        Column("condition", empty=True),
        AMOUNT,
        Column("unit", choices=FACT_UNITS),
        FIRM_STATUS,
        SOURCE,
        NOTE,
    ),
    key=("region_id", "year", "mode", "indicator", "condition"),
)
FLOW_PARAMETERS = Table(
    "flow_parameters",
    (
        Column(
            "name",
            pattern=r"[a-z][a-z0-9_]*(\.[A-Z]{2}(\.[0-9]{4})?)?",
            like="transit_share, road_counts.DK or road_counts.DK.2017",
        ),
        Column("value", "number"),
        Column("low", "number"),
        Column("high", "number"),
        Column("unit"),
        Column("source_id", refers=("sources",)),
        Column("note"),
    ),
    key=("name",),
    rules=(low_value_high,),
)


def read_road_pairs(raw: Path, known: Known) -> pd.DataFrame:
    """Return tonnes by road between countries, as the country of the lorry reports them.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``sources``.

    Returns
    -------
    pairs
        One row per ``region_id`` (the country that reports), ``partner_id`` (Eurostat's country
        codes; ``UNK`` not known, ``WORLD`` all together), ``year`` and ``direction``, with
        ``value`` in thousand tonnes: ``loaded`` in the reporter and unloaded in the partner, or
        ``unloaded`` in the reporter and loaded in the partner. NaN, flag ``u`` and status
        ``missing`` where too few journeys were observed.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`.

    Notes
    -----
    Carried by lorries registered in the reporting country, for hire and on own account. What
    lorries of third countries carry between two countries is in neither table. A partner without
    a row was not seen in that year's survey.
    """
    return read_table(raw, ROAD_PAIRS, known)


def read_region_population(raw: Path, known: Known) -> pd.DataFrame:
    """Return population of NUTS 2 regions, in codes of the year that each series has.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``sources``.

    Returns
    -------
    population
        One row per ``region_id``, ``nuts_year`` and ``year``, with ``value`` in persons.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`; also if a code is not one of its NUTS year.

    Notes
    -----
    Two series, by ``nuts_year``, that must never be mixed in one: Eurostat's on 1 January, and
    one of 2021 whose day is not stated.
    """
    return read_table(raw, REGION_POPULATION, known)


def read_region_gdp(raw: Path, known: Known) -> pd.DataFrame:
    """Return gross domestic product of NUTS 2 regions at current prices.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``sources``.

    Returns
    -------
    gdp
        One row per ``region_id`` (NUTS 2016) and ``year``, with ``value`` in million euro.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`; also if a code is not one of its NUTS year.

    Notes
    -----
    Parts that belong to no region (codes ending in ZZ) are left out. Not for comparing years:
    prices are those of each year.
    """
    return read_table(raw, REGION_GDP, known)


def read_nuts_changes(raw: Path, known: Known) -> pd.DataFrame:
    """Return what became of NUTS 2 regions between 2016 and 2021, where anything did.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``sources``.

    Returns
    -------
    changes
        One row per ``from_id`` (NUTS 2016; empty for a new region) and ``to_id`` (NUTS 2021),
        with ``kind``: ``split`` (one became several), ``boundary`` (land went from one to
        another), ``new``. A code without a row is the same region in both.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`.

    Notes
    -----
    Typed by hand; checked against the codes of both years only, not against their borders.
    """
    return read_table(raw, NUTS_CHANGES, known)


def read_freight_facts(raw: Path, known: Known) -> pd.DataFrame:
    """Return single published facts about hauls, loads, empty running and national tonnes.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``sources``.

    Returns
    -------
    facts
        One row per ``region_id``, ``year``, ``mode``, ``indicator`` and ``condition``, with
        ``value`` and ``unit``, ``status``, ``source_id`` and ``note``.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`.

    Notes
    -----
    The estimate of flows is held against them; two hauls are what it is fitted to.
    """
    return read_table(raw, FREIGHT_FACTS, known)


def read_flow_parameters(raw: Path, known: Known) -> pd.DataFrame:
    """Return everything that the estimate of flows assumes.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``sources``; ``assumed`` stands there too.

    Returns
    -------
    parameters
        One row per ``name`` with ``value``, ``low``, ``high``, ``unit``, ``source_id`` (the word
        ``assumed`` where there is none) and ``note``. A name may end in a country, and in the
        year from which it holds.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`; also if a value lies outside its low and high.
    """
    return read_table(raw, FLOW_PARAMETERS, known)
