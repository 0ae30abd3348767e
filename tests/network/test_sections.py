"""Corridors follow the network where it joins their nodes, and run straight elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from dashboard.network.sections import corridor_sections, drawn_course, section_pairs
from tests.network.tiny_graph import square
from tests.network.tiny_world import ASSUMED

CORRIDORS = pd.DataFrame({"corridor_id": ["ETC-A"], "modes": ["road|rail|sea|air"]})
NODES = pd.DataFrame(
    {
        "corridor_id": "ETC-A",
        "branch": ["main", "main", "main", "side", "side"],
        "seq": [1, 2, 3, 1, 2],
        "node": ["P", "Q", "R", "Q", "S"],
        "lon": [10.0, 10.2, 12.0, 10.2, 10.0],
        "lat": [50.0, 50.1, 50.0, 50.1, 50.1],
    }
)
GRAPHS = dict.fromkeys(("road", "rail", "inland_waterway", "sea"), square())
PAIRS = section_pairs(CORRIDORS, NODES)


def test_pairs_are_neighbours_of_one_branch() -> None:
    assert PAIRS[["branch", "seq", "from_node", "to_node"]].to_numpy().tolist() == [
        ["main", 1, "P", "Q"],
        ["main", 2, "Q", "R"],
        ["side", 1, "Q", "S"],
    ]


def test_a_section_is_a_way_of_a_mode_of_its_corridor() -> None:
    found = corridor_sections(GRAPHS, PAIRS, ASSUMED)
    assert found["section_id"].tolist() == [
        *("ETC-A:0:rail", "ETC-A:0:road", "ETC-A:2:rail", "ETC-A:2:road")
    ]
    assert found["length_km"].tolist() == [26.0, 26.0, 15.0, 15.0]
    assert found["edges"].iloc[0].tolist() == [0, 1, 4]
    assert found.crs.to_epsg() == 4326


def test_a_detour_is_not_taken_for_the_course() -> None:
    found = corridor_sections(GRAPHS, PAIRS, replace(ASSUMED, corridor_detour=1.3))
    assert set(found["from_node"]) == {"Q"}


def test_a_pair_without_a_route_is_drawn_straight() -> None:
    sections = corridor_sections(GRAPHS, PAIRS, ASSUMED)
    (course,) = drawn_course(CORRIDORS, PAIRS, sections, 0.1).itertuples()
    assert course.straight_pairs == 1
    points = [tuple(point) for line in course.geometry.geoms for point in line.coords]
    assert (12.0, 50.0) in {(round(x, 6), round(y, 6)) for x, y in points}


def test_without_corridors_there_is_no_section_and_no_course() -> None:
    pairs = section_pairs(CORRIDORS.iloc[:0], NODES.iloc[:0])
    sections = corridor_sections(GRAPHS, pairs, ASSUMED)
    courses = drawn_course(CORRIDORS.iloc[:0], pairs, sections, 0.1)
    assert (len(sections), len(courses)) == (0, 0)
    assert {"section_id", "mode", "edges"} <= set(sections.columns)
