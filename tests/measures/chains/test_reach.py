"""A cluster reaches what its modes lead to in time, the fastest first, with one change at most."""

from __future__ import annotations

import numpy as np

from dashboard.measures.chains.finding import Finder
from dashboard.measures.chains.reach import reach
from dashboard.sources.place_network import PlaceNetwork
from tests.measures.chains.tiny_network import GRID, finder, network


def test_rail_reaches_the_places_that_it_serves_the_nearest_first() -> None:
    found = reach(finder(), "cluster:B", ("rail",), 100.0)
    assert [chain.places for chain in found.chains] == [
        ("cluster:B", "cluster:C"),
        ("cluster:B", "port:D"),
    ]
    assert found.beyond == 0


def test_what_takes_longer_lies_beyond() -> None:
    hours = reach(finder(), "cluster:B", ("rail",), 100.0).chains[0].hours
    found = reach(finder(), "cluster:B", ("rail",), hours)
    assert (len(found.chains), found.beyond) == (1, 1)


def test_a_cluster_without_the_mode_reaches_nothing() -> None:
    found = reach(finder(), "cluster:A", ("rail", "inland_waterway"), 100.0)
    assert (found.chains, found.beyond) == ((), 0)


def test_rail_and_waterway_may_be_mixed_at_a_place_that_both_serve() -> None:
    line = network()
    served = np.array([False, False, False, True, True])
    km = dict(line.km) | {
        "inland_waterway": np.where(np.outer(served, served), line.km["sea"], np.nan)
    }
    own = Finder(PlaceNetwork(line.place_ids, km), finder().rates, GRID)
    found = reach(own, "cluster:B", ("rail", "inland_waterway"), 1000.0)
    mixed = found.chains[-1]
    assert mixed.modes == ("rail", "inland_waterway")
    assert mixed.places == ("cluster:B", "port:D", "port:E")


def test_hours_in_terminals_count_for_every_hub() -> None:
    without = reach(finder(), "cluster:B", ("rail",), 500.0).chains[0].hours
    slow = reach(finder({"dwell_h": 5.0}), "cluster:B", ("rail",), 500.0).chains[0].hours
    assert slow == without + 10.0
