"""Links, joins and closed gaps mend what the supplier's network leaves apart."""

from __future__ import annotations

import pandas as pd

from dashboard.network.graph import part_of_each
from dashboard.network.mending import (
    with_gaps_closed,
    with_links,
    with_parts_joined,
    without_small_parts,
)
from tests.network.tiny_graph import graph, square

LINK = pd.DataFrame(
    {"from_lon": [10.21], "from_lat": [50.1], "to_lon": [11.99], "to_lat": [50.0], "km": [140.0]}
)


def test_a_link_joins_the_nodes_nearest_to_its_ends() -> None:
    mended = with_links(square(), LINK, 2, 50)
    assert (mended.ends[-1].tolist(), mended.km[-1], mended.kind[-1]) == ([4, 5], 140.0, "link")


def test_a_link_passes_over_parts_that_are_too_small() -> None:
    mended = with_links(square(), LINK, 3, 200)
    assert mended.ends[-1].tolist() == [4, 4]


def test_an_end_far_from_every_node_gets_a_node_of_its_own() -> None:
    two = pd.concat([LINK.assign(to_lon=11.0), LINK.assign(from_lon=11.99, to_lon=11.0)])
    mended = with_links(square(), two, 2, 20)
    assert mended.ends[-2:].tolist() == [[4, 7], [5, 7]]
    assert mended.lonlat[7].tolist() == [11.0, 50.0]
    assert part_of_each(mended).max() == 0


def test_a_part_near_the_largest_is_joined_and_one_far_off_is_not() -> None:
    assert part_of_each(with_parts_joined(square(), 100)).max() == 1
    joined = with_parts_joined(square(), 140)
    assert part_of_each(joined).max() == 0
    assert joined.kind[-1] == "join"
    assert 125 < joined.km[-1] < 132


def test_parts_join_one_behind_the_other() -> None:
    chain = graph(
        [(0, 0), (0.01, 0), (0.02, 0), (0.03, 0), (0.05, 0), (0.06, 0), (0.08, 0), (0.09, 0)],
        [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (4, 5, 1.0), (6, 7, 1.0)],
    )
    assert part_of_each(with_parts_joined(chain, 3)).max() == 0


def test_small_parts_are_left_out() -> None:
    assert len(without_small_parts(square(), 3).lonlat) == 5


def test_a_dead_end_is_joined_to_what_it_all_but_touches() -> None:
    points = [(0, 0), (0.5, 0.3), (1, 0), (0.02, 0)]
    broken = graph(points, [(0, 1, 70.0), (1, 2, 70.0), (2, 3, 110.0)])
    mended = with_gaps_closed(broken, 3, 30)
    assert (mended.ends[-1].tolist(), mended.kind[-1]) == ([0, 3], "gap")
    assert 2.1 < mended.km[-1] < 2.3


def test_a_dead_end_with_a_short_way_round_stays_one() -> None:
    near = graph([(0, 0), (0.01, 0.02), (0.02, 0)], [(0, 1, 3.0), (1, 2, 3.0)])
    assert len(with_gaps_closed(near, 3, 30).ends) == 2
