"""Costs, speeds, handling, loads and intensities of transport chains, and the ISO 14083 case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from dashboard.sources.checks import Column, Known, Line, Problem, Table
from dashboard.sources.columns import FIRM_STATUS, NOTE, SOURCE
from dashboard.sources.csv_files import read_table

FAMILIES = (
    *("cost", "handling", "speed", "capacity", "load"),
    *("emission", "fuel", "external_cost"),
)


def one_value_or_a_range(lines: Sequence[Line]) -> Iterator[Problem]:
    """Tell factors that have neither a value nor a range, both, or a range that runs backwards."""
    for line in lines:
        value, low, high = (line.cells[name] for name in ("value", "low", "high"))
        if (value == "") != (low != "" and high != "") or (low == "") != (high == ""):
            what = f"stands beside low '{low}' and high '{high}'"
            mend = "Give a value, or low and high together where the source gives a range"
            yield Problem(line.number, "value", value, what, mend)
        elif low and float(low) > float(high):
            yield Problem(line.number, "low", low, f"lies above high, {high}", "Change them about")


CHAIN_FACTORS = Table(
    "chain_factors",
    (
        Column("factor_id", pattern="[a-z0-9-]+", like="road-cost-es24"),
        Column("family", choices=FAMILIES),
        Column("subject", pattern="[a-z_]+", like="inland_waterway"),
        Column("quantity", pattern="[a-z0-9_]+", like="cost_per_tkm"),
        Column("condition", empty=True),
        Column("geo", empty=True),
        Column("period", empty=True),
        Column("value", "number", empty=True, low=0),
        Column("low", "number", empty=True, low=0),
        Column("high", "number", empty=True, low=0),
        Column("unit"),
        FIRM_STATUS,
        SOURCE,
        NOTE,
    ),
    key=("factor_id",),
    rules=(one_value_or_a_range,),
)

CHAIN_EXAMPLE = Table(
    "chain_example",
    (
        Column("step", choices=("all", "TCE1", "TCE2", "TCE3", "TCE4", "TCE5", "total")),
        Column("role", choices=("input", "output")),
        Column("quantity"),
        Column("value", "number", low=0),
        Column("unit"),
        FIRM_STATUS,
        SOURCE,
        NOTE,
    ),
    key=("step", "role", "quantity"),
)


def read_chain_factors(raw: Path, known: Known) -> pd.DataFrame:
    """Return what the sources say of cost, speed, handling, load and intensity.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``sources``.

    Returns
    -------
    factors
        One row per ``factor_id`` with ``family``, ``subject`` (a mode, or a kind of terminal),
        ``quantity``, ``condition``, ``geo``, ``period``, ``value`` or else ``low`` and ``high``
        (where the source gives a range), ``unit``, ``status``, ``source_id`` and ``note``.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`.

    Notes
    -----
    Each row is one statement of one source for one vehicle, place and year. Prices are those of
    their year. Must not be averaged over sources, and not be used for a tender.
    """
    return read_table(raw, CHAIN_FACTORS, known)


def read_chain_example(raw: Path, known: Known) -> pd.DataFrame:
    """Return inputs and results of the case that the Guide to ISO 14083 prints.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``sources``.

    Returns
    -------
    example
        ``step`` (a transport chain element, or ``total``), ``role``, ``quantity``, ``value`` and
        ``unit`` as printed, ``status``, ``source_id`` and ``note``.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`.

    Notes
    -----
    For checking a calculation only. Two printed figures do not fit the others: see ``note``.
    """
    return read_table(raw, CHAIN_EXAMPLE, known)
