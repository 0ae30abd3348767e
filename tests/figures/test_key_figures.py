"""Key figures: at most four, the map's own first, each with its status."""

from __future__ import annotations

from dashboard.figures.key_figures import key_figures
from tests.figures.tiny_figures import ATLAS, WORDS, selected


def found(*subjects, **changes):
    return key_figures(selected(*subjects, **changes), ATLAS, WORDS)


def test_a_country_has_share_volume_emissions_and_ports():
    share, volume, emitted, ports = found("SE")
    assert (share.value, share.unit, share.line2) == ("35.0", "%", "EU average 20.0%")
    assert (volume.value, volume.unit, volume.line1) == ("40.0", "bn t-km", "by road, 2022")
    assert (emitted.value, emitted.unit, emitted.status) == ("5.03", "Mt CO₂e", "estimated")
    assert emitted.line2 == "125 g per road tonne-km"
    assert (ports.value, ports.status, ports.line2) == ("40.5", "partial", "1 of 2 ports")


def test_the_measure_of_the_map_comes_first():
    first = found("SE", measure="tonne_km")[0]
    assert (first.value, first.line1) == ("20.0", "by rail, 2022")


def test_what_is_not_known_has_a_dash():
    share = found("UK")[0]
    assert (share.value, share.unit, share.status) == ("–", "", "missing")


def test_a_part_of_a_country_has_its_ports_and_no_modes():
    lines = [one.line1 for one in found("SE232")]
    assert lines[0] == "goods in ports, 2022"
    assert not any("rail" in line for line in lines)


def test_a_port_keeps_its_definitions_apart():
    lines = [one.line1 for one in found("port:SEGOT", measure="port_tonnes")]
    assert lines[:2] == [
        "goods, as the port authority counts, 2022",
        "goods, gross weight as Eurostat counts, 2022",
    ]


def test_a_cluster_has_what_it_handles_and_its_area_but_no_unknown_fact():
    figures = found("cluster:C06")
    assert [one.unit for one in figures] == ["TEU", "Mt", "Mt", "ha"]
    assert figures[0].line1 == "Containers, 2021"


def test_europe_has_the_whole_the_highest_and_the_lowest():
    assert [one.line1 for one in found()][1:] == ["highest: Sweden", "lowest: Germany"]


def test_a_comparison_has_one_for_each_and_a_corridor_none():
    assert [one.line1 for one in found("SE", "UK")] == ["Sweden", "United Kingdom"]
    assert found("corridor:ETC-SCM") == ()
