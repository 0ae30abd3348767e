"""What is at stake is the road freight for which a chain through the cluster emits less."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.measures.chains.finding import Finder
from dashboard.measures.chains.road_flows import RoadFlows
from dashboard.measures.chains.shift import shift
from dashboard.sources.place_network import PlaceNetwork
from tests.measures.chains.tiny_network import GRID, finder, network

REGIONS = ("R1", "R2", "R3")


def own_finder() -> Finder:
    """Return the line with three regions: R1 at B, R2 near C, R3 without a road to anywhere."""
    line = network()
    region_km = np.full((3, 5), np.nan)
    region_km[0], region_km[1] = (30, 10, 700, 760, np.nan), (720, 680, 20, 80, np.nan)
    net = PlaceNetwork(line.place_ids, line.km, REGIONS, region_km)
    return Finder(net, finder({"tonnes": 1.0}).rates, GRID)


def flows(tonnes: float = 1000.0) -> RoadFlows:
    amounts = np.array([5000.0, tonnes, tonnes])
    km = np.array([0.0, 690.0, np.nan])
    return RoadFlows(2022, REGIONS, amounts, amounts * 0.5, amounts * 1.5, km)


def test_only_regions_with_a_better_chain_count_and_never_the_own_one() -> None:
    found = shift(own_finder(), flows(), "cluster:B", "R1", ("rail",))
    assert found.count == 1
    assert [(one.region_id, one.mode, one.terminal_id) for one in found.partners] == [
        ("R2", "rail", "cluster:C")
    ]
    assert found.chain_kt < found.road_kt


def test_the_sums_are_tonnes_times_the_emissions_of_a_tonne() -> None:
    one, two = (shift(own_finder(), flows(n), "cluster:B", "R1", ("rail",)) for n in (1e3, 2e3))
    assert two.road_kt == pytest.approx(2 * one.road_kt)
    assert two.tonnes == 2000.0
    assert one.road_kt == pytest.approx(sum(partner.road_kt for partner in one.partners))


def test_the_range_is_that_of_the_flows() -> None:
    found = shift(own_finder(), flows(), "cluster:B", "R1", ("rail",))
    saved = found.road_kt - found.chain_kt
    assert found.saved_kt == (pytest.approx(0.5 * saved), pytest.approx(1.5 * saved))


def test_without_a_mode_nothing_is_at_stake() -> None:
    assert shift(own_finder(), flows(), "cluster:B", "R1", ()).count == 0


def test_a_region_whose_freight_is_not_known_is_named_and_in_no_sum() -> None:
    found = shift(own_finder(), flows(float("nan")), "cluster:B", "R1", ("rail",))
    assert (found.count, found.tonnes, found.unknown) == (0, 0.0, ("R2",))
    assert shift(own_finder(), flows(), "cluster:B", "R1", ("rail",)).unknown == ()


def test_a_flow_without_a_range_leaves_the_saving_without_one() -> None:
    known = flows()
    bare = replace(known, low=np.full(3, np.nan))
    found = shift(own_finder(), bare, "cluster:B", "R1", ("rail",))
    assert np.isnan(found.saved_kt[0])
    assert found.saved_kt[1] > 0
