"""Elements add up, and the case that the Guide to ISO 14083 prints comes out to the digit."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from dashboard.measures.chains.elements import HUB, Chain, make_chain
from dashboard.measures.chains.rates import LoadRates, Rates
from dashboard.settings import Settings
from dashboard.sources.chain_factors import read_chain_example
from tests.measures.chains.tiny_network import finder

ROAD_SFD_WTW, ROAD_SFD_TTW, DAF = 150.0, 108.0, 1.05
HUB_WTW, HUB_TTW = 1.07, 0.384
PLACES = ("start", "hub 1", "hub 2", "end")
MODES = ("road", "rail", "road")


def printed() -> dict[tuple[str, str], float]:
    """Return what the Guide prints, by step and quantity."""
    table = read_chain_example(Settings().raw, {})
    return {
        (row.step, row.quantity): row.value for row in table.itertuples() if row.value == row.value
    }


def case() -> Chain:
    """Return the chain of the Guide, worked out with its own intensities."""
    rail = 1000 * printed()["TCE3", "GHG WTW"] / printed()["TCE3", "transport activity"]
    road = Rates("road", 0.0, 1.0, ROAD_SFD_TTW / DAF, (ROAD_SFD_WTW - ROAD_SFD_TTW) / DAF, DAF, 65)
    modes = {"road": road, "rail": Rates("rail", 0.0, 1.0, 0.0, rail, 1.0, 50)}
    tonnes = printed()["all", "mass"]
    hub = (tonnes * HUB_TTW, tonnes * (HUB_WTW - HUB_TTW))
    return make_chain(
        MODES, PLACES, (50, 500, 100), (0, 0, 0), LoadRates(tonnes, modes, *hub, 0, 0)
    )


def test_the_printed_case_is_reproduced_element_by_element() -> None:
    wanted = [printed()[f"TCE{number}", "GHG WTW"] for number in range(1, 6)]
    assert wanted == [75.0, 10.7, 71.9, 10.7, 150.0]
    assert [round(one.wtw_kg, 1) for one in case().elements] == wanted


def test_the_printed_sums_are_reproduced_to_the_digit() -> None:
    chain, sums = case(), printed()
    assert round(chain.wtw_kg, 1) == sums["total", "GHG WTW"] == 318.3
    assert round(chain.ttw_kg) == sums["total", "GHG operation (TTW)"] == 170
    assert round(chain.tkm) == sums["total", "transport activity"] == 6500
    assert round(chain.kg_per_tkm, 3) == sums["total", "intensity WTW"] == 0.049


def test_transport_activity_is_on_the_shortest_distance_and_driving_on_the_longer_one() -> None:
    first, sums = case().elements[0], printed()
    assert first.tkm == sums["TCE1", "transport activity (SFD)"] == 500
    assert first.tonnes * first.km == sums["TCE1", "transport activity (actual)"] == 525


def test_the_two_oddities_of_the_guide_are_what_they_are_said_to_be() -> None:
    sums = printed()
    rail = 1000 * sums["TCE3", "GHG WTW"] / sums["TCE3", "transport activity"]
    assert (sums["TCE3", "intensity WTW"], round(rail, 2)) == (14, 14.38)
    operation = sums["total", "GHG operation (TTW)"] / sums["total", "transport activity"]
    assert (sums["total", "intensity operation as printed"], round(operation, 4)) == (0.022, 0.0262)


def test_every_change_of_mode_is_a_hub_and_so_are_the_ends_of_a_train() -> None:
    rates = finder().rates
    through = make_chain(MODES, PLACES, (1, 2, 3), (5, 5, 5), rates)
    assert [one.kind for one in through.elements].count(HUB) == through.hubs == 2
    alone = make_chain(("rail",), PLACES[:2], (100,), (5,), rates)
    assert [one.mode for one in alone.elements] == ["|rail", "rail", "rail|"]
    assert (alone.departures, through.departures, through.modes) == (1, 1, MODES)


def test_a_chain_is_the_sum_of_its_elements_and_one_unknown_makes_it_unknown() -> None:
    chain = make_chain(MODES, PLACES, (40, 700, 20), (5, 5, 5), finder().rates)
    assert chain.eur == pytest.approx(sum(one.eur for one in chain.elements))
    assert chain.hours == pytest.approx(sum(one.hours for one in chain.elements))
    assert chain.wtw_kg == pytest.approx(chain.ttw_kg + chain.wtt_kg)
    broken = Chain((replace(chain.elements[0], eur=math.nan), *chain.elements[1:]))
    assert math.isnan(broken.eur)
    assert not math.isnan(broken.hours)


def test_the_key_names_every_leg_and_where_it_ends() -> None:
    chain = make_chain(
        ("road", "rail"), ("cluster:A", "cluster:B", "port:D"), (1, 2), (0, 0), finder().rates
    )
    assert chain.key == "road.cluster.B~rail.port.D"
