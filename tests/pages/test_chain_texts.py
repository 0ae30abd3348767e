"""What is said of chains is true of them: who emits least, what is unknown, what would tip."""

from __future__ import annotations

import math
from typing import Any

import pytest

from dashboard.measures.atlas import Atlas, build_atlas
from dashboard.measures.chains.balance import Change, Turn
from dashboard.measures.chains.comparison import compare
from dashboard.measures.chains.elements import Chain, Element
from dashboard.pages.chain_texts import bests_told, ends_told, headline, turn_told
from dashboard.words import speak

EN = speak("en")
NAN = math.nan


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return build_atlas([], [], [], {})


def one(mode: str, kg: float, eur: float = 1.0) -> Chain:
    return Chain((Element("transport", mode, "a", "b", 1.0, 1, 1, 1.0, eur=eur, wtt_kg=kg),))


def told(atlas: Atlas, *chains: Chain) -> str:
    return headline(compare(chains), ("A", "B"), atlas, EN)


def test_the_least_emissions_are_held_against_the_road(atlas: Atlas) -> None:
    assert told(atlas, one("rail", 10), one("road", 40)) == (
        "From A to B, rail all the way emits least: 10.0 kg CO₂e. That is 75% less than by road."
    )


def test_where_the_road_is_best_or_missing_nothing_is_held_against_it(atlas: Atlas) -> None:
    assert "less than" not in told(atlas, one("road", 4), one("rail", 10))
    assert told(atlas, one("rail", 4)).endswith("There is no way by road alone.")


def test_unknown_emissions_are_told_and_never_called_the_least(atlas: Atlas) -> None:
    text = told(atlas, one("road", 4), one("rail", NAN))
    assert text.endswith("Emissions of 1 other way are not known.")
    assert "cannot be told" in told(atlas, one("rail", NAN))


def test_a_chain_is_told_what_it_is_the_best_in() -> None:
    compared = compare([one("rail", 10, 5.0), one("road", 40, 9.0)])
    assert bests_told(0, compared, EN) == ["Lowest cost", "Fastest", "Lowest emissions"]
    assert bests_told(1, compared, EN) == []


def test_what_tips_the_balance_is_a_sentence(atlas: Atlas) -> None:
    change = Change(1.6249, True, one("rail", 1))
    turn = Turn("diesel_price", "eur", 0.9745, 0.5, 4.0, one("road", 1), (change,), 2)
    assert turn_told(turn, atlas, EN) == (
        "Road all the way costs least. Diesel is taken at 0.97 EUR/l. "
        "Above 1.62 EUR/l, rail all the way costs less."
    )


def test_where_nothing_tips_the_range_is_told_and_where_nothing_compares_that(
    atlas: Atlas,
) -> None:
    never = Turn("dwell_h", "hours", 0.0, 0.0, 120.0, one("road", 1), (), 2)
    assert turn_told(never, atlas, EN).endswith(
        "No time in terminals between 0 and 120 further hours changes that."
    )
    alone = Turn("departures", "hours", NAN, 0.5, 168.0, None, (), 0)
    assert turn_told(alone, atlas, EN).startswith("Departures: there are not two chains")


def cluster(code: str, modes: list[str] | None) -> dict[str, Any]:
    """Return a cluster as the index of the build has it."""
    empty = {"regions": ["SE"], "nearest_ports": [], "nearest_clusters": [], "corridors": []}
    texts = {"kind": "cluster", "code": code, "name": code, "name_ascii": code, "country": "SE"}
    place = {"lon": 15.0, "lat": 58.0, "precision_km": 1, "coord_status": "", "source_id": ""}
    return {"id": f"cluster:{code}", "facts": {"modes": modes}} | empty | texts | place


def test_a_cluster_of_unknown_modes_is_told_to_be_one() -> None:
    atlas = build_atlas([], [cluster("C06", ["rail"]), cluster("C41", None)], [], {})
    (text,) = ends_told(("cluster:C06", "cluster:C41", "cluster:C41"), atlas, EN)
    assert text.startswith("No source says whether C41 has a railway")
