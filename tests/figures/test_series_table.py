"""Tables hold the numbers of the chart, with a mark where a figure is less sure than its row."""

from __future__ import annotations

from dashboard.figures.quantity import scale_of
from dashboard.figures.series_table import Named, subject_table, year_table
from tests.figures.tiny_figures import WORDS, series

SCALE = scale_of("percent", [])


def test_a_cell_is_marked_only_where_it_differs_from_its_row():
    sure, unsure = series(1, 2), series(3, 4, status="estimated")
    table = year_table("Caption", [Named("A", sure), Named("B", unsure)], SCALE, 2010, WORDS)
    first = table.rows[0]
    assert first.status == "estimated"
    assert [(cell.text, cell.status) for cell in first.cells[1:]] == [
        ("1.0", "official"),
        ("3.0", ""),
    ]


def test_the_chosen_year_is_there_even_without_a_figure():
    table = year_table("Caption", [Named("A", series(1))], SCALE, 2015, WORDS)
    assert [(row.key, row.status, row.is_chosen) for row in table.rows] == [
        ("2010", "official", False),
        ("2015", "missing", True),
    ]


def test_a_subject_without_a_figure_has_a_dash():
    found = {"SE": series(1)[0], "UK": None}
    names = {"SE": "Sweden", "UK": "United Kingdom"}
    table = subject_table("Caption", ("Country", "Share"), found, names, SCALE, ["SE"], WORDS)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Sweden", "1.0"],
        ["United Kingdom", "–"],
    ]
    assert table.columns[1].title == "Share, %"
    assert table.has_status
