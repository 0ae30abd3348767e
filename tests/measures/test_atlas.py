"""The atlas names, finds and counts what it holds."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.measures.atlas import Atlas, build_atlas
from dashboard.measures.cube import Cube, Figure
from dashboard.words import speak


def region(code: str, name: str, level: int, parent: str | None) -> dict[str, Any]:
    return {
        **{"id": code, "name": name, "name_latin": name, "level": level, "country": code[:2]},
        **{"parent_id": parent, "neighbours": [], "lon": 15.6, "lat": 58.4},
        **{"bounds": [11.0, 55.3, 24.2, 69.1], "is_overseas": False},
    }


def place(code: str, kind: str, name: str, **facts: Any) -> dict[str, Any]:
    prefix = "cluster" if kind == "cluster" else "port"
    return {
        **{"id": f"{prefix}:{code}", "kind": kind, "code": code, "name": name},
        **{"name_ascii": name, "country": "SE", "regions": ["SE", "SE1", "SE12", "SE123"]},
        **{"lon": 16.2, "lat": 58.6, "precision_km": 2, "coord_status": "official"},
        **{"source_id": "estat", "facts": facts, "nearest_ports": [["port:SEGOT", 250.3]]},
        **{"nearest_clusters": [], "corridors": [["corridor:ETC-SCM", "secondary"]]},
    }


CORRIDOR = {
    **{"id": "corridor:ETC-SCM", "code": "ETC-SCM", "name": "Scandinavian - Mediterranean"},
    **{"modes": ["rail"], "source_id": "tentec", "bounds": [5, 35, 25, 61]},
    **{"branches": [{"name": "main", "nodes": []}], "clusters": []},
    **{"ports": [["port:SENRK", "secondary"]]},
}
FIGURE = Figure("SE", "0", 2022, "rail", "", 28.7, "percent", "official", "", "estat")


@pytest.fixture
def atlas() -> Atlas:
    return build_atlas(
        [
            region("SE", "Sverige", 0, None),
            region("EL", "Ελλάδα", 0, None),
            region("SE1", "Östra Sverige", 1, "SE"),
            region("SE12", "Östra Mellansverige", 2, "SE1"),
            region("SE123", "Östergötlands län", 3, "SE12"),
        ],
        [
            place("SENRK", "port", "Norrköping"),
            place("G1", "port_group", "Twin ports", members=["port:SENRK"]),
            place("C06", "cluster", "Logistikkluster Östergötland", place="Norrköping"),
        ],
        [CORRIDOR],
        {"modal_split": Cube([FIGURE], default_mode="rail")},
    )


def test_countries_are_named_in_the_readers_language(atlas: Atlas) -> None:
    names = [atlas.name("EL", speak(language)) for language in ("en", "sv", "fr")]
    assert names == ["Greece", "Grekland", "Grèce"]


def test_everything_else_keeps_its_own_name(atlas: Atlas) -> None:
    ids = ("SE123", "port:SENRK", "corridor:ETC-SCM", "nothing")
    assert [atlas.name(code, speak("fr")) for code in ids] == [
        "Östergötlands län",
        "Norrköping",
        "Scandinavian - Mediterranean",
        "nothing",
    ]
    assert "27" in atlas.name("EU27_2020", speak("en"))


def test_it_knows_its_regions_places_and_corridors_and_nothing_else(atlas: Atlas) -> None:
    known = ("SE", "SE123", "port:SENRK", "cluster:C06", "corridor:ETC-SCM")
    assert all(atlas.is_known(code) for code in known)
    assert not any(atlas.is_known(code) for code in ("XX", "port:", "", "SENRK"))


def test_hits_are_named_in_the_readers_language(atlas: Atlas) -> None:
    hit, *_ = atlas.search("Sweden", speak("fr"))
    assert (hit.subject_id, hit.name, hit.kind, hit.level) == ("SE", "Suède", "region", "0")


def test_a_cluster_is_found_by_the_town_that_it_lies_in(atlas: Atlas) -> None:
    found = {hit.subject_id for hit in atlas.search("norrkoping", speak("en"))}
    assert found == {"port:SENRK", "cluster:C06"}


def test_a_region_lies_within_others_the_country_first(atlas: Atlas) -> None:
    assert atlas.within("SE123") == ("SE", "SE1", "SE12")
    assert atlas.within("SE") == atlas.within("unknown") == ()


def test_places_are_found_by_their_region(atlas: Atlas) -> None:
    assert [port.place_id for port in atlas.ports_in("SE12")] == ["port:SENRK"]
    assert [cluster.place_id for cluster in atlas.clusters_in("SE")] == ["cluster:C06"]
    assert atlas.ports_in("EL") == ()
    assert atlas.groups == {"port:G1"}


def test_lists_of_the_index_become_pairs(atlas: Atlas) -> None:
    assert atlas.places["port:SENRK"].nearest_ports == (("port:SEGOT", 250.3),)
    assert atlas.corridors["corridor:ETC-SCM"].ports == (("port:SENRK", "secondary"),)


def test_choices_are_those_of_the_cubes(atlas: Atlas) -> None:
    assert atlas.choices["modal_split"].year == 2022
