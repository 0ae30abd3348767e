"""Fitting keeps what it is given, whatever it starts from."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from hypothesis.extra.numpy import arrays

from dashboard.measures.flow_model.balancing import (
    RoadGoals,
    Ways,
    balance_road,
    balance_symmetric,
    road_sums,
)
from dashboard.measures.flow_model.national_volumes import RoadVolumes
from dashboard.measures.flow_model.territory import Array, Territory, home_km
from tests.measures.flow_model.tiny_flows import km

TERRITORY = Territory(("AA01", "AA02", "BB01", "BB02", "CC01"))
HALF = np.full((3, 3), 0.5)
NONE = np.full(3, np.nan)
seeds = arrays(np.float64, (5, 5), elements=some.floats(0.5, 2))
sizes = arrays(np.float64, (3, 3), elements=some.floats(1, 1e6))


def ways() -> Ways:
    return Ways.of(km(), home_km(TERRITORY, km(), 1.1))


def goals(pairs: Array, official: Array, shares: Array | None = None) -> RoadGoals:
    even = np.array([0.5, 0.5, 0.5, 0.5, 1.0])
    volumes = RoadVolumes(np.full(3, 4.0), official, NONE, np.zeros(3), 0.02)
    share = even if shares is None else shares
    return RoadGoals(pairs, HALF, np.ones(3), volumes, share, share)


@given(seeds, sizes)
def test_tonnes_between_countries_and_work_inside_them_are_met(seed: Array, pairs: Array) -> None:
    official = np.array([5e6, 3e6, 1e6])
    wanted = goals(pairs, official)
    made = balance_road(seed, ways(), wanted, TERRITORY).tonnes
    found = TERRITORY.by_pair(made)
    across = ~np.eye(3, dtype=bool)
    assert found[across] == pytest.approx(pairs[across], rel=1e-9)
    assert road_sums(made, ways(), wanted, TERRITORY).domestic == pytest.approx(official)


@given(seeds, some.floats(0.1, 0.9))
def test_regions_have_their_share_of_loading_and_unloading(seed: Array, share: float) -> None:
    shares = np.array([share, 1 - share, 0.5, 0.5, 1.0])
    pairs = np.full((3, 3), 100.0)
    made = balance_road(
        seed, ways(), goals(pairs, np.array([3e4, 3e4, 3e4]), shares), TERRITORY
    ).tonnes
    for sums in (made.sum(axis=0), made.sum(axis=1)):
        assert sums / TERRITORY.by_country(sums)[TERRITORY.country_of] == pytest.approx(
            shares, rel=1e-3
        )


@given(seeds)
def test_what_is_alike_in_both_directions_stays_so(seed: Array) -> None:
    pairs = np.full((3, 3), 100.0)
    made = balance_road(
        seed + seed.T, ways(), goals(pairs, np.array([3e4, 3e4, 3e4])), TERRITORY
    ).tonnes
    assert made == pytest.approx(made.T, rel=1e-3)


@given(seeds)
def test_no_flow_is_made_for_a_pair_that_is_not_known(seed: Array) -> None:
    pairs = np.full((3, 3), 100.0)
    pairs[0, 1] = np.nan
    made = balance_road(seed, ways(), goals(pairs, np.array([3e4, np.nan, 3e4])), TERRITORY).tonnes
    found = TERRITORY.by_pair(made)
    assert (found[0, 1], found[1, 1]) == (0, 0)
    assert found[1, 0] == pytest.approx(100)


def test_an_official_zero_stays_zero() -> None:
    pairs = np.full((3, 3), 100.0)
    pairs[0, 2] = 0.0
    made = balance_road(
        np.ones((5, 5)), ways(), goals(pairs, np.array([3e4, 3e4, 3e4])), TERRITORY
    ).tonnes
    assert TERRITORY.by_pair(made)[0, 2] == 0


@given(
    arrays(np.float64, (4, 4), elements=some.floats(0.1, 10)),
    arrays(np.float64, 4, elements=some.floats(1, 1e6)),
)
def test_one_factor_a_country_brings_all_to_their_totals(seed: Array, wanted: Array) -> None:
    seed = seed + np.diag(np.full(4, 5.0))
    factors = balance_symmetric(seed, wanted)
    made = seed * factors[:, None] * factors[None, :]
    assert (made.sum(axis=0) + made.sum(axis=1)) / 2 == pytest.approx(wanted, rel=1e-6)


def test_a_country_without_freight_has_none() -> None:
    factors = balance_symmetric(np.ones((2, 2)), np.array([10.0, 0.0]))
    assert factors.tolist() == pytest.approx([10**0.5, 0.0])
