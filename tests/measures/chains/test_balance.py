"""What tips the balance is told for diesel, departures and time in terminals, exactly."""

from __future__ import annotations

import pytest

from dashboard.measures.chains.balance import turns
from dashboard.measures.chains.rates import HOURS_A_WEEK
from tests.measures.chains.tiny_network import finder, inputs

ENDS = ("cluster:A", "cluster:C")


def turn(key: str, numbers: dict[str, float] | None = None):
    own = finder(numbers)
    found = own.find(*ENDS)
    return next(one for one in turns(found, own.rates, inputs(numbers)) if one.key == key)


def cost(price: float, modes: tuple[str, ...], numbers: dict[str, float]) -> float:
    found = finder({**numbers, "diesel_price": price}).find(*ENDS)
    return min(one.eur for one in found if one.modes == modes)


def test_at_the_price_that_tips_both_chains_cost_the_same() -> None:
    numbers = {"rail_eur_tkm": 0.13, "diesel_price": 0.9745}
    found = turn("diesel_price", numbers)
    assert found.best is not None
    assert found.best.modes == ("road",)
    (change,) = found.changes
    assert change.is_more
    assert change.chain.modes == ("road", "rail")
    both = [cost(change.at, modes, numbers) for modes in (("road",), ("road", "rail"))]
    assert both[0] == pytest.approx(both[1])


def test_nothing_tips_where_the_same_chain_is_best_in_the_whole_range() -> None:
    found = turn("diesel_price")
    assert found.best is not None
    assert found.best.modes == ("road", "rail")
    assert found.changes == ()
    assert found.rivals > 1


def test_departures_are_told_as_their_number_and_not_as_a_wait() -> None:
    numbers = {"road_kmh": 30.0}
    found = turn("departures", numbers)
    assert found.present != found.present
    (change,) = found.changes
    assert not change.is_more
    assert change.chain.modes == ("road",)
    again = finder({**numbers, "departures": change.at}).find(*ENDS)
    hours = {one.modes: one.hours for one in again}
    assert hours["road",] == pytest.approx(hours["road", "rail"])
    assert HOURS_A_WEEK / 2 / change.at < HOURS_A_WEEK


def test_an_advantage_that_any_wait_would_eat_up_is_told() -> None:
    own = finder({"road_kmh": 65.0})
    hours = {one.modes: one.hours for one in own.find(*ENDS)}
    speed = {"road_kmh": 65.0, "rail_hours": 3.0 + (hours["road",] - hours["road", "rail"] - 1) / 2}
    (change,) = turn("departures", speed).changes
    assert change.at == pytest.approx(HOURS_A_WEEK / 2)
    assert not change.is_more


def test_hours_in_terminals_tip_the_balance_towards_the_road() -> None:
    found = turn("dwell_h", {"road_kmh": 30.0})
    (change,) = found.changes
    assert change.is_more
    assert change.chain.modes == ("road",)


def test_with_one_chain_there_is_nothing_to_tip() -> None:
    own = finder()
    found = turns(own.find("cluster:A", "cluster:B")[:1], own.rates, inputs())
    assert all(one.rivals < 2 and one.changes == () for one in found)
