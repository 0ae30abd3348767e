"""Chains have names that a reader understands, and numbers that say what is not known."""

from __future__ import annotations

import pytest

from dashboard.figures.chain_words import (
    chain_told,
    element_told,
    hours_told,
    modes_told,
    place_name,
    significant,
    span_told,
    terminals_told,
)
from dashboard.measures.atlas import Atlas, build_atlas
from dashboard.measures.chains.elements import Chain, Element
from dashboard.words import speak

EN = speak("en")
NAN = float("nan")


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return build_atlas([], [], [], {})


def chain(*legs: tuple[str, str, str]) -> Chain:
    return Chain(tuple(Element("transport", *leg, 1.0) for leg in legs))


def test_a_chain_is_named_by_its_modes_and_the_terminals_between(atlas: Atlas) -> None:
    one = chain(("road", "A", "B"), ("inland_waterway", "B", "C"), ("road", "C", "D"))
    assert modes_told(one, EN) == "Road, waterway, road"
    assert terminals_told(one, atlas, EN) == "by way of B and C"
    assert chain_told(one, atlas, EN) == "road, waterway, road by way of B and C"
    assert chain_told(chain(("rail", "A", "B")), atlas, EN) == "rail all the way"


def test_a_place_that_is_not_known_keeps_its_id(atlas: Atlas) -> None:
    assert place_name("port:XX", atlas) == "port:XX"


def test_a_transhipment_says_from_what_to_what() -> None:
    told = [
        element_told(Element("hub", modes, "A", "A", 1.0), EN)
        for modes in ("|rail", "road|rail", "sea|")
    ]
    assert told == ["Loading: rail", "Transhipment: road to rail", "Unloading: sea"]


def test_numbers_have_three_significant_figures_and_unknown_ones_a_dash() -> None:
    told = [significant(one, EN) for one in (123456.0, 999.5, 88.64, 0.054, 0.0, NAN)]
    assert told == ["123,000", "1,000", "88.6", "0.05", "0", "–"]
    assert [hours_told(one, EN) for one in (3.0, 36.64, 102.5, NAN)] == ["3.0", "36.6", "103", "–"]


def test_a_range_is_left_out_where_its_ends_read_the_same_or_are_unknown() -> None:
    assert span_told(100.0, 250.0, EN) == "100–250"
    assert span_told(100.1, 100.2, EN) == ""
    assert span_told(NAN, 250.0, EN) == ""
