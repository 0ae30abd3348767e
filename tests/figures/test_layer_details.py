"""How flows and loads were made is told for what is shown, with its ranges and cautions."""

from __future__ import annotations

from dashboard.figures.details import how_made
from dashboard.words import speak
from tests.figures.tiny_flow_atlas import FLOW_ATLAS, flowing, loaded

WORDS = speak("en")


def test_the_flows_shown_stand_with_their_ranges() -> None:
    made = how_made(flowing("SE12"), "flows", FLOW_ATLAS, WORDS)
    first = [cell.text for cell in made.inputs.rows[0].cells]
    assert first == [
        "Östra Mellansverige – Västsverige",
        "4.1\N{NO-BREAK SPACE}Mt",
        "3.3–5.4",
    ]
    assert {row.status for row in made.inputs.rows} == {"estimated"}
    assert made.method == "flows"


def test_it_says_what_the_range_is_and_what_flows_must_not_be_used_for() -> None:
    made = how_made(flowing("SE12"), "flows", FLOW_ATLAS, WORDS)
    assert any("no probability" in caution for caution in made.cautions)
    assert "one company" in made.not_for


def test_without_a_figure_there_is_still_an_explanation() -> None:
    made = how_made(flowing("SE12", year=2005), "flows", FLOW_ATLAS, WORDS)
    assert made.inputs.rows == ()
    assert made.formula


def test_the_busiest_sections_stand_with_their_ranges() -> None:
    made = how_made(loaded("corridor:ETC-SCM"), "load", FLOW_ATLAS, WORDS)
    assert made.inputs.rows[0].cells[0].text == "Göteborg – Malmö"
    assert any("do not add corridors up" in caution for caution in made.cautions)


def test_the_sources_are_those_that_the_atlas_knows() -> None:
    known = FLOW_ATLAS.sources
    assert "estat-tgs00096" not in known
    assert how_made(flowing("SE12"), "flows", FLOW_ATLAS, WORDS).sources == ()
