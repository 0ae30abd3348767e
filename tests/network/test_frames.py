"""A graph comes back from its tables as it was."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from dashboard.network.frames import edge_frame, graph_of, node_frame
from dashboard.sources.network_files import (
    read_network_frame,
    read_network_lines,
    write_network_frame,
)
from tests.network.tiny_graph import square


def test_a_graph_comes_back_from_its_files(tmp_path: Path) -> None:
    graph = square()
    write_network_frame(tmp_path, "edges-road", edge_frame(graph))
    write_network_frame(tmp_path, "nodes-road", node_frame(graph))
    found = graph_of(
        read_network_frame(tmp_path, "nodes-road"), read_network_lines(tmp_path, "edges-road")
    )
    assert np.array_equal(found.lonlat, graph.lonlat)
    assert np.array_equal(found.ends, graph.ends)
    assert np.array_equal(found.points, graph.points)
    assert np.array_equal(found.first, graph.first)
    assert (found.km.tolist(), found.kind.tolist()) == (graph.km.tolist(), graph.kind.tolist())


def test_the_edges_name_their_columns() -> None:
    assert edge_frame(square()).columns.tolist() == [
        *("from_node", "to_node", "length_km", "kind", "geometry")
    ]
