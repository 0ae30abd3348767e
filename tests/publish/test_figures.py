"""A version tells what its maps and the charts beside them show, and nothing else."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from dashboard.figures.key_figures import key_figures
from dashboard.figures.panel import panel
from dashboard.figures.quantity import scale_of, write_figure
from dashboard.measures.atlas import Atlas
from dashboard.measures.cube import EU, Cube
from dashboard.publish.figures import MAP, Told, told_figures
from dashboard.selection import Selection
from dashboard.words import NO_FIGURE, speak
from tests.figures.tiny_figures import ROWS, figure, selected, tiny_atlas
from tests.publish.tiny_release import edition

ATLAS, WORDS = tiny_atlas(), speak("en")
SUBJECTS = [
    (),
    ("SE",),
    ("DE",),
    ("SE23",),
    ("SE232",),
    ("SE", "DE"),
    ("port:SEGOT",),
    ("cluster:C06",),
    ("corridor:ETC-SCM",),
]
MEASURES = ("modal_split", "tonne_km", "emissions", "port_tonnes", "cluster_throughput")


def told(*states: Selection, atlas: Atlas = ATLAS) -> tuple[Told, ...]:
    return told_figures(edition(*states), atlas)


def with_rows(measure: str, *rows) -> Atlas:
    return replace(ATLAS, cubes={**ATLAS.cubes, measure: Cube([*ROWS.get(measure, ()), *rows])})


def test_a_map_tells_the_eu_first_then_every_region_of_its_level() -> None:
    on_map = [one for one in told(selected(layers=())) if one.shown_in == MAP]
    assert [one.figure.subject_id for one in on_map] == [EU, "DE", "SE", "UK"]
    assert [one.figure.value for one in on_map[:3]] == [20.0, 20.0, 35.0]


def test_a_region_without_a_figure_is_told_as_missing_and_never_as_zero() -> None:
    (uk,) = (one.figure for one in told(selected()) if one.figure.subject_id == "UK")
    (se2,) = (
        one.figure
        for one in told(selected(level="1"))
        if one.shown_in == MAP and one.figure.subject_id == "SE2"
    )
    for one in (uk, se2):
        assert (one.status, one.year, one.mode) == ("missing", 2022, "rail")
        assert math.isnan(one.value)
    assert se2.unit == "percent"


def test_a_map_of_the_eu_as_one_tells_nothing_of_countries() -> None:
    found = {one.figure.subject_id for one in told(selected(level="eu", layers=()))}
    assert found == {EU}


def test_every_state_is_told_once_and_the_parts_apart() -> None:
    found = told(selected(), selected(year=2021), selected(measure="port_tonnes"))
    keys = [(one.part, one.key) for one in found]
    assert len(keys) == len(set(keys))
    maps = {(one.part, one.figure.year) for one in found if one.shown_in == MAP}
    assert maps == {("part-1", 2022), ("part-1", 2021), ("part-2", 2022)}


def test_other_years_modes_and_levels_of_the_measure_stay_here() -> None:
    found = told(selected(measure="tonne_km"))
    on_map = {
        (one.measure, one.figure.year, one.figure.mode) for one in found if one.shown_in == MAP
    }
    beside = {(one.measure, one.figure.subject_id) for one in found if one.shown_in != MAP}
    assert on_map == {("tonne_km", 2022, "rail")}
    assert beside == {("modal_split", EU)}


def ports_told(*states: Selection, atlas: Atlas = ATLAS) -> list[tuple[str, str, float]]:
    return [
        (one.shown_in, one.figure.subject_id, one.figure.value)
        for one in told(*states, atlas=atlas)
        if one.measure == "port_tonnes" and one.figure.level == "place"
    ]


def test_ports_that_are_drawn_beside_shares_are_told_with_the_map() -> None:
    beside = selected(layers=("ports",))
    assert ports_told(beside) == [(MAP, "port:SEGOT", 40_500.0)]
    both = ports_told(beside, beside.showing(year=2021))
    assert both == [(MAP, "port:SEGOT", 40_500.0), (MAP, "port:SEGOT", 40_000.0)]


def test_ports_that_show_no_goods_on_the_map_are_not_told() -> None:
    assert ports_told(selected(layers=())) == []
    assert ports_told(selected(measure="tonne_km", layers=("ports",))) == []


def test_a_port_beside_shares_that_is_confidential_leaves_no_trace() -> None:
    row = ROWS["port_tonnes"][0]._replace(
        subject_id="port:SEMMA", year=2022, value=918273.645, status="confidential"
    )
    beside = selected(layers=("ports",))
    assert ports_told(beside, atlas=with_rows("port_tonnes", row)) == ports_told(beside)


@pytest.mark.parametrize("subjects", SUBJECTS)
@pytest.mark.parametrize("measure", MEASURES)
def test_every_number_of_the_charts_is_told(measure: str, subjects: tuple[str, ...]) -> None:
    state = selected(*subjects, measure=measure)
    found = [one for one in told(state) if one.figure.is_known]
    for card in panel(state, ATLAS, WORDS).cards:
        own = [one.figure for one in found if card.key == "goods" or one.measure == card.measure]
        shown = [cell.text for row in card.table.rows for cell in row.cells[1:]]
        units = {one.unit for one in own}
        scales = [scale_of(unit, [one.value for one in own if one.unit == unit]) for unit in units]
        written = {write_figure(one, scale, WORDS) for one in own for scale in scales}
        parts = {
            write_figure(one._replace(value=part), scale, WORDS)
            for one in own
            for part in (one.wtt, one.ttw)
            if not math.isnan(part)
            for scale in scales
        }
        lost = [text for text in shown if text not in {*written, *parts, NO_FIGURE}]
        assert lost == [], card.key


@pytest.mark.parametrize("subjects", SUBJECTS)
@pytest.mark.parametrize("measure", MEASURES)
def test_every_key_figure_is_told_or_is_a_sum_or_a_fact(
    measure: str, subjects: tuple[str, ...]
) -> None:
    state = selected(*subjects, measure=measure)
    own = [one.figure for one in told(state) if one.figure.is_known]
    written = {write_figure(one, scale_of(one.unit, [one.value]), WORDS) for one in own}
    facts = ("ha", "")
    shown = [one for one in key_figures(state, ATLAS, WORDS) if one.value != NO_FIGURE]
    lost = [
        one
        for one in shown
        if one.value not in written
        and one.unit not in facts
        and "all modes" not in one.line1
        and "freight" not in one.line1
    ]
    assert lost == []


@pytest.mark.parametrize(
    "secret",
    [
        {"status": "confidential"},
        {"status": "official", "flag": "c"},
        {"status": "confidential", "flag": "bc"},
    ],
)
def test_a_confidential_figure_leaves_as_one_that_nobody_has(secret: dict[str, str]) -> None:
    row = figure("UK", 2023, 918273.645, low=1.0, high=2.0, known=1, out_of=2, **secret)
    found = told(selected(year=2023), atlas=with_rows("modal_split", row))
    (uk,) = (one.figure for one in found if one.figure.subject_id == "UK")
    (de,) = (one.figure for one in found if one.figure.subject_id == "DE")
    assert uk[5:] == de[5:] or [repr(a) for a in uk[5:]] == [repr(b) for b in de[5:]]
    assert (uk.status, uk.flag, uk.source_id) == ("missing", "", "")


def test_a_confidential_figure_leaves_by_no_chart_either() -> None:
    row = figure("SE", 2024, 918273.645, "million_tkm", status="confidential")
    atlas = with_rows("tonne_km", row)
    found = told(selected("SE"), atlas=atlas)
    assert all(one.figure.value != 918273.645 for one in found)
    assert all(one.figure.status != "confidential" for one in found)
