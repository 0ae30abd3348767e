"""The card of emissions: bars by mode, estimated, with both parts in the table."""

from __future__ import annotations

from dataclasses import replace

from dashboard.figures.emissions import emissions_card
from dashboard.measures.cube import Cube
from tests.figures.tiny_figures import ATLAS, ROWS, WORDS, selected


def card(measure="emissions", atlas=ATLAS, **changes):
    return emissions_card(measure, "SE", selected("SE", measure=measure, **changes), atlas, WORDS)


def test_a_mode_with_more_than_half_is_named_but_almost_all_is_not_all():
    assert card(year=2021).title == "Road causes 99% of emissions"
    rows = [
        row._replace(value=row.value * 100) if row.mode == "road" else row
        for row in ROWS["emissions"]
    ]
    other = replace(ATLAS, cubes=ATLAS.cubes | {"emissions": Cube(rows)})
    assert card(atlas=other).title == "Road causes over 99% of emissions"


def test_nothing_is_found_while_a_mode_is_not_counted():
    rows = [row for row in ROWS["emissions"] if row.mode == "road"]
    other = replace(ATLAS, cubes=ATLAS.cubes | {"emissions": Cube(rows)})
    shown = card(atlas=other)
    assert shown.title == "Emissions by mode"
    assert shown.note == "Without a figure in this year, and not in the chart: Rail."
    assert shown.table.rows[-1].status == "missing"


def test_the_table_has_well_to_tank_and_tank_to_wheel():
    table = card().table
    assert [column.title for column in table.columns][1] == "Well to wheel, Mt CO₂e"
    assert table.rows[0].key == "road"
    assert table.rows[0].status == "estimated"


def test_bars_are_sorted_and_in_the_scale_of_the_largest():
    texts = [one["text"] for one in card().figure["layout"]["annotations"]]
    assert texts == ["<b>5.00</b>", "<b>0.03</b>"]
    assert card().source == "Own calculation"


def test_a_year_that_the_factors_do_not_hold_for_says_which_years_they_do():
    assert card(year=2015).empty.startswith("No figure for 2015: the factors hold for 2021 to 2023")


def test_energy_has_its_own_words():
    assert card("energy").title.startswith("Road uses ")
    assert card("energy").unit_line == "Petajoules, 2022"
