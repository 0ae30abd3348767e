"""Chains are found by every order of modes that the network allows, the best of each."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.chains.elements import Chain
from dashboard.measures.chains.finding import Finder, Limits, Way
from dashboard.sources.place_network import NETWORK_MODES
from tests.measures.chains.tiny_network import finder, network


def orders(chains: tuple[Chain, ...]) -> set[tuple[str, ...]]:
    return {chain.modes for chain in chains}


def test_road_alone_and_road_rail_road_are_both_found() -> None:
    found = finder().find("cluster:A", "cluster:C")
    assert {("road",), ("road", "rail")} <= orders(found)
    chain = next(one for one in found if one.modes == ("road", "rail"))
    assert chain.places == ("cluster:A", "cluster:B", "cluster:C")


def test_an_island_is_reached_by_sea_through_the_other_port() -> None:
    found = finder().find("cluster:A", "port:E")
    assert ("road",) not in orders(found)
    assert {("road", "sea")} <= orders(found)
    mixed = [chain for chain in found if chain.modes == ("road", "rail", "sea")]
    assert {chain.places for chain in mixed} == {
        ("cluster:A", "cluster:B", "port:D", "port:E"),
    }


def test_fewest_emissions_stand_first_and_unknown_ones_last() -> None:
    found = finder().find("cluster:B", "port:D")
    known = [chain.wtw_kg for chain in found]
    assert known == sorted(known)


def test_no_chain_passes_a_place_twice_or_goes_mostly_by_lorry() -> None:
    for chain in finder().find("cluster:A", "port:D"):
        assert len(set(chain.places)) == len(chain.places)
        lorry = sum(one.km for one in chain.elements if one.mode == "road")
        assert chain.modes == ("road",) or lorry <= 0.5 * chain.km


def test_a_lower_limit_leaves_terminals_out() -> None:
    none = finder(limits=Limits(nearest_terminals=0)).find("cluster:A", "cluster:C")
    assert orders(none) == {("road",)}


@given(st.sampled_from(list(itertools.permutations(network().place_ids, 2))))
def test_the_best_of_each_order_is_the_best_of_all_that_can_be_tried(
    ends: tuple[str, str],
) -> None:
    own = finder()
    found = own.find(*ends)
    for modes in orders(found):
        ways = all_ways(own, modes, *ends)
        best = min(one.wtw_kg for one in ways)
        told = min(chain.wtw_kg for chain in found if chain.modes == modes)
        assert told == pytest.approx(best)


def all_ways(own: Finder, modes: tuple[str, ...], start: str, end: str) -> list[Chain]:
    """Return every chain of an order of modes, tried one by one."""
    net, limits = own.network, own.limits
    inner = itertools.permutations(
        [place for place in net.place_ids if place not in (start, end)], len(modes) - 1
    )
    kept = []
    for middle in inner:
        rows = tuple(net.index[place] for place in (start, *middle, end))
        pairs = list(itertools.pairwise(rows))
        km = [net.km[mode][pair] for mode, pair in zip(modes, pairs, strict=True)]
        if not all(one == one for one in km):
            continue
        chain = own.chain(Way(modes, rows))
        lorry = sum(one.km for one in chain.elements if one.mode == "road")
        direct = net.km["road"][rows[0], rows[-1]]
        too_long = direct == direct and chain.km > limits.longest_detour * direct
        short = [one for mode, one in zip(modes, km, strict=True) if mode != "road"]
        too_short = len(short) > 1 and min(short) < limits.least_leg_km
        too_much = modes != ("road",) and lorry > (1 - limits.main_share) * chain.km
        if not (len(modes) > 1 and (too_long or too_short or too_much)):
            kept.append(chain)
    return kept


def test_the_sums_over_many_ways_are_those_of_the_chains_one_by_one() -> None:
    own = finder({"departures": 5.0, "dwell_h": 2.0})
    chain = own.chain(Way(("road", "rail"), (0, 1, 2)))
    sums = own.totals("road", 0, np.array([1])) + own.totals("rail", 1, np.array([2]))
    hubs = chain.hubs
    assert chain.eur == pytest.approx(float(sums.eur[0]))
    assert chain.hours == pytest.approx(float(sums.hours[0]) + hubs * own.rates.dwell_hours)
    hub = own.rates.hub_ttw_kg + own.rates.hub_wtt_kg
    assert chain.wtw_kg == pytest.approx(float(sums.kg[0]) + hubs * hub)


def test_only_modes_of_the_network_are_looked_at() -> None:
    assert set(network().km) == set(NETWORK_MODES)
