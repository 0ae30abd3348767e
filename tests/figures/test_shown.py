"""The explanation of a card is about the very figures that the card shows."""

from __future__ import annotations

from dashboard.figures.shown import figures_of_card
from tests.figures.tiny_figures import ATLAS, selected


def shown(key, *subjects, **changes):
    measure, figures = figures_of_card(selected(*subjects, **changes), key, ATLAS)
    return measure, [(one.subject_id, one.year, one.mode or one.definition) for one in figures]


def test_cards_by_mode_have_all_modes_of_the_country():
    assert shown("split", "SE") == ("modal_split", [("SE", 2022, "road"), ("SE", 2022, "rail")])
    assert shown("emissions", "SE")[0] == "emissions"


def test_without_a_country_the_split_is_that_of_the_eu():
    assert {one[0] for one in shown("split")[1]} == {"EU27_2020"}


def test_the_nearest_year_stands_in_for_one_without_figures():
    assert {one[1] for one in shown("emissions", "SE", year=2030)[1]} == {2023}


def test_a_places_card_has_its_definitions_in_its_unit():
    measure, found = shown("cluster_throughput-million_t", "cluster:C06")
    assert measure == "cluster_throughput"
    assert [one[2] for one in found] == ["goods", "goods_rail"]


def test_any_other_key_means_the_map():
    assert shown("map", "SE") == ("modal_split", [("SE", 2022, "rail")])
    assert [one[0] for one in shown("map")[1]] == ["SE", "DE"]
