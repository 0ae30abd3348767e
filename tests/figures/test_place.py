"""What is known of a place, each fact with its status, and what is not as a dash."""

from __future__ import annotations

from dataclasses import replace

from dashboard.figures.place import corridor_facts, place_facts
from tests.figures.tiny_figures import ATLAS, WORDS


def facts(found):
    return {fact.label: (fact.text, fact.status) for fact in found.facts}


def test_a_cluster_tells_what_is_known_and_how_surely():
    found = place_facts("cluster:C06", ATLAS, WORDS)
    assert facts(found)["Modes"] == ("Road, Rail", "secondary")
    assert facts(found)["Area"] == ("121 ha", "official")
    assert facts(found)["Companies"] == ("–", "missing")


def test_an_unsure_point_and_an_unconfirmed_corridor_are_said():
    found = place_facts("cluster:C06", ATLAS, WORDS)
    assert "Placed to within 2 km." in found.notes
    assert "Its place on corridors is not confirmed by a source." in found.notes
    assert found.corridors[0].status == "unconfirmed"


def test_a_port_has_its_neighbours_with_straight_distances():
    found = place_facts("port:SEGOT", ATLAS, WORDS)
    assert [(one.name, one.text) for one in found.ports] == [("Malmö", "243 km")]
    assert [(one.name, one.text) for one in found.clusters] == [("Norrköping", "269 km")]
    assert facts(found)["Kind"] == ("Sea and inland port", "official")


def test_only_what_stands_in_the_list_of_eurostat_is_called_official():
    listed = ATLAS.places["port:SEGOT"]
    elsewhere = replace(listed, source_id="seaports")
    unlisted = replace(ATLAS, places={**ATLAS.places, listed.place_id: elsewhere})
    found = facts(place_facts("port:SEGOT", unlisted, WORDS))
    assert found["Kind"] == ("Sea and inland port", "unconfirmed")
    assert found["Code"] == ("SEGOT", "")
    assert facts(corridor_facts("corridor:ETC-SCM", ATLAS, WORDS))["Code"][1] == ""


def test_ports_that_report_together_lead_to_each_other():
    found = place_facts("port:G1", ATLAS, WORDS)
    assert (found.ports[0].name, found.ports[0].text) == ("Göteborg", "reports together with it")


def test_a_corridor_has_its_nodes_in_order_and_says_that_it_is_not_confirmed():
    found = corridor_facts("corridor:ETC-SCM", ATLAS, WORDS)
    assert found.branches[0].nodes == ("Oslo", "Göteborg")
    assert facts(found)["Countries"][0] == "Norway, Sweden"
    assert "order is not confirmed" in found.notes[0]
    assert "not confirmed" in found.notes[1]
