"""Flows seen from a region, and between countries: sums agree, what is unknown is told."""

from __future__ import annotations

import math

import numpy as np
import pytest

from dashboard.measures.flows import LEVELS, MOST_PARTNERS, NO_FLOWS, Flow, FlowCube
from dashboard.sources.country_ranges import CountryRanges
from dashboard.sources.flow_cube import StoredFlows
from tests.tiny_flows import MODES, YEARS, flow_cube

CUBE = flow_cube()


def test_regions_of_each_level_are_covered_and_no_other() -> None:
    assert [CUBE.regions(level) for level in LEVELS] == [
        ("DE", "SE"),
        ("DE6", "SE1", "SE2"),
        ("DE60", "SE12", "SE23"),
    ]
    assert CUBE.covers("SE1")
    assert not CUBE.covers("SE123")


def test_one_cell_is_as_it_is_stored() -> None:
    flow = CUBE.flow("SE12", "SE23", 2022, "road")
    assert (flow.tonnes, flow.known, flow.out_of) == (4_123_000.0, 1, 1)
    assert (flow.low, flow.high) == pytest.approx((0.8 * 4_123_000, 1.3 * 4_123_000))
    assert not flow.is_sum
    assert flow.has_range


def test_what_is_not_known_is_not_zero_and_what_is_zero_is_known() -> None:
    assert not CUBE.flow("SE23", "DE60", 2022, "road").is_known
    nothing = CUBE.flow("DE60", "SE12", 2022, "rail")
    assert nothing.is_known
    assert nothing.tonnes == 0.0


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("mode", ["", *MODES])
def test_a_country_is_the_sum_of_its_regions(year: int, mode: str) -> None:
    whole = CUBE.flow("SE", "SE", year, mode)
    parts = [
        CUBE.flow(origin, destination, year, mode)
        for origin in ("SE12", "SE23")
        for destination in ("SE12", "SE23")
    ]
    known = [part.tonnes for part in parts if part.is_known]
    assert whole.tonnes == pytest.approx(sum(known))
    assert whole.known == sum(part.known for part in parts)


def test_all_modes_together_are_the_sum_of_the_modes() -> None:
    both = CUBE.flow("DE60", "DE60", 2022)
    assert both.tonnes == 50e6 + 5e6
    assert not both.is_partial


def test_where_a_mode_has_no_route_the_others_are_all_there_is() -> None:
    flow = CUBE.flow("SE12", "SE23", 2022)
    assert (flow.tonnes, flow.is_partial) == (4_123_000.0, False)


def test_a_sum_with_an_unknown_part_says_that_it_is_partial() -> None:
    flow = CUBE.flow("SE", "DE", 2022, "road")
    assert (flow.tonnes, flow.known, flow.out_of) == (3e6, 1, 2)
    assert flow.is_partial


def test_partners_are_the_largest_first_both_directions_apart() -> None:
    found = CUBE.partners("SE12", 2022, "road")
    assert [one.partner_id for one in found.largest] == ["SE23", "DE60"]
    first = found.largest[0]
    assert (first.sent.tonnes, first.received.tonnes) == (4_123_000.0, 5e6)
    assert (first.sent.origin_id, first.received.origin_id) == ("SE12", "SE23")
    assert first.both == 9_123_000.0
    assert found.inside.tonnes == 40e6
    assert (found.rest_count, found.unknown) == (0, ())


def test_a_partner_of_whom_one_direction_is_known_is_shown_with_the_other_unknown() -> None:
    (germany,) = [
        one for one in CUBE.partners("SE23", 2022, "road").largest if one.partner_id == "DE60"
    ]
    assert not germany.sent.is_known
    assert germany.received.tonnes == 1e6
    assert germany.both == 1e6


def test_partners_have_the_level_of_the_region() -> None:
    assert [one.partner_id for one in CUBE.partners("SE", 2022).largest] == ["DE"]
    assert [one.partner_id for one in CUBE.partners("SE1", 2022).largest] == ["SE2", "DE6"]


