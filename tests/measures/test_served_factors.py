"""How emissions of a region were made is told with its very numbers."""

from __future__ import annotations

import pytest

from dashboard.measures.atlas import Atlas
from dashboard.measures.catalogue import MEASURES, make_cubes
from dashboard.measures.raw import Tables
from dashboard.measures.served_factors import explain_served
from dashboard.words import speak
from tests.measures.test_served_emissions import with_hubs
from tests.measures.tiny_served import served_rows

TABLES = Tables(served=served_rows(), factors=with_hubs())
KEYS = ("tonne_km", "emissions", "energy", "tonnes_loaded", "tonnes_unloaded")


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    cubes = make_cubes({key: MEASURES[key].build(TABLES) for key in KEYS}, {})
    return Atlas({}, {}, {}, cubes, {}, TABLES.factors)


def lines(atlas: Atlas, measure: str, mode: str) -> list[str]:
    figure = atlas.cubes[measure].figure("SE12", 2022, mode, "served")
    assert figure is not None
    return [step.say(speak("en")) for step in explain_served(figure, atlas).steps]


def test_road_shows_tonne_kilometres_times_grams_and_the_range(atlas: Atlas) -> None:
    _, _, made, span = lines(atlas, "emissions", "road")
    assert made == "1,000 million t-km × 100 g ÷ 1,000 = 100 kt CO₂e on the way"
    assert span == "100; with other assumptions 80 to 130"


def test_rail_shows_its_terminals_apart(atlas: Atlas) -> None:
    _, _, made, hubs, added, _ = lines(atlas, "emissions", "rail")
    assert made.endswith("= 1 kt CO₂e on the way")
    assert hubs.startswith("(6,000,000 t + 4,000,000 t) × 1 kg")
    assert added == "1 + 10 = 11 kt CO₂e"


def test_energy_shows_its_megajoules(atlas: Atlas) -> None:
    assert "1,000 million t-km × 0.1 MJ = 100 TJ" in lines(atlas, "energy", "rail")


def test_all_modes_are_told_as_their_sum(atlas: Atlas) -> None:
    assert lines(atlas, "emissions", "all")[0] == "The modes added up"


def test_inputs_are_the_flows_and_every_factor(atlas: Atlas) -> None:
    figure = atlas.cubes["emissions"].figure("SE12", 2022, "rail", "served")
    assert figure is not None
    labels = [one.label for one in explain_served(figure, atlas).inputs]
    assert labels[:3] == ["Tonne-kilometres, half at each end", "Goods loaded", "Goods unloaded"]
    assert "Handling of one tonne in a terminal, well to wheel" in labels
