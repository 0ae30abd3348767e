"""European Transport Corridors of 2024, their nodes, and the ports and clusters on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from dashboard.sources.checks import Column, Known, Line, Problem, Table
from dashboard.sources.columns import (
    COORD_STATUS,
    COUNTRY,
    LATITUDE,
    LONGITUDE,
    MODES,
    PLACE_STATUS,
    SOURCE,
)
from dashboard.sources.csv_files import read_table


def nodes_follow_on(lines: Sequence[Line]) -> Iterator[Problem]:
    """Tell branches whose nodes are not numbered 1, 2, 3 in the order of the file."""
    last: dict[tuple[str, str], int] = {}
    for line in lines:
        branch = line.cells["corridor_id"], line.cells["branch"]
        wanted = last.get(branch, 0) + 1
        if line.cells["seq"] != str(wanted):
            what = f"should be {wanted}, the next node of {branch[1]}"
            yield Problem(line.number, "seq", line.cells["seq"], what, "Number the nodes anew")
        last[branch] = int(line.cells["seq"])


CORRIDORS = Table(
    "corridors",
    (
        Column("corridor_id", pattern="ETC-[A-Z]+", like="ETC-SCM"),
        Column("name"),
        Column("modes", several=True, choices=MODES),
        SOURCE,
        PLACE_STATUS,
    ),
    key=("corridor_id",),
)

_ON_CORRIDOR = Column("corridor_id", refers=("corridors",))

CORRIDOR_NODES = Table(
    "corridor_nodes",
    (
        _ON_CORRIDOR,
        Column("branch"),
        Column("seq", "whole", low=1, high=100),
        Column("node"),
        COUNTRY,
        LATITUDE,
        LONGITUDE,
        COORD_STATUS,
        PLACE_STATUS,
        SOURCE,
    ),
    key=("corridor_id", "branch", "seq"),
    rules=(nodes_follow_on,),
)

PORT_CORRIDORS = Table(
    "port_corridors",
    (Column("locode", refers=("ports",)), _ON_CORRIDOR, PLACE_STATUS, SOURCE),
    key=("locode", "corridor_id"),
)

CLUSTER_CORRIDORS = Table(
    "cluster_corridors",
    (Column("cluster_id", refers=("clusters",)), _ON_CORRIDOR, PLACE_STATUS, SOURCE),
    key=("cluster_id", "corridor_id"),
)


def read_corridors(raw: Path, known: Known) -> pd.DataFrame:
    """Return the nine European Transport Corridors of Regulation (EU) 2024/1679.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``sources``.

    Returns
    -------
    corridors
        One row per ``corridor_id`` with ``name`` (English), ``modes`` (joined by ``|``),
        ``status`` and ``source_id``.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`.
    """
    return read_table(raw, CORRIDORS, known)


def read_corridor_nodes(raw: Path, known: Known) -> pd.DataFrame:
    """Return the nodes of each corridor, branch by branch.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``corridors`` and ``sources``.

    Returns
    -------
    nodes
        One row per ``corridor_id``, ``branch`` and ``seq`` (1, 2, 3 in the order of travel),
        with ``node`` (a town), ``country``, ``lon`` and ``lat`` of its centre (EPSG:4326),
        ``coord_status``, ``status`` and ``source_id`` (of the position).

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`; also if the nodes of a branch are not numbered in order.

    Notes
    -----
    Which town lies on which branch, and in which order, is not confirmed: the line is a scheme.
    It must not be used for the legal alignment, for lengths or for telling whether a place lies
    on a corridor.
    """
    return read_table(raw, CORRIDOR_NODES, known)


def read_port_corridors(raw: Path, known: Known) -> pd.DataFrame:
    """Return which port lies on which corridor.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``ports``, ``corridors`` and ``sources``.

    Returns
    -------
    links
        One row per ``locode`` and ``corridor_id`` with ``status`` and ``source_id``. A port
        without a row is on none, or is not in the source.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`.
    """
    return read_table(raw, PORT_CORRIDORS, known)


def read_cluster_corridors(raw: Path, known: Known) -> pd.DataFrame:
    """Return which cluster lies by which corridor, judged by position only.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``clusters``, ``corridors`` and ``sources``.

    Returns
    -------
    links
        One row per ``cluster_id`` and ``corridor_id`` with ``status`` and ``source_id``.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`.

    Notes
    -----
    None is confirmed. Must not be used to say that a cluster is a node of the network.
    """
    return read_table(raw, CLUSTER_CORRIDORS, known)
