"""Every measure says what it is, and holds its laws on the project's own tables."""

from __future__ import annotations

import math
from collections import defaultdict
from pathlib import Path

import pytest

from dashboard.measures.atlas import Atlas, build_atlas
from dashboard.measures.catalogue import MEASURES, make_cubes
from dashboard.measures.classes import breaks, fit
from dashboard.measures.cube import LEVELS, MODES, Figure
from dashboard.measures.emission_steps import NOTES
from dashboard.measures.raw import Tables, gather
from dashboard.measures.record import DIFFERENCE, KINDS
from dashboard.measures.table import long_table
from dashboard.measures.units import UNITS
from dashboard.settings import ROOT, Audience, Settings
from dashboard.sources.built import read_index
from dashboard.sources.tables import read_tables
from dashboard.words import speak
from tests.measures.tiny_served import served_rows

METHOD = Path(ROOT / "docs" / "method.md")


@pytest.fixture(scope="module")
def tables() -> Tables:
    return gather(read_tables(Settings().geodata, Audience.ORGANISATION), served_rows())


@pytest.fixture(scope="module")
def figures(tables: Tables) -> dict[str, list[Figure]]:
    return {key: measure.build(tables) for key, measure in MEASURES.items()}


@pytest.fixture(scope="module")
def atlas(tables: Tables, figures: dict[str, list[Figure]]) -> Atlas:
    return Atlas({}, {}, {}, make_cubes(figures, {}), {}, tables.factors)


def test_measures_stand_in_the_order_of_the_page() -> None:
    assert list(MEASURES) == [
        *("modal_split", "tonne_km", "emissions", "energy", "intensity"),
        *("tonnes_loaded", "tonnes_unloaded", "tonnes_inside", "balance", "average_haul"),
        *("port_tonnes", "port_teu", "port_connectivity", "cluster_throughput"),
    ]


@pytest.mark.parametrize("key", MEASURES)
def test_a_measure_says_everything_about_itself(key: str) -> None:
    measure = MEASURES[key]
    assert measure.key == key
    assert measure.unit in UNITS
    assert measure.kind in KINDS
    assert set(measure.levels) <= set(LEVELS)
    assert set(measure.modes) <= set(MODES)
    assert measure.default_level in measure.levels
    assert measure.default_mode in (measure.modes or ("",))
    assert measure.suppliers
    assert measure.cautions
    for sentence in (measure.meaning, measure.not_for, measure.formula, *measure.cautions):
        assert sentence.endswith(".")
    assert measure.not_for.startswith("Not ")


@pytest.mark.parametrize("key", MEASURES)
def test_figures_are_only_what_the_measure_allows(
    key: str, figures: dict[str, list[Figure]]
) -> None:
    measure = MEASURES[key]
    assert figures[key]
    for figure in figures[key]:
        assert figure.level in measure.levels
        assert figure.mode in (measure.modes or ("",))
        assert figure.definition in (measure.definitions or ("",))
        assert figure.unit in UNITS
        assert figure.source_id
        assert (figure.status == "missing") == math.isnan(figure.value)
        assert not figure.is_known or figure.value >= 0 or measure.kind == DIFFERENCE
        assert not figure.has_range or figure.low <= figure.value <= figure.high
    assert len(long_table(figures[key])) == len(figures[key])


def test_shares_of_a_country_and_year_add_up_to_a_hundred(
    figures: dict[str, list[Figure]],
) -> None:
    by_country: dict[tuple[str, int], list[Figure]] = defaultdict(list)
    for figure in figures["modal_split"]:
        by_country[figure.subject_id, figure.year].append(figure)
    checked = 0
    for found in by_country.values():
        known = [figure.value for figure in found if figure.is_known]
        if len(known) == len(found) or all(f.is_known or "m" in f.flag for f in found):
            assert sum(known) == pytest.approx(100, abs=0.1 + 1e-9)
            checked += 1
    assert checked > 500


def test_well_to_wheel_is_the_sum_of_its_parts_in_every_figure(
    figures: dict[str, list[Figure]],
) -> None:
    for figure in figures["emissions"]:
        assert figure.value == pytest.approx(figure.wtt + figure.ttw)
        assert figure.status == "estimated"


def test_no_emission_is_told_where_the_volume_is_not_known(
    figures: dict[str, list[Figure]], atlas: Atlas
) -> None:
    for key in ("emissions", "energy"):
        for figure in figures[key]:
            carried = atlas.cubes["tonne_km"].figure(
                figure.subject_id, figure.year, figure.mode, figure.definition
            )
            assert carried is not None
            assert carried.is_known
            assert (figure.value == 0) <= (carried.value == 0 or figure.mode == "rail")


