"""The headline says what the picture shows, in whole sentences, and never guesses."""

from __future__ import annotations

import pytest

from dashboard.figures.sentence import headline, no_figure
from dashboard.measures.catalogue import MEASURES
from tests.figures.tiny_figures import ATLAS, WORDS, selected, series


def said(*subjects, **changes):
    text = headline(selected(*subjects, **changes), ATLAS, WORDS)
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_share_is_set_beside_the_eu_and_ten_years_earlier():
    assert said("SE") == (
        "Rail carried 35.0% of inland freight in 2022, "
        "against 20.0% in the EU and 40.0% ten years earlier."
    )


def test_what_cannot_be_compared_is_left_out():
    assert said("DE") == ("Rail carried 20.0% of inland freight in 2022, against 20.0% in the EU.")


def test_no_figure_names_the_last_one():
    assert said("UK") == "No figure for 2022. The last is 9.1%, for 2019."


def test_no_figure_names_the_first_one_when_it_came_later():
    assert no_figure(series(5.0), 2005, WORDS) == "No figure for 2005. The first is 5.0%, for 2010."
    assert no_figure((), 2005, WORDS) == "There is no figure for this in any year."


def test_volumes_tell_the_change_unless_the_series_breaks():
    said_of = {year: said("SE", measure="tonne_km", year=year) for year in (2020, 2022)}
    assert said_of[2022] == (
        "Freight by rail came to 20.0 bn t-km in 2022. That is about as much as in 2021."
    )
    assert said_of[2020] == "Freight by rail came to 20.0 bn t-km in 2020."


def test_emissions_are_called_estimated_and_told_for_each_tonne_kilometre():
    assert said("SE", measure="emissions", mode="road") == (
        "Freight by road caused an estimated 5.00 Mt CO₂e in 2022, well to wheel. "
        "That is 125.0 g for each tonne-kilometre."
    )


def test_a_region_without_a_figure_is_sent_to_the_one_round_it():
    assert said("SE232") == (
        "This is told for NUTS 2 regions and larger ones only. Sweden, 2022: 35.0%."
    )


def test_a_sum_of_known_ports_is_never_called_a_total():
    assert said("SE", measure="port_tonnes", level="0") == (
        "The ports with a figure handled 40.5 Mt in 2022: 1 of 2 ports, so not a total."
    )


def test_a_region_without_ports_says_so():
    assert said("DE", measure="port_tonnes") == "There is no port of the atlas here."


def test_an_index_is_not_summed():
    assert said("SE", measure="port_connectivity") == (
        "2 of 2 ports here have a figure for 2022. The highest is 200 (Malmö)."
    )


def test_all_of_europe_has_its_number_of_figures_and_its_ends():
    assert said().endswith(
        "2 countries have a figure for 2022. "
        "The highest is 35.0% (Sweden), the lowest 20.0% (Germany)."
    )


def test_several_are_listed_from_the_highest_and_the_unknown_named():
    assert said("DE", "SE", "UK") == (
        "Rail’s share of inland freight, 2022: Sweden 35.0%; Germany 20.0%. "
        "No figure: United Kingdom."
    )


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize(
    "subjects",
    [
        *((), ("SE",), ("UK",), ("SE232",), ("port:SEGOT",), ("port:SEMMA",), ("cluster:C06",)),
        *(("corridor:ETC-SCM",), ("SE", "port:SEGOT", "cluster:C06"), ("port:G1", "port:SEGOT")),
    ],
)
def test_every_selection_of_every_measure_has_a_whole_sentence(measure, subjects):
    text = said(*subjects, measure=measure)
    assert text.endswith(".")
    assert "{" not in text
    assert "nan" not in text
