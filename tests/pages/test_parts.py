"""A table becomes cells for the browser: as HTML, or as rows that a script draws."""

from __future__ import annotations

from dashboard.figures.table import Cell, Column, Row, Table
from dashboard.pages.parts import figures_table, table_rows
from dashboard.words import speak

WORDS = speak("en")
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
