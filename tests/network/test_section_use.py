"""Flows take the shortest way, and a section carries what goes over it, as far as it goes."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.network.graph import straight_graph
from dashboard.network.section_use import carried, known, section_use, through

NAN = float("nan")
# Four nodes in a row, and a long way round from the first to the last.
LONLAT = np.array([[0.0, 0.0], [1.0, 0.0], [2.0, 0.0], [3.0, 0.0]])
ENDS = np.array([[0, 1], [1, 2], [2, 3], [0, 3]])
GRAPH = straight_graph(LONLAT, ENDS, np.array([10.0, 30.0, 10.0, 90.0]), np.array(["road"] * 4))
SECTIONS = [np.array([0, 1]), np.array([3])]


def flows(*pairs: tuple[int, int, float], size: int = 3) -> np.ndarray:
    tonnes = np.zeros((1, size, size))
    for origin, destination, value in pairs:
        tonnes[0, origin, destination] = value
    return tonnes


def test_a_flow_along_the_whole_section_counts_whole_both_ways_together() -> None:
    use = section_use(GRAPH, SECTIONS, np.array([0, 2, 3]))
    loads = carried(use, flows((0, 1, 5.0), (1, 0, 2.0), (0, 2, 1.0)))
    assert loads.tolist() == [[8.0], [0.0]]


def test_a_flow_that_takes_a_part_counts_by_length() -> None:
    use = section_use(GRAPH, SECTIONS, np.array([0, 1, 3]))
    assert carried(use, flows((0, 1, 8.0)))[0, 0] == pytest.approx(8.0 * 10 / 40)


def test_what_stays_inside_or_is_not_served_is_on_no_section() -> None:
    use = section_use(GRAPH, SECTIONS, np.array([0, -1, 3]))
    assert carried(use, flows((0, 0, 5.0), (0, 1, 7.0))).tolist() == [[0.0], [0.0]]


def test_a_flow_that_is_not_known_is_left_out_and_counted() -> None:
    use = section_use(GRAPH, SECTIONS, np.array([0, 2, 3]))
    tonnes = flows((0, 1, NAN), (0, 2, 4.0))
    assert carried(use, tonnes).tolist() == [[4.0], [0.0]]
    count, out_of = known(use, tonnes)
    assert (count.tolist(), out_of.tolist()) == ([[3], [0]], [[4], [0]])


def test_a_section_over_which_nothing_is_known_is_not_known_and_not_empty() -> None:
    use = section_use(GRAPH, SECTIONS, np.array([0, 2, -1]))
    loads = carried(use, flows((0, 1, NAN), (1, 0, NAN), (0, 2, 4.0)))
    assert np.isnan(loads[0, 0])
    assert loads[1, 0] == 0.0


def test_a_year_without_any_flow_is_not_known() -> None:
    use = section_use(GRAPH, SECTIONS, np.array([0, 2, 3]))
    loads = carried(use, np.concatenate([flows((0, 2, 4.0)), np.full((1, 3, 3), NAN)]))
    assert loads[:, 0].tolist() == [4.0, 0.0]
    assert np.isnan(loads[:, 1]).all()


def test_through_traffic_neither_begins_nor_ends_at_the_section() -> None:
    use = section_use(GRAPH, SECTIONS, np.array([0, 2, 3]))
    here = np.array([[False, True, False], [False, False, False]])
    passing = through(use, here)
    tonnes = flows((0, 1, 5.0), (0, 2, 3.0))
    assert carried(passing, tonnes).tolist() == [[3.0], [0.0]]
    assert known(passing, tonnes)[1].tolist() == [[2], [0]]
