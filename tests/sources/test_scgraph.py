"""A network is read from a Python file without running it, and a broken one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import DataFaults
from dashboard.sources.scgraph import parse_world_network

HEAD = "from nowhere import Trap\n"
TAIL = "\nnetwork = Trap(graph=graph, nodes=nodes)\n"
GRAPH = "graph=[{1: 1.5, 0: 0.0, 2: 3}, {0: 1.25, 2: 2.5}, {1: 2.5}, {}]"
NODES = "nodes=[[58.6, 16.2], [58.4, 15.6], [-1.5, 1e1], [0, 0]]"


def written(folder: Path, text: str) -> Path:
    path = folder / "roads.py"
    path.write_text(text)
    return path


def problems(path: Path) -> list[str]:
    with pytest.raises(DataFaults) as caught:
        parse_world_network(path)
    return [fault.problem for fault in caught.value.faults]


def test_edges_stand_once_with_their_shortest_length_and_places_as_lon_lat(tmp_path: Path) -> None:
    found = parse_world_network(written(tmp_path, f"{HEAD}{GRAPH}\n{NODES}{TAIL}"))
    assert found.lonlat.tolist() == [[16.2, 58.6], [15.6, 58.4], [10, -1.5], [0, 0]]
    assert found.ends.tolist() == [[0, 1], [0, 2], [1, 2]]
    assert found.km.tolist() == [1.25, 3.0, 2.5]


def test_a_file_cut_in_the_middle_is_told(tmp_path: Path) -> None:
    assert problems(written(tmp_path, HEAD + GRAPH)) == [
        "has no complete lists 'graph' and 'nodes'"
    ]


def test_something_else_than_numbers_is_told(tmp_path: Path) -> None:
    text = f"{HEAD}{GRAPH.replace('1.5', 'nan')}\n{NODES}{TAIL}"
    assert problems(written(tmp_path, text)) == ["holds something else than numbers in its lists"]


def test_lists_that_do_not_fit_are_told_all_at_once(tmp_path: Path) -> None:
    graph = GRAPH.replace("2: 2.5}", "9: -2.5}")
    nodes = NODES.replace("[0, 0]", "[0, 0], [1, 1]")
    assert problems(written(tmp_path, f"{graph}\n{nodes}")) == [
        "has 4 nodes in 'graph' and 5 in 'nodes'",
        "names a neighbour that is not one of its 4 nodes",
        "has a negative length",
    ]


def test_a_latitude_that_is_none_is_told(tmp_path: Path) -> None:
    nodes = NODES.replace("58.6", "158.6")
    assert problems(written(tmp_path, f"{GRAPH}\n{nodes}")) == ["has a latitude beyond 90 degrees"]
