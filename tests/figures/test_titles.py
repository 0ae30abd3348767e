"""Every measure has a title for each of its modes and indicators."""

from __future__ import annotations

from dashboard.figures.quantity import scale_of
from dashboard.figures.titles import counted_as, measure_title, unit_line
from dashboard.measures.catalogue import MEASURES
from tests.figures.tiny_figures import WORDS


def test_modes_of_a_measure_have_titles_of_their_own():
    for key, measure in MEASURES.items():
        titles = {measure_title(key, WORDS, mode) for mode in measure.modes or ("",)}
        assert len(titles) == len(measure.modes or ("",))


def test_a_clusters_indicator_is_its_title_and_a_ports_definition_a_sentence():
    assert measure_title("cluster_throughput", WORDS, definition="goods") == "Goods, all modes"
    assert measure_title("port_teu", WORDS, definition="authority") == "Containers handled in ports"
    assert counted_as("port_teu", "authority", WORDS) == "As the port authority counts."


def test_the_unit_line_is_the_unit_then_whole_sentences():
    scale = scale_of("percent", [])
    assert unit_line(scale, WORDS) == "Per cent"
    assert unit_line(scale, WORDS, "", "Gaps mark breaks.") == "Per cent. Gaps mark breaks."
