"""The sentence of a port, a cluster or a corridor keeps definitions apart."""

from __future__ import annotations

from dashboard.figures.sentence_places import corridor_sentence, place_sentence
from dashboard.figures.subjects import Asked
from tests.figures.tiny_figures import ATLAS, WORDS


def said(place, measure="port_tonnes", definition="authority", year=2022):
    text = place_sentence(place, Asked(measure, "", definition, year), ATLAS, WORDS)
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_port_says_who_counts():
    assert said("port:SEGOT") == (
        "The port handled 40.5 Mt in 2022, as the port authority counts. "
        "That is 1% more than in 2021."
    )


def test_another_definition_is_named_and_never_taken_for_the_one_asked():
    assert said("port:SEGOT", definition="national") == (
        "No figure, as counted in this way. "
        "The port handled 40.5 Mt in 2022, as the port authority counts."
    )


def test_another_year_is_named():
    assert said("port:SEGOT", year=2024).startswith(
        "No figure for 2024. The port handled 40.5 Mt in 2022"
    )


def test_connectivity_has_its_rank():
    assert said("port:SEGOT", "port_connectivity", "") == (
        "The port’s connectivity index was 158 in 2022. That is number 2 of 2 ports."
    )


def test_a_cluster_says_what_it_counts():
    assert said("cluster:C06", "cluster_throughput", "goods", 2021) == (
        "Goods, all modes: 2.50 Mt in 2021."
    )


def test_no_figure_says_nothing_about_size():
    assert "No figure" in said("port:SEMMA")


def test_a_corridor_says_that_its_order_is_not_confirmed():
    text = corridor_sentence("corridor:ETC-SCM", ATLAS, WORDS)
    assert "2 countries" in text
    assert "order is not confirmed" in text
