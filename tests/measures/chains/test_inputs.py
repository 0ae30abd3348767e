"""Inputs have defaults with a source, or none; what the reader sets stays."""

from __future__ import annotations

import math

import pytest

from dashboard.measures.chains.choices import CHOICES
from dashboard.measures.chains.input_list import INPUTS
from dashboard.measures.chains.inputs import at_the_ends, default_of
from tests.measures.chains.tiny_network import factors, inputs


def test_every_default_has_a_source_or_says_that_it_is_assumed_or_missing() -> None:
    for key, one in INPUTS.items():
        default = default_of(one, factors())
        has_source = bool(default.source_ids)
        assert has_source == (default.status not in ("assumed", "missing")), key
        assert math.isnan(default.value) == (default.status == "missing"), key


def test_every_default_lies_within_what_is_allowed() -> None:
    for key, one in INPUTS.items():
        value = default_of(one, factors()).value
        assert math.isnan(value) or one.least <= value <= one.most, key


def test_what_no_source_gives_is_left_to_the_reader() -> None:
    left = {key for key in INPUTS if default_of(INPUTS[key], factors()).status == "missing"}
    ship = {"ship_eur_tkm", "ship_kmh", "ship_hours"}
    assert left == {*ship, "rail_eur_train_km", "reefer_kw", "departures"}


def test_a_choice_begins_with_one_of_its_options_and_its_factors_are_there() -> None:
    for one in CHOICES.values():
        assert one.default in one.options
        assert all(factors()[key].value == factors()[key].value for key in one.factor_ids)


def test_the_middle_of_a_range_is_used_and_other_sources_only_widen_it() -> None:
    speed = default_of(INPUTS["rail_kmh"], factors())
    assert (speed.value, speed.low, speed.high) == (50.0, 18.0, 55.0)


def test_tonnes_and_containers_follow_from_each_other_until_both_are_given() -> None:
    assert inputs()["teu"] == 1.0
    assert inputs({"teu": 2.0})["tonnes"] == 20.0
    both = inputs({"teu": 2.0, "tonnes": 9.0})
    assert (both["teu"], both["tonnes"]) == (2.0, 9.0)


def test_the_price_of_diesel_and_the_cost_without_it_make_the_published_cost() -> None:
    fuel = factors().of("road-cost-es24") - inputs()["road_eur_km"]
    assert fuel == pytest.approx(0.282 * 1.29)
    assert inputs()["diesel_price"] == pytest.approx(0.974, abs=0.001)
    assert inputs()["load_factor"] == pytest.approx(68.0, abs=0.1)


def test_at_the_ends_only_what_sources_disagree_on_moves_and_never_what_was_set() -> None:
    best, worst = at_the_ends(inputs({"rail_kmh": 60.0}), factors())
    assert (best["rail_kmh"], worst["rail_kmh"]) == (60.0, 60.0)
    assert (best["barge_kmh"], worst["barge_kmh"]) == (15.0, 8.0)
    assert (best["rail_eur_tkm"], worst["rail_eur_tkm"]) == (0.0152, 0.0272)
    assert best["tonnes"] == worst["tonnes"]
