"""The road and rail networks of the world, from OpenStreetMap by way of scgraph_data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dashboard.errors import DataFaults, Fault
from dashboard.sources.python_packages import WORLD_NETWORKS, python_package_file

_GRAPH, _NODES = b"graph=[", b"nodes=["
_NUMBERS_ONLY = re.compile(rb"[0-9eE.+:,{}\[\]\s-]*")
_MARKS = bytes.maketrans(b"{}[]:,", b"      ")
_MEND = "Install the package again, in the version that requirements.txt names"


@dataclass(frozen=True, slots=True)
class WorldNetwork:
    """Nodes and the edges between them, as the supplier has them.

    Parameters
    ----------
    lonlat
        Shape (n, 2), degrees, EPSG:4326, (lon, lat).
    ends
        Shape (m, 2), places of the two nodes of each edge; each edge stands once, the smaller
        place first.
    km
        Length of each edge.
    """

    lonlat: np.ndarray
    ends: np.ndarray
    km: np.ndarray


def read_world_network(inside: str) -> WorldNetwork:
    """Return one of the two networks of scgraph_data.

    Parameters
    ----------
    inside
        `ROAD_FILE` or `RAIL_FILE` of `dashboard.sources.python_packages`.

    Raises
    ------
    MissingInput
        If the package is not installed.
    DataFaults
        As `parse_world_network`.

    Notes
    -----
    Source: OpenStreetMap contributors (ODbL), by way of scgraph_data. Not for navigation, nor for
    telling which roads a lorry may use: neither class, limits nor one-way streets are known.
    """
    return parse_world_network(python_package_file(WORLD_NETWORKS, inside))


def parse_world_network(path: Path) -> WorldNetwork:
    """Return the network that a Python file holds as two lists, without running the file.

    Parameters
    ----------
    path
        The file: ``graph=[{neighbour: km, ...}, ...]`` and ``nodes=[[lat, lon], ...]``.

    Raises
    ------
    DataFaults
        If the file is cut, or its lists do not fit each other; all faults at once.

    Notes
    -----
    Only numbers and brackets are looked at, so the 36 MB of the roads take a second and no more
    memory than twice their size. An edge that has two lengths keeps the shorter one.
    """
    content = path.read_bytes()
    start, middle = content.find(_GRAPH), content.find(_NODES)
    end = content.find(b"]]", middle)
    if min(start, middle, end) < 0 or start > middle:
        raise _faults(path, "has no complete lists 'graph' and 'nodes'")
    graph = content[start + len(_GRAPH) - 1 : middle]
    places = content[middle + len(_NODES) - 1 : end + 2]
    if not (_NUMBERS_ONLY.fullmatch(graph) and _NUMBERS_ONLY.fullmatch(places)):
        raise _faults(path, "holds something else than numbers in its lists")
    signs = np.frombuffer(graph, dtype="u1")
    opened, colons = np.flatnonzero(signs == ord("{")), np.flatnonzero(signs == ord(":"))
    degrees = np.diff(np.append(np.searchsorted(colons, opened), len(colons)))
    numbers, latlon = _numbers(graph), _numbers(places)
    problems = list(_misfits(len(degrees), len(colons), numbers, latlon))
    if problems:
        raise _faults(path, *problems)
    pairs = numbers.reshape(-1, 2)
    starts = np.repeat(np.arange(len(degrees)), degrees)
    ends, km = _once(np.column_stack([starts, pairs[:, 0].astype(np.int64)]), pairs[:, 1])
    return WorldNetwork(latlon.reshape(-1, 2)[:, ::-1].copy(), ends, km)


def _numbers(text: bytes) -> np.ndarray:
    return np.array(text.translate(_MARKS).split(), dtype=np.float64)


def _misfits(nodes: int, pairs: int, numbers: np.ndarray, latlon: np.ndarray) -> Iterator[str]:
    if len(latlon) != 2 * nodes:
        yield f"has {nodes} nodes in 'graph' and {len(latlon) / 2:g} in 'nodes'"
    elif np.abs(latlon.reshape(-1, 2)).max(axis=0, initial=0) @ [1, 0] > 90:
        yield "has a latitude beyond 90 degrees"
    if len(numbers) != 2 * pairs:
        yield "has a neighbour without a length"
        return
    neighbours, km = numbers[0::2], numbers[1::2]
    if len(km) and (neighbours.min() < 0 or neighbours.max() >= nodes):
        yield f"names a neighbour that is not one of its {nodes} nodes"
    if len(km) and km.min() < 0:
        yield "has a negative length"


def _once(ends: np.ndarray, km: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return each edge between two different nodes once, with its shortest length."""
    between = ends[:, 0] != ends[:, 1]
    sorted_ends, lengths = np.sort(ends[between], axis=1), km[between]
    order = np.lexsort((lengths, sorted_ends[:, 1], sorted_ends[:, 0]))
    ordered = sorted_ends[order]
    first = np.ones(len(ordered), dtype=bool)
    first[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    return ordered[first], lengths[order][first]


def _faults(path: Path, *problems: str) -> DataFaults:
    return DataFaults([Fault(path.name, 0, "", "", problem, _MEND) for problem in problems])
