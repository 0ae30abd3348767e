"""The card of the modal split: areas, finding, status, and what is missing."""

from __future__ import annotations

from dashboard.figures.split import split_card
from dashboard.measures.cube import EU
from tests.figures.tiny_figures import ATLAS, WORDS, selected


def card(region="SE", **changes):
    return split_card(region, selected(region, **changes), ATLAS, WORDS)


def test_the_finding_is_about_the_mode_in_question():
    assert card().title == "Rail has lost share since 2012"
    assert card(mode="road").title == "Road has gained share since 2012"
    assert card(EU).title == "Modes’ shares of inland freight"


def test_a_mode_that_has_no_share_gives_way_to_the_usual_one():
    assert card(mode="sea", measure="tonne_km").title == "Rail has lost share since 2012"


def test_the_table_has_the_same_numbers_as_the_chart():
    row = next(row for row in card().table.rows if row.is_chosen)
    assert [cell.text for cell in row.cells] == ["2022", "65.0", "35.0"]
    assert row.status == "official"


def test_status_and_source_are_those_of_the_figures():
    assert (card().status, card(EU).status) == ("official", "estimated")
    assert card().source == "Eurostat"


def test_shares_that_never_make_a_whole_are_not_drawn():
    empty = card("UK")
    assert empty.figure == {}
    assert "no year has the shares of all modes" in empty.empty
