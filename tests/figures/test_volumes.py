"""The card of volumes: lines by mode, a finding only by rule, the same numbers in its table."""

from __future__ import annotations

from dashboard.figures.volumes import volumes_card
from tests.figures.tiny_figures import ATLAS, WORDS, selected


def card(region="SE", **changes):
    return volumes_card(region, selected(region, **changes), ATLAS, WORDS)


def test_the_finding_is_about_the_chosen_mode_when_its_rule_is_met():
    assert card(mode="road").title == "Road freight has grown since 2012"
    assert card(mode="rail").title == "Freight by mode"


def test_breaks_are_named_in_the_line_under_the_title():
    assert card().unit_line == (
        "Billion tonne-kilometres. Gaps mark breaks in the series (Rail 2020)."
    )


def test_the_table_holds_every_year_and_the_chosen_one_is_marked():
    table = card().table
    assert [column.title for column in table.columns] == ["Year", "Road, bn t-km", "Rail, bn t-km"]
    row = next(row for row in table.rows if row.key == "2016")
    assert [(cell.text, cell.status) for cell in row.cells] == [
        *(("2016", ""), ("34.0", ""), ("–", "missing"))
    ]
    assert [row.key for row in table.rows if row.is_chosen] == ["2022"]


def test_the_summary_tells_first_and_last_values_in_the_scale_of_the_chart():
    assert "Road 30.0\xa0bn t-km (2012) – 41.0\xa0bn t-km (2023)" in card().summary


def test_a_country_without_figures_says_what_is_missing():
    empty = card("UK")
    assert (empty.figure, empty.height) == ({}, 0)
    assert empty.empty
