"""Distances are symmetric, NaN where there is no route, and on the diagonal those inside."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.network.access import Access
from dashboard.network.distances import (
    place_distances,
    port_regions,
    region_distances,
    sea_distances,
)
from dashboard.network.regions import Inside
from tests.network.tiny_graph import square
from tests.network.tiny_world import PORTS, REGION_IDS

NAN = np.nan


def test_regions_are_as_far_apart_as_their_nodes() -> None:
    inside = Inside(np.array([0, 0, 1, 0, 1, 2, -1]), np.array([1, 1, 1, 1, 1, 1, 0]))
    found = region_distances(square(), np.array([0, 2, 5, -1]), inside)
    wanted = [[7, 18, NAN, NAN], [18, 0, NAN, NAN], [NAN] * 4, [NAN] * 4]
    assert np.array_equal(found, wanted, equal_nan=True)


def test_the_distance_inside_is_the_weighted_median_of_the_ways() -> None:
    inside = Inside(np.array([0, 0, 0, 0, 0, -1, -1]), np.array([0.1, 1, 1, 1, 5, 0, 0]))
    assert region_distances(square(), np.array([0]), inside)[0, 0] == 26


def test_places_are_apart_by_the_network_and_both_ways_of_access() -> None:
    access = Access(np.array([0, 4, 5, -1]), np.array([1.0, 2.0, 3.0, NAN]))
    between, to_places = place_distances(square(), access, np.array([3, -1]))
    assert between[0].tolist()[:2] == [0, 29]
    assert np.array_equal(between, between.T, equal_nan=True)
    assert np.isnan(between[0, 2])
    assert np.isnan(between[3, 3])
    assert to_places[0].tolist()[:2] == [13, 17]
    assert np.isnan(to_places[1]).all()


def test_by_sea_the_nearest_two_ports_count() -> None:
    ports = np.array([[0, 30, 200, 90], [30, 0, 190, 80], [200, 190, 0, NAN], [90, 80, NAN, 0]])
    own, nearest = np.array([0, 0, 1, -1]), np.array([0, 2, 3, -1])
    found = sea_distances(ports.astype(float), own, nearest, 4)
    wanted = [[30, 190, 80, NAN], [190, NAN, NAN, NAN], [80, NAN, NAN, NAN], [NAN] * 4]
    assert np.array_equal(found, wanted, equal_nan=True)


def test_regions_that_use_the_same_port_have_no_distance_by_sea() -> None:
    found = sea_distances(np.zeros((1, 1)), np.array([0]), np.array([0, 0]), 2)
    assert np.isnan(found).all()


def test_a_port_lies_in_its_region_and_serves_those_near_it() -> None:
    places = pd.DataFrame({"place_id": ["port:SENRK"], "lon": [10.0], "lat": [50.0]})
    points = np.array([[11.0, 50.0], [10.1, 50.0], [NAN, NAN], [10.0, 50.2]])
    own, nearest = port_regions(places, np.array([0]), points, PORTS, REGION_IDS, 30)
    assert (own.tolist(), nearest.tolist()) == ([1], [-1, 0, -1, 0])
