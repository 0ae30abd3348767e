"""What lies nearest is found over the curved earth."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.layers.nearest import nearest

PORTS = pd.DataFrame(
    {
        "place_id": ["port:NLRTM", "port:DEHAM", "port:SEGOT"],
        "lon": [4.05, 9.93, 11.83],
        "lat": [51.95, 53.53, 57.69],
    }
)


def test_a_place_is_not_its_own_neighbour() -> None:
    near = nearest(PORTS, PORTS)
    assert [code for code, _ in near["port:SEGOT"]] == ["port:DEHAM", "port:NLRTM"]


def test_distance_is_in_kilometres_and_the_same_both_ways() -> None:
    near = {place: dict(found) for place, found in nearest(PORTS, PORTS).items()}
    assert near["port:NLRTM"]["port:DEHAM"] == near["port:DEHAM"]["port:NLRTM"]
    assert near["port:NLRTM"]["port:DEHAM"] == pytest.approx(434, abs=2)


def test_no_more_are_given_than_asked_for() -> None:
    assert [len(found) for found in nearest(PORTS, PORTS, count=1).values()] == [1, 1, 1]