@pytest.mark.parametrize("key", ["port_tonnes", "port_teu"])
def test_a_sum_of_ports_never_passes_for_a_total(
    key: str, figures: dict[str, list[Figure]]
) -> None:
    sums = [figure for figure in figures[key] if figure.level != "place"]
    assert sums
    assert {figure.status for figure in sums} == {"partial"}
    assert all(0 < figure.known <= figure.out_of for figure in sums)


def test_a_country_holds_at_least_what_its_regions_hold(
    figures: dict[str, list[Figure]], atlas: Atlas
) -> None:
    inner: dict[tuple[str, int, str], float] = defaultdict(float)
    for figure in figures["port_tonnes"]:
        if figure.level == "1":
            inner[figure.subject_id[:2], figure.year, figure.definition] += figure.value
    for (country, year, definition), value in inner.items():
        whole = atlas.cubes["port_tonnes"].figure(country, year, "", definition)
        assert whole is not None
        assert whole.value >= value - 1e-6


def test_a_sum_of_ports_is_explained_by_what_it_was_made_of(
    figures: dict[str, list[Figure]], atlas: Atlas
) -> None:
    places = read_index(Settings().built, "places")
    known = build_atlas([], places, [], atlas.cubes)
    for key in ("port_tonnes", "port_teu"):
        for figure in figures[key]:
            if figure.level == "place":
                continue
            told = MEASURES[key].explain(figure, known)
            assert sum(part.value for part in told.inputs) == pytest.approx(figure.value)
            counts = (told.steps[0].numbers["known"], told.steps[0].numbers["out_of"])
            assert counts == (figure.known, figure.out_of)


def test_class_limits_are_those_of_the_method_and_fit_well(
    figures: dict[str, list[Figure]],
) -> None:
    table = long_table(figures["modal_split"])
    every = breaks(table, MEASURES["modal_split"])
    limits = {key: row for key, row in every.items() if key.startswith("0|")}
    assert limits == {
        "0|road|": [0, 60, 70, 80, 90],
        "0|rail|": [0, 10, 20, 30, 40],
        "0|inland_waterway|": [0, 2, 10, 20, 40],
    }
    for key, row in limits.items():
        level, mode, _ = key.split("|")
        known = table[(table["level"] == level) & (table["mode"] == mode)]["value"].dropna()
        assert fit(known.to_numpy(), row) > 0.75


@pytest.mark.parametrize("key", MEASURES)
def test_what_is_shown_first_has_figures(key: str, atlas: Atlas) -> None:
    own = atlas.choices[key]
    shown = atlas.cubes[key].at(own.level, own.year, own.mode, own.definition)
    assert any(figure.is_known for figure in shown.values())


def test_figures_first_shown_are_those_of_the_picture(atlas: Atlas) -> None:
    assert atlas.choices["modal_split"].mode == "rail"
    assert atlas.choices["port_tonnes"].definition == "authority"
    sweden = atlas.cubes["modal_split"].figure("SE", 2022, "rail")
    assert sweden is not None
    assert sweden.value == 28.7


@pytest.mark.parametrize("key", ["emissions", "energy"])
@pytest.mark.parametrize("mode", ["road", "rail", "inland_waterway", "sea"])
def test_the_worked_example_of_the_method_can_be_made_again(
    key: str, mode: str, atlas: Atlas
) -> None:
    section = METHOD.read_text(encoding="utf-8").partition(f"\n## {key}\n")[2].split("\n## ")[0]
    figure = atlas.cubes[key].figure("SE", 2022, mode)
    assert figure is not None
    told = MEASURES[key].explain(figure, atlas)
    assert told.steps
    for step in told.steps:
        assert f"| {step.say(speak('en'))} |" in section


@pytest.mark.parametrize("key", MEASURES)
def test_every_measure_has_its_section_in_the_method(key: str) -> None:
    heads = [line for line in METHOD.read_text(encoding="utf-8").splitlines() if line[:2] == "##"]
    assert f"## {MEASURES[key].method}" in heads


def test_notes_of_all_factors_in_use_can_be_translated(tables: Tables) -> None:
    rows = tables.factors.as_json()["factors"]
    used = {row["vehicle"] or row["carrier"] for row in rows if row["role"] == "used"}
    assert used == set(NOTES)


def test_every_figure_with_a_calculation_can_be_explained(
    figures: dict[str, list[Figure]], atlas: Atlas
) -> None:
    for key in ("modal_split", "tonne_km", "emissions", "energy", "cluster_throughput"):
        for figure in figures[key][::37]:
            told = MEASURES[key].explain(figure, atlas)
            assert told.inputs
            assert [step.say(speak("fr")) for step in told.steps]
