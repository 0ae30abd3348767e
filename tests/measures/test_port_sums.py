"""A sum holds the known ports of a region, each once."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.measures.cube import Figure
from dashboard.measures.port_sums import Register, parts_of_region, regions_to_sum

REGIONS: dict[str, tuple[str | None, ...]] = {
    "port:A": ("BE", "BE2", "BE21", "BE211"),
    "port:B": ("BE", "BE2", "BE25", "BE251"),
    "port:C": ("BE", "BE3", "BE32", "BE323"),
    "port:N": ("NL", "NL3", "NL34", "NL341"),
}
REGISTER = Register(REGIONS, {"port:AB": ("port:A", "port:B"), "port:AN": ("port:A", "port:N")})


def tonnes(**values: float) -> dict[str, Figure]:
    return {
        f"port:{code}": Figure(
            *(f"port:{code}", "place", 2022, "", "authority", value, "thousand_t"),
            *("missing" if math.isnan(value) else "secondary", "", code),
        )
        for code, value in values.items()
    }


def total(region: str, register: Register = REGISTER, **values: float) -> tuple[float, int, int]:
    parts = parts_of_region(region, tonnes(**values), register)
    return sum(figure.value for figure in parts.figures), parts.known, parts.out_of


def test_known_ports_are_added_and_the_others_counted() -> None:
    assert total("BE", A=100.0, C=5.0) == (105.0, 2, 3)


def test_a_port_whose_figure_is_missing_is_not_known() -> None:
    assert total("BE", A=100.0, C=math.nan) == (100.0, 1, 3)


def test_a_group_counts_for_all_its_ports_where_all_lie_in_the_region() -> None:
    assert total("BE", AB=150.0) == (150.0, 2, 3)
    assert total("BE2", AB=150.0) == (150.0, 2, 2)


def test_a_group_is_left_out_where_it_reaches_over_the_border() -> None:
    assert total("BE21", AB=150.0) == (0, 0, 1)
    assert total("BE", AN=150.0) == (0, 0, 3)


def test_a_group_is_left_out_where_all_its_ports_have_figures() -> None:
    assert total("BE", A=100.0, B=40.0, AB=150.0) == (140.0, 2, 3)


def test_a_group_takes_the_place_of_the_figures_of_some_of_its_ports() -> None:
    assert total("BE", A=100.0, AB=150.0, C=5.0) == (155.0, 3, 3)


def test_a_group_with_a_port_outside_the_register_counts_for_its_country_only() -> None:
    wider = Register(REGIONS, {"port:AB": ("port:A", "port:B")}, frozenset({"port:AB"}))
    assert total("BE", wider, AB=150.0) == (150.0, 2, 3)
    assert total("BE2", wider, AB=150.0) == (0, 0, 2)


def test_a_group_without_ports_is_never_counted() -> None:
    assert total("BE", Register(REGIONS, {"port:X": ()}), X=9.0) == (0, 0, 3)


def test_regions_that_may_have_a_sum_are_those_of_the_ports_with_a_figure() -> None:
    assert regions_to_sum(["port:C", "port:elsewhere"], REGISTER) == {
        "BE": "0",
        "BE3": "1",
        "BE32": "2",
        "BE323": "3",
    }
    assert set(regions_to_sum(["port:AN"], REGISTER)) == {*REGIONS["port:A"], *REGIONS["port:N"]}


VALUES = st.none() | st.floats(0, 1e6)


@given(st.fixed_dictionaries({"A": VALUES, "B": VALUES, "C": VALUES}))
def test_sums_survive_grouping(values: dict[str, float | None]) -> None:
    known = {code: value for code, value in values.items() if value is not None}
    whole, count, out_of = total("BE", **known)
    first, second = total("BE2", **known), total("BE3", **known)
    assert whole == pytest.approx(first[0] + second[0])
    assert (count, out_of) == (first[1] + second[1], first[2] + second[2])
    assert count == len(known)


@given(st.fixed_dictionaries({"A": VALUES, "B": VALUES, "AB": VALUES, "AN": VALUES}))
def test_nothing_is_counted_twice(values: dict[str, float | None]) -> None:
    known = {code: value for code, value in values.items() if value is not None}
    parts = parts_of_region("BE", tonnes(**known), REGISTER)
    names = [figure.subject_id for figure in parts.figures]
    assert len(names) == len(set(names))
    assert not {"port:A", "port:AB"} <= set(names)
    assert parts.known <= parts.out_of
