"""Classes, circles and marks are those of the figures; the unknown is hatched, never nought."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.figures.map_paint import paint
from dashboard.words import speak
from tests.figures.tiny_map import CLUSTERS, PORTS, SHARE, SUMS, TOTAL, tiny_atlas

WORDS = speak("en")
ATLAS = tiny_atlas()


def test_shares_are_classed_and_what_has_no_figure_is_hatched():
    payload = paint(SHARE, ATLAS, WORDS)
    assert payload["classes"] == {"SE": 2, "DE": 1}
    assert payload["rest"] == "hatched"
    assert payload["plain"] == []
    assert payload["ramp"] == ["seq-1", "seq-2", "seq-3", "seq-4", "seq-5"]


def test_the_eu_as_one_gives_all_members_its_class_and_its_card():
    payload = paint(replace(SHARE, level="eu"), ATLAS, WORDS)
    assert len(payload["classes"]) == 27
    assert set(payload["classes"].values()) == {1}
    assert payload["cards"]["SE"][:2] == ["European Union (27 countries)", "17.2%"]
    assert payload["level"] == "0"


def test_ports_under_a_choropleth_show_their_goods_of_that_year_in_one_definition():
    payload = paint(SHARE, ATLAS, WORDS)
    assert payload["marks"] == {"port:SEGOT": [8.2, "secondary"], "port:G1": [12.3, "secondary"]}
    assert payload["cards"]["port:SEGOT"][1:4] == [
        "40.0\N{NO-BREAK SPACE}Mt",
        "of goods, 2022",
        "as the port authority counts",
    ]
    assert paint(replace(SHARE, year=2019), ATLAS, WORDS)["marks"] == {}
    assert paint(replace(SHARE, layers=("clusters",)), ATLAS, WORDS)["marks"] == {}


def test_totals_are_circles_with_their_area_in_proportion():
    circles = paint(TOTAL, ATLAS, WORDS)["circles"]
    assert circles["DE"] == [40.0, "official"]
    assert circles["SE"] == [pytest.approx(40 * (47_900 / 191_600) ** 0.5), "official"]
    assert circles["UK"][0] == 0


def test_a_region_with_a_circle_or_a_nought_is_plain_and_the_others_are_hatched():
    payload = paint(TOTAL, ATLAS, WORDS)
    assert payload["plain"] == ["SE", "DE", "UK"]
    assert payload["rest"] == "hatched"
    assert payload["fill"] == "mode-road"


def test_only_regions_with_ports_but_without_a_figure_are_hatched_in_sums_of_ports():
    payload = paint(SUMS, ATLAS, WORDS)
    assert payload["hatched"] == ["SE123"]
    assert payload["rest"] == "plain"
    assert payload["fill"] == "accent"
    assert payload["cards"]["SE123"][3] == "0 of 1 port has a figure"


def test_a_sum_of_known_ports_says_how_many_and_has_no_rank():
    card = paint(SUMS, ATLAS, WORDS)["cards"]["SE232"]
    assert card[3] == "1 of 2 ports have a figure"
    assert card[4] == "partial"


def test_a_country_without_ports_says_so():
    payload = paint(replace(SUMS, level="0"), ATLAS, WORDS)
    assert payload["cards"]["DE"][:3] == ["Germany", "", "No port in the atlas"]
    assert payload["hatched"] == []


def test_ports_have_the_size_of_the_legend_whatever_the_definition():
    assert paint(PORTS, ATLAS, WORDS)["marks"]["port:SEGOT"] == [8.2, "secondary"]


def test_clusters_are_sized_and_a_cluster_without_a_figure_is_not():
    payload = paint(CLUSTERS, ATLAS, WORDS)
    assert payload["marks"] == {
        "cluster:C06": [10.0, "secondary"],
        "cluster:C07": [20.0, "secondary"],
    }
    assert payload["sizes"] == "cluster"
    assert payload["bare"]
