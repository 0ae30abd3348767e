"""What an official figure leaves for freight inside a country depends on what it counts."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.measures.flow_model.national_volumes import RoadVolumes, road_volumes
from dashboard.measures.flow_model.parameters import to_parameters
from tests.measures.flow_model.tiny_flows import parameter_rows

OWN, OWN_HOME, ALL_HOME = np.array([30.0]), np.array([10.0]), np.array([15.0])


def left(counts: int, official: float = 100.0, on_territory: float = np.nan) -> float:
    volumes = RoadVolumes(
        np.array([float(counts)]),
        np.array([official]),
        np.array([on_territory]),
        np.array([0.1]),
        0.02,
    )
    return float(volumes.domestic(OWN, OWN_HOME, ALL_HOME)[0])


@pytest.mark.parametrize(("counts", "domestic"), [(1, 70), (2, 90), (3, 75), (4, 100)])
def test_each_count_leaves_another_part(counts: int, domestic: float) -> None:
    assert left(counts) == pytest.approx(domestic)


@pytest.mark.parametrize("counts", [1, 2])
def test_no_more_is_left_than_drives_in_the_country(counts: int) -> None:
    assert left(counts, on_territory=50.0) == pytest.approx(50 * 0.9 - 15)


@pytest.mark.parametrize(("counts", "official"), [(0, 100.0), (1, np.nan), (4, np.nan)])
def test_what_cannot_be_told_stays_unknown(counts: int, official: float) -> None:
    assert np.isnan(left(counts, official))


def test_little_is_never_less_than_the_floor() -> None:
    assert left(1, official=20.0) == pytest.approx(0.4)


def test_road_on_the_territory_follows_from_rail_and_the_shares() -> None:
    volumes = road_volumes(
        {("AA", "rail", 2018): 20.0, ("AA", "road", 2018): 99.0, ("BB", "rail", 2018): 5.0},
        {("AA", "rail", 2018): 25.0, ("AA", "road", 2018): 75.0, ("BB", "rail", 2018): 0.0},
        ("AA", "BB"),
        2018,
        to_parameters(parameter_rows()),
    )
    assert volumes.on_territory[0] == 60
    assert np.isnan(volumes.on_territory[1])
    assert np.isnan(volumes.official[1])
