"""Distances on the network are held against those that others give."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.network.known import compared
from tests.network.tiny_graph import square

KNOWN = pd.DataFrame(
    {
        "mode": ["rail", "road", "road"],
        "from_lon": [12.0, 10.0, 10.0],
        "from_lat": [50.0, 50.0, 50.0],
        "to_lon": [12.1, 10.2, 12.0],
        "to_lat": [50.0, 50.1, 50.0],
        "km": [14.0, 20.0, 140.0],
    }
)


def test_the_difference_is_a_part_of_the_known_distance() -> None:
    found = compared({"road": square(), "rail": square()}, KNOWN)
    assert found["network_km"].tolist()[:2] == [7, 26]
    assert found["difference"].tolist()[:2] == pytest.approx([-0.5, 0.3])
    assert found["network_km"].isna().tolist() == [False, False, True]
