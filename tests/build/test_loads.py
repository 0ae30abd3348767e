"""The step of the loads lays flows on sections of a network of three nodes."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from dashboard.build.loads import at_section, mode_loads
from dashboard.network.frames import edge_frame, node_frame
from dashboard.network.graph import straight_graph
from dashboard.sources.network_arrays import write_network_arrays
from dashboard.sources.network_files import write_network_frame
from tests.tiny_flows import stored

NODES = pd.DataFrame(
    {
        "corridor_id": "ETC-SCM",
        "node": ["Hamburg", "Norrköping", "Göteborg"],
        "country": ["DE", "SE", "SE"],
    }
)
SECTIONS = gpd.GeoDataFrame(
    {
        "section_id": ["S1", "S2"],
        "corridor_id": "ETC-SCM",
        "from_node": ["Hamburg", "Norrköping"],
        "to_node": ["Norrköping", "Göteborg"],
        "edges": [np.array([0]), np.array([1])],
    },
    geometry=[shapely.LineString([(0, 0), (1, 0)]), shapely.LineString([(1, 0), (2, 0)])],
    crs=4326,
)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Return a folder with three regions in a row: DE60, SE12 and SE23."""
    points = np.array([[0.0, 0.0], [1.0, 0.0], [2.0, 0.0]])
    ends, km = np.array([[0, 1], [1, 2]]), np.array([900.0, 300.0])
    graph = straight_graph(points, ends, km, np.array(["road", "road"]))
    write_network_frame(tmp_path, "nodes-road", node_frame(graph))
    write_network_frame(tmp_path, "edges-road", edge_frame(graph))
    write_network_arrays(tmp_path, "distances", {"node_road": np.array([0, 1, 2])})
    return tmp_path


def test_a_section_carries_all_flows_over_it_both_ways(built: Path) -> None:
    loads = mode_loads(built, stored(), "road", SECTIONS, NODES).set_index(["section_id", "year"])
    assert loads.loc[("S1", 2022), "tonnes"] == pytest.approx(2e6 + 3e6 + 1e6)
    assert loads.loc[("S2", 2022), "tonnes"] == pytest.approx(4_123_000 + 5e6 + 1e6)
    assert loads.loc[("S2", 2022), "low"] == pytest.approx(0.8 * (4_123_000 + 6e6))
    assert set(loads["status"]) == {"estimated"}
    assert loads.loc[("S1", 2021), "tonnes"] == pytest.approx(6e6 / 1.1)


def test_a_flow_that_is_not_known_makes_the_load_of_its_sections_partial(built: Path) -> None:
    loads = mode_loads(built, stored(), "road", SECTIONS, NODES).set_index(["section_id", "year"])
    assert loads.loc[("S1", 2022), ["known", "out_of"]].tolist() == [3, 4]
    assert loads.loc[("S2", 2022), ["known", "out_of"]].tolist() == [3, 4]
    assert loads["through_out_of"].tolist() == [0] * 4


def test_through_traffic_has_both_ends_in_other_countries(built: Path) -> None:
    loads = mode_loads(built, stored(), "road", SECTIONS, NODES).set_index(["section_id", "year"])
    assert loads["through_tonnes"].tolist() == [0.0] * 4


def test_regions_are_at_a_section_by_the_countries_of_its_nodes() -> None:
    here = at_section(SECTIONS, NODES, ("DE60", "FR10", "SE12"))
    assert here.tolist() == [[True, False, True], [False, False, True]]
