"""A figure of emissions is explained by the very numbers that make it."""

from __future__ import annotations

import pytest

from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import Cube
from dashboard.measures.emission_steps import explain_emissions, explain_energy
from dashboard.measures.emissions import emissions, energy, grams_per_tkm
from dashboard.measures.factors import FactorRow, Factors, GridRow
from dashboard.measures.raw import CountryRow, Tables
from dashboard.measures.served import USUAL
from dashboard.measures.tonne_km import tonne_km
from dashboard.words import speak


def factor(mode: str, quantity: str, value: float, unit: str, vehicle: str = "") -> FactorRow:
    return FactorRow(
        *(quantity, mode, quantity, "diesel (fossil)", value, unit, 2018, 2024),
        *("official", "", f"source-{quantity}", "used", vehicle),
    )


FACTORS = Factors(
    [
        factor("road", "intensity_wtt", 20.0, "gCO2e/tkm", "lorry"),
        factor("road", "intensity_ttw", 80.5, "gCO2e/tkm", "lorry"),
        factor("road", "carrier_ttw", 70.0, "gCO2e/MJ"),
        factor("inland_waterway", "intensity_wtw", 20.0, "gCO2e/tkm"),
        factor("inland_waterway", "carrier_ttw", 75.0, "gCO2e/MJ"),
        factor("inland_waterway", "carrier_wtw", 100.0, "gCO2e/MJ"),
        factor("rail", "intensity_ttw", 0.0, "gCO2e/tkm"),
        factor("rail", "case_emissions", 72.0, "kgCO2e"),
        factor("rail", "case_activity", 5000.0, "tkm"),
        factor("rail", "carrier_wtt", 144.0, "gCO2e/MJ"),
    ],
    [GridRow("SE", 2022, 45.08, "", "official", "ember")],
)
ROWS = tuple(
    CountryRow("SE", 2022, mode, value, "b", "official", "itf")
    for mode, value in (("road", 50_000.0), ("rail", 20_000.0), ("inland_waterway", 1_000.0))
)


@pytest.fixture
def atlas() -> Atlas:
    tables = Tables(tonne_km=ROWS, factors=FACTORS)
    cubes = {
        "tonne_km": Cube(tonne_km(tables), usual_definitions=USUAL),
        "emissions": Cube(emissions(tables), usual_definitions=USUAL),
        "energy": Cube(energy(tables), usual_definitions=USUAL),
    }
    return Atlas({}, {}, {}, cubes, {}, FACTORS)


def lines(atlas: Atlas, measure: str, mode: str) -> list[str]:
    figure = atlas.cubes[measure].figure("SE", 2022, mode)
    assert figure is not None
    explain = explain_emissions if measure == "emissions" else explain_energy
    return [step.say(speak("en")) for step in explain(figure, atlas).steps]


def test_road_shows_volume_both_factors_and_both_parts(atlas: Atlas) -> None:
    assert lines(atlas, "emissions", "road") == [
        "50,000 million t-km × (20 + 80.5) g ÷ 1,000 = 5,025 kt CO₂e",
        "Well to tank 1,000 kt + tank to wheel 4,025 kt = 5,025 kt CO₂e",
    ]


def test_rail_shows_the_case_and_the_electricity(atlas: Atlas) -> None:
    case, figure = lines(atlas, "emissions", "rail")
    assert case.endswith("= 0.1 MJ for one t-km")
    assert "45.08 g per kWh" in figure


def test_a_divided_whole_shows_how_it_was_divided(atlas: Atlas) -> None:
    whole, split, parts = lines(atlas, "emissions", "inland_waterway")
    assert whole.endswith("= 20 kt CO₂e")
    assert "= 15 g for one t-km; well to tank is the rest, 5 g" in split
    assert parts.startswith("Well to tank 5 kt + tank to wheel 15 kt")


def test_energy_shows_where_the_megajoules_come_from(atlas: Atlas) -> None:
    assert lines(atlas, "energy", "road") == [
        "80.5 g ÷ 70 g per MJ = 1.15 MJ for one t-km",
        "50,000 million t-km × 1.15 MJ = 57,500 TJ",
    ]
    assert lines(atlas, "energy", "rail")[1] == "20,000 million t-km × 0.1 MJ = 2,000 TJ"
    assert lines(atlas, "energy", "inland_waterway")[0] == (
        "20 g ÷ 100 g per MJ = 0.2 MJ for one t-km"
    )


def test_inputs_are_the_volume_and_every_factor_with_its_source(atlas: Atlas) -> None:
    figure = atlas.cubes["emissions"].figure("SE", 2022, "road")
    assert figure is not None
    told = explain_emissions(figure, atlas)
    assert [(part.value, part.unit, part.source_id, part.note) for part in told.inputs] == [
        (50_000.0, "million_tkm", "itf", ""),
        (20.0, "g_co2e_per_tkm", "source-intensity_wtt", "lorry"),
        (80.5, "g_co2e_per_tkm", "source-intensity_ttw", "lorry"),
    ]
    assert any("Break" in caution for caution in told.cautions)
    assert {part.source_id for part in told.inputs} == set(figure.source_ids)


def test_electricity_is_told_with_country_and_year(atlas: Atlas) -> None:
    figure = atlas.cubes["emissions"].figure("SE", 2022, "rail")
    assert figure is not None
    grid = explain_emissions(figure, atlas).inputs[-1]
    assert (grid.subject_id, grid.year, grid.unit) == ("SE", 2022, "g_co2_per_kwh")


def test_a_fuel_is_told_by_its_name(atlas: Atlas) -> None:
    figure = atlas.cubes["energy"].figure("SE", 2022, "road")
    assert figure is not None
    assert explain_energy(figure, atlas).inputs[-1].note == "diesel (fossil)"


def test_grams_for_one_tonne_kilometre_are_those_of_the_figure(atlas: Atlas) -> None:
    figure = atlas.cubes["emissions"].figure("SE", 2022, "road")
    assert figure is not None
    one = grams_per_tkm(figure, atlas)
    assert one is not None
    assert one.wtw * 50_000 / 1000 == pytest.approx(figure.value)


def test_a_figure_that_cannot_be_made_again_explains_nothing(atlas: Atlas) -> None:
    figure = atlas.cubes["emissions"].figure("SE", 2022, "road")
    assert figure is not None
    assert explain_emissions(figure._replace(year=1990), atlas).steps == ()
    assert explain_energy(figure._replace(year=1990), atlas).steps == ()
