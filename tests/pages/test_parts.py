"""A table becomes cells for the browser: as HTML, or as rows that a script draws."""

from __future__ import annotations

from dashboard.figures.table import Cell, Column, Row, Table
from dashboard.pages.parts import figures_table, table_rows
from dashboard.words import speak

WORDS, NAN = speak("en"), float("nan")
TABLE = Table(
    caption="Rail's share",
    columns=(Column("Year", False), Column("Rail, per cent", True)),
    rows=(
        Row("2021", (Cell("2021"), Cell("28.9")), status="official"),
        Row("2022", (Cell("2022"), Cell("28.7", "estimated")), status="official", is_chosen=True),
    ),
)


def test_rows_carry_texts_statuses_and_what_is_chosen() -> None:
    rows = table_rows(TABLE, WORDS, "A note.", "")
    assert rows["caption"] == "Rail's share"
    assert rows["heads"] == [("Year", False), ("Rail, per cent", True), ("Status", False)]
    assert rows["rows"] == [
        (False, [("2021", ""), ("28.9", "")], "official"),
        (True, [("2022", ""), ("28.7", "estimated")], "official"),
    ]
    assert rows["notes"] == ["A note."]


def test_every_status_of_the_rows_has_its_mark_word_and_meaning() -> None:
    marks = table_rows(TABLE, WORDS)["marks"]
    assert sorted(marks) == ["estimated", "official"]
    assert all(all(mark) for mark in marks.values())


def test_a_table_as_html_has_a_caption_and_heads_with_scope() -> None:
    scroll = figures_table(TABLE, WORDS).children[0]
    caption, head, body = scroll.children.children
    assert caption.children == "Rail's share"
    assert [cell.scope for cell in head.children.children] == ["col", "col", "col"]
    rows = [row["props"]["children"] for row in body.children]
    assert [row[0]["type"] for row in rows] == ["Th", "Th"]
    assert [row[0]["props"]["scope"] for row in rows] == ["row", "row"]
    assert body.children[1]["props"]["className"] == "chosen"


def test_a_table_that_can_be_sorted_has_the_numbers_to_sort_by_and_its_foot_apart() -> None:
    cells = (
        (Cell("Stockholm"), Cell("4.1", order=4_123_000.0, detail="3.3–5.4")),
        (Cell("Åland"), Cell("–", order=NAN)),
    )
    rest = Row("rest", (Cell("2 others"), Cell("1.0", order=1e6)), is_foot=True)
    rows = (*(Row(str(at), own) for at, own in enumerate(cells)), rest)
    table = Table("Sent", (Column("Region"), Column("Sent, Mt", True)), rows, is_sortable=True)
    made = table_rows(table, WORDS)
    assert made["sortable"]
    assert made["rows"] == [
        (False, [("Stockholm", "", None, ""), ("4.1", "", 4_123_000.0, "3.3–5.4")], ""),
        (False, [("Åland", "", None, ""), ("–", "", None, "")], ""),
    ]
    assert made["feet"] == [(False, [("2 others", "", None, ""), ("1.0", "", 1e6, "")], "")]


def test_other_tables_say_nothing_of_sorting() -> None:
    assert "sortable" not in table_rows(TABLE, WORDS)
