"""How a figure was made: formula with its numbers, inputs, sources, cautions."""

from __future__ import annotations

from dashboard.figures.details import how_made
from tests.figures.tiny_figures import ATLAS, WORDS, selected


def made(key, *subjects, **changes):
    return how_made(selected(*subjects, **changes), key, ATLAS, WORDS)


def test_a_published_figure_is_shown_as_it_stands():
    details = made("split", "SE")
    assert details.title == "Share of inland freight, Sweden, 2022"
    assert details.worked == ("The figure is shown as it was published. Nothing is calculated.",)
    assert [row.cells[2].text for row in details.inputs.rows] == ["65\xa0%", "35\xa0%"]
    assert [source.supplier for source in details.sources] == ["Eurostat"]
    assert details.sources[0].licence == "Reuse allowed"


def test_a_calculated_figure_shows_its_numbers_by_mode():
    details = made("emissions", "SE", measure="emissions", mode="road")
    assert any(line.startswith("Road: 40,000 million t-km × (25 + 100)") for line in details.worked)
    factor = next(row for row in details.inputs.rows if "tank to wheel" in row.cells[0].text)
    assert [cell.text for cell in factor.cells[1:]] == ["Road", "100\xa0g CO₂e per t-km"]
    assert {source.supplier for source in details.sources} >= {"OECD/ITF", "A guide"}


def test_a_sum_lists_its_ports():
    details = made("map", "SE", measure="port_tonnes", level="0")
    assert details.inputs.rows[0].cells[1].text == "Göteborg, 2022"
    assert details.inputs.rows[0].status == "secondary"


def test_a_year_without_a_figure_explains_the_nearest():
    assert made("emissions", "SE", year=2015).title.endswith("2021")


def test_every_card_can_be_explained_and_says_what_it_must_not_be_used_for():
    for key in ("ranking", "map", "compare", "volumes", "ports", "cluster_throughput-teu", "x"):
        for subjects in ((), ("SE",), ("SE", "DE"), ("port:SEGOT",), ("cluster:C06",)):
            details = made(key, *subjects)
            assert details.not_for
            assert details.cautions
            assert details.formula
