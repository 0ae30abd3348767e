"""The chains that are told are the road, the best in each measure, and one of each order."""

from __future__ import annotations

from dashboard.measures.chains.comparison import MEASURES, compare, is_detour
from dashboard.measures.chains.elements import Chain, Element
from dashboard.measures.chains.finding import Limits
from tests.measures.chains.tiny_network import finder

NAN = float("nan")


def chain(modes: str, eur: float, hours: float, kg: float, via: str = "x") -> Chain:
    """Return a chain of modes (r, t, s) with its sums on the first leg."""
    names = [{"r": "road", "t": "rail", "s": "sea"}[one] for one in modes]
    first = Element("transport", names[0], "a", via, 1.0, 1, 1, hours, eur=eur, wtt_kg=kg)
    rest = [Element("transport", name, via, "b", 1.0) for name in names[1:]]
    return Chain((first, *rest))


def test_the_best_in_each_measure_is_named_and_kept() -> None:
    found = [chain("t", 5, 9, 1), chain("rt", 3, 8, 2), chain("r", 9, 4, 9)]
    told = compare(found)
    assert told.chains == tuple(found)
    assert told.best == {"eur": 1, "hours": 2, "wtw_kg": 0}
    assert told.marks == (True, True, True)


def test_nothing_is_best_in_what_nobody_knows() -> None:
    told = compare([chain("s", NAN, NAN, 3)])
    assert told.best == {"eur": -1, "hours": -1, "wtw_kg": 0}


def test_a_lorry_added_to_the_same_trains_without_gain_is_left_out() -> None:
    found = [chain("t", 5, 9, 1), chain("rt", 6, 10, 2), chain("r", 9, 4, 9)]
    assert [one.modes for one in compare(found).chains] == [("rail",), ("road",)]
    rows = [[measure(one) for measure in MEASURES.values()] for one in found]
    assert [is_detour(number, found, rows) for number in range(3)] == [False, True, False]


def test_no_more_are_told_than_asked_for_and_the_road_is_among_them() -> None:
    found = finder().find("cluster:A", "port:D")
    told = compare(found, Limits(most_chains=2))
    assert len(told.chains) == 2
    assert ("road",) in {one.modes for one in told.chains}
