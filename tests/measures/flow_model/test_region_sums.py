"""Sums by region agree at every level."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from hypothesis.extra.numpy import arrays

from dashboard.measures.flow_model.region_sums import SUMS, country_sums, groups, region_sums
from dashboard.measures.flow_model.territory import Array, Territory

IDS = ("AA11", "AA12", "AA21", "BB11")
LEVELS = [groups(IDS, level) for level in (0, 1, 2)]
KM = np.full((4, 4), 10.0)
ALL = np.full(4, True)
flows = arrays(np.float64, (4, 4), elements=some.floats(0, 1e6))


@given(flows)
def test_totals_survive_grouping(tonnes: Array) -> None:
    loaded, unloaded, work = (
        SUMS.index(name) for name in ("tonnes_loaded", "tonnes_unloaded", "tonne_km_half")
    )
    for level in LEVELS:
        sums = region_sums(tonnes, KM, ALL, level)
        assert sums[loaded].sum() == pytest.approx(tonnes.sum())
        assert sums[unloaded].sum() == pytest.approx(tonnes.sum())
        assert sums[work].sum() == pytest.approx((tonnes * KM).sum())


def test_what_stays_inside_depends_on_the_level() -> None:
    tonnes = np.zeros((4, 4))
    tonnes[0, 1] = 7.0
    inside = SUMS.index("tonnes_inside")
    found = [region_sums(tonnes, KM, ALL, level)[inside].tolist() for level in LEVELS]
    assert found == [[7, 0], [7, 0, 0], [0, 0, 0, 0]]


def test_a_country_whose_flows_inside_are_not_known_has_no_sums() -> None:
    tonnes = np.ones((4, 4))
    tonnes[:3, :3] = np.nan
    whole = np.array([False, False, False, True])
    sums = region_sums(tonnes, KM, whole, LEVELS[2])
    assert np.isnan(sums[:, :3]).all()
    assert sums[0, 3] == 4


def test_a_region_without_any_way_has_no_sums() -> None:
    tonnes = np.ones((4, 4))
    tonnes[2, :] = tonnes[:, 2] = np.nan
    assert np.isnan(region_sums(tonnes, KM, ALL, LEVELS[2])[:, 2]).all()


def test_pairs_of_countries_are_summed_and_a_pair_without_a_flow_is_not_known() -> None:
    tonnes = np.arange(16.0).reshape(4, 4)
    tonnes[0, 3] = tonnes[3, :3] = np.nan
    sums = country_sums(tonnes, Territory(IDS))
    assert sums[0].tolist() == [0 + 1 + 2 + 4 + 5 + 6 + 8 + 9 + 10, 7 + 11]
    assert np.isnan(sums[1, 0])
    assert sums[1, 1] == 15
