"""What was typed for the network: links over straits, waterways, parameters, known distances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pandas as pd

from dashboard.sources.checks import Column, Known, Line, Problem, Table
from dashboard.sources.columns import (
    LATITUDE,
    LONGITUDE,
    NOTE,
    PLACE_STATUS,
    SOURCE,
    STATUSES,
    one_of_each,
)
from dashboard.sources.csv_files import read_table

NETWORK_MODES = ("road", "rail", "inland_waterway", "sea")
_MODE = Column("mode", choices=NETWORK_MODES)
_KM = Column("km", "number", low=0.1, high=10_000)


def points_follow_on(lines: Sequence[Line]) -> Iterator[Problem]:
    """Tell waterways whose points are not numbered 1, 2, 3 in the order of the file."""
    last: dict[str, int] = {}
    for line in lines:
        waterway = line.cells["waterway_id"]
        wanted = last.get(waterway, 0) + 1
        if line.cells["seq"] != str(wanted):
            what = f"should be {wanted}, the next point of {waterway}"
            yield Problem(line.number, "seq", line.cells["seq"], what, "Number the points anew")
        last[waterway] = int(line.cells["seq"])


def marks_run_one_way(lines: Sequence[Line]) -> Iterator[Problem]:
    """Tell waterways whose kilometre marks go up and down again."""
    marks: dict[str, list[tuple[int, float]]] = {}
    for line in lines:
        if line.cells["km_mark"]:
            own = marks.setdefault(line.cells["waterway_id"], [])
            own.append((line.number, float(line.cells["km_mark"])))
    for waterway, own in marks.items():
        rises = [after[1] - before[1] for before, after in pairwise(own)]
        for (number, mark), rise in zip(own[1:], rises, strict=True):
            if rise == 0 or (rise > 0) != (rises[0] > 0):
                what = f"does not go on from the mark before it on {waterway}"
                yield Problem(number, "km_mark", f"{mark:g}", what, "Look the mark up again")


NETWORK_LINKS = Table(
    "network_links",
    (
        Column("link_id", pattern="[a-z]+(-[a-z]+)+", like="road-great-belt"),
        Column("mode", choices=("road", "rail")),
        Column("name"),
        Column("from_lat", "number", low=LATITUDE.low, high=LATITUDE.high),
        Column("from_lon", "number", low=LONGITUDE.low, high=LONGITUDE.high),
        Column("to_lat", "number", low=LATITUDE.low, high=LATITUDE.high),
        Column("to_lon", "number", low=LONGITUDE.low, high=LONGITUDE.high),
        _KM,
        PLACE_STATUS,
        SOURCE,
        NOTE,
    ),
    key=("link_id",),
)

WATERWAYS = Table(
    "waterways",
    (
        Column("waterway_id", pattern="[A-Z]{3}", like="RHI"),
        Column("name"),
        Column("mode", choices=("inland_waterway", "sea")),
        Column("seq", "whole", low=1, high=100),
        Column("point"),
        LATITUDE,
        LONGITUDE,
        Column("km_mark", "number", empty=True, low=0, high=3_000),
        PLACE_STATUS,
        SOURCE,
    ),
    key=("waterway_id", "seq"),
    rules=(
        points_follow_on,
        marks_run_one_way,
        one_of_each("waterway_id", "name"),
        one_of_each("waterway_id", "mode"),
        one_of_each("point", "lat"),
        one_of_each("point", "lon"),
    ),
)

NETWORK_PARAMETERS = Table(
    "network_parameters",
    (
        Column("name", pattern="[a-z][a-z0-9_]*", like="rail_access_km"),
        Column("value", "number"),
        Column("unit"),
        Column("basis", choices=("assumed", "source")),
        SOURCE,
        Column("note"),
    ),
    key=("name",),
)

KNOWN_DISTANCES = Table(
    "known_distances",
    (
        Column("from_name"),
        Column("from_lat", "number", low=LATITUDE.low, high=LATITUDE.high),
        Column("from_lon", "number", low=LONGITUDE.low, high=LONGITUDE.high),
        Column("to_name"),
        Column("to_lat", "number", low=LATITUDE.low, high=LATITUDE.high),
        Column("to_lon", "number", low=LONGITUDE.low, high=LONGITUDE.high),
        _MODE,
        _KM,
        Column("status", choices=STATUSES),
        SOURCE,
        NOTE,
    ),
    key=("from_name", "to_name", "mode"),
)


def read_network_links(raw: Path, known: Known) -> pd.DataFrame:
    """Return the links that mend the road and rail networks at straits.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``sources``.

    Returns
    -------
    links
        One row per ``link_id`` with ``mode``, ``name``, the two ends (``from_lat``, ``from_lon``,
        ``to_lat``, ``to_lon``, EPSG:4326), ``km``, ``status``, ``source_id`` and ``note``.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`.
    """
    return read_table(raw, NETWORK_LINKS, known)


def read_waterways(raw: Path, known: Known) -> pd.DataFrame:
    """Return the axes of navigable waterways, point by point.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``sources``.

    Returns
    -------
    points
        One row per ``waterway_id`` and ``seq`` with ``name``, ``mode`` (``sea`` for what seagoing
        ships use), ``point`` (waterways meet where they have a point of the same name), ``lat``
        and ``lon`` (EPSG:4326), ``km_mark`` (kilometre along the waterway, running up or down;
        NaN where none was typed), ``status`` (of the position) and ``source_id``.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`; also if points are not numbered in order, marks go up and down again, or
        a point lies in two places.

    Notes
    -----
    Typed for the atlas: positions to within 2 km, marks to within a kilometre or two. Must not be
    used for draught, locks, bridge heights or the class of a waterway, which are not known.
    """
    return read_table(raw, WATERWAYS, known)


def read_network_parameters(raw: Path, known: Known) -> pd.DataFrame:
    """Return the assumptions of the network.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``sources``.

    Returns
    -------
    parameters
        One row per ``name`` with ``value``, ``unit``, ``basis`` (``assumed`` or ``source``),
        ``source_id`` and ``note``.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`.
    """
    return read_table(raw, NETWORK_PARAMETERS, known)


def read_known_distances(raw: Path, known: Known) -> pd.DataFrame:
    """Return distances that others give, to hold the network against.

    Parameters
    ----------
    raw
        Folder of the tables.
    known
        Ids of ``sources``.

    Returns
    -------
    distances
        One row per ``from_name``, ``to_name`` and ``mode`` with both places (EPSG:4326), ``km``,
        ``status``, ``source_id`` and ``note``.

    Raises
    ------
    MissingInput, DataFaults
        As `read_table`.
    """
    return read_table(raw, KNOWN_DISTANCES, known)
