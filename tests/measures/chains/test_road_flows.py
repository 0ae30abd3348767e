"""Road freight of one region has both directions added, in the latest year."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.measures.chains.road_flows import road_flows
from tests.tiny_flows import IDS, stored


def test_both_directions_are_added() -> None:
    found = road_flows(stored(), "SE12")
    assert (found.year, found.region_ids) == (2022, IDS)
    assert found.tonnes.tolist() == [5e6, 80e6, 9_123_000.0]
    assert found.low[0] == pytest.approx(0.8 * 5e6)
    assert found.high[0] == pytest.approx(1.3 * 5e6)
    assert found.km.tolist() == [900.0, 80.0, 300.0]


def test_one_direction_that_is_not_known_makes_the_sum_unknown() -> None:
    found = road_flows(stored(), "SE23")
    assert np.isnan([found.tonnes[0], found.low[0], found.high[0]]).all()
    assert found.tonnes[1] == 9_123_000.0
