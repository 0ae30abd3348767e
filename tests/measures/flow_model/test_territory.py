"""Regions know their country, and ways know their border."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.measures.flow_model.territory import Territory, home_km, positions

TERRITORY = Territory(("AA01", "AA02", "BB01", "BB02", "CC01"))


def test_regions_stand_together_by_country() -> None:
    assert TERRITORY.countries == ("AA", "BB", "CC")
    assert TERRITORY.starts.tolist() == [0, 2, 4]
    assert TERRITORY.members(1) == slice(2, 4)


@pytest.mark.parametrize("codes", [("BB01", "AA01"), ("AA01", "AA01")])
def test_codes_that_are_not_sorted_or_stand_twice_are_refused(codes: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="not sorted, or one stands twice"):
        Territory(codes)


def test_a_matrix_summed_by_country_and_spread_again_keeps_its_sum() -> None:
    flows = np.arange(25.0).reshape(5, 5)
    pairs = TERRITORY.by_pair(flows)
    assert pairs.sum() == flows.sum()
    assert pairs[0, 1] == flows[:2, 2:4].sum()
    assert TERRITORY.spread(pairs)[0, 3] == pairs[0, 1]


def test_a_code_that_is_not_there_has_no_position() -> None:
    assert positions(TERRITORY, ["BB01", "ZZ99"]).tolist() == [2, -1]


def test_a_way_lies_at_home_up_to_half_way_to_the_first_foreign_region() -> None:
    at = np.arange(5.0) * 100
    km = np.abs(at[:, None] - at[None, :])
    np.fill_diagonal(km, 30.0)
    home = home_km(TERRITORY, km, 1.1)
    assert home[0, 2] == 150  # AA01 to BB01, border half-way between AA02 and BB01
    assert home[0, 4] == 150  # onwards through BB the same
    assert home[0, 1] == 100  # inside the country as a whole
    assert home[2, 4] == 150


def test_where_there_is_no_way_there_is_none_at_home() -> None:
    km = np.full((5, 5), np.nan)
    np.fill_diagonal(km, 30.0)
    home = home_km(TERRITORY, km, 1.1)
    assert np.isnan(home[0, 2])
    assert home[0, 0] == 30