def test_partners_seen_from_both_ends_are_one_number() -> None:
    there = CUBE.partners("SE12", 2022, "road").largest[0].sent
    back = CUBE.partners("SE23", 2022, "road").largest[0].received
    assert there.tonnes == back.tonnes


def many(count: int) -> FlowCube:
    ids = tuple(f"XX{number:02d}" for number in range(count))
    tonnes = np.arange(count * count, dtype=float).reshape(1, 1, count, count)
    tonnes[..., -1], tonnes[..., -1, :] = math.nan, math.nan
    km = np.full((1, count, count), 100.0)
    whole = np.full((1, 1, 1, 1), np.nansum(tonnes))
    countries = CountryRanges(("XX",), ("road",), (2022,), whole, whole)
    return FlowCube(StoredFlows(ids, ("road",), (2022,), tonnes, tonnes, tonnes, km, countries))


def test_beyond_the_thirty_largest_the_rest_is_summed_and_the_unknown_told() -> None:
    cube = many(40)
    found = cube.partners("XX05", 2022, "road")
    assert len(found.largest) == MOST_PARTNERS
    assert found.rest_count == 40 - 1 - MOST_PARTNERS - 1
    assert found.unknown == ("XX39",)
    every = [found.rest, *found.largest]
    sent = sum(one.sent.tonnes for one in every) + found.inside.tonnes
    assert sent == sum(5 * 40 + number for number in range(39))


def test_the_strongest_flows_between_countries_leave_out_what_stays_inside() -> None:
    found = CUBE.strongest(2022, "road")
    assert [(one.origin_id, one.destination_id) for one in found.largest] == [
        ("DE", "SE"),
        ("SE", "DE"),
    ]
    assert [one.tonnes for one in found.largest] == [3e6, 3e6]
    assert found.inside.tonnes == pytest.approx(50e6 + 79_123_000)


def spread(flow: Flow) -> tuple[float, float]:
    return flow.low / flow.tonnes, flow.high / flow.tonnes


def test_by_one_mode_between_countries_the_range_is_that_of_the_sum() -> None:
    partner = CUBE.partners("SE", 2022, "road").largest[0]
    flows = [CUBE.flow("SE", "SE", 2022, "road"), CUBE.flow("DE", "SE", 2022, "road")]
    flows += [partner.sent, partner.received, *CUBE.strongest(2022, "road").largest]
    for flow in flows:
        assert spread(flow) == pytest.approx((0.95, 1.1))
        assert not flow.is_sum


def test_all_modes_between_countries_add_up_the_ends_of_each() -> None:
    for flow in (CUBE.flow("DE", "SE", 2022), CUBE.partners("DE", 2022).largest[0].sent):
        assert spread(flow) == pytest.approx((0.95, 1.1))
        assert flow.is_sum


def test_any_other_sum_adds_up_the_ends_of_its_cells() -> None:
    for origin, destination in (("SE1", "SE2"), ("SE12", "SE"), ("SE", "DE6")):
        flow = CUBE.flow(origin, destination, 2022)
        assert spread(flow) == pytest.approx((0.8, 1.3))


def test_what_reckoning_leaves_over_is_no_range() -> None:
    flow = CUBE.flow("DE", "SE", 2022, "road")
    assert flow.has_range
    assert not flow._replace(low=flow.tonnes, high=flow.tonnes * (1 + 1e-9)).has_range


def test_widths_are_scaled_by_the_largest_of_all_years() -> None:
    assert CUBE.widest("SE12", "road") == 5e6
    assert CUBE.widest("", "road") == 3e6
    assert CUBE.widest("DE60", "rail") == 1e6


def test_without_flows_nothing_is_covered() -> None:
    assert not NO_FLOWS
    assert not NO_FLOWS.covers("SE")
    assert CUBE
