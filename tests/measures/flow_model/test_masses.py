"""Regions share what their country carries."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.measures.flow_model.masses import Masses, carried_over, latest, shares
from dashboard.measures.flow_model.parameters import to_parameters
from dashboard.measures.flow_model.territory import Territory
from tests.measures.flow_model.tiny_flows import parameter_rows

TERRITORY = Territory(("AA01", "AA02", "BB01", "BB02", "CC01"))
ZERO = np.zeros(5)
NOT = np.nan


def masses(people: list[float], gdp: list[float]) -> Masses:
    return Masses({2018: np.array(people)}, {2018: np.array(gdp)}, ZERO, ZERO)


@given(some.lists(some.floats(1, 1e7), min_size=5, max_size=5))
def test_shares_add_up_to_one_in_each_country(people: list[float]) -> None:
    found = shares(
        masses(people, [1.0] * 5), to_parameters(parameter_rows()), TERRITORY, 2018, "road"
    )
    assert TERRITORY.by_country(found) == pytest.approx([1, 1, 1])


def test_what_is_not_known_for_a_country_leaves_the_rest_to_weigh() -> None:
    found = shares(
        masses([1, 3, 1, 1, NOT], [NOT, 5, 1, 3, NOT]),
        to_parameters(parameter_rows()),
        TERRITORY,
        2018,
        "road",
    )
    assert found == pytest.approx([0.25, 0.75, 0.375, 0.625, 1.0])


def test_a_country_of_which_nothing_is_known_has_no_shares_but_unknown_ones() -> None:
    found = shares(
        masses([NOT, 3, 1, 1, 1], [NOT, 5, 1, 3, 1]),
        to_parameters(parameter_rows()),
        TERRITORY,
        2018,
        "road",
    )
    assert np.isnan(found[:2]).all()


def test_the_last_whole_year_not_after_is_taken_then_the_first_after() -> None:
    by_year = {
        2015: np.array([1.0, 1, 9, 9, NOT]),
        2017: np.array([2.0, NOT, 8, 8, NOT]),
        2020: np.array([3.0, 3, 7, 7, 5]),
    }
    assert latest(by_year, TERRITORY, 2018).tolist() == [1, 1, 8, 8, 5]


def test_where_borders_moved_the_newer_table_divides_all_years() -> None:
    old = {2012: np.array([NOT, NOT, 4.0, 6.0, 1.0])}
    changed = np.array([True, True, False, False, False])
    carried = carried_over(old, np.array([2.0, 3.0, 9.0, 9.0, 9.0]), changed)
    assert carried[2012].tolist() == [2, 3, 4, 6, 1]


def test_what_ports_and_clusters_hand_on_is_added_in_tonnes() -> None:
    parameters = to_parameters(
        parameter_rows(gdp_weight=0.0, road_tonnes_per_head=10.0, road_port_share=0.5)
    ).changed("cluster_tonnes", 20.0)
    people = {2018: np.array([6.0, 4.0, 1.0, 1.0, 1.0])}
    port, clusters = np.array([0.0, 80.0, 0, 0, 0]), np.array([3.0, 0, 0, 0, 0])
    found = shares(Masses(people, people, port, clusters), parameters, TERRITORY, 2018, "road")
    assert found[:2] == pytest.approx([120 / 200, 80 / 200])
